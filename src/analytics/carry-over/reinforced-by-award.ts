import type { Instant } from '../../domain/clock.ts';
import type { FittedProficiency } from '../../domain/proficiency.ts';

/**
 * A series with own evidence, as an award that vouches for the skill leaves it: who earned it has practised, so what
 * was shown has not faded before the day of the award. Nothing else is believed of it: the level that a credential
 * vouches for tells less of a person than own evidence does, and an award before the newest reinforcement tells nothing
 * that is not in that evidence already (docs/adr/0130).
 */
export function reinforcedByAward<Series extends Pick<FittedProficiency, 'lastReinforcedAt' | 'lastAt'>>(
  own: Series,
  awardedAt: Instant,
): Series {
  if (awardedAt <= own.lastReinforcedAt) return own;
  return { ...own, lastReinforcedAt: awardedAt, lastAt: Math.max(own.lastAt, awardedAt) };
}
