import { expectedShareOfLevel, type LatentDistribution } from '../decay/model/curve.ts';
import { normalAbove } from './normal-tail.ts';

/** Trials of the assessment that is supposed. */
export const ASSESSMENT_TRIALS = 10;

/** One term of a score that an assessment would tell of. */
export interface AssessableTerm {
  /** Importance / Σ importance. */
  readonly weight: number;
  readonly level: number;
  /** What is believed of the skill before. */
  readonly distribution: LatentDistribution;
  /** Variance of min(1, θ/level). */
  readonly shareVariance: number;
  /** What the term adds to the score before: w·E[min(1, θ/level)], 0 where the score counts nothing of what nobody saw. */
  readonly expected: number;
}

/** Which way the score has to move, and how far, for the top to be another. */
export interface Margin {
  readonly direction: 'UP' | 'DOWN';
  /** 0 or more. */
  readonly distance: number;
}

export interface AssessmentValue {
  /** By how much the summed expected scores of the top are expected to rise: the value of information. */
  readonly gain: number;
  /** The probability that the top is another afterwards. */
  readonly changes: number;
}

/**
 * The value of assessing one skill of one person before choosing the top (knowledge gradient: Frazier, Powell & Dayanik
 * 2008), by the predictive distribution of the outcome: y of n trials passed is Beta-binomial, and
 *   gain = Σ_y P(y)·max(0, ±Δ(y) − distance),  Δ(y) = w·E[min(1, θ/ℓ) | y] − what the term adds before.
 * Who has to do with the skill only with some probability passes no trial otherwise: P(0) has that mass too, and after
 * y = 0 the probability is what Bayes leaves of it; a trial that is passed settles it. Everything else stays as it is.
 * @param expected what the term may be said to add before: the value beside each of them, the trials computed once
 */
export function assessmentValues<const Expected extends readonly number[]>(
  { weight, level, distribution }: Omit<AssessableTerm, 'expected'>,
  { direction, distance }: Margin,
  expected: Expected,
): { readonly [Place in keyof Expected]: AssessmentValue } {
  const n = ASSESSMENT_TRIALS;
  const { alpha, beta, probability: held = 1 } = distribution;
  let probability = 1;
  for (let i = 0; i < n; i++) probability *= (beta + i) / (alpha + beta + i);
  const values = expected.map(() => ({ gain: 0, changes: 0 }));
  for (let y = 0; y <= n; y++) {
    const seen = held * probability + (y === 0 ? 1 - held : 0);
    const posterior = { alpha: alpha + y, beta: beta + n - y, probability: (held * probability) / seen };
    const adds = weight * expectedShareOfLevel(posterior, level);
    for (const [i, value] of values.entries()) {
      const moved = adds - expected[i]!;
      const beyond = (direction === 'UP' ? moved : -moved) - distance;
      if (!(beyond > 0)) continue;
      value.gain += seen * beyond;
      value.changes += seen;
    }
    probability *= ((n - y) / (y + 1)) * ((alpha + y) / (beta + n - y - 1));
  }
  return values as { readonly [Place in keyof Expected]: AssessmentValue };
}

/**
 * The same with Δ taken as normal, of variance w²·Var·n/(n + α + β), all of w²·Var where it is open whether the person has
 * to do with the skill: σφ(z) − distance·(1 − Φ(z)), z = distance/σ. Told in a hundredth of the time; what comes out best
 * is to be valued exactly.
 */
export function roughAssessmentValue(
  { weight, distribution, shareVariance }: AssessableTerm,
  { distance }: Margin,
): number {
  const { alpha, beta, probability: held = 1 } = distribution;
  const n = ASSESSMENT_TRIALS;
  const told = held < 1 ? 1 : n / (n + alpha + beta);
  const deviation = weight * Math.sqrt(shareVariance * told);
  if (!(deviation > 0)) return 0;
  const z = distance / deviation;
  return deviation * (Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI) - z * normalAbove(z));
}

/** Below it the variance of a share may be off by more than the bound allows for. */
const LEAST_BOUNDED_LEVEL = 1e-3;
/** By more than so much neither the variance of a share nor its value is off, relative to it. */
const ROUNDING = 1 + 1e-6;
/** Of the tail that a rough value takes, absolute. */
const TAIL_ERROR = 7.5e-8;

/**
 * No rough value of the term is above it, whatever its share varies: min(1, θ/ℓ) varies by no more than θ/ℓ does, and the value
 * rises with the variance. Of a distance of 0 or more; of any other, and of NaN, nothing bounds the error of the tail: Infinity.
 * @returns 0 or more; Infinity also for a level below 1e-3
 */
export function mostRoughValue(
  { weight, level, distribution }: Pick<AssessableTerm, 'weight' | 'level' | 'distribution'>,
  margin: Margin,
): number {
  if (level < LEAST_BOUNDED_LEVEL || !(margin.distance >= 0)) return Infinity;
  const { alpha, beta, probability: held = 1 } = distribution;
  const total = alpha + beta;
  const mean = alpha / total;
  const square = (mean * (alpha + 1)) / (total + 1);
  const variance = held * square - (held * mean) ** 2;
  const shareVariance = (variance / level ** 2) * ROUNDING;
  const most = roughAssessmentValue({ weight, level, distribution, shareVariance, expected: 0 }, margin);
  return most * ROUNDING + 2 * TAIL_ERROR * margin.distance;
}
