import { describe, expect, test, vi } from 'vitest';
import type { Requirement } from '../../../src/analytics/ranking/score.ts';
import { DAY } from '../../../src/domain/clock.ts';
import { decideEligibility, type PeopleFilter } from '../../../src/talent-index/rank/eligibility.ts';
import { rankPeople } from '../../../src/talent-index/rank/rank-people.ts';
import { type RoleQuery, roleQuery } from '../../../src/talent-index/rank/role-query.ts';
import { tieHash } from '../../../src/talent-index/rank/tie-break.ts';
import type { TalentIndex } from '../../../src/talent-index/talent-index.ts';
import { BruteForce } from '../brute-force.ts';
import {
  indexOf,
  noPause,
  type RandomOrganisation,
  randomOrganisation,
  seededRandom,
} from '../random-organisation.ts';

interface AskedRole {
  readonly roleId: string;
  readonly requirements: Requirement[];
}

function randomRole(organisation: RandomOrganisation, random: () => number, size: number): AskedRole {
  const skills = new Set<string>();
  while (skills.size < size)
    skills.add(organisation.skillIds[Math.floor(random() ** 1.5 * organisation.skillIds.length)]!);
  const requirements = [...skills].map((skillId) => ({
    skillId,
    importance: random() < 0.1 ? 0 : Math.fround(random()),
    level: random() < 0.1 ? 0 : Math.fround(random()),
  }));
  requirements.push({ skillId: 'skill:org:nobody-has-it', importance: 0.4, level: 0.4 });
  return { roleId: `role:org:${Math.floor(random() * 1e9)}`, requirements };
}

async function ranking(
  index: TalentIndex,
  roles: readonly AskedRole[],
  asOf: number,
  size: number,
  filter: PeopleFilter = {},
) {
  const queries = roles
    .map(({ roleId, requirements }) => roleQuery(index, roleId, requirements))
    .filter((query): query is RoleQuery => query !== null);
  const { eligible } = await decideEligibility(index, filter, asOf, Math.floor(asOf / DAY), noPause);
  const { entries, considered } = await rankPeople(
    index,
    { roles: queries, asOf, size, eligible, seed: '7' },
    noPause,
  );
  return {
    considered,
    entries: entries.map(({ person, role, score }) => ({
      personId: index.people.ids.at(person),
      roleId: role.roleId,
      score,
    })),
  };
}

const employed = (organisation: RandomOrganisation) => {
  const gone = new Set(
    organisation.people.filter(({ leftOn }) => leftOn !== null).map(({ personId }) => personId),
  );
  return (personId: string) => !gone.has(personId);
};

describe('a ranking gives the same people, order and scores as scoring everybody', () => {
  const cases = [
    { title: 'own skills only', adjacentPerSkill: 0, roles: 1 },
    { title: 'with adjacent skills', adjacentPerSkill: 5, roles: 1 },
    { title: 'by the best of several roles', adjacentPerSkill: 5, roles: 3 },
    { title: 'with more adjacent skills than can stand in', adjacentPerSkill: 30, roles: 1 },
  ];
  for (const { title, adjacentPerSkill, roles } of cases) {
    test(title, async () => {
      const organisation = randomOrganisation({
        seed: 11,
        people: 9000,
        skills: 120,
        skillsPerPerson: 12,
        adjacentPerSkill,
      });
      const index = await indexOf(organisation);
      const brute = new BruteForce(organisation);
      const random = seededRandom(23);
      for (const days of [0, 200, 2000]) {
        for (let n = 0; n < (roles > 1 || adjacentPerSkill > 5 ? 1 : 2); n++) {
          const asked = Array.from({ length: roles }, () => randomRole(organisation, random, 15));
          const asOf = organisation.now + days * DAY;
          const expected = brute.top(asked, asOf, 50, '7', employed(organisation));
          const { entries } = await ranking(index, asked, asOf, 50);
          expect(entries.map(({ personId }) => personId)).toEqual(expected.map(({ personId }) => personId));
          expect(entries.map(({ roleId }) => roleId)).toEqual(expected.map(({ roleId }) => roleId));
          for (const [i, { score }] of entries.entries()) expect(score).toBeCloseTo(expected[i]!.score, 12);
        }
      }
    });
  }

  test('within a scope, from 1 place to more than there are people', async () => {
    const organisation = randomOrganisation({
      seed: 5,
      people: 800,
      skills: 60,
      skillsPerPerson: 8,
      adjacentPerSkill: 3,
    });
    const index = await indexOf(organisation);
    const brute = new BruteForce(organisation);
    const asked = [randomRole(organisation, seededRandom(3), 8)];
    const here = employed(organisation);
    const inUnit = new Map(organisation.people.map(({ personId, unit }) => [personId, unit === 'unit 2']));
    for (const size of [1, 10, 1000]) {
      const expected = brute.top(asked, organisation.now, size, '7', (id) => here(id) && inUnit.get(id)!);
      const found = await ranking(index, asked, organisation.now, size, { units: new Set(['unit 2']) });
      expect(found.entries).toHaveLength(Math.min(size, found.considered));
      expect(found.entries.map(({ personId }) => personId)).toEqual(expected.map(({ personId }) => personId));
    }
  });
});

