import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bindingLevel, cumulativeDemand } from '../../../src/analytics/gaps/binding-level.ts';
import {
  countDistribution,
  countInterval,
  normalQuantile,
} from '../../../src/analytics/gaps/poisson-binomial.ts';
import { seededRandom } from '../../talent-index/random-organisation.ts';

describe('the number of people at a level', () => {
  test('is distributed as adding them one by one says', () => {
    const probabilities = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 });
    fc.assert(
      fc.property(probabilities, (p) => {
        const mass = countDistribution(p);
        const enumerated = new Float64Array(p.length + 1);
        for (let outcome = 0; outcome < 1 << p.length; outcome++) {
          let chance = 1;
          let count = 0;
          for (const [i, probability] of p.entries()) {
            const happened = (outcome >> i) & 1;
            chance *= happened ? probability : 1 - probability;
            count += happened;
          }
          enumerated[count]! += chance;
        }
        for (const [k, chance] of enumerated.entries()) expect(mass[k]).toBeCloseTo(chance, 12);
      }),
    );
  });

  test('has the mean and variance of the sum, and an interval that holds at least its coverage', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 40 }), (p) => {
        const { mean, variance, low, high } = countInterval(p, 0.9);
        expect(mean).toBeCloseTo(
          p.reduce((sum, x) => sum + x, 0),
          9,
        );
        expect(variance).toBeCloseTo(
          p.reduce((sum, x) => sum + x * (1 - x), 0),
          9,
        );
        const mass = countDistribution(p);
        const inside = mass.slice(low, high + 1).reduce((sum, x) => sum + x, 0);
        expect(inside).toBeGreaterThanOrEqual(0.9 - 1e-9);
      }),
    );
  });

  test('above the exact limit the approximation stands within one of the exact ends', () => {
    const random = seededRandom(4);
    for (const skewed of [1, 3, 8]) {
      const p = Array.from({ length: 800 }, () => random() ** skewed);
      const { low, high } = countInterval(p, 0.9);
      const mass = countDistribution(p);
      const at = (probability: number) => {
        let k = 0;
        for (let sum = mass[0]!; sum < probability; sum += mass[++k]!);
        return k;
      };
      expect(Math.abs(low - at(0.05))).toBeLessThanOrEqual(1);
      expect(Math.abs(high - at(0.95))).toBeLessThanOrEqual(1);
    }
  });

  test('rests on pinned normal quantiles', () => {
    expect(normalQuantile(0.95)).toBeCloseTo(1.6448536269514722, 8);
    expect(normalQuantile(0.5)).toBeCloseTo(0, 12);
    expect(normalQuantile(0.001)).toBeCloseTo(-3.090232306167813, 7);
  });
});

describe('several roles that ask for one skill at different levels', () => {
  const asked = fc.array(
    fc.record({
      level: fc.integer({ min: 1, max: 20 }).map((n) => n / 20),
      headcount: fc.integer({ min: 1, max: 9 }),
    }),
    { minLength: 1, maxLength: 15 },
  );

  test('are short by the largest excess over all levels', async () => {
    const abilities = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(asked, abilities, async (levels, people) => {
        const supplyAt = (level: number) => people.filter((ability) => ability >= level).length;
        const { level, demand } = await bindingLevel(levels, supplyAt);
        const excess = cumulativeDemand(levels).map((row) => row.demand - supplyAt(row.level));
        expect(demand - supplyAt(level)).toBe(Math.max(...excess));
      }),
    );
  });

  test('the excess is how many places stay empty when people are placed as well as can be', async () => {
    const abilities = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(asked, abilities, async (levels, people) => {
        const places = levels
          .flatMap(({ level, headcount }) => Array.from({ length: headcount }, () => level))
          .sort((a, b) => b - a);
        // The best people take the hardest places that they can: optimal for nested demands.
        const free = [...people].sort((a, b) => b - a);
        let empty = 0;
        for (const place of places) {
          if (free.length > 0 && free[0]! >= place) free.shift();
          else empty++;
        }
        const supplyAt = (level: number) => people.filter((ability) => ability >= level).length;
        const { level, demand } = await bindingLevel(levels, supplyAt);
        expect(Math.max(0, demand - supplyAt(level))).toBe(empty);
      }),
    );
  });

  test('are told apart by level, not by role', () => {
    const rows = [
      { level: 0.6, headcount: 2 },
      { level: 0.4, headcount: 1 },
      { level: 0.6, headcount: 1 },
    ];
    expect(cumulativeDemand(rows)).toEqual([
      { level: 0.4, demand: 4 },
      { level: 0.6, demand: 3 },
    ]);
  });
});
