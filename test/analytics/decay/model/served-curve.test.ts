import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { retention } from '../../../../src/analytics/decay/model/curve.ts';
import { fitServedCurve, type SeriesPosterior } from '../../../../src/analytics/decay/model/served-curve.ts';
import type { DecayShape } from '../../../../src/domain/proficiency.ts';
import { logistic } from '../simulated-log.ts';

/** E θ(t) on a fine grid of ±5 SD in both directions. */
function posteriorMean(posterior: SeriesPosterior, shape: DecayShape, floor: number, days: number): number {
  const { ability, logHalfLife, abilityVariance, logHalfLifeVariance, covariance } = posterior;
  const deviation = Math.sqrt(abilityVariance);
  const along = covariance / deviation;
  const across = Math.sqrt(logHalfLifeVariance - along * along);
  let sum = 0;
  let total = 0;
  for (let z = -5; z <= 5; z += 0.2) {
    for (let y = -5; y <= 5; y += 0.2) {
      const weight = Math.exp(-(z * z + y * y) / 2);
      const learnt = logistic(ability + deviation * z);
      const halfLife = Math.exp(logHalfLife + along * z + across * y);
      sum +=
        weight * (learnt <= floor ? learnt : floor + (learnt - floor) * retention(days, halfLife, shape));
      total += weight;
    }
  }
  return sum / total;
}

const posteriors = fc
  .record({
    ability: fc.double({ min: -2, max: 4, noNaN: true }),
    logHalfLife: fc.double({ min: 2, max: 7, noNaN: true }),
    abilityVariance: fc.double({ min: 0.01, max: 1.5, noNaN: true }),
    logHalfLifeVariance: fc.double({ min: 0.01, max: 0.7, noNaN: true }),
    correlation: fc.double({ min: -0.8, max: 0.8, noNaN: true }),
  })
  .map(({ correlation, ...posterior }) => ({
    ...posterior,
    covariance: correlation * Math.sqrt(posterior.abilityVariance * posterior.logHalfLifeVariance),
  }));

describe('the curve that stands for a posterior', () => {
  it('is its mean at the reinforcement and one median half-life later, and near it in between and beyond', () => {
    const shapes = fc.constantFrom<DecayShape>(0.5, 1, 2, 4, Infinity);
    fc.assert(
      fc.property(
        posteriors,
        shapes,
        fc.double({ min: 0, max: 0.3, noNaN: true }),
        (posterior, shape, floor) => {
          const { initial, halfLifeDays } = fitServedCurve(posterior, shape, floor);
          const median = Math.exp(posterior.logHalfLife);
          const served = (days: number) =>
            initial <= floor ? initial : floor + (initial - floor) * retention(days, halfLifeDays, shape);
          const difference = (days: number) =>
            Math.abs(served(days) - posteriorMean(posterior, shape, floor, days));
          expect(difference(0)).toBeLessThan(0.005);
          if (initial > floor + 0.05) expect(difference(median)).toBeLessThan(0.012);
          for (const times of [0.25, 0.5, 2, 4]) expect(difference(times * median)).toBeLessThan(0.085);
        },
      ),
      { numRuns: 150 },
    );
  });
});
