import { MOST_SKEWED } from './standard-gamma.ts';

/**
 * What a score leaves out: skills that a person has and nobody ever looked at. The true score is
 *
 *   o + ε + u,   ε normal with the posterior variance of what was shown, o; u gamma (few skills, each of much weight),
 *
 *   E u = .05·o + .6·i,   Var u = .003·o² + .95·v,   skewness of u = 2·√Var u / E u,
 *
 * i and v the mean and variance of what is counted as inferred: whoever shows much of a role works in it, and does more
 * of it than was looked at; whoever is listed is so for what is inferred too, and keeps less than all of it. The numbers
 * were chosen on six generated organisations (ranking-101 to 106), so that of everybody listed as many true scores lie
 * above as below, and both the true scores and the true ranks within are as near to nine in ten as they get. An error that all listed for a role share could
 * not be found (standard deviation of a list's mean error .008; .007 if independent), so ranks count the whole variance.
 * E u cannot exceed half the weight of the requirements without own evidence. It moves and widens intervals only: never
 * the score, nor its order.
 */
export const UNSEEN_MEAN = 0.05;
const UNSEEN_VARIANCE = 0.003;
const INFERRED_MEAN = 0.6;
const INFERRED_VARIANCE = 0.95;
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
  const skewness = mean > 0 && variance > 0 ? (2 * (added / variance) ** 1.5 * Math.sqrt(added)) / mean : 0;
  return { mean: shown.mean + mean, variance, skewness: Math.min(MOST_SKEWED, skewness) };
}
