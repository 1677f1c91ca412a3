import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Candidate, diversify } from '../../../src/analytics/ranking/diversify.ts';

const noPause = async () => {};
const candidates = fc
  .array(
    fc.dictionary(fc.constantFrom('0', '1', '2', '3', '4'), fc.double({ min: 0.01, max: 0.2, noNaN: true }), {
      minKeys: 1,
    }),
    {
      minLength: 1,
      maxLength: 20,
    },
  )
  .map((profiles) =>
    profiles
      .map((profile): Candidate => {
        const entries = Object.entries(profile).map(([skill, value]) => [Number(skill), value] as const);
        return { score: entries.reduce((sum, [, value]) => sum + value, 0), profile: new Map(entries) };
      })
      .sort((a, b) => b.score - a.score),
  );

test('0 ranks by score alone; each is listed once; the best stays first whatever the wish', async () => {
  await fc.assert(
    fc.asyncProperty(
      candidates,
      fc.integer({ min: 1, max: 25 }),
      fc.double({ min: 0, max: 0.99, noNaN: true }),
      async (all, size, lambda) => {
        expect(await diversify(all, size, 0, noPause)).toEqual(all.map((_, i) => i).slice(0, size));
        const listed = await diversify(all, size, lambda, noPause);
        expect(listed).toHaveLength(Math.min(size, all.length));
        expect(new Set(listed).size).toBe(listed.length);
        expect(listed[0]).toBe(0);
      },
    ),
  );
});

test('people unlike those above come up as the wish grows', async () => {
  const alike = (score: number): Candidate => ({ score, profile: new Map([[1, score]]) });
  const other: Candidate = { score: 0.4, profile: new Map([[2, 0.4]]) };
  const all = [alike(0.6), alike(0.58), alike(0.56), other];
  expect(await diversify(all, 4, 0.05, noPause)).toEqual([0, 1, 2, 3]);
  expect(await diversify(all, 4, 0.5, noPause)).toEqual([0, 3, 1, 2]);
});

test('of people who all have a score of 0 each is listed once, in their order', async () => {
  const nobody = [0, 1, 2].map((): Candidate => ({ score: 0, profile: new Map() }));
  for (const lambda of [0, 0.5, 1]) {
    expect(await diversify(nobody, 2, lambda, noPause)).toEqual([0, 1]);
    expect(await diversify(nobody, 5, lambda, noPause)).toEqual([0, 1, 2]);
  }
});
