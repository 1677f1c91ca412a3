import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CurveClass,
  expectedProficiency,
  expectedShareOfLevel,
  latentDistribution,
  proficiencyVariance,
  quantile,
  retention,
  revalidationDate,
  type ServedPosterior,
} from '../../../../src/analytics/decay/model/curve.ts';
import { DAY } from '../../../../src/domain/clock.ts';
import type { DecayShape } from '../../../../src/domain/proficiency.ts';

const shapes: DecayShape[] = [0.5, 1, 2, 4, Infinity];
const share = fc.double({ min: 0, max: 1, noNaN: true });
const classes = fc.record({
  shape: fc.constantFrom(...shapes),
  floor: share,
  intervalFactors: fc.record({
    observationsUpTo: fc.constant([1, 4]),
    gapDays: fc.constant([30, 365]),
    factors: fc.array(fc.array(fc.double({ min: 0, max: 5, noNaN: true }), { minLength: 2, maxLength: 2 }), {
      minLength: 2,
      maxLength: 2,
    }),
  }),
}) satisfies fc.Arbitrary<CurveClass>;
const posteriors = fc
  .record({
    initial: share,
    halfLifeDays: fc.double({ min: 1e-3, max: 1e6, noNaN: true }),
    lastReinforcedAt: fc.integer({ min: 0, max: 2e12 }),
    abilityVariance: fc.double({ min: 0, max: 20, noNaN: true }),
    logHalfLifeVariance: fc.double({ min: 0, max: 5, noNaN: true }),
    correlation: fc.double({ min: -1, max: 1, noNaN: true }),
    observations: fc.integer({ min: 1, max: 10_000 }),
  })
  .map(
    ({ correlation, ...posterior }): ServedPosterior => ({
      ...posterior,
      covariance: correlation * Math.sqrt(posterior.abilityVariance * posterior.logHalfLifeVariance),
    }),
  );
const offset = fc.integer({ min: -1000 * DAY, max: 100_000 * DAY });

describe('the served forgetting curve', () => {
  it('halves what stands above the floor in one half-life, whatever its shape', () => {
    for (const shape of shapes) expect(retention(90, 90, shape)).toBeCloseTo(0.5, 14);
  });

  it('never rises, never leaves 0..1 and never runs backwards', () => {
    fc.assert(
      fc.property(posteriors, classes, offset, offset, (fitted, skillClass, a, b) => {
        const at = (by: number) => expectedProficiency(fitted, skillClass, fitted.lastReinforcedAt + by);
        const [sooner, later] = a < b ? [a, b] : [b, a];
        // Two roundings of the power apart at most.
        expect(at(later)).toBeLessThanOrEqual(at(sooner) + 2 ** -52);
        expect(at(later)).toBeGreaterThanOrEqual(0);
        expect(at(sooner)).toBeLessThanOrEqual(fitted.initial);
        if (sooner <= 0) expect(at(sooner)).toBe(fitted.initial);
      }),
      { numRuns: 2000 },
    );
  });

  it('gives a variance, a distribution and quantiles that are numbers in range and in order', () => {
    fc.assert(
      fc.property(posteriors, classes, offset, (fitted, skillClass, by) => {
        const asOf = fitted.lastReinforcedAt + by;
        const mean = expectedProficiency(fitted, skillClass, asOf);
        const variance = proficiencyVariance(fitted, skillClass, asOf);
        expect(variance).toBeGreaterThanOrEqual(0);
        const latent = latentDistribution(mean, variance);
        const [low, high] = [quantile(latent, 0.05), quantile(latent, 0.95)];
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(high);
        for (const level of [0, 0.001, 0.3, 0.6, 1]) {
          const met = expectedShareOfLevel(latent, level);
          expect(met).toBeGreaterThanOrEqual(0);
          expect(met).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('has a variance of 0 around what is known for certain', () => {
    const certain = {
      initial: 0.8,
      halfLifeDays: 90,
      lastReinforcedAt: 0,
      abilityVariance: 0,
      logHalfLifeVariance: 0,
    };
    const skillClass = {
      shape: 1,
      floor: 0,
      intervalFactors: { observationsUpTo: [1], gapDays: [0], factors: [[2]] },
    } as const;
    expect(proficiencyVariance({ ...certain, covariance: 0, observations: 3 }, skillClass, 90 * DAY)).toBe(0);
  });

  it('dates the re-validation at the moment the estimate falls below the level', () => {
    fc.assert(
      fc.property(
        posteriors,
        classes,
        share,
        fc.integer({ min: 0, max: 1000 }),
        (fitted, skillClass, level, days) => {
          const from = fitted.lastReinforcedAt + days * DAY;
          const due = revalidationDate(fitted, skillClass, level, from);
          if (expectedProficiency(fitted, skillClass, from) < level) expect(due).toBeNull();
          if (due === null) return;
          expect(due).toBeGreaterThanOrEqual(from);
          expect(expectedProficiency(fitted, skillClass, due)).toBeLessThanOrEqual(level + 1e-9);
          if (due > from)
            expect(expectedProficiency(fitted, skillClass, due - DAY)).toBeGreaterThanOrEqual(level - 1e-9);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('expects of a level near 0 what scipy 1.17 does (special.betainc)', () => {
    for (const [level, alpha, beta, value] of [
      [1e-12, 0.1, 0.1, 0.9709049923936122],
      [3e-9, 0.0059, 0.19, 0.13983378073289743],
      [1e-7, 0.0002, 199.8, 0.0022467007089395086],
      [2e-6, 0.02, 0.18, 0.3177971087853908],
    ] as const) {
      expect(Math.abs(expectedShareOfLevel({ alpha, beta }, level) - value)).toBeLessThan(1e-10);
    }
  });

  it('expects of a level what numerical integration of min(1, θ/level) expects', () => {
    // scipy 1.17: integrate.quad(min(1, x/l) * beta.pdf(x, a, b), 0, 1, points=[l])
    for (const [alpha, beta, level, expected] of [
      [2, 3, 0.6, 0.63424],
      [0.3, 0.4, 0.5, 0.5733156043062678],
      [40, 10, 0.75, 0.9912085780287897],
      [5, 1, 0.9, 0.901585],
    ] as const) {
      expect(expectedShareOfLevel({ alpha, beta }, level)).toBeCloseTo(expected, 9);
    }
  });
});
