import { expect, it } from 'vitest';
import { randomSource } from '../../../src/analytics/clusters/random-source.ts';
import { learnRatingWeights } from '../../../src/analytics/similarity/learn-rating-weights.ts';

/** Roles of four families, which the first two ratings tell and the other four do not. */
it('what tells related roles apart comes to weigh more than noise', () => {
  const random = randomSource('families');
  const COLUMNS = 6;
  const roles = 80;
  const ratings = Float64Array.from({ length: roles * COLUMNS }, (_, e) => {
    const family = Math.floor(e / COLUMNS) % 4;
    const column = e % COLUMNS;
    const own = column === 0 ? (family < 2 ? 1 : -1) : column === 1 ? (family % 2 ? 1 : -1) : 0;
    return own + 2 * (random() - 0.5);
  });
  const queries = Array.from({ length: 40 }, (_, role) => ({
    role,
    gains: new Map(
      Array.from({ length: roles }, (__, other) => other)
        .filter((other) => other !== role && other % 4 === role % 4)
        .map((other) => [other, 1]),
    ),
  }));
  const weights = learnRatingWeights(ratings, COLUMNS, queries);
  const noise = Math.max(...weights.subarray(2));
  expect(Math.min(weights[0]!, weights[1]!)).toBeGreaterThan(1.3 * noise);
  expect(learnRatingWeights(ratings, COLUMNS, queries)).toEqual(weights);
});
