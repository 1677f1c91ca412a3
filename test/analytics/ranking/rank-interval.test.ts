import { describe, expect, test } from 'vitest';
import { normalQuantile } from '../../../src/analytics/gaps/poisson-binomial.ts';
import { ScoreField } from '../../../src/analytics/ranking/rank-interval.ts';
import { seededRandom } from '../../talent-index/random-organisation.ts';

describe('the interval of a rank', () => {
  test('holds the true rank of nine in ten, also of those who look best', () => {
    const random = seededRandom(17);
    const draw = (mean: number, deviation: number) =>
      mean + deviation * normalQuantile(Math.min(1 - 1e-9, Math.max(1e-9, random())));
    let held = 0;
    let asked = 0;
    for (let world = 0; world < 60; world++) {
      const people = Array.from({ length: 300 }, () => {
        const mean = 0.15 + 0.5 * random();
        const deviation = 0.02 + 0.08 * random();
        return { mean, variance: deviation ** 2, skewness: 0, truth: draw(mean, deviation), weight: 1 };
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
    expect(held / asked).toBeLessThan(0.93);
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
    expect(held / asked).toBeLessThan(0.93);
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
});
