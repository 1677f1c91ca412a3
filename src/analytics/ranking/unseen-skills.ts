/**
 * What a score leaves out: skills that a person has and nobody ever looked at count 0 in it, yet belong to the truth
 * that its interval has to hold. How much they add goes with what was shown: on generated organisations (chosen on
 * three, `npm run bench ranking-bands -- --from 101 --worlds 3`) somebody of score s truly stands at
 *   s + u,  u of mean .1·s and standard deviation .1·s,
 * where u cannot exceed the weight of the requirements without own evidence. It moves and widens intervals only: never
 * the score, nor its order.
 */
export const UNSEEN_MEAN = 0.1;
const UNSEEN_DEVIATION = 0.1;
/** What is supposed of a skill that nobody ever looked at is worth so many trials. */
export const UNSEEN_TRIALS = 4;

export interface Moments {
  readonly mean: number;
  readonly variance: number;
}

/**
 * The moments of the true score, of which `score` is what was shown.
 * @param unshown Σ importance of the requirements without own evidence / Σ importance, 0..1
 */
export function withUnseen({ mean, variance }: Moments, unshown: number): Moments {
  const added = Math.min(UNSEEN_MEAN * mean, unshown / 2);
  const deviation = Math.min(UNSEEN_DEVIATION * mean, unshown / 2);
  return { mean: mean + added, variance: variance + deviation * deviation };
}
