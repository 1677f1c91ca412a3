import { reinforcedByAward } from '../../../analytics/carry-over/reinforced-by-award.ts';
import type { Instant } from '../../../domain/clock.ts';
import type { FittedSeries } from '../series/fitted-series.ts';
import { awardAt, type VouchingAwards } from './vouching-awards.ts';

/**
 * As the newest award that counts at a moment leaves each. They stand so from then on that an award was given, or ended:
 * before, another one may have counted.
 */
export function reinforced(
  series: readonly FittedSeries[],
  awards: VouchingAwards,
  asOf: Instant,
): FittedSeries[] {
  return series.map((one) => {
    const ofSkill = awards.get(one.fitted.personId)?.get(one.fitted.skillId);
    if (ofSkill === undefined) return one;
    const award = awardAt(ofSkill, asOf);
    const fitted = award === undefined ? one.fitted : reinforcedByAward(one.fitted, award.awardedAt);
    const ends = ofSkill
      .filter(({ awardedAt, endedAt }) => awardedAt > fitted.lastReinforcedAt && endedAt <= asOf)
      .map(({ endedAt }) => endedAt);
    return { ...one, fitted: { ...fitted, lastAt: Math.max(fitted.lastAt, ...ends) } };
  });
}
