import { latentDistribution } from '../decay/curve.ts';
import type { LatentProficiency } from './score.ts';

/**
 * What an adjacent skill lets expect of a skill without own evidence: mean strength·μ, variance that of strength·θ
 * plus that of a Beta with this mean worth `CARRIED_EVIDENCE` trials, because how much really carries over differs
 * between people.
 */
export const CARRIED_EVIDENCE = 4;

/** @param strength 0..1: how much is expected to carry over from the skill that has evidence. */
export function carriedOver(
  source: Pick<LatentProficiency, 'mean' | 'variance'>,
  strength: number,
): LatentProficiency {
  const mean = strength * source.mean;
  const variance = strength * strength * source.variance + (mean * (1 - mean)) / (CARRIED_EVIDENCE + 1);
  return { mean, variance, distribution: latentDistribution(mean, variance) };
}
