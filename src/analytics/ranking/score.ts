import type { Instant } from '../../domain/clock.ts';
import { LEAST_REQUIRED } from '../../domain/requirement.ts';
import { betaFront, regularizedIncompleteBeta } from '../decay/filter/incomplete-beta.ts';
import {
  type CurveClass,
  expectedShare,
  type LatentDistribution,
  latentDistribution,
  proficiencyMoments,
  type ServedPosterior,
} from '../decay/model/curve.ts';

/**
 * The score of a person for a role, on 0..1:
 *
 *   score = Σ importance·E[min(1, θ/level)] / Σ importance   over the requirements that weigh,
 *
 * θ the latent proficiency at the moment asked for, E over its posterior. Additive and monotone in every θ, so each
 * term is the exact Shapley value of its skill. A skill without any evidence adds 0. Summed in float64 by skill id.
 */

/** One thing a role asks for; importance and level on 0..1. */
export interface Requirement {
  readonly skillId: string;
  readonly importance: number;
  readonly level: number;
}

/** The requirements that weigh: of importance and level `LEAST_REQUIRED` or more. In the one order of summation, by skill id. */
export function weighingRequirements<Asked extends Requirement>(requirements: readonly Asked[]): Asked[] {
  return requirements
    .filter(({ importance, level }) => importance >= LEAST_REQUIRED && level >= LEAST_REQUIRED)
    .sort((a, b) => (a.skillId < b.skillId ? -1 : a.skillId > b.skillId ? 1 : 0));
}

/** What is known of one latent proficiency: moments, and the Beta that has them. */
export interface LatentProficiency {
  readonly mean: number;
  readonly variance: number;
  readonly distribution: LatentDistribution;
}

/** The latent proficiency of a fitted series at `asOf`. */
export function observedProficiency(
  fitted: ServedPosterior,
  skillClass: CurveClass,
  asOf: Instant,
): LatentProficiency {
  const { mean, variance } = proficiencyMoments(fitted, skillClass, asOf);
  return { mean, variance, distribution: latentDistribution(mean, variance) };
}

/** Mean and variance of min(1, θ/level) for θ ~ Beta; level above 0. */
export interface ShareOfLevel {
  readonly mean: number;
  readonly variance: number;
}

/**
 * E[min(1, θ/ℓ)²] = α(α+1)/((α+β)(α+β+1)ℓ²)·I_ℓ(α+2, β) + 1 − I_ℓ(α, β): the second moment of a Beta cut at ℓ. With
 * f = ℓ^α (1 − ℓ)^β / B(α, β), I_ℓ(α+2, β) = I_ℓ(α, β) − f/α·(1 + ℓ·(α+β)/(α+1)) (DLMF 8.17.20).
 * Error below 1e-9 for levels of .001 and above; the variance is never negative.
 */
export function shareOfLevel(distribution: LatentDistribution, level: number): ShareOfLevel {
  const { alpha, beta, probability = 1 } = distribution;
  const front = level >= 1 ? 0 : betaFront(level, alpha, beta);
  const below = level >= 1 ? 1 : regularizedIncompleteBeta(level, alpha, beta, front);
  const mean = expectedShare(distribution, level, below, front);
  const total = alpha + beta;
  const square = (alpha * (alpha + 1)) / (total * (total + 1) * level * level);
  const belowSquare = below - (front / alpha) * (1 + (level * total) / (alpha + 1));
  const second = probability * (square * belowSquare + 1 - below);
  return { mean, variance: Math.max(0, second - mean * mean) };
}

/** The plug-in min(1, μ/level) ≥ E[min(1, θ/level)] (Jensen): what the scan of the talent index adds up. */
export function plugInShare(mean: number, level: number): number {
  return Math.min(1, mean / level);
}
