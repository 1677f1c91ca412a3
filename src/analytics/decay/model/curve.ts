import { DAY, type Instant } from '../../../domain/clock.ts';
import type { DecayShape, FittedProficiency } from '../../../domain/proficiency.ts';
import { betaFront, betaQuantile, regularizedIncompleteBeta } from '../filter/incomplete-beta.ts';

/**
 * The forgetting curve that is served, and what is known of the latent proficiency around it.
 *
 *   μ(t) = c + (p₀ − c)·R(t),  R(t) = (1 + (2^{1/w} − 1)·t/H)^{−w},  t ≥ 0 days since the last reinforcement
 *
 * so that R(H) = ½; w → ∞ is 2^{−t/H}. Where p₀ ≤ c the curve is flat at p₀. Power law of forgetting: Wixted & Ebbesen
 * 1991; half-lives of work skills: Tatel & Ackerman 2025. All proficiencies are on 0..1, times in days.
 */

export type ServedCurve = Pick<FittedProficiency, 'initial' | 'halfLifeDays' | 'lastReinforcedAt'>;
export type ServedPosterior = ServedCurve &
  Pick<FittedProficiency, 'abilityVariance' | 'logHalfLifeVariance' | 'covariance' | 'observations'>;

/** The calibrated factors of the posterior variance: rows by number of observations, columns by the time gap. */
export interface IntervalFactors {
  /** Ascending; a series falls in the first row whose bound it does not exceed, else in the last. */
  readonly observationsUpTo: readonly number[];
  /** Ascending days; between them the factor is interpolated in ln(1 + days), outside it is flat. */
  readonly gapDays: readonly number[];
  readonly factors: readonly (readonly number[])[];
}

/** What one class of skills shares: the curve's shape w and floor c, and the interval factors. */
export interface CurveClass {
  readonly shape: DecayShape;
  readonly floor: number;
  readonly intervalFactors: IntervalFactors;
  /**
   * Variance, on the logit scale, of a proficiency that has wholly faded, beyond what ability and half-life leave open:
   * practice that nobody recorded, and the like. Of a share faded it counts by the share squared. 0 where not given.
   */
  readonly gapVariance?: number;
}

/** Days since the last reinforcement, never negative: no curve runs backwards. */
export function daysSince(lastReinforcedAt: Instant, asOf: Instant): number {
  return Math.max(0, (asOf - lastReinforcedAt) / DAY);
}

/** 2^{1/w} − 1: computed once for each shape that there is. */
const steepnessOf = (shape: number): number => 2 ** (1 / shape) - 1;
const STEEPNESS = { half: steepnessOf(0.5), one: steepnessOf(1), two: steepnessOf(2), four: steepnessOf(4) };

function steepness(shape: DecayShape): number {
  if (shape === 0.5) return STEEPNESS.half;
  if (shape === 1) return STEEPNESS.one;
  if (shape === 2) return STEEPNESS.two;
  return shape === 4 ? STEEPNESS.four : steepnessOf(shape);
}

/** R(t) in 0..1 for t ≥ 0 and H > 0; never rises with t. */
export function retention(days: number, halfLifeDays: number, shape: DecayShape): number {
  const elapsed = days / halfLifeDays;
  if (!(elapsed > 0)) return 1;
  if (shape === Infinity) return 2 ** -elapsed;
  return (1 + steepness(shape) * elapsed) ** -shape;
}

/** (1 + x)^−w without a general power for the shapes there are; e^−x for w = ∞. */
export function remaining(x: number, shape: number): number {
  if (shape === Infinity) return Math.exp(-x);
  const base = 1 / (1 + x);
  if (shape === 1) return base;
  if (shape === 2) return base * base;
  if (shape === 0.5) return Math.sqrt(base);
  return base * base * base * base;
}

/**
 * dR/d ln H ≥ 0.
 * @param kept R(t)
 */
function retentionSlope(days: number, halfLifeDays: number, shape: DecayShape, kept: number): number {
  const elapsed = days / halfLifeDays;
  if (!(elapsed > 0) || elapsed === Infinity) return 0;
  if (shape === Infinity) return Math.LN2 * elapsed * kept;
  const scaled = steepness(shape) * elapsed;
  return (shape * scaled * kept) / (1 + scaled);
}

