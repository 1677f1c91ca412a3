import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scoreEstimate } from '../../../src/analytics/ranking/score-interval.ts';
import { withUnseen } from '../../../src/analytics/ranking/unseen-skills.ts';

const unit = fc.double({ min: 0, max: 1, noNaN: true });
const small = fc.double({ min: 0, max: 0.05, noNaN: true });

test('skills that nobody looked at raise what may be true, never beyond half the weight that is left', () => {
  fc.assert(
    fc.property(unit, unit, unit, small, small, (mean, inferred, unshown, variance, open) => {
      const truth = withUnseen({ mean, variance }, { mean: inferred, variance: open }, unshown);
      expect(truth.mean).toBeGreaterThanOrEqual(mean);
      expect(truth.mean).toBeLessThanOrEqual(mean + unshown / 2 + 1e-12);
      expect(truth.variance).toBeGreaterThanOrEqual(variance);
      expect(truth.skewness).toBeGreaterThanOrEqual(0);
      expect(truth.skewness).toBeLessThanOrEqual(2);
    }),
  );
});

test('where everything asked for was looked at, nothing is added', () => {
  const nothing = { mean: 0, variance: 0 };
  expect(withUnseen({ mean: 0.4, variance: 0.01 }, nothing, 0)).toEqual({
    mean: 0.4,
    variance: 0.01,
    skewness: 0,
  });
  expect(withUnseen(nothing, nothing, 1)).toEqual({ mean: 0, variance: 0, skewness: 0 });
});

test('the value of a score is what was shown, whatever may be true beside it', () => {
  const nothing = { mean: 0, variance: 0 };
  const shown = scoreEstimate(0.3, withUnseen({ mean: 0.3, variance: 0.001 }, nothing, 0.6), 5);
  const complete = scoreEstimate(0.3, withUnseen({ mean: 0.3, variance: 0.001 }, nothing, 0), 5);
  expect(shown.value).toBe(complete.value);
  expect(shown.high).toBeGreaterThan(complete.high);
});
