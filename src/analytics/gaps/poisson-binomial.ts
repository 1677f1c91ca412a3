/**
 * How many of n independent events with probabilities p_i come true: the Poisson binomial distribution.
 * Mean Σ p_i, variance Σ p_i(1 − p_i).
 */
export interface CountInterval {
  readonly mean: number;
  readonly variance: number;
  /** Central interval: at most (1 − coverage)/2 of the probability lies below `low`, and as much above `high`. */
  readonly low: number;
  readonly high: number;
}

/** Above this many undecided events the distribution is approximated; below, it is exact. */
const EXACT_UP_TO = 300;
/** Closer to 0 or 1 than this an event is decided: all of a million together change a count by less than 1e-3. */
const DECIDED = 1e-9;

/**
 * Exact by convolution (Hodges & Le Cam 1960) up to `EXACT_UP_TO` undecided events, else the refined normal
 * approximation with skewness correction (Volkova 1996; absolute error of the distribution function below .001 there).
 * @param probabilities each on 0..1
 * @param coverage of the interval, e.g. .9
 */
export function countInterval(probabilities: ArrayLike<number>, coverage: number): CountInterval {
  let mean = 0;
  let variance = 0;
  let skew = 0;
  let certain = 0;
  const undecided: number[] = [];
  for (let i = 0; i < probabilities.length; i++) {
    const p = probabilities[i]!;
    mean += p;
    variance += p * (1 - p);
    skew += p * (1 - p) * (1 - 2 * p);
    if (p > 1 - DECIDED) certain++;
    else if (p >= DECIDED) undecided.push(p);
  }
  const tail = (1 - coverage) / 2;
  if (undecided.length <= EXACT_UP_TO) {
    const mass = countDistribution(undecided);
    return { mean, variance, low: certain + quantile(mass, tail), high: certain + quantile(mass, 1 - tail) };
  }
  const deviation = Math.sqrt(variance);
  const bend = skew / (6 * deviation * deviation * deviation);
  const at = (z: number) => mean + deviation * (z + bend * (z * z - 1));
  const z = normalQuantile(1 - tail);
  const count = probabilities.length;
  return {
    mean,
    variance,
    low: Math.max(0, Math.round(at(-z))),
    high: Math.min(count, Math.round(at(z))),
  };
}

/** The probability of each count from 0 to n, by adding one event at a time. */
export function countDistribution(probabilities: readonly number[]): Float64Array {
  const mass = new Float64Array(probabilities.length + 1);
  mass[0] = 1;
  for (const [n, p] of probabilities.entries()) {
    for (let k = n + 1; k > 0; k--) mass[k] = mass[k]! * (1 - p) + mass[k - 1]! * p;
    mass[0]! *= 1 - p;
  }
  return mass;
}

/** The lowest count whose cumulative probability reaches `probability`. */
function quantile(mass: Float64Array, probability: number): number {
  let cumulative = 0;
  for (let k = 0; k < mass.length; k++) {
    cumulative += mass[k]!;
    if (cumulative >= probability - 1e-12) return k;
  }
  return mass.length - 1;
}

/** Φ⁻¹ by Acklam's rational approximation (2003), relative error below 1.2e-9. */
export function normalQuantile(probability: number): number {
  if (probability < 0.02425) {
    const q = Math.sqrt(-2 * Math.log(probability));
    return polynomial(C, q) / (polynomial(D, q) * q + 1);
  }
  if (probability > 1 - 0.02425) return -normalQuantile(1 - probability);
  const q = probability - 0.5;
  const r = q * q;
  return (polynomial(A, r) * q) / (polynomial(B, r) * r + 1);
}

const A = [
  -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716,
  2.506628277459239,
];
const B = [-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572];
const C = [
  -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968,
  2.938163982698783,
];
const D = [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416];

/** Horner's scheme, highest power first. */
function polynomial(coefficients: readonly number[], x: number): number {
  return coefficients.reduce((sum, coefficient) => sum * x + coefficient, 0);
}