/** The posterior mean of the latent proficiency at `asOf`, in 0..1, never rising with `asOf`. */
export function expectedProficiency(fitted: ServedCurve, skillClass: CurveClass, asOf: Instant): number {
  const { initial, halfLifeDays, lastReinforcedAt } = fitted;
  if (initial <= skillClass.floor) return initial;
  const days = daysSince(lastReinforcedAt, asOf);
  // Where nothing has faded it is what it began at, to the last bit.
  if (days === 0) return initial;
  return expectedWhere(retention(days, halfLifeDays, skillClass.shape), initial, skillClass.floor);
}

function expectedWhere(kept: number, initial: number, floor: number): number {
  return Math.min(initial, floor + (initial - floor) * kept);
}

/**
 * Var[σ(A)] of a normal A, where m = E σ(A): s(1 − (1 + 2s·Var A)^{−½}) with s = m(1 − m). It is s²·Var A where that is
 * small and at most s however large (the form of Daunizeau 2017, with the delta method's slope at every m instead of one
 * that fits them on average); within 12 % for m in .1..0.9 and Var A up to 1.
 */
export function sigmoidVariance(mean: number, variance: number): number {
  const spread = mean * (1 - mean);
  return spread * (1 - 1 / Math.sqrt(1 + 2 * spread * variance));
}

/**
 * The posterior variance of the latent proficiency at `asOf`: the delta method over (ability, ln half-life), saturating
 * in ability as `sigmoidVariance` does, times the calibrated factor.
 */
export function proficiencyVariance(fitted: ServedPosterior, skillClass: CurveClass, asOf: Instant): number {
  return proficiencyMoments(fitted, skillClass, asOf).variance;
}

/** `expectedProficiency` and `proficiencyVariance`. */
export function proficiencyMoments(
  fitted: ServedPosterior,
  skillClass: CurveClass,
  asOf: Instant,
): { readonly mean: number; readonly variance: number } {
  const { initial, halfLifeDays, abilityVariance, logHalfLifeVariance, covariance } = fitted;
  const { shape, floor } = skillClass;
  const days = daysSince(fitted.lastReinforcedAt, asOf);
  const factor = intervalFactor(skillClass.intervalFactors, fitted.observations, days);
  const initialVariance = sigmoidVariance(initial, abilityVariance);
  if (!(initial > floor)) return { mean: initial, variance: Math.max(0, initialVariance) * factor };
  const kept = retention(days, halfLifeDays, shape);
  const byHalfLife = (initial - floor) * retentionSlope(days, halfLifeDays, shape, kept);
  const byAbility = abilityVariance > 0 ? kept * Math.sqrt(initialVariance / abilityVariance) : 0;
  let variance =
    kept * kept * initialVariance +
    2 * byAbility * byHalfLife * covariance +
    byHalfLife * byHalfLife * logHalfLifeVariance;
  const faded = floor + (initial - floor) * kept;
  variance += (skillClass.gapVariance ?? 0) * ((1 - kept) * faded * (1 - faded)) ** 2;
  // Where nothing has faded it is what it began at, to the last bit.
  const mean = days === 0 ? initial : expectedWhere(kept, initial, floor);
  return { mean, variance: Math.max(0, variance) * factor };
}

/** The calibrated factor of a number of observations and a gap in days. */
export function intervalFactor(table: IntervalFactors, observations: number, days: number): number {
  let row = 0;
  while (row < table.observationsUpTo.length - 1 && observations > table.observationsUpTo[row]!) row++;
  const factors = table.factors[row]!;
  const { gapDays } = table;
  const last = gapDays.length - 1;
  if (days <= gapDays[0]!) return factors[0]!;
  if (days >= gapDays[last]!) return factors[last]!;
  let column = 1;
  while (days > gapDays[column]!) column++;
  const from = Math.log1p(gapDays[column - 1]!);
  const to = Math.log1p(gapDays[column]!);
  const share = (Math.log1p(days) - from) / (to - from);
  return factors[column - 1]! * (1 - share) + factors[column]! * share;
}

/** A Beta distribution of the latent proficiency; with `probability`, the rest of the mass is at 0. */
export interface LatentDistribution {
  readonly alpha: number;
  readonly beta: number;
  /** How likely the person has to do with the skill at all; 1 unless given. */
  readonly probability?: number;
}

const SMALLEST_CONCENTRATION = 0.2;
const LARGEST_CONCENTRATION = 1e5;
/** A Beta that stands for a latent proficiency has no mean below it. */
export const SMALLEST_MEAN = 1e-6;

