import type { Instant } from './clock.ts';
import type { Id } from './ids.ts';

/** Shape w of the forgetting power law; `Infinity` is the exponential. */
export type DecayShape = 0.5 | 1 | 2 | 4 | typeof Infinity;

/** Of a skill in which nothing was achieved, and which an award vouches for since. */
export const VOUCHED = 2;

/**
 * What a fit keeps of one person and skill. The served curve is
 *   μ(t) = c + (p₀ − c)·(1 + (2^{1/w} − 1)·t/H)^{−w},  t = days since `lastReinforcedAt`, flat at p₀ where p₀ ≤ c,
 * with `initial` = p₀, `halfLifeDays` = H, and w and c those of the skill's class in the run's hyperparameters.
 * Numbers are rounded to float32 when written, so that graph, index and oracle hold the same ones.
 */
export interface FittedProficiency {
  readonly personId: Id;
  readonly skillId: Id;
  /** Expected proficiency at `lastReinforcedAt`, 0..1. */
  readonly initial: number;
  readonly halfLifeDays: number;
  /** Posterior mean and variance of ability on the logit scale. */
  readonly ability: number;
  readonly abilityVariance: number;
  /** Posterior variance of ln half-life, and its covariance with ability. */
  readonly logHalfLifeVariance: number;
  readonly covariance: number;
  readonly lastReinforcedAt: Instant;
  /** The person's newest evidence, in any skill; the fit answers for `asOf` from here on. */
  readonly lastAt: Instant;
  /** The newest evidence in this skill. */
  readonly observedAt: Instant;
  readonly observations: number;
  /** 1 where anything was achieved: a score of a tenth or more. 0 where everything seen of the skill came to nothing; `VOUCHED` where an award is newer than that. */
  readonly achieved: number;
}
