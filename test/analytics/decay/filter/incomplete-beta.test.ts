import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  betaQuantile,
  logGamma,
  regularizedIncompleteBeta,
} from '../../../../src/analytics/decay/filter/incomplete-beta.ts';

describe('the Beta distribution', () => {
  it('agrees with scipy 1.17 (special.betainc, betaincinv, gammaln)', () => {
    for (const [x, a, b, value] of [
      [0.3, 2, 5, 0.5798250000000003],
      [0.5, 0.5, 0.5, 0.5],
      [0.01, 0.1, 3, 0.7274341927166094],
      [0.9, 50, 4, 0.21053171721902678],
      [0.62, 600, 400, 0.9021937022054778],
      [0.7, 3.5, 0.2, 0.044082220491073354],
      [0.601, 60000, 40000, 0.7406158872028235],
      [1e-6, 0.2, 0.2, 0.03320303827348906],
      [9.93e-8, 0.0017, 827012, 0.9965988919093489],
      [1e-7, 0.002, 8e5, 0.9959513521799055],
    ] as const) {
      expect(Math.abs(regularizedIncompleteBeta(x, a, b) - value)).toBeLessThan(1e-9);
    }
    for (const [probability, a, b, value] of [
      [0.05, 2, 5, 0.06284989170835438],
      [0.95, 2, 5, 0.5818034092520259],
      [0.05, 0.2, 0.3, 2.79307285185066e-6],
      [0.95, 0.2, 0.3, 0.9992341305241808],
      [0.5, 600, 400, 0.6000666926648686],
      [0.05, 30, 2, 0.8559096086816552],
      [0.975, 60000, 40000, 0.6030344468285054],
    ] as const) {
      expect(Math.abs(betaQuantile(probability, a, b) - value)).toBeLessThan(1e-9);
    }
    for (const [x, value] of [
      [0.1, 2.252712651734206],
      [2.5, 0.2846828704729192],
      [10, 12.801827480081469],
      [1000, 5905.220423209181],
      [100000, 1051287.7089736569],
    ] as const) {
      expect(Math.abs(logGamma(x) / value - 1)).toBeLessThan(1e-12);
    }
  });

  it('never falls with x, and its quantile is its inverse', () => {
    const parameter = fc.double({ min: 0.05, max: 1e5, noNaN: true });
    const unit = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(unit, unit, parameter, parameter, (x, y, a, b) => {
        const [below, above] = x < y ? [x, y] : [y, x];
        const difference = regularizedIncompleteBeta(above, a, b) - regularizedIncompleteBeta(below, a, b);
        expect(difference).toBeGreaterThanOrEqual(-1e-9);
      }),
    );
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        parameter,
        parameter,
        (probability, a, b) => {
          const x = betaQuantile(probability, a, b);
          const step = 1e-12 * Math.max(x, 1e-290);
          expect(regularizedIncompleteBeta(x - 1e-11, a, b) - 1e-9).toBeLessThanOrEqual(probability);
          expect(regularizedIncompleteBeta(x + 1e-11 + step, a, b) + 1e-9).toBeGreaterThanOrEqual(
            probability,
          );
        },
      ),
    );
  });
});
