import { latentDistribution } from '../decay/curve.ts';
import type { LatentProficiency } from './score.ts';

/** What an award is worth beside other evidence: so many trials at the level that it vouches for. */
export const AWARD_TRIALS = 4;

/**
 * What would be expected of a skill had its holder just been awarded a credential that vouches for `level`: the Beta
 * known so far, κ = α + β, and n = `AWARD_TRIALS` trials passed at the share max(level, μ),
 *   μ′ = (κμ + n·max(level, μ))/(κ + n),  κ′ = κ + n;  of who has shown nothing, κ = 0.
 * An award never lowers what is expected: it says that at least its level was reached.
 * @param current what is known now; null where nothing is
 */
export function certified(
  current: Pick<LatentProficiency, 'distribution'> | null,
  level: number,
): LatentProficiency {
  const known = current === null ? 0 : current.distribution.alpha + current.distribution.beta;
  const before = current === null ? level : current.distribution.alpha / known;
  const concentration = known + AWARD_TRIALS;
  const mean = (known * before + AWARD_TRIALS * Math.max(level, before)) / concentration;
  const variance = (mean * (1 - mean)) / (concentration + 1);
  return { mean, variance, distribution: latentDistribution(mean, variance) };
}
