import { expect, test } from 'vitest';
import { DAY } from '../../../src/domain/clock.ts';
import { decideEligibility } from '../../../src/talent-index/rank/eligibility.ts';
import { indexOf, noPause, randomOrganisation } from '../random-organisation.ts';

const shape = { seed: 3, people: 5_000, skills: 10, skillsPerPerson: 1, adjacentPerSkill: 0 };

test('of people who have all left it pauses as often as of people who have not', async () => {
  const organisation = randomOrganisation(shape);
  const pausesWhere = async (leftOn: string | null) => {
    const people = organisation.people.map((person) => ({ ...person, joinedOn: null, leftOn }));
    const index = await indexOf({ ...organisation, people });
    let pauses = 0;
    const filter = { exclude: new Set([people[0]!.personId]) };
    const { excluded } = await decideEligibility(index, filter, organisation.now, 20_000, async () => {
      pauses++;
    });
    expect(excluded.LEFT).toBe(leftOn === null ? 0 : shape.people);
    return pauses;
  };
  const pauses = await pausesWhere(null);
  expect(pauses).toBeGreaterThan(0);
  expect(await pausesWhere('2001-01-01')).toBe(pauses);
});

test('who is employed is held of the two days asked about last, and not of a third', async () => {
  const organisation = randomOrganisation({ ...shape, people: 50 });
  const index = await indexOf(organisation);
  const today = Math.floor(organisation.now / DAY);
  const on = async (day: number) =>
    (await decideEligibility(index, {}, organisation.now, day, noPause)).eligible;
  const first = await on(today);
  const second = await on(today + 90);
  expect(await on(today)).toBe(first);
  expect(await on(today + 90)).toBe(second);
  expect(await on(today)).toBe(first);
  await on(today + 180);
  expect(await on(today)).toBe(first);
  expect(await on(today + 90)).not.toBe(second);
});
