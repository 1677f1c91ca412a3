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
    const combination = new ForecastCombination();
    const before = combination.forecast(1, 0.6);
    combination.learn(0, 0.01, 1, false);
    expect(combination.forecast(1, 0.6)).toBe(before);
  });
});
