import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  fisherExact,
  groupImpacts,
  riskRatio,
  SUPPRESSED_BELOW,
} from '../../../src/analytics/ranking/impact-ratios.ts';

const group = (name: string, considered: number, selected: number, aboveMedian = selected) => {
  return { group: name, considered, selected, aboveMedian };
};

describe('what a shortlist did to groups', () => {
  test('rates and ratios to the most favoured group', () => {
    const { groups, flagged } = groupImpacts([group('a', 100, 30, 60), group('b', 100, 12, 40)]);
    expect(groups[0]).toMatchObject({ selectionRate: 0.3, scoringRate: 0.6, impactRatio: null });
    expect(groups[1]!.impactRatio!.value).toBeCloseTo(0.4, 12);
    expect(groups[1]!.scoringImpactRatio!.value).toBeCloseTo(2 / 3, 12);
    expect(flagged).toBe(true);
  });

  test('is not flagged where it may be chance, nor where four fifths are reached', () => {
    expect(groupImpacts([group('a', 12, 4), group('b', 12, 3)]).flagged).toBe(false);
    expect(groupImpacts([group('a', 1000, 500), group('b', 1000, 410)]).flagged).toBe(false);
  });

  test('small groups are withheld, and never one alone', () => {
    const counts = [group('a', 500, 50), group('b', 300, 20), group('c', SUPPRESSED_BELOW - 1, 1)];
    const { groups } = groupImpacts(counts);
    expect(groups.map(({ suppressed }) => suppressed)).toEqual([false, true, true]);
    for (const { suppressed, ...figures } of groups) {
      if (!suppressed) continue;
      const { group: _, ...rest } = figures;
      expect(Object.values(rest).every((figure) => figure === null)).toBe(true);
    }
  });

  test('nobody selected: no ratio, and nothing flagged', () => {
    const { groups, flagged } = groupImpacts([group('a', 40, 0), group('b', 40, 0)]);
    expect(groups.every(({ impactRatio }) => impactRatio === null)).toBe(true);
    expect(groups.every(({ pValue }) => pValue === 1)).toBe(true);
    expect(flagged).toBe(false);
  });
});

describe("Fisher's exact test", () => {
  test('gives pinned values', () => {
    // scipy.stats.fisher_exact([[8, 2], [1, 5]]) and ([[3, 1], [1, 3]]).
    expect(fisherExact(8, 10, 9, 16)).toBeCloseTo(0.03496503496503495, 9);
    expect(fisherExact(3, 4, 4, 8)).toBeCloseTo(0.48571428571428565, 9);
  });

  test('is the same for the group and for the rest', () => {
    const table = fc.record({
      a: fc.integer({ min: 0, max: 30 }),
      b: fc.integer({ min: 0, max: 30 }),
      c: fc.integer({ min: 0, max: 30 }),
      d: fc.integer({ min: 1, max: 30 }),
    });
    fc.assert(
      fc.property(table, ({ a, b, c, d }) => {
        const p = fisherExact(a, a + b, a + c, a + b + c + d);
        expect(p).toBeCloseTo(fisherExact(c, c + d, a + c, a + b + c + d), 9);
        expect(p).toBeGreaterThan(0);
        expect(p).toBeLessThanOrEqual(1);
      }),
    );
  });
});

test('a ratio of rates has an interval around it, also where nobody of a group was selected', () => {
  const { value, low, high } = riskRatio(30, 100, 40, 100);
  expect(value).toBeCloseTo(0.75, 12);
  // Katz: exp(ln .75 ± 1.645·√(1/30 − 1/100 + 1/40 − 1/100)).
  expect(low).toBeCloseTo(0.75 * Math.exp(-1.6448536 * Math.sqrt(0.0383333)), 5);
  expect(high).toBeCloseTo(0.75 * Math.exp(1.6448536 * Math.sqrt(0.0383333)), 5);
  const none = riskRatio(0, 50, 20, 50);
  expect(none).toMatchObject({ value: 0, low: 0 });
  expect(none.high).toBeGreaterThan(0);
  expect(none.high).toBeLessThan(0.5);
});
