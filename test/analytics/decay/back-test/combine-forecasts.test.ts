import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ForecastCombination } from '../../../../src/analytics/decay/back-test/combine-forecasts.ts';
import { logLoss } from '../../../../src/analytics/decay/fit/hold-out.ts';

const event = fc.record({
  person: fc.integer({ min: 0, max: 2 }),
  curve: fc.double({ min: 0, max: 1, noNaN: true }),
  score: fc.constantFrom(0, 0.25, 0.8, 1),
});

/** Summed losses of the combination, of the curve, and of a moving average a person. */
function losses(events: readonly { person: number; curve: number; score: number }[]) {
  const combination = new ForecastCombination();
  const level = new Map<number, number>();
  const sums = { combined: 0, curve: 0, average: 0 };
  for (const { person, curve, score } of events) {
    const standing = level.get(person) ?? 0.9;
    const forecast = combination.forecast(person, curve);
    expect(forecast).toBeGreaterThanOrEqual(0.01 - 1e-12);
    expect(forecast).toBeLessThanOrEqual(0.99 + 1e-12);
    sums.combined += logLoss(forecast, score);
    sums.curve += logLoss(curve, score);
    sums.average += logLoss(standing, score);
    combination.learn(person, curve, score, true);
    level.set(person, standing + 0.02 * (score - standing));
  }
  return sums;
}

describe('the forecast of a score', () => {
  it('never loses more than a bounded sum to the curve, nor to a moving average', () => {
    fc.assert(
      fc.property(fc.array(event, { minLength: 1, maxLength: 400 }), (events) => {
        const { combined, curve, average } = losses(events);
        // Σ −ln(1 − α(1 − w)) over α = 1/(10 + t) is below (1 − w)·ln((10 + T)/9)·1.06.
        const switching = (weight: number) => 1.06 * (1 - weight) * Math.log((10 + events.length) / 9);
        expect(combined).toBeLessThanOrEqual(curve - Math.log(0.2) + switching(0.2));
        expect(combined).toBeLessThanOrEqual(average - Math.log(0.1) + switching(0.1));
      }),
      { numRuns: 200 },
    );
  });

  it('follows the curve where the curve is right, and the level where it is not', () => {
    const told = Array.from({ length: 300 }, (_, i) => ({
      person: 0,
      curve: i % 2 === 0 ? 0.95 : 0.2,
      score: i % 2 === 0 ? 1 : 0,
    }));
    expect(losses(told).combined).toBeLessThan(losses(told).average / 2);
    const noise = Array.from({ length: 300 }, (_, i) => ({
      person: 0,
      curve: i % 2 === 0 ? 0.99 : 0.02,
      score: i % 4 < 3 ? 1 : 0,
    }));
    expect(losses(noise).combined).toBeLessThan(losses(noise).average * 1.02);
  });

  it('learns nothing of the curve from what is not scored', () => {
    const after = [0.01, 0.6, 0.99].map((curve) => {
      const combination = new ForecastCombination();
      combination.learn(0, curve, 1, false);
      return [0, 1].map((person) => combination.forecast(person, 0.6));
    });
    expect(after[1]).toEqual(after[0]);
    expect(after[2]).toEqual(after[0]);
  });

  it('expects of a newcomer what the others have shown', () => {
    const [hard, easy] = [0, 1].map((score) => {
      const combination = new ForecastCombination();
      for (let i = 0; i < 200; i++) combination.learn(i % 20, 0.6, score, false);
      return combination.forecast(99, 0.6);
    });
    expect(hard).toBeLessThan(easy! - 0.05);
  });

  it('follows what many show at one moment less than what is shown moment by moment', () => {
    const moved = (people: number) => {
      const combination = new ForecastCombination();
      const before = combination.forecast(99, 0.2);
      for (let person = 0; person < 40; person++) combination.learn(person, 0.2, 0, true, people);
      return before - combination.forecast(99, 0.2);
    };
    expect(moved(1)).toBeGreaterThan(0.1);
    expect(moved(40)).toBeGreaterThan(0.1);
    expect(moved(40)).toBeLessThan(moved(1));
  });
});
