import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalAbove } from '../../../src/analytics/ranking/normal-tail.ts';
import { normalOfGamma } from '../../../src/analytics/ranking/standard-gamma.ts';
import { GammaTail, LEAST_TABLED, mostTabled } from '../../../src/analytics/ranking/tail-table.ts';

test('a tail that is read from a table is the one that is computed, as near as is stated', () => {
  const skewness = fc.double({ min: 0, max: 2, noNaN: true });
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(skewness, share, (skewness, share) => {
      const z = LEAST_TABLED + share * (mostTabled(skewness) - LEAST_TABLED);
      const begins = skewness > 0 ? -2 / skewness : -Infinity;
      const error = Math.abs(new GammaTail(skewness).above(z) - normalAbove(normalOfGamma(z, skewness)));
      // Below the row of a skewness that is a step less, supports begin up to a tenth earlier.
      expect(error).toBeLessThan(Math.abs(z - begins) < 0.2 ? 0.02 : 3e-4);
    }),
    { numRuns: 20_000 },
  );
});

test('nobody is above or below where the table ends', () => {
  for (const skewness of [0, 0.4, 1, 1.99, 2]) {
    const tail = new GammaTail(skewness);
    expect(tail.above(LEAST_TABLED)).toBeCloseTo(1, 4);
    expect(tail.above(LEAST_TABLED - 1e-12)).toBeCloseTo(1, 4);
    expect(tail.above(mostTabled(skewness))).toBeCloseTo(0, 3);
  }
});
