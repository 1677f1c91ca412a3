import type { DecayShape } from '../../domain/proficiency.ts';
import { retention } from './curve.ts';
import { sigmoid } from './observation.ts';
import { NORMAL_NODES_5, NORMAL_NODES_7, NORMAL_WEIGHTS_5, NORMAL_WEIGHTS_7 } from './quadrature.ts';

export interface SeriesPosterior {
  readonly ability: number;
  readonly logHalfLife: number;
  readonly abilityVariance: number;
  readonly logHalfLifeVariance: number;
  readonly covariance: number;
}

/** The largest half-life that is served, in days: a thousand years, beyond which nothing fades. */
const LONGEST = 365_250;
const SHORTEST = 1e-4;

/**
 * The curve that stands for the posterior mean E[c + (σ(A) − c)⁺·R(t; H)] + …: its value at t = 0 is E σ(A); its
 * half-life makes it equal to the posterior mean at t = the posterior median of H. Between and beyond, the two differ
 * by what averaging over H does to the curve's shape (tested to stay below .02 for SD ln H ≤ 1).
 */
export function fitServedCurve(
  posterior: SeriesPosterior,
  shape: number,
  floor: number,
): { initial: number; halfLifeDays: number } {
  const { ability, logHalfLife, abilityVariance, logHalfLifeVariance, covariance } = posterior;
  const w = shape as DecayShape;
  const median = Math.exp(logHalfLife);
  const deviation = Math.sqrt(abilityVariance);
  const along = deviation > 0 ? covariance / deviation : 0;
  const across = Math.sqrt(Math.max(0, logHalfLifeVariance - along * along));
  let initial = 0;
  for (let i = 0; i < 7; i++)
    initial += NORMAL_WEIGHTS_7[i]! * sigmoid(ability + deviation * NORMAL_NODES_7[i]!);
  let middle = 0;
  let later = 0;
  for (let i = 0; i < 5; i++) {
    const z = NORMAL_NODES_5[i]!;
    const p = sigmoid(ability + deviation * z);
    middle += NORMAL_WEIGHTS_5[i]! * p;
    if (p <= floor) {
      later += NORMAL_WEIGHTS_5[i]! * p;
      continue;
    }
    let kept = 0;
    for (let j = 0; j < 5; j++) {
      // R at t = the median of H, where H = median·exp(along·z + across·y).
      kept += NORMAL_WEIGHTS_5[j]! * retention(1, Math.exp(along * z + across * NORMAL_NODES_5[j]!), w);
    }
    later += NORMAL_WEIGHTS_5[i]! * (floor + (p - floor) * kept);
  }
  // Inverse of the curve at t = median: H = t·(2^{1/w} − 1)/(q^{−1/w} − 1).
  const kept = middle > floor ? (later - floor) / (middle - floor) : 0.5;
  let halfLifeDays = median;
  if (kept > 0.001 && kept < 0.999) {
    halfLifeDays =
      w === Infinity ? -median / Math.log2(kept) : (median * (2 ** (1 / w) - 1)) / (kept ** (-1 / w) - 1);
  }
  return {
    initial: Math.min(1, Math.max(0, initial)),
    halfLifeDays: Math.min(LONGEST, Math.max(SHORTEST, halfLifeDays)),
  };
}
