import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  HalfLifeShape,
  type SeriesStanding,
} from '../../../../src/analytics/decay/intervals/half-life-shape.ts';
import { PosteriorMass } from '../../../../src/analytics/decay/intervals/posterior-mass.ts';
import type { DecayHyperparameters } from '../../../../src/analytics/decay/model/hyperparameters.ts';
import { classNames, compileModel } from '../../../../src/analytics/decay/model/model.ts';
import { PRIOR } from '../../../../src/analytics/decay/model/prior.ts';

const MIXED = classNames.indexOf('MIXED');

function massOf(
  change: Partial<DecayHyperparameters['classes']['MIXED']>,
  ability: number,
  days: number,
  abilityVariance = 0.4,
): PosteriorMass {
  const classes = { ...PRIOR.classes, MIXED: { ...PRIOR.classes.MIXED, ...change } };
  const model = compileModel({ ...PRIOR, classes }, ['skill:a'], Uint8Array.of(MIXED), []);
  const standing: SeriesStanding = {
    ...{ series: 0, events: 3, ability, logHalfLife: 5, abilityVariance, covariance: 0.05 },
    ...{ logHalfLifeVariance: 0.4, deviation: 0, deviationsPerUnit: 1.4 },
  };
  return new PosteriorMass(standing, MIXED, model, new HalfLifeShape([]), days);
}

describe('the posterior of a proficiency', () => {
  it('is a distribution function: it rises from 0 to 1, through the floor too', () => {
    const floor = fc.double({ min: 0.02, max: 0.6, noNaN: true });
    const gapVariance = fc.double({ min: 0, max: 4, noNaN: true });
    const ability = fc.double({ min: -4, max: 4, noNaN: true });
    const days = fc.double({ min: 0, max: 2_000, noNaN: true });
    fc.assert(
      fc.property(floor, gapVariance, ability, days, (c, gap, mean, gone) => {
        const mass = massOf({ floor: c, gapVariance: gap }, mean, gone);
        let former = 0;
        const levels = Array.from({ length: 201 }, (_, i) => i / 200);
        for (const level of [...levels, c, c - 1e-6, c + 1e-6].sort((a, b) => a - b)) {
          const share = mass.below(level);
          // The cumulative normal is exact to 7.5e-8.
          expect(share).toBeGreaterThanOrEqual(former - 5e-7);
          expect(share).toBeLessThanOrEqual(1 + 5e-7);
          former = share;
        }
        expect(mass.below(0)).toBeLessThan(0.01);
        expect(mass.below(1)).toBeGreaterThan(0.99);
      }),
      { numRuns: 200 },
    );
  });

  it('leaves who began below the floor where they began', () => {
    const change = { floor: 0.4, gapVariance: 0 };
    const [now, later] = [massOf(change, -2, 0), massOf(change, -2, 3_000)];
    for (const level of [0.05, 0.1, 0.2, 0.35]) expect(later.below(level)).toBeCloseTo(now.below(level), 6);
  });

  it('has all who began above the floor next to it in the end, and none below it, without gaps', () => {
    const mass = massOf({ floor: 0.3, gapVariance: 0 }, 3, 1e7, 0.05);
    expect(mass.below(0.299)).toBeLessThan(0.001);
    expect(mass.below(0.5)).toBeGreaterThan(0.99);
  });
});
