import { awardSeries } from '../src/analytics/carry-over/awarded-proficiency.ts';
import type { CarryOverParameters } from '../src/analytics/carry-over/parameters.ts';
import { reinforcedByAward } from '../src/analytics/carry-over/reinforced-by-award.ts';
import type { FittedProficiency } from '../src/domain/proficiency.ts';
import type { TaskClass } from '../src/domain/task-class.ts';
import { pairKey } from '../src/services/proficiency/series/fitted-series.ts';

type Row = Readonly<Record<string, string>>;

interface Award {
  readonly personId: string;
  readonly skillId: string;
  readonly awardedAt: number;
  readonly validated: number;
}

/**
 * Series as the talent index takes them in: those with evidence as awards reinforce them, and one without observations
 * for each skill that only an award says something of.
 */
export function withAwards(
  observed: readonly FittedProficiency[],
  awards: ReadonlyMap<string, Award>,
  parameters: CarryOverParameters,
  taskClassOf: (skillId: string) => TaskClass,
): FittedProficiency[] {
  const shown = new Set(observed.map(pairKey));
  const reinforced = observed.map((row) => {
    const award = awards.get(pairKey(row));
    return award === undefined ? row : reinforcedByAward(row, award.awardedAt);
  });
  const alone = [...awards.values()]
    .filter((award) => !shown.has(pairKey(award)))
    .map(({ personId, skillId, validated, awardedAt }) => {
      const series = awardSeries(
        parameters,
        { skillId, taskClass: taskClassOf(skillId), validated },
        awardedAt,
      );
      return { personId, skillId, ability: Number.NaN, ...series };
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
      const award = {
        personId: `person:${person}`,
        skillId: `skill:${skill}`,
        awardedAt,
        validated: Number(level),
      };
      const key = pairKey(award);
      if (awardedAt > (newest.get(key)?.awardedAt ?? -Infinity)) newest.set(key, award);
    }
  }
  return newest;
}
