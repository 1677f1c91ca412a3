import { awardSeries } from '../../../src/analytics/carry-over/awarded-proficiency.ts';
import type { CarryOverParameters } from '../../../src/analytics/carry-over/parameters.ts';
import { reinforcedByAwards } from '../../../src/analytics/carry-over/reinforced-by-awards.ts';
import type { FittedProficiency } from '../../../src/domain/proficiency.ts';
import type { TaskClass } from '../../../src/domain/task-class.ts';
import { pairKey } from '../../../src/services/proficiency/series/fitted-series.ts';
import type { RenewedSeries } from '../../../src/talent-index/renew/renew-series.ts';

type Row = Readonly<Record<string, string>>;

interface Award {
  readonly personId: string;
  readonly skillId: string;
  readonly awardedAt: number;
  readonly validated: number;
  /** When each award of the skill was given that counts, this one among them. */
  readonly days: number[];
}

/**
 * Series as the talent index takes them in: those with evidence as awards reinforce them (where they do, as the fit
 * tells), and one without observations
 * for each skill that only an award says something of.
 */
export function withAwards(
  observed: readonly FittedProficiency[],
  awards: ReadonlyMap<string, Award>,
  parameters: CarryOverParameters,
  taskClassOf: (skillId: string) => TaskClass,
): RenewedSeries[] {
  const shown = new Set(observed.map(pairKey));
  const reinforced = observed.map((row) => {
    const award = parameters.awardsReinforce ? awards.get(pairKey(row)) : undefined;
    return award === undefined ? row : reinforcedByAwards(row, award.days);
  });
  const alone = [...awards.values()]
    .filter((award) => !shown.has(pairKey(award)))
    .map(({ personId, skillId, validated, awardedAt }) => {
      const series = awardSeries(
        parameters,
        { skillId, taskClass: taskClassOf(skillId), validated },
        awardedAt,
      );
      return { personId, skillId, ...series };
    });
  return [...reinforced, ...alone];
}

/** By person and skill the newest award that counts: not revoked, suspended or unverified. */
export function newestAwards(
  awards: readonly Row[],
  vouched: readonly Row[],
  asOf: number,
): Map<string, Award> {
  const skillsOf = Map.groupBy(vouched, ({ credential }) => credential!);
  const newest = new Map<string, Award>();
  for (const { person, credential, awarded_at, status } of awards) {
    const awardedAt = Date.parse(awarded_at!.length === 10 ? `${awarded_at}T12:00:00Z` : awarded_at!);
    if (status !== '' || awardedAt > asOf) continue;
    for (const { skill, level } of skillsOf.get(credential!) ?? []) {
      const pair = { personId: `person:${person}`, skillId: `skill:${skill}` };
      const key = pairKey(pair);
      const former = newest.get(key);
      const days = former?.days ?? [];
      days.push(awardedAt);
      if (awardedAt > (former?.awardedAt ?? -Infinity))
        newest.set(key, { ...pair, awardedAt, validated: Number(level), days });
    }
  }
  return newest;
}
