import { reinforcedByAwards } from '../../../analytics/carry-over/reinforced-by-awards.ts';
import type { Instant } from '../../../domain/clock.ts';
import type { FittedSeries } from '../series/fitted-series.ts';
import { awardsAt, type VouchingAwards } from './vouching-awards.ts';

/**
 * As the awards that count at a moment leave each. They stand so from then on that an award was given, or ended: before,
 * others may have counted.
 */
export function reinforced(
  series: readonly FittedSeries[],
  awards: VouchingAwards,
  asOf: Instant,
): FittedSeries[] {
  return series.map((one) => {
    const ofSkill = awards.get(one.fitted.personId)?.get(one.fitted.skillId);
    if (ofSkill === undefined) return one;
    const counting = awardsAt(ofSkill, asOf).map(({ awardedAt }) => awardedAt);
    const fitted = reinforcedByAwards(one.fitted, counting);
    const ends = ofSkill
      .filter(({ awardedAt, endedAt }) => awardedAt > one.fitted.lastReinforcedAt && endedAt <= asOf)
      .map(({ endedAt }) => endedAt);
    return { ...one, fitted: { ...fitted, lastAt: Math.max(fitted.lastAt, ...ends) } };
  });
}
