import { invertPositiveDefinite } from '../linear-algebra/positive-definite.ts';
import { ControlSpace } from './control-space.ts';

/** What wages are explained by. Observations are wage benchmarks, numbered from 0; entries may come in any order. */
export interface HedonicInput {
  /** ln of each benchmark's median wage. */
  readonly logWage: Float64Array;
  /** One label per benchmark and control, e.g. its preparation and its occupational group. */
  readonly controls: readonly (readonly string[])[];
  readonly skills: number;
  /** How much a benchmark asks for a skill, one entry each; what is not here is 0. */
  readonly observation: Uint32Array;
  readonly skill: Uint32Array;
  readonly demand: Float64Array;
}

export interface HedonicPremiums {
  /** Numbers of the skills that could be estimated, ascending; the other arrays are beside it. */
  readonly skill: Uint32Array;
  /** ln premium and its posterior standard deviation. */
  readonly premium: Float64Array;
  readonly deviation: Float64Array;
  readonly observations: number;
  /** Independent columns that the controls take up, the intercept among them. */
  readonly controls: number;
  readonly penalty: number;
  /** Standard deviation of what is left of ln wage. */
  readonly noise: number;
  /** 1 − Σ (left-out residual)² / Σ (y − ȳ)², each benchmark predicted from all others. */
  readonly heldOutR2: number;
}

/** A premium needs so many benchmarks that ask for the skill more than the average, and as many that ask for it less. */
export const LEAST_ON_A_SIDE = 5;
/** With fewer benchmarks beyond the controls nothing is told. */
export const LEAST_FREEDOM = 30;

/**
 * Hedonic wage regression (Rosen 1974): y = C·γ + X·β + ε, y the ln median wage, C dummies of the controls without
 * penalty, X what roles ask for, β ridge-penalised.
 *
 * A column of X is demand / contrast, the contrast being the mean demand of the benchmarks that ask for the skill more
 * than the average minus the mean of the others: β is then the ln premium of the former over the latter, and one
 * prior β ~ N(0, σ²/λ) is fair to rated skills, which everybody asks for somewhat, and to listed ones alike.
 *
 * λ minimises the leave-one-out error, exact without refitting: with M the projection off C, K = M·X·Xᵀ·M and
 * G = (K + λI)⁻¹, the left-out residual is λ(G·My)ᵢ / (λGᵢᵢ − Pᵢᵢ), P = I − M (Allen 1974). Golden section on ln λ.
 *
 * Given λ, σ² = (My)ᵀ(K/λ + I)⁻¹(My) / (n − c), the mean is Xᵀ·M·G·y and the variance σ²/λ · (1 − xⱼᵀ·M·G·M·xⱼ):
 * a Bayesian interval, which counts the bias of shrinking as well and so covers on average over skills (Nychka 1988); the
 * sandwich of ridge leaves it out and covers about half. A single strong effect among many absent ones is shrunk below its
 * size. Time is O(n³) for each λ tried; n is the number of benchmarks of one market.
 *
 * Null with fewer than `LEAST_FREEDOM` benchmarks beyond the controls, or where no skill can be estimated.
 */
export function hedonicPremiums(
  input: HedonicInput,
  onProgress: (fraction: number) => void = () => {},
): HedonicPremiums | null {
  const n = input.logWage.length;
  const space = new ControlSpace(input.controls, n);
  if (n - space.dimensions < LEAST_FREEDOM) return null;
  const { numbers, columns } = contrastColumns(input);
  if (numbers.length === 0) return null;
  for (const column of columns) space.remove(column);
  const wage = Float64Array.from(input.logWage);
  space.remove(wage);
  const gram = gramOf(columns, n);
  let largest = 0;
  for (let i = 0; i < n; i++) largest = Math.max(largest, gram[i * n + i]!);
  if (!(largest > 0)) return null;

  let tried = 0;
  const at = (logPenalty: number) => {
    onProgress(tried++ / (STEPS + 3));
    return solve(gram, wage, space.leverages, Math.exp(logPenalty));
  };
  const centre = Math.log(largest);
  const best = at(goldenMinimum((x) => at(x).error, centre - 8, centre + 7));
  const { penalty, inverse, weights, error } = best;
  let fitted = 0;
  for (let i = 0; i < n; i++) fitted += wage[i]! * weights[i]!;
  const variance = (penalty * fitted) / (n - space.dimensions);
  const premium = columns.map((column) => dot(column, weights));
  const deviation = columns.map((column) =>
    Math.sqrt(Math.max(0, (variance / penalty) * (1 - quadraticForm(inverse, column, n)))),
  );
  return {
    skill: Uint32Array.from(numbers),
    premium: Float64Array.from(premium),
    deviation: Float64Array.from(deviation),
    observations: n,
    controls: space.dimensions,
    penalty,
    noise: Math.sqrt(variance),
    heldOutR2: 1 - error / (sumOfSquares(input.logWage) || Number.NaN),
  };
}