describe('at the edges', () => {
  test('equal scores are ordered by the seeded hash, another seed orders them otherwise', async () => {
    const organisation = randomOrganisation({
      seed: 1,
      people: 1,
      skills: 5,
      skillsPerPerson: 4,
      adjacentPerSkill: 0,
    });
    const twins = Array.from({ length: 400 }, (_, n) => ({
      ...organisation.people[0]!,
      personId: `person:${n}`,
      leftOn: null,
    }));
    const fitted = twins.flatMap(({ personId }) => organisation.fitted.map((row) => ({ ...row, personId })));
    const index = await indexOf({ ...organisation, people: twins, fitted });
    const role = roleQuery(index, 'role:org:1', [
      { skillId: organisation.fitted[0]!.skillId, importance: 1, level: 0.5 },
    ])!;
    const eligible = new Uint8Array(400).fill(1);
    const asOf = organisation.now;
    const order = async (seed: string) =>
      (await rankPeople(index, { roles: [role], asOf, size: 20, eligible, seed }, noPause)).entries.map(
        ({ person }) => person,
      );
    expect(await order('1')).toEqual(await order('1'));
    expect(await order('1')).not.toEqual(await order('2'));
    const first = await order('1');
    expect(Math.max(...first)).toBeGreaterThan(200);
  });

  test('a role without weighing requirements cannot be asked for', async () => {
    const index = await indexOf(
      randomOrganisation({ seed: 1, people: 3, skills: 5, skillsPerPerson: 2, adjacentPerSkill: 0 }),
    );
    expect(
      roleQuery(index, 'role:org:1', [{ skillId: 'skill:org:00001', importance: 0, level: 0.4 }]),
    ).toBeNull();
  });

  test('nobody in scope, nobody at all, nobody with evidence: an empty list', async () => {
    const organisation = randomOrganisation({
      seed: 2,
      people: 50,
      skills: 5,
      skillsPerPerson: 2,
      adjacentPerSkill: 0,
    });
    const asked = [
      { roleId: 'role:org:1', requirements: [{ skillId: 'skill:org:00001', importance: 1, level: 0.4 }] },
    ];
    const index = await indexOf(organisation);
    expect(await ranking(index, asked, organisation.now, 5, { people: new Set() })).toEqual({
      considered: 0,
      entries: [],
    });
    const empty = await indexOf({ ...organisation, people: [], fitted: [] });
    expect(await ranking(empty, asked, organisation.now, 5)).toEqual({ considered: 0, entries: [] });
    const unknown = [
      { roleId: 'role:org:1', requirements: [{ skillId: 'skill:org:none', importance: 1, level: 0.4 }] },
    ];
    expect(await ranking(index, unknown, organisation.now, 5)).toEqual({ considered: 0, entries: [] });
  });
});

test('of many who score exactly the same, those that the seed puts first, in its order', async () => {
  const organisation = randomOrganisation({
    ...{ seed: 5, people: 700, skills: 3, skillsPerPerson: 1, adjacentPerSkill: 0 },
  });
  const [row] = organisation.fitted;
  const index = await indexOf({
    ...organisation,
    people: organisation.people.map((person) => ({ ...person, leftOn: null })),
    fitted: organisation.people.map(({ personId }) => ({ ...row!, personId })),
  });
  const asked = {
    roleId: 'role:org:1',
    requirements: [{ skillId: row!.skillId, importance: 1, level: 0.6 }],
  };
  const sorts = vi.spyOn(Array.prototype, 'sort');
  const { entries, considered } = await ranking(index, [asked], organisation.now, 30);
  const sorted = sorts.mock.contexts.map((list) => (list as unknown[]).length);
  sorts.mockRestore();
  const ordered = [...index.people.ids].sort((a, b) => tieHash('7', a) - tieHash('7', b));
  expect(considered).toBe(700);
  // However many can reach the last place: only who is listed is ever put in order as a whole.
  expect(Math.max(...sorted)).toBe(30);
  expect(entries.map(({ personId }) => personId)).toEqual(ordered.slice(0, 30));
});
