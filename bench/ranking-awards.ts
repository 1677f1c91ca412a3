import { reinforcedByAward } from '../src/analytics/carry-over/reinforced-by-award.ts';
import type { FittedProficiency } from '../src/domain/proficiency.ts';
import { pairKey } from '../src/services/proficiency/series/fitted-series.ts';

type Row = Readonly<Record<string, string>>;

/**
 * Series as awards reinforce them, as the talent index takes them in. What awards say of skills in which nothing was
 * observed is left out: generated truth is 0 in a skill that a person has a credential of and was not drawn with.
 */
export function reinforcedByAwards(
  observed: readonly FittedProficiency[],
  awards: readonly Row[],
  vouched: readonly Row[],
  asOf: number,
): FittedProficiency[] {
  const newest = newestAwards(awards, vouched, asOf);
  return observed.map((row) => {
    const awardedAt = newest.get(pairKey(row));
    return awardedAt === undefined ? row : reinforcedByAward(row, awardedAt);
  });
}

/** By person and skill when the newest award was given that counts: not revoked, suspended or unverified. */
function newestAwards(awards: readonly Row[], vouched: readonly Row[], asOf: number): Map<string, number> {
  const skillsOf = Map.groupBy(vouched, ({ credential }) => credential!);
  const newest = new Map<string, number>();
  for (const { person, credential, awarded_at, status } of awards) {
    const awardedAt = Date.parse(awarded_at!.length === 10 ? `${awarded_at}T12:00:00Z` : awarded_at!);
    if (status !== '' || awardedAt > asOf) continue;
    for (const { skill } of skillsOf.get(credential!) ?? []) {
      const key = pairKey({ personId: `person:${person}`, skillId: `skill:${skill}` });
      newest.set(key, Math.max(newest.get(key) ?? -Infinity, awardedAt));
    }
  }
  return newest;
}
