import type { DecayShape } from '../../../domain/proficiency.ts';
import { NORMAL_NODES_5, NORMAL_WEIGHTS_5 } from '../filter/quadrature.ts';
import { remaining } from './curve.ts';
import { sigmoid } from './observation.ts';

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
 * by what averaging over H does to the curve’s shape (below .085 in the tests, for SD ln H ≤ .84 and up to four half-lives).
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
  let later = 0;
  const spread = powersAt(across);
  const tilt = powersAt(along);
  const rate = w === Infinity ? Math.LN2 : 2 ** (1 / w) - 1;
  for (let i = 0; i < 5; i++) {
    const p = sigmoid(ability + deviation * NORMAL_NODES_5[i]!);
    initial += NORMAL_WEIGHTS_5[i]! * p;
    if (p <= floor) {
      later += NORMAL_WEIGHTS_5[i]! * p;
      continue;
    }
    let kept = 0;
    // R at t = the median of H, where H = median·exp(along·z + across·y).
    for (let j = 0; j < 5; j++) kept += NORMAL_WEIGHTS_5[j]! * remaining(rate / (tilt[i]! * spread[j]!), w);
    later += NORMAL_WEIGHTS_5[i]! * (floor + (p - floor) * kept);
  }
  // Inverse of the curve at t = median: H = t·(2^{1/w} − 1)/(q^{−1/w} − 1).
  const kept = initial > floor ? (later - floor) / (initial - floor) : 0.5;
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

/** exp(deviation·z) at the five nodes, which are symmetric around 0. */
function powersAt(deviation: number): readonly number[] {
  const near = Math.exp(deviation * NORMAL_NODES_5[3]!);
  const far = Math.exp(deviation * NORMAL_NODES_5[4]!);
  return [1 / far, 1 / near, 1, near, far];
}
