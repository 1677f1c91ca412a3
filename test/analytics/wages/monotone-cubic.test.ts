import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MonotoneCubic } from '../../../src/analytics/wages/monotone-cubic.ts';
import { percentileOfWage, wageAtPercentile } from '../../../src/analytics/wages/wage-percentiles.ts';
import { readOews } from '../../../src/importers/wages/oews.ts';

const rising = fc
  .array(
    fc.record({
      dx: fc.double({ min: 0.01, max: 5, noNaN: true }),
      dy: fc.double({ min: 0.01, max: 5, noNaN: true }),
    }),
    {
      minLength: 2,
      maxLength: 8,
    },
  )
  .map((steps) => {
    let [x, y] = [0, 0];
    return steps.map(({ dx, dy }) => {
      x += dx;
      y += dy;
      return { x, y };
    });
  });

describe('the monotone cubic', () => {
  test('goes through its points, never falls, and is inverted', () => {
    fc.assert(
      fc.property(rising, (points) => {
        const curve = new MonotoneCubic(points);
        for (const { x, y } of points) expect(curve.at(x)).toBeCloseTo(y, 9);
        const last = points.at(-1)!.x;
        let before = Number.NEGATIVE_INFINITY;
        for (let i = 0; i <= 100; i++) {
          const x = points[0]!.x + ((last - points[0]!.x) * i) / 100;
          const y = curve.at(x);
          expect(y).toBeGreaterThanOrEqual(before - 1e-9);
          expect(curve.at(curve.inverse(y))).toBeCloseTo(y, 9);
          before = y;
        }
      }),
    );
  });

  test('is the line where the points lie on one', () => {
    const curve = new MonotoneCubic([0, 1, 3, 4].map((x) => ({ x, y: 2 + 3 * x })));
    for (const x of [-1, 0.3, 2.2, 3.9, 6]) expect(curve.at(x)).toBeCloseTo(2 + 3 * x, 12);
  });
});

describe('on the 781 occupations of OEWS May 2024 with all five points', async () => {
  const { rows } = await readOews(
    new URL('../../../fixtures/oews-2024/national_M2024.tsv.gz', import.meta.url).pathname,
  );
  const complete = rows.filter(({ percentiles }) =>
    Object.values(percentiles).every(({ quality }) => quality === 'PUBLISHED'),
  );
  const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1]!;

  test('the median is found from the other four nearer than by the mean of the quartiles', () => {
    expect(complete).toHaveLength(781);
    const off = (found: number, published: number) => Math.abs(found / published - 1);
    const byCurve = complete.map(({ percentiles }) => {
      const without = { ...percentiles, p50: { amount: null, quality: 'MISSING' } } as typeof percentiles;
      return off(wageAtPercentile(without, 50)!, percentiles.p50.amount!);
    });
    const byQuartiles = complete.map(({ percentiles: { p25, p50, p75 } }) =>
      off(Math.sqrt(p25.amount! * p75.amount!), p50.amount!),
    );
    expect(median(byCurve)).toBeLessThanOrEqual(0.018);
    expect(median(byCurve)).toBeLessThan(median(byQuartiles));
  });

  test('a published wage stands at its percentile, and a wage beyond the ends at none', () => {
    for (const { percentiles } of complete.slice(0, 100)) {
      expect(percentileOfWage(percentiles, percentiles.p25.amount!)).toBeCloseTo(25, 4);
      expect(percentileOfWage(percentiles, percentiles.p90.amount!)).toBeCloseTo(90, 4);
      expect(percentileOfWage(percentiles, percentiles.p90.amount! * 1.01)).toBeNull();
      expect(percentileOfWage(percentiles, percentiles.p10.amount! * 0.99)).toBeNull();
      const wage = (percentiles.p25.amount! + percentiles.p50.amount!) / 2;
      expect(wageAtPercentile(percentiles, percentileOfWage(percentiles, wage)!)).toBeCloseTo(wage, 1);
    }
  });
});
