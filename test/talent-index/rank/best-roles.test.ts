import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DAY } from '../../../src/domain/clock.ts';
import { compareKeys } from '../../../src/domain/ids.ts';
import { bestRole, bestRoles } from '../../../src/talent-index/rank/best-roles.ts';
import { rankPeople } from '../../../src/talent-index/rank/rank-people.ts';
import { roleQuery } from '../../../src/talent-index/rank/role-query.ts';
import { BruteForce } from '../brute-force.ts';
import { indexOf, noPause, randomOrganisation, seededRandom } from '../random-organisation.ts';

const worlds = fc.record({
  seed: fc.integer({ min: 1, max: 1e6 }),
  people: fc.integer({ min: 1, max: 150 }),
  skills: fc.integer({ min: 3, max: 30 }),
  roles: fc.integer({ min: 1, max: 30 }),
  adjacentPerSkill: fc.integer({ min: 0, max: 4 }),
  days: fc.constantFrom(0, 1, 400, 4000),
});

test('both directions give every person and role one score, to the last bit, and the same order wherever they are cut', async () => {
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(worlds, async ({ seed, people, skills, roles, adjacentPerSkill, days }) => {
      const organisation = randomOrganisation({ seed, people, skills, skillsPerPerson: 5, adjacentPerSkill });
      const index = await indexOf(organisation);
      const random = seededRandom(seed);
      const asOf = organisation.now + days * DAY;
      const queries = Array.from({ length: roles }, (_, n) => {
        const asked = organisation.skillIds.filter(() => random() < 0.3).concat('skill:org:nobody-has-it');
        const requirements = asked.map((skillId) => ({
          ...{ skillId, importance: Math.fround(0.05 + random()), level: Math.fround(0.05 + 0.9 * random()) },
        }));
        return roleQuery(index, `role:org:${n}`, requirements)!;
      });

      const byPerson = new Map<number, { roleId: string; score: number }[]>();
      const eligible = new Uint8Array(index.people.count).fill(1);
      for (const role of queries) {
        const request = { roles: [role], asOf, size: people, eligible, seed: '1' };
        for (const { person, score } of (await rankPeople(index, request, noPause)).entries) {
          // Who achieved nothing is listed last where a role is asked for; no role fits anybody for that.
          if (score === 0) continue;
          const scores = byPerson.get(person) ?? [];
          byPerson.set(person, [...scores, { roleId: role.roleId, score }]);
        }
      }
      for (let person = 0; person < people; person++) {
        const expected = (byPerson.get(person) ?? []).sort(
          (a, b) => b.score - a.score || compareKeys(a.roleId, b.roleId),
        );
        for (const [first, from] of [
          [roles, 0],
          [1, 0],
          [3, Math.floor(expected.length / 2)],
        ] as const) {
          const after = from === 0 ? null : expected[from - 1]!;
          const { fits, total } = await bestRoles(index, queries, { person, asOf, first, after }, noPause);
          expect(total).toBe(expected.length);
          const found = fits.map(({ role, score }) => ({ roleId: role.roleId, score }));
          expect(found).toEqual(expected.slice(from, from + first));
        }
        compared += expected.length;
      }
    }),
    { numRuns: 40 },
  );
  expect(compared).toBeGreaterThan(5_000);
});

test.each([1e-3, 2e-4, 1e-5])(
  'at a level of %d, where a curve can stand below what its Beta begins at, the best role is that of scoring all',
  async (level) => {
    const shape = { seed: 2, people: 600, skills: 20, skillsPerPerson: 5, adjacentPerSkill: 0 };
    const plain = randomOrganisation(shape);
    const random = seededRandom(1);
    const nothing = Math.fround(1e-9);
    const fitted = plain.fitted.map((row) => (random() < 0.5 ? { ...row, initial: nothing } : row));
    const organisation = { ...plain, fitted };
    const [index, everybody] = [await indexOf(organisation), new BruteForce(organisation)];
    const [a, b, c] = plain.skillIds.map((skillId) => ({ skillId, importance: 1, level }));
    const asked = [
      [a!],
      [
        { ...b!, level: level * 1.01 },
        { ...c!, importance: 0.01, level: 0.9 },
      ],
    ];
    const roles = asked.map((requirements, n) => roleQuery(index, `role:org:${n}`, requirements)!);
    const asOf = organisation.now;
    let clamped = 0;
    for (let person = 0; person < shape.people; person++) {
      const scores = asked.map((each) => everybody.score(index.people.ids.at(person), each, asOf));
      const best = bestRole(index, roles, person, asOf);
      expect(best.score).toBeCloseTo(Math.max(...scores), 9);
      const { fits } = await bestRoles(index, roles, { person, asOf, first: 1, after: null }, noPause);
      if (fits.length > 0) expect(fits[0]).toEqual(best);
      if (best.score > 0 && best.score < 0.2) clamped++;
    }
    expect(clamped).toBeGreaterThan(20);
  },
);
