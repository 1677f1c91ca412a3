import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type AssessableTerm,
  mostRoughValue,
  roughAssessmentValue,
} from '../../../src/analytics/ranking/assessment-value.ts';
import { shareOfLevel } from '../../../src/analytics/ranking/score.ts';

const unit = fc.double({ min: 0.02, max: 0.98, noNaN: true });
/** Of the tail of the normal distribution that the value is computed by, absolute. */
const TAIL_ERROR = 7.5e-8;
const terms = fc.record({
  mean: unit,
  trials: fc.double({ min: 0.5, max: 60, noNaN: true }),
  held: unit,
  level: unit,
});

function termOf({
  mean,
  trials,
  held,
  level,
}: {
  mean: number;
  trials: number;
  held: number;
  level: number;
}) {
  const distribution = { alpha: mean * trials, beta: (1 - mean) * trials, probability: held };
  const weight = 0.2;
  const shareVariance = shareOfLevel(distribution, level).variance;
  return { weight, level, distribution, shareVariance } satisfies AssessableTerm;
}

test('the further somebody stands from the cut, the less an assessment is worth', () => {
  const directions = fc.constantFrom('UP' as const, 'DOWN' as const);
  fc.assert(
    fc.property(terms, unit, unit, directions, (drawn, a, b, direction) => {
      const term = termOf(drawn);
      const [near, far] = [Math.min(a, b), Math.max(a, b)].map((distance) =>
        roughAssessmentValue(term, { direction, distance: 0.2 * distance }),
      );
      expect(far!).toBeLessThanOrEqual(near! + 2 * TAIL_ERROR);
      expect(far!).toBeGreaterThan(-TAIL_ERROR);
    }),
  );
});

test('what is certain needs no assessment', () => {
  const term = termOf({ mean: 0.5, trials: 1e7, held: 1, level: 0.9 });
  expect(roughAssessmentValue(term, { direction: 'UP', distance: 0.001 })).toBeLessThan(1e-6);
});

test('no rough value is above what bounds it before the variance of the share is known, however far the cut is and on which side', () => {
  const distances = fc.oneof(
    fc.double({ min: 0, max: 0.4, noNaN: true }),
    fc.double({ min: -0.4, max: 0.4, noNaN: true }),
    fc.constantFrom(0, -0, Number.MIN_VALUE, -Number.MIN_VALUE, 1, -1),
  );
  const levels = fc.double({ min: 1e-4, max: 0.02, noNaN: true });
  fc.assert(
    fc.property(terms, distances, levels, fc.boolean(), (drawn, distance, low, isLow) => {
      const term = termOf(isLow ? { ...drawn, level: low } : drawn);
      const margin = { direction: 'UP' as const, distance };
      const most = mostRoughValue(term, margin);
      expect(most).toBeGreaterThanOrEqual(Math.max(0, roughAssessmentValue(term, margin)));
      // A bound that says nothing would hold too: it says something wherever there is one.
      expect(most < Infinity).toBe(distance >= 0 && term.level >= 1e-3);
    }),
    { numRuns: 2_000 },
  );
});
