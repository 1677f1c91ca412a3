import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalAbove } from '../../../src/analytics/ranking/normal-tail.ts';
import { gammaOfNormal, normalOfGamma } from '../../../src/analytics/ranking/standard-gamma.ts';

const skewness = fc.double({ min: 0.01, max: 2, noNaN: true });

describe('a shifted gamma', () => {
  test('of skewness 2 is the exponential distribution', () => {
    for (const share of [0.01, 0.05, 0.1, 0.3, 0.5, 0.7, 0.9, 0.95]) {
      const z = -Math.log(1 - share) - 1;
      expect(Math.abs(1 - normalAbove(normalOfGamma(z, 2)) - share)).toBeLessThan(0.013);
    }
  });

  test('of no skewness is the normal distribution', () => {
    expect(normalOfGamma(1.3, 0)).toBe(1.3);
    expect(gammaOfNormal(1.3, 0)).toBe(1.3);
    expect(normalOfGamma(1.3, 0.002)).toBeCloseTo(1.3, 2);
  });

  test('goes there and back, and rises', () => {
    fc.assert(
      fc.property(skewness, fc.double({ min: -1.5, max: 4, noNaN: true }), (of, normal) => {
        const z = gammaOfNormal(normal, of);
        expect(normalOfGamma(z, of)).toBeCloseTo(normal, 6);
        expect(gammaOfNormal(normal + 0.01, of)).toBeGreaterThan(z);
        expect(normalOfGamma(-2.01 / of, of)).toBe(-Infinity);
      }),
    );
  });
});
