import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expectedShareOfLevel } from '../../../src/analytics/decay/model/curve.ts';
import {
  type AssessableTerm,
  assessmentValues,
  type Margin,
  mostRoughValue,
  roughAssessmentValue,
} from '../../../src/analytics/ranking/assessment-value.ts';
import { shareOfLevel } from '../../../src/analytics/ranking/score.ts';

const assessmentValue = (term: AssessableTerm, margin: Margin) =>
  assessmentValues(term, margin, [term.expected])[0];

const unit = fc.double({ min: 0.02, max: 0.98, noNaN: true });
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
  const expected = weight * expectedShareOfLevel(distribution, level);
  const shareVariance = shareOfLevel(distribution, level).variance;
  return { weight, level, distribution, shareVariance, expected } satisfies AssessableTerm;
}

test('being looked at is no merit: what outcomes add and take away is even', () => {
  fc.assert(
    fc.property(terms, (drawn) => {
      const term = termOf(drawn);
      const up = assessmentValue(term, { direction: 'UP', distance: 0 });
      const down = assessmentValue(term, { direction: 'DOWN', distance: 0 });
      expect(up.gain).toBeCloseTo(down.gain, 9);
      expect(up.changes + down.changes).toBeLessThanOrEqual(1 + 1e-9);
    }),
  );
});

test('the further somebody stands from the cut, the less an assessment is worth and the less likely it changes the list', () => {
  fc.assert(
    fc.property(
      terms,
      unit,
      unit,
      fc.constantFrom('UP' as const, 'DOWN' as const),
      (drawn, a, b, direction) => {
        const term = termOf(drawn);
        const [near, far] = [Math.min(a, b), Math.max(a, b)].map((distance) =>
          assessmentValue(term, { direction, distance: 0.2 * distance }),
        );
        expect(far!.gain).toBeLessThanOrEqual(near!.gain + 1e-12);
        expect(far!.changes).toBeLessThanOrEqual(near!.changes + 1e-12);
        expect(roughAssessmentValue(term, { direction, distance: 0.2 })).toBeGreaterThan(-1e-12);
      },
    ),
  );
});

test('what is certain needs no assessment', () => {
  const term = termOf({ mean: 0.5, trials: 1e7, held: 1, level: 0.9 });
  expect(assessmentValue(term, { direction: 'UP', distance: 0.001 }).changes).toBeLessThan(1e-6);
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

test('beside several values of what is added before it says of each what it says alone', () => {
  fc.assert(
    fc.property(terms, unit, unit, (drawn, share, far) => {
      const term = termOf(drawn);
      const margin = { direction: 'DOWN' as const, distance: 0.2 * far };
      const served = term.expected * share;
      expect(assessmentValues(term, margin, [term.expected, served])).toEqual([
        assessmentValue(term, margin),
        assessmentValue({ ...term, expected: served }, margin),
      ]);
    }),
  );
});
