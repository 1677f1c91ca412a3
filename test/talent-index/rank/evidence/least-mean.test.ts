import { describe, expect, test } from 'vitest';
import { rankPeople } from '../../../../src/talent-index/rank/rank-people.ts';
import { roleQuery } from '../../../../src/talent-index/rank/role-query.ts';
import { BruteForce } from '../../brute-force.ts';
import {
  classOf,
  everyShape,
  indexOf,
  type RandomOrganisation,
  randomOrganisation,
} from '../../random-organisation.ts';

const SIZE = 30;
const drawn = randomOrganisation({
  ...{ seed: 12, people: 6_000, skills: 40, skillsPerPerson: 6, adjacentPerSkill: 3 },
});
/** Nobody's curve begins below this. */
const from = (least: number): RandomOrganisation => ({
  ...drawn,
  fitted: drawn.fitted.map((row) => ({ ...row, initial: Math.max(row.initial, Math.fround(least)) })),
});

async function ranked(organisation: RandomOrganisation, level: number) {
  const index = await indexOf(organisation);
  const requirements = organisation.skillIds
    .filter((id) => everyShape[classOf(id)]!.floor > 0)
    .slice(0, 8)
    .map((skillId, i) => ({ skillId, importance: 1 + (i % 3), level }));
  let pauses = 0;
  const { entries, considered } = await rankPeople(
    index,
    {
      roles: [roleQuery(index, 'role:org:1', requirements)!],
      ...{ asOf: organisation.now, size: SIZE, seed: '7' },
      eligible: new Uint8Array(index.people.count).fill(1),
    },
    async () => {
      pauses++;
    },
  );
  const brute = new BruteForce(organisation);
  const everybody = brute.top([{ roleId: 'role:org:1', requirements }], organisation.now, SIZE, '7');
  const people = entries.map(({ person, score }) => ({ personId: index.people.ids.at(person), score }));
  return { people, considered, pauses, everybody };
}

describe('A level of next to nothing', () => {
  test.each([
    ['where no curve comes near 0', from(0.01)],
    [
      'where some do',
      { ...drawn, fitted: drawn.fitted.map((row, i) => (i % 3 ? row : { ...row, initial: 0 })) },
    ],
  ])('gives the people and scores of scoring everybody, %s', async (_, organisation) => {
    for (const level of [1e-6, 1e-5, 1e-3]) {
      const { people, everybody } = await ranked(organisation, level);
      expect(people.map(({ personId }) => personId)).toEqual(everybody.map(({ personId }) => personId));
      for (const [i, { score }] of people.entries()) expect(score).toBeCloseTo(everybody[i]!.score, 9);
    }
  });

  test('has no more people scored than a level that some reach and some do not', async () => {
    const [least, ordinary] = [await ranked(from(0.01), 1e-6), await ranked(from(0.01), 0.05)];
    expect(least.considered).toBeGreaterThan(4_000);
    expect(least.pauses).toBeLessThanOrEqual(ordinary.pauses + 1);
  });
});
