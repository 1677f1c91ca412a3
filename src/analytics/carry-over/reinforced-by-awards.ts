import type { Instant } from '../../domain/clock.ts';
import { type FittedProficiency, VOUCHED } from '../../domain/proficiency.ts';
import { logit, sigmoid } from '../decay/model/observation.ts';

/**
 * What an award that is newer than what was shown adds to a series. Its holder has practised, so that the curve begins
 * again on its day, and has learnt something that nobody has measured: N(.2, .15) on the logit of ability, and N(0, .03) of
 * ln half-life. Chosen on generated organisations (docs/adr/0146), where awards raise ability by .15 to 1. The level that a
 * credential vouches for is not believed: it tells less of a person than own evidence does. Nor do several awards, or one
 * renewed, say more than one: all together add this once.
 */
const LEARNT = 0.2;
const ABILITY_VARIANCE = 0.15;
const LOG_HALF_LIFE_VARIANCE = 0.03;
/** The largest number below 1 that float32 holds: no award makes anybody certain. */
const MOST = 1 - 2 ** -24;

type Reinforced = Pick<
  FittedProficiency,
  | 'initial'
  | 'abilityVariance'
  | 'logHalfLifeVariance'
  | 'lastReinforcedAt'
  | 'lastAt'
  | 'observedAt'
  | 'achieved'
>;

/**
 * A series with own evidence, as the awards that vouch for its skill leave it. Time runs from the newest, where that is newer
 * than the newest reinforcement. That something was learnt raises the estimate until the skill is looked at again, whatever
 * comes of it: from then on own evidence says how much it was. A look at another skill says nothing of it. How much stays less well known until something reinforces:
 * fits are of observations alone, and take what was shown before the award for more than it says.
 * @param awardedAt of every award that counts, in any order
 * @returns numbers that float32 holds, as fits are written
 */
export function reinforcedByAwards<Series extends Reinforced>(
  own: Series,
  awardedAt: readonly Instant[],
): Series {
  const newest = awardedAt.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  if (!(newest > own.lastReinforcedAt)) return own;
  return {
    ...own,
    initial: newest > own.observedAt ? risen(own.initial) : own.initial,
    abilityVariance: Math.fround(own.abilityVariance + ABILITY_VARIANCE),
    logHalfLifeVariance: Math.fround(own.logHalfLifeVariance + LOG_HALF_LIFE_VARIANCE),
    lastReinforcedAt: newest,
    lastAt: Math.max(own.lastAt, newest),
    achieved: newest > own.observedAt ? vouchedFor(own) : own.achieved,
  };
}

/**
 * A series that awards have reinforced last, as one more leaves it: time runs anew, and what awards let presume is there
 * already, unless the skill was looked at since.
 * @param after what `reinforcedByAwards` made of it
 */
export function reinforcedOnceMore<Series extends Reinforced>(
  after: Series,
  awardedAt: Instant,
  lookedAtSince: boolean,
): Series {
  const initial = lookedAtSince ? risen(after.initial) : after.initial;
  const lastAt = Math.max(after.lastAt, awardedAt);
  return { ...after, initial, lastReinforcedAt: awardedAt, lastAt, achieved: vouchedFor(after) };
}

/** An award newer than what was seen says that its holder has to do with the skill, whatever came of that. */
function vouchedFor({ achieved }: Pick<Reinforced, 'achieved'>): number {
  return achieved === 0 ? VOUCHED : achieved;
}

function risen(initial: number): number {
  return Math.max(initial, Math.min(MOST, Math.fround(sigmoid(logit(initial) + LEARNT))));
}