/** The interval narrows by .618 a step: from 15 in ln λ to below .03, where the error is flat. */
const STEPS = 14;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

function goldenMinimum(of: (x: number) => number, from: number, to: number): number {
  let [low, high] = [from, to];
  let [a, b] = [high - GOLDEN * (high - low), low + GOLDEN * (high - low)];
  let [atA, atB] = [of(a), of(b)];
  for (let step = 0; step < STEPS; step++) {
    if (atA <= atB) {
      [high, b, atB] = [b, a, atA];
      a = high - GOLDEN * (high - low);
      atA = of(a);
    } else {
      [low, a, atA] = [a, b, atB];
      b = low + GOLDEN * (high - low);
      atB = of(b);
    }
  }
  return atA <= atB ? a : b;
}

function solve(gram: Float64Array, wage: Float64Array, leverages: Float64Array, penalty: number) {
  const n = wage.length;
  const shifted = Float64Array.from(gram);
  for (let i = 0; i < n; i++) shifted[i * n + i]! += penalty;
  const inverse = invertPositiveDefinite(shifted, n);
  const weights = new Float64Array(n);
  let error = 0;
  for (let i = 0; i < n; i++) {
    weights[i] = dot(inverse.subarray(i * n, (i + 1) * n), wage);
    const freedom = penalty * inverse[i * n + i]! - leverages[i]!;
    // A benchmark that is alone in a control is fitted whatever it is, and tells nothing.
    if (freedom > 1e-9) error += ((penalty * weights[i]!) / freedom) ** 2;
  }
  return { penalty, inverse, weights, error };
}

/** Columns of the skills that enough benchmarks ask for more, and enough for less, than the average. */
function contrastColumns(input: HedonicInput): { numbers: number[]; columns: Float64Array[] } {
  const n = input.logWage.length;
  const sums = new Float64Array(input.skills);
  input.skill.forEach((skill, entry) => {
    sums[skill]! += input.demand[entry]!;
  });
  const above = new Uint32Array(input.skills);
  const aboveSums = new Float64Array(input.skills);
  input.skill.forEach((skill, entry) => {
    if (!(input.demand[entry]! * n > sums[skill]!)) return;
    above[skill]!++;
    aboveSums[skill]! += input.demand[entry]!;
  });
  const places = new Int32Array(input.skills).fill(-1);
  const numbers: number[] = [];
  const columns: Float64Array[] = [];
  const contrasts: number[] = [];
  for (let skill = 0; skill < input.skills; skill++) {
    const more = above[skill]!;
    if (more < LEAST_ON_A_SIDE || n - more < LEAST_ON_A_SIDE) continue;
    const contrast = aboveSums[skill]! / more - (sums[skill]! - aboveSums[skill]!) / (n - more);
    places[skill] = numbers.length;
    numbers.push(skill);
    contrasts.push(contrast);
    columns.push(new Float64Array(n));
  }
  input.skill.forEach((skill, entry) => {
    const place = places[skill]!;
    if (place >= 0) columns[place]![input.observation[entry]!]! += input.demand[entry]! / contrasts[place]!;
  });
  return { numbers, columns };
}

/** Σ xⱼ·xⱼᵀ over the columns. */
function gramOf(columns: readonly Float64Array[], n: number): Float64Array {
  const rows = Array.from({ length: n }, (_, i) => Float64Array.from(columns, (column) => column[i]!));
  const gram = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      const product = dot(rows[i]!, rows[j]!);
      gram[i * n + j] = product;
      gram[j * n + i] = product;
    }
  }
  return gram;
}

function quadraticForm(matrix: Float64Array, vector: Float64Array, n: number): number {
  let sum = 0;
  for (let i = 0; i < n; i++) {
    if (vector[i] !== 0) sum += vector[i]! * dot(matrix.subarray(i * n, (i + 1) * n), vector);
  }
  return sum;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

function sumOfSquares(values: Float64Array): number {
  let mean = 0;
  for (const value of values) mean += value / values.length;
  let sum = 0;
  for (const value of values) sum += (value - mean) ** 2;
  return sum;
}
