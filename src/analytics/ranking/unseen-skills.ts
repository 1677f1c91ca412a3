import { MOST_SKEWED } from './standard-gamma.ts';

/**
 * What a score leaves out: skills that a person has and nobody ever looked at. The true score is
 *
 *   o + ε + u,   ε normal with the posterior variance of what was shown, o; u gamma (few skills, each of much weight),
 *
 *   E u = .065·o + .68·i,   Var u = .0042·o² + .64·v,   skewness of u = .62 · 2·√Var u / E u,
 *
 * i and v the mean and variance of what is counted as inferred: whoever shows much of a role works in it, and does more
 * of it than was looked at. The skewness is less than a gamma's because one in eight of those listed has nothing unseen
 * at all: their true scores lie about o, on either side, and a gamma with the whole of it ends there. The numbers were
 * chosen on 28 generated organisations (ranking-101 to 128), so that of everybody listed a twentieth of true scores lies
 * in each twentieth of what is expected, and as many people of everybody score above x as expected (ADR 158).
 * E u cannot exceed half the weight of the requirements without own evidence. It moves and widens intervals only: never
 * the score, nor its order.
 */
export const UNSEEN_MEAN = 0.065;
const UNSEEN_VARIANCE = 0.0042;
const INFERRED_MEAN = 0.68;
const INFERRED_VARIANCE = 0.64;
const GAMMA_SKEWNESS = 0.62;
/** What is supposed of a skill that nobody ever looked at is worth so many trials. */
export const UNSEEN_TRIALS = 4;

/** Of a normal distribution. */
export interface NormalMoments {
  readonly mean: number;
  readonly variance: number;
}

/** Of a gamma distribution, shifted to this mean. */
export interface Moments extends NormalMoments {
  /** 0 (normal) to 2. */
  readonly skewness: number;
}

/**
 * The moments of the true score.
 * @param shown the terms with own evidence or an award
 * @param inferred the other terms
 * @param unshown Σ importance of the other requirements / Σ importance, 0..1
 */
export function withUnseen(shown: NormalMoments, inferred: NormalMoments, unshown: number): Moments {
  const mean = Math.min(unshown / 2, UNSEEN_MEAN * shown.mean + INFERRED_MEAN * inferred.mean);
  const most = (unshown / 2) ** 2;
  const added = Math.min(most, UNSEEN_VARIANCE * shown.mean ** 2 + INFERRED_VARIANCE * inferred.variance);
  const variance = shown.variance + added;
  // The third cumulant of a gamma of mean m and variance v is 2v²/m; a normal has none.
  const whole = mean > 0 && variance > 0 ? (2 * (added / variance) ** 1.5 * Math.sqrt(added)) / mean : 0;
  const skewness = GAMMA_SKEWNESS * whole;
  return { mean: shown.mean + mean, variance, skewness: Math.min(MOST_SKEWED, skewness) };
}
