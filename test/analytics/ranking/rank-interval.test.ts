import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalQuantile } from '../../../src/analytics/gaps/poisson-binomial.ts';
import { normalAbove } from '../../../src/analytics/ranking/normal-tail.ts';
import { ScoreField, SHARED_VARIANCE } from '../../../src/analytics/ranking/rank-interval.ts';
import { seededRandom } from '../../talent-index/random-organisation.ts';

describe('the interval of a rank', () => {
  test('holds the true rank of nine in ten, also of those who look best', () => {
    const random = seededRandom(17);
    const normal = () => normalQuantile(Math.min(1 - 1e-9, Math.max(1e-9, random())));
    const [alone, together] = [Math.sqrt(1 - SHARED_VARIANCE), Math.sqrt(SHARED_VARIANCE)];
    let held = 0;
    let asked = 0;
    for (let world = 0; world < 60; world++) {
      const shared = together * normal();
      const people = Array.from({ length: 300 }, () => {
        const mean = 0.15 + 0.5 * random();
        const deviation = 0.02 + 0.08 * random();
        const truth = mean + deviation * (alone * normal() + shared);
        return { mean, variance: deviation ** 2, skewness: 0, truth, weight: 1 };
      });
      const field = new ScoreField();
      for (const person of people) field.add(person);
      const byScore = [...people].sort((a, b) => b.mean - a.mean).slice(0, 25);
      for (const person of byScore) {
        const rank = 1 + people.filter((other) => other.truth > person.truth).length;
        const { low, high } = field.rankInterval(person, people.length);
        asked++;
        if (low <= rank && rank <= high) held++;
      }
    }
    expect(held / asked).toBeGreaterThan(0.88);
    expect(held / asked).toBeLessThan(0.92);
  });

  test('holds it too where a few hidden skills make some much better and most a little worse than expected', () => {
    const random = seededRandom(23);
    let held = 0;
    let asked = 0;
    for (let world = 0; world < 60; world++) {
      const people = Array.from({ length: 300 }, () => {
        const mean = 0.15 + 0.3 * random();
        const deviation = 0.02 + 0.03 * random();
        // Exponential: a gamma of skewness 2.
        const truth = mean + deviation * (-Math.log(1 - random()) - 1);
        return { mean, variance: deviation ** 2, skewness: 2, truth, weight: 1 };
      });
      const field = new ScoreField();
      for (const person of people) field.add(person);
      for (const person of [...people].sort((a, b) => b.mean - a.mean).slice(0, 25)) {
        const rank = 1 + people.filter((other) => other.truth > person.truth).length;
        const { low, high } = field.rankInterval(person, people.length);
        asked++;
        if (low <= rank && rank <= high) held++;
      }
    }
    expect(held / asked).toBeGreaterThan(0.88);
    expect(held / asked).toBeLessThan(0.92);
  });

  test('somebody who stands for many counts as many', () => {
    const [one, many] = [new ScoreField(), new ScoreField()];
    for (let i = 0; i < 50; i++) one.add({ mean: 0.6, variance: 0.001, skewness: 0, weight: 1 });
    many.add({ mean: 0.6, variance: 0.001, skewness: 0, weight: 50 });
    for (const field of [one, many]) field.add({ mean: 0.5, variance: 0.002, skewness: 0, weight: 1 });
    const self = { mean: 0.5, variance: 0.002, skewness: 0 };
    expect(many.rankInterval(self, 51)).toEqual(one.rankInterval(self, 51));
  });

  test('is one rank where everything is known', () => {
    const field = new ScoreField();
    for (const mean of [0.2, 0.5, 0.8]) field.add({ mean, variance: 1e-9, skewness: 0, weight: 1 });
    expect(field.rankInterval({ mean: 0.5, variance: 1e-9, skewness: 0 }, 3)).toMatchObject({
      low: 2,
      high: 2,
    });
  });

  test('stays among the people that there are', () => {
    const field = new ScoreField();
    for (let i = 0; i < 5; i++) field.add({ mean: 0.5, variance: 0.05, skewness: 0, weight: 1 });
    const { low, high } = field.rankInterval({ mean: 0.5, variance: 0.05, skewness: 0 }, 5);
    expect(low).toBe(1);
    expect(high).toBe(5);
  });

  test('of somebody who is best for certain is the first rank alone', () => {
    const field = new ScoreField();
    for (const mean of [0.2, 0.5, 0.8]) field.add({ mean, variance: 1e-4, skewness: 0, weight: 1 });
    expect(field.rankInterval({ mean: 0.8, variance: 1e-4, skewness: 0 }, 3)).toMatchObject({
      low: 1,
      high: 1,
    });
  });

  test('of whoever has somebody surely above them begins with the second rank, however alike those below are', () => {
    const field = new ScoreField();
    const likely = Array.from({ length: 8 }, (_, i) => ({ mean: 0.45 - 0.004 * i, deviation: 0.035 }));
    for (const { mean, deviation } of [{ mean: 0.655, deviation: 0.03 }, ...likely])
      field.add({ mean, variance: deviation ** 2, skewness: 1, weight: 1 });
    for (const { mean, deviation } of likely)
      expect(field.rankInterval({ mean, variance: deviation ** 2, skewness: 1 }, 9).low).toBeGreaterThan(1);
  });

  const scores = fc.array(
    fc.record({
      mean: fc.double({ min: 0.2, max: 0.8, noNaN: true }),
      deviation: fc.double({ min: 0.01, max: 0.15, noNaN: true }),
    }),
    { minLength: 1, maxLength: 40, size: 'max' },
  );

  test('holds the likeliest rank, and what is left out is no more than a tenth by more than half a rank, among the ranks that there are', () => {
    fc.assert(
      fc.property(scores, (people) => {
        const field = new ScoreField();
        for (const { mean, deviation } of people)
          field.add({ mean, variance: deviation ** 2, skewness: 0, weight: 1 });
        const [self, ...others] = people;
        const { low, high } = field.rankInterval(
          { mean: self!.mean, variance: self!.deviation ** 2, skewness: 0 },
          people.length,
        );
        expect(1 <= low && low <= high && high <= people.length).toBe(true);
        const shares = rankShares(self!, others);
        const likeliest = 1 + shares.indexOf(Math.max(...shares));
        expect(low).toBeLessThanOrEqual(likeliest);
        expect(high).toBeGreaterThanOrEqual(likeliest);
        const mass = shares.slice(low - 1, high).reduce((sum, share) => sum + share, 0);
        const last = Math.max(shares[low - 1]!, shares[high - 1]!);
        // Counts are taken as gamma, and scores on a grid: so far off at most.
        expect(mass).toBeGreaterThan(0.9 - last / 2 - 0.03);
      }),
      { seed: 31, numRuns: 200 },
    );
  });

  test('holds nine tenths of what is possible on average, as its ranks are whole ones', () => {
    const random = seededRandom(41);
    const lists = 60;
    let sum = 0;
    for (let list = 0; list < lists; list++) {
      const people = Array.from({ length: 100 }, () => ({
        mean: 0.2 + 0.6 * random(),
        deviation: 0.02 + 0.04 * random(),
      }));
      const field = new ScoreField();
      for (const { mean, deviation } of people)
        field.add({ mean, variance: deviation ** 2, skewness: 0, weight: 1 });
      const self = people.toSorted((a, b) => b.mean - a.mean)[list % 25]!;
      const { low, high } = field.rankInterval(
        { mean: self.mean, variance: self.deviation ** 2, skewness: 0 },
        people.length,
      );
      const others = people.filter((other) => other !== self);
      sum += rankShares(self, others)
        .slice(low - 1, high)
        .reduce((mass, share) => mass + share, 0);
    }
    expect(Math.abs(sum / lists - 0.9)).toBeLessThan(0.006);
  });

  test('is not narrower where a score is known half as well again', () => {
    const others = Array.from({ length: 80 }, (_, i) => ({
      mean: 0.1 + i / 100,
      variance: 1e-4,
      skewness: 0,
      weight: 1,
    }));
    const widthOf = (mean: number, deviation: number) => {
      const self = { mean, variance: deviation ** 2, skewness: 0 };
      const field = new ScoreField();
      for (const person of [...others, { ...self, weight: 1 }]) field.add(person);
      const { low, high } = field.rankInterval(self, others.length + 1);
      return high - low;
    };
    fc.assert(
      fc.property(
        fc.double({ min: 0.3, max: 0.7, noNaN: true }),
        fc.double({ min: 0.005, max: 0.06, noNaN: true }),
        fc.double({ min: 1.5, max: 3, noNaN: true }),
        (mean, deviation, times) => {
          expect(widthOf(mean, times * deviation)).toBeGreaterThanOrEqual(widthOf(mean, deviation));
        },
      ),
      { seed: 37 },
    );
  });
});

interface NormalScore {
  readonly mean: number;
  readonly deviation: number;
}

/**
 * The probability of each rank from 1: every number of others above, one after another, over 61 scores of one's own. What
 * all err by together moves no rank.
 */
function rankShares(self: NormalScore, others: readonly NormalScore[]): number[] {
  const alone = Math.sqrt(1 - SHARED_VARIANCE);
  const shares = new Array<number>(others.length + 1).fill(0);
  const draws = 61;
  const counts = new Float64Array(others.length + 1);
  for (let n = 0; n < draws; n++) {
    const x = self.mean + alone * self.deviation * normalQuantile((n + 0.5) / draws);
    counts.fill(0);
    counts[0] = 1;
    for (const [i, { mean, deviation }] of others.entries()) {
      const above = normalAbove((x - mean) / (alone * deviation));
      for (let count = i + 1; count > 0; count--) {
        counts[count] = counts[count]! * (1 - above) + counts[count - 1]! * above;
      }
      counts[0]! *= 1 - above;
    }
    for (const [i, share] of counts.entries()) shares[i]! += share / draws;
  }
  return shares;
}
