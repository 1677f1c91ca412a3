import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { revalidationDate } from '../../../src/analytics/decay/model/curve.ts';
import { DAY } from '../../../src/domain/clock.ts';
import { seriesOfPerson } from '../../../src/talent-index/build/fitted-series.ts';
import { renewSeries } from '../../../src/talent-index/renew/renew-series.ts';
import { eachFalling, type Falling } from '../../../src/talent-index/scan/falling-series.ts';
import type { TalentIndex } from '../../../src/talent-index/talent-index.ts';
import { indexOf, noPause, randomOrganisation, seededRandom } from '../random-organisation.ts';

const organisation = randomOrganisation({
  ...{ seed: 17, people: 1_500, skills: 40, skillsPerPerson: 4, adjacentPerSkill: 0 },
});
const { now } = organisation;
let index: TalentIndex;

/** Every shape and floor, some curves that began at 0, a half and 1, half-lives from a second to ages, people fitted again. */
beforeAll(async () => {
  const random = seededRandom(2);
  const fitted = organisation.fitted.map((row) => {
    const drawn = random();
    if (drawn < 0.1) return { ...row, initial: [0, 0.5, 1][Math.floor(30 * drawn)]! };
    if (drawn < 0.15) return { ...row, halfLifeDays: Math.fround(1e-5) };
    if (drawn < 0.2) return { ...row, halfLifeDays: Math.fround(1e9) };
    return row;
  });
  const built = await indexOf({ ...organisation, fitted });
  const again = organisation.people.filter(() => random() < 0.05).map(({ personId }) => personId);
  const series = fitted
    .filter(({ personId }) => again.includes(personId))
    .map((row) => ({ ...row, initial: Math.fround(random()), observations: Math.floor(3 * random()) }));
  index = (await renewSeries(built, again, series, () => 0, noPause))!;
  expect(index.recent).not.toBeNull();
});

async function found(falling: Falling): Promise<string[]> {
  const told: string[] = [];
  const tell = (due: number, person: number, skill: number) => told.push(`${person} ${skill} ${due}`);
  await eachFalling(index, falling, tell, noPause);
  return told.sort();
}

function oneByOne({ level, from, until, eligible }: Falling): string[] {
  const { skills, people } = index;
  const told: string[] = [];
  for (let person = 0; person < people.count; person++) {
    if (eligible[person] === 0) continue;
    for (const { skill, fitted } of seriesOfPerson(index, person)) {
      if (fitted.observations === 0) continue;
      const due = revalidationDate(fitted, skills.classes[skills.classOf[skill]!]!, level, from);
      if (due !== null && due <= until) told.push(`${person} ${skill} ${due}`);
    }
  }
  return told.sort();
}

describe('the series that fall below a level between two moments', () => {
  it('are those whose dates lie between them, each once, whatever the level and the time', async () => {
    const everybody = new Uint8Array(index.people.count).fill(1);
    const some = everybody.map((_, person) => (person % 3 === 0 ? 1 : 0));
    const level = fc.oneof(
      fc.double({ min: 1e-6, max: 1, noNaN: true }),
      fc.constantFrom(0.5, 0.6, 1, 0.05, 0.1, 0.15, Math.fround(0.7)),
    );
    const asked = fc.record({
      level,
      from: fc.integer({ min: now - 900 * DAY, max: now + 900 * DAY }),
      days: fc.constantFrom(0, 1, 90, 365, 36_525),
      eligible: fc.constantFrom(everybody, some),
    });
    let told = 0;
    await fc.assert(
      fc.asyncProperty(asked, async ({ days, ...asked }) => {
        const falling = { ...asked, until: asked.from + days * DAY };
        const expected = oneByOne(falling);
        expect(await found(falling)).toEqual(expected);
        told += expected.length;
      }),
      { numRuns: 150, seed: 4 },
    );
    expect(told).toBeGreaterThan(10_000);
  });

  it('are told to the millisecond at both ends', async () => {
    const eligible = new Uint8Array(index.people.count).fill(1);
    const wide = { level: 0.4, from: now, until: now + 365 * DAY, eligible };
    const due = Number(oneByOne(wide)[10]!.split(' ')[2]);
    for (const [from, until] of [
      [due, due],
      [due - 1, due],
      [now, due - 1],
      [due + 1, wide.until],
    ] as const) {
      const falling = { ...wide, from, until };
      expect(await found(falling)).toEqual(oneByOne(falling));
    }
  });
});