/**
 * The Beta with this mean and variance (moments). Where no Beta has them, the nearest one that is neither a point nor
 * two points: α + β is held in .2..1e5 and the mean in 1e-6..1 − 1e-6.
 */
export function latentDistribution(mean: number, variance: number): LatentDistribution {
  const inside = Math.min(1 - SMALLEST_MEAN, Math.max(SMALLEST_MEAN, mean));
  const concentration = Math.min(
    LARGEST_CONCENTRATION,
    Math.max(SMALLEST_CONCENTRATION, (inside * (1 - inside)) / Math.max(variance, 1e-12) - 1),
  );
  return { alpha: inside * concentration, beta: (1 - inside) * concentration };
}

/** The value that the latent proficiency stays at or below with this probability. */
export function quantile(distribution: LatentDistribution, probability: number): number {
  const { alpha, beta, probability: held = 1 } = distribution;
  if (probability <= 1 - held) return 0;
  return betaQuantile((probability - (1 - held)) / held, alpha, beta);
}

/** The probability that the latent proficiency is at `level` or above. */
export function probabilityAtLeast(distribution: LatentDistribution, level: number): number {
  if (level <= 0) return 1;
  const { alpha, beta, probability = 1 } = distribution;
  return probability * (1 - regularizedIncompleteBeta(level, alpha, beta));
}

/** From this level on the share is exact to 1e-10 by the difference (40,000 draws beside scipy); below it each term is evaluated. */
const SMALLEST_DIFFERENCED = 1e-6;

/**
 * E[min(1, θ/level)] = (m/level)·I_level(α + 1, β) + 1 − I_level(α, β): how much of a level is expected to be met.
 * 1 for a level of 0 or below.
 */
export function expectedShareOfLevel(distribution: LatentDistribution, level: number): number {
  if (level <= 0) return 1;
  const { alpha, beta } = distribution;
  if (level >= 1) return expectedShare(distribution, level, 1, 0);
  const front = betaFront(level, alpha, beta);
  return expectedShare(distribution, level, regularizedIncompleteBeta(level, alpha, beta, front), front);
}

/**
 * The same for a level above 0 where I_level(α, β) and `betaFront` of it are known, of which I_level(α + 1, β) is made;
 * from a level of 1 on these are 1 and 0.
 */
export function expectedShare(
  distribution: LatentDistribution,
  level: number,
  below: number,
  front: number,
): number {
  const { alpha, beta, probability = 1 } = distribution;
  const relative = alpha / (alpha + beta) / level;
  // The difference cancels, and is divided by the level: far below 1 too little of it is left.
  const above =
    level < SMALLEST_DIFFERENCED ? regularizedIncompleteBeta(level, alpha + 1, beta) : below - front / alpha;
  const share = relative * above + 1 - below;
  return probability * Math.min(1, Math.max(0, share));
}

/**
 * Days from the last reinforcement until a curve that began at `initial` is down to `level`, for c < level ≤ p₀; rises with
 * p₀. Inverse of the curve: t = H·(q^{−1/w} − 1)/(2^{1/w} − 1), q = (level − c)/(p₀ − c).
 */
export function daysUntil(
  level: number,
  { initial, halfLifeDays }: Pick<ServedCurve, 'initial' | 'halfLifeDays'>,
  { shape, floor }: Pick<CurveClass, 'shape' | 'floor'>,
): number {
  const kept = (level - floor) / (initial - floor);
  return shape === Infinity
    ? -halfLifeDays * Math.log2(kept)
    : (halfLifeDays * (kept ** (-1 / shape) - 1)) / (2 ** (1 / shape) - 1);
}

/** The moment at which the estimate falls below `level`; null where it never does, or is there already at `from`. */
export function revalidationDate(
  fitted: ServedCurve,
  skillClass: CurveClass,
  level: number,
  from: Instant,
): Instant | null {
  const { floor } = skillClass;
  if (expectedProficiency(fitted, skillClass, from) < level || level <= floor || fitted.initial <= floor)
    return null;
  const days = daysUntil(level, fitted, skillClass);
  const at = Math.max(from, fitted.lastReinforcedAt + Math.ceil(days * DAY));
  return Number.isSafeInteger(at) && at < LAST_DATE ? at : null;
}

/** The last instant that a Date can hold. */
const LAST_DATE = 8.64e15;
