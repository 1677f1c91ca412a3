import type { Instant } from '../../domain/clock.ts';
import type { FittedProficiency } from '../../domain/proficiency.ts';
import { logit, sigmoid } from '../decay/model/observation.ts';

/**
 * What an award that is newer than what was shown adds to a series. Its holder has practised, so that the curve begins
 * again on its day, and has learnt something that nobody has measured: N(.2, .15) on the logit of ability, as each further
 * award does, and N(0, .03) of ln half-life. Chosen on generated organisations (docs/adr/0146), where awards raise ability
 * by .15 to 1. The level that a credential vouches for is not believed: it tells less of a person than own evidence does.
 */
const LEARNT = 0.2;
const ABILITY_VARIANCE = 0.15;
const LOG_HALF_LIFE_VARIANCE = 0.03;

type Reinforced = Pick<
  FittedProficiency,
  'initial' | 'abilityVariance' | 'logHalfLifeVariance' | 'lastReinforcedAt' | 'lastAt'
>;

/**
 * A series with own evidence, as the awards that vouch for its skill leave it. One that is not newer than the newest
 * reinforcement says nothing that is not in the evidence already.
 * @param awardedAt of every award that counts, in any order
 * @returns numbers that float32 holds, as fits are written
 */
export function reinforcedByAwards<Series extends Reinforced>(
  own: Series,
  awardedAt: readonly Instant[],
): Series {
  const newer = awardedAt.filter((at) => at > own.lastReinforcedAt);
  if (newer.length === 0) return own;
  const newest = newer.reduce((a, b) => Math.max(a, b));
  return {
    ...own,
    initial: Math.fround(sigmoid(logit(own.initial) + newer.length * LEARNT)),
    abilityVariance: Math.fround(own.abilityVariance + newer.length * ABILITY_VARIANCE),
    logHalfLifeVariance: Math.fround(own.logHalfLifeVariance + newer.length * LOG_HALF_LIFE_VARIANCE),
    lastReinforcedAt: newest,
    lastAt: Math.max(own.lastAt, newest),
  };
}
