import { describe, expect, test } from 'vitest';
import { fittedSeries, skillsOf } from '../../../src/talent-index/build/fitted-series.ts';
import { bestRole, bestRoles } from '../../../src/talent-index/rank/best-roles.ts';
import { rankPeople, ranksOf } from '../../../src/talent-index/rank/rank-people.ts';
import { skillEvidence } from '../../../src/talent-index/rank/rescore.ts';
import { type RoleQuery, roleQuery } from '../../../src/talent-index/rank/role-query.ts';
import { scoreBins } from '../../../src/talent-index/rank/score-field.ts';
import { renewSeries } from '../../../src/talent-index/renew/renew-series.ts';
import type { TalentIndex } from '../../../src/talent-index/talent-index.ts';
import { awardedOrganisation } from '../awarded-organisation.ts';
import { classOf, indexOf, noPause, seededRandom } from '../random-organisation.ts';

/** With evidence in something that one of the roles asks for, looked at person by person. */
function withEvidence(index: TalentIndex, roles: readonly RoleQuery[], asOf: number): number[] {
  return Array.from({ length: index.people.count }, (_, person) => person).filter((person) =>
    roles.some(({ requirements }) =>
      requirements.some(({ skill }) => skillEvidence(index, person, skill, asOf) !== null),
    ),
  );
}

describe('An award of a skill that leads to what a role asks for is no evidence in it', () => {
  for (const [what, people, kernel] of [
    ['in a kernel', 10_000, true],
    ['in TypeScript', 700, false],
  ] as const) {
    test(`for those considered, listed and counted: ${what}`, async () => {
      const organisation = awardedOrganisation({
        ...{ seed: 41, people, skills: 60, skillsPerPerson: 2, adjacentPerSkill: 3 },
      });
      const { skillIds, now: asOf } = organisation;
      const built = await indexOf(organisation);
      expect(built.segments[0]!.kernel !== null).toBe(kernel);
      // Some of them fitted again since, in a segment of their own.
      const again = organisation.people.filter((_, n) => n % 9 === 0).map(({ personId }) => personId);
      const series = organisation.fitted.filter(({ personId }) => again.includes(personId));
      const renewed = (await renewSeries(built, again, series, classOf, noPause))!;
      const random = seededRandom(6);
      for (const index of [built, renewed]) {
        for (const many of [1, 2]) {
          const roles = Array.from(
            { length: many },
            (_, n) =>
              roleQuery(
                index,
                `role:${n}`,
                skillIds
                  .filter(() => random() < 0.05)
                  .concat(skillIds[3 + n]!)
                  .map((skillId) => ({ skillId, importance: 0.1 + random(), level: 0.1 + 0.8 * random() })),
              )!,
          );
          const known = withEvidence(index, roles, asOf);
          const knownOf = new Set(known);
          const awardedOnly = Array.from({ length: index.people.count }, (_, person) => person).filter(
            (person) =>
              !knownOf.has(person) &&
              roles.some(({ requirements }) => requirements.some(({ skill }) => leads(index, person, skill))),
          );
          expect(awardedOnly.length).toBeGreaterThan(3);
          const eligible = new Uint8Array(index.people.count).fill(1);
          const request = { roles, asOf, size: index.people.count, eligible, seed: '7' };
          const seen: number[] = [];
          const { entries, considered } = await rankPeople(index, request, noPause, (_, person) =>
            seen.push(person),
          );
          expect(considered).toBe(known.length);
          expect(seen.toSorted((a, b) => a - b)).toEqual(known);
          expect(entries.map(({ person }) => person).sort((a, b) => a - b)).toEqual(known);
          expect(entries.every(({ score, person }) => score > 0 || cameToNothing(index, roles, person))).toBe(
            true,
          );
          const bins = await scoreBins(index, roles, asOf, eligible, noPause);
          expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(known.length);
          const last = entries.at(-1)!;
          const { ranks, considered: again } = await ranksOf(
            index,
            request,
            last.person,
            [last.score],
            noPause,
          );
          expect([ranks, again]).toEqual([[known.length], known.length]);
          for (const person of awardedOnly.slice(0, 20)) {
            expect(bestRole(index, roles, person, asOf).score).toBe(0);
            const asked = { person, asOf, first: 10, after: null };
            expect((await bestRoles(index, roles, asked, noPause)).total).toBe(0);
          }
        }
      }
    }, 60_000);
  }
});

/** Was seen in something that a role asks for, and achieved nothing there. */
function cameToNothing(index: TalentIndex, roles: readonly RoleQuery[], person: number): boolean {
  return roles.some(({ requirements }) =>
    requirements.some(({ skill }) => fittedSeries(index, person, skill)?.achieved === 0),
  );
}

/** Has a series, of whatever kind, of a skill that leads to this one. */
function leads(index: TalentIndex, person: number, skill: number): boolean {
  const { bridges } = index;
  const held = skillsOf(index, person);
  for (let edge = bridges.start[skill]!; edge < bridges.start[skill + 1]!; edge++)
    if (held.has(bridges.from[edge]!)) return true;
  return false;
}
