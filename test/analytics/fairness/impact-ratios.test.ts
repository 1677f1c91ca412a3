import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fisherExact } from '../../../src/analytics/fairness/fisher-exact.ts';
import {
  type GroupCount,
  groupFigures,
  isFlagged,
  riskRatio,
} from '../../../src/analytics/fairness/impact-ratios.ts';
import { seededRandom } from '../../talent-index/random-organisation.ts';

const group = (name: string, considered: number, selected: number, aboveMedian = selected): GroupCount => {
  return { group: name, considered, selected, aboveMedian };
};
const BOTH = { selection: true, scoring: true };
const figuresOf = (...counts: GroupCount[]) =>
  groupFigures(
    counts,
    counts.map(() => false),
    BOTH,
  ).map((figures) => figures!);

describe('what a shortlist did to groups', () => {
  test('rates and ratios to the most favoured group', () => {
    const figures = figuresOf(group('a', 100, 30, 60), group('b', 100, 12, 40));
    expect(figures[0]!.scoring).toMatchObject({ rate: 0.6, impactRatio: null });
    expect(figures[0]!.selection).toMatchObject({ rate: 0.3, impactRatio: null });
    expect(figures[1]!.selection!.impactRatio!.value).toBeCloseTo(0.4, 12);
    expect(figures[1]!.scoring!.impactRatio!.value).toBeCloseTo(2 / 3, 12);
    expect(isFlagged(figures)).toBe(true);
  });

  test('a group that scores low is flagged, though nobody can tell from the selection yet', () => {
    const figures = figuresOf(group('a', 100, 3, 70), group('b', 100, 2, 30));
    expect(figures[1]!.selection!.pValue).toBeGreaterThan(0.5);
    expect(isFlagged(figures)).toBe(true);
  });

  test('is not flagged where it may be chance, nor where four fifths are reached', () => {
    expect(isFlagged(figuresOf(group('a', 12, 4), group('b', 12, 3)))).toBe(false);
    expect(isFlagged(figuresOf(group('a', 1000, 500), group('b', 1000, 410)))).toBe(false);
  });

  test('a withheld group is never the most favoured, and counts among the rest', () => {
    const counts = [group('a', 100, 30), group('b', 100, 20), group('c', 5, 5)];
    const [a, b, c] = groupFigures(counts, [false, false, true], BOTH);
    expect(c).toBeNull();
    expect(a!.selection!.impactRatio).toBeNull();
    expect(b!.selection!.impactRatio!.value).toBeCloseTo(2 / 3, 12);
    expect(b!.selection!.pValue).toBeCloseTo(fisherExact(20, 100, 55, 205), 12);
  });

  test('nobody selected: no ratio, and nothing flagged', () => {
    const figures = figuresOf(group('a', 40, 0), group('b', 40, 0));
    expect(figures.every(({ selection }) => selection!.impactRatio === null)).toBe(true);
    expect(figures.every(({ selection }) => selection!.pValue === 1)).toBe(true);
    expect(isFlagged(figures)).toBe(false);
  });

  test('where groups are alike, at most 5 % of audits are flagged, however many groups there are', () => {
    const random = seededRandom(17);
    let flagged = 0;
    const audits = 2000;
    for (let audit = 0; audit < audits; audit++) {
      const counts = Array.from({ length: 2 + (audit % 7) }, (_, i) => ({
        group: String(i),
        considered: 0,
        selected: 0,
        aboveMedian: 0,
      }));
      for (let person = 0; person < 400; person++) {
        const count = counts[Math.floor(random() * counts.length)]!;
        const score = random();
        count.considered++;
        if (score > 0.5) count.aboveMedian++;
        if (score > 0.9) count.selected++;
      }
      if (isFlagged(figuresOf(...counts))) flagged++;
    }
    expect(flagged / audits).toBeLessThan(0.05);
    expect(flagged).toBeGreaterThan(0);
  });
});

describe("Fisher's exact test", () => {
  test('gives pinned values', () => {
    // scipy.stats.fisher_exact([[8, 2], [1, 5]]) and ([[3, 1], [1, 3]]).
    expect(fisherExact(8, 10, 9, 16)).toBeCloseTo(0.03496503496503495, 9);
    expect(fisherExact(3, 4, 4, 8)).toBeCloseTo(0.48571428571428565, 9);
  });

  const table = fc.record({
    a: fc.integer({ min: 0, max: 30 }),
    b: fc.integer({ min: 0, max: 30 }),
    c: fc.integer({ min: 0, max: 30 }),
    d: fc.integer({ min: 1, max: 30 }),
  });

  test('is the same for the group and for the rest', () => {
    fc.assert(
      fc.property(table, ({ a, b, c, d }) => {
        const p = fisherExact(a, a + b, a + c, a + b + c + d);
        expect(p).toBeCloseTo(fisherExact(c, c + d, a + c, a + b + c + d), 9);
        expect(p).toBeGreaterThan(0);
        expect(p).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('is the sum over every table, in whole numbers', () => {
    const choose = (n: number, k: number): bigint => {
      if (k < 0 || k > n) return 0n;
      let product = 1n;
      for (let i = 1; i <= k; i++) product = (product * BigInt(n - k + i)) / BigInt(i);
      return product;
    };
    fc.assert(
      fc.property(table, ({ a, b, c, d }) => {
        const [group, selected, total] = [a + b, a + c, a + b + c + d];
        const ways = (x: number) => choose(group, x) * choose(total - group, selected - x);
        let asLikely = 0n;
        for (let x = 0; x <= selected; x++) if (ways(x) <= ways(a)) asLikely += ways(x);
        const exact = Number((asLikely * 10n ** 15n) / choose(total, selected)) / 1e15;
        expect(fisherExact(a, group, selected, total)).toBeCloseTo(exact, 9);
      }),
    );
  });

  test('is quick and within 0..1 for groups of a hundred thousand, far out in the tail too', () => {
    expect(fisherExact(25_000, 50_000, 50_000, 100_000)).toBeCloseTo(1, 6);
    const far = fisherExact(20_000, 50_000, 50_000, 100_000);
    expect(far).toBeGreaterThanOrEqual(0);
    expect(far).toBeLessThan(1e-300);
  });
});

describe('a ratio of rates', () => {
  test('has an interval around it, also where nobody of a group was selected', () => {
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

  test('holds the true ratio as often as it says, or more', () => {
    const random = seededRandom(5);
    const binomial = (n: number, p: number) => {
      let count = 0;
      for (let i = 0; i < n; i++) if (random() < p) count++;
      return count;
    };
    for (const [n, p, m, q] of [
      [40, 0.3, 60, 0.4],
      [25, 0.1, 200, 0.2],
      [300, 0.05, 300, 0.06],
    ] as const) {
      let held = 0;
      const trials = 4000;
      for (let trial = 0; trial < trials; trial++) {
        const b = Math.max(1, binomial(m, q));
        const { low, high } = riskRatio(binomial(n, p), n, b, m);
        if (low <= p / q && p / q <= high) held++;
      }
      expect(held / trials).toBeGreaterThan(0.88);
    }
  });
});
