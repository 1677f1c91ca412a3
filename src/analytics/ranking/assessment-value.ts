import type { LatentDistribution } from '../decay/model/curve.ts';
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
 * Roughly what assessing one skill of one person before choosing the top is worth (knowledge gradient: Frazier, Powell & Dayanik
 * 2008), that is Σ_y P(y)·max(0, ±Δ(y) − distance) over the outcomes y (`assessmentOutcomes`), with Δ, what the score moves by,
 * taken as normal, of variance w²·Var·n/(n + α + β), all of w²·Var where it is open whether the person has to do with the skill:
 * σφ(z) − distance·(1 − Φ(z)), z = distance/σ. Told in a hundredth of the time of what is told by the outcomes.
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
  const most = roughAssessmentValue({ weight, level, distribution, shareVariance }, margin);
  return most * ROUNDING + 2 * TAIL_ERROR * margin.distance;
}
