import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assessmentOutcomes } from '../../../src/analytics/ranking/assessment-outcomes.ts';
import { ASSESSMENT_TRIALS } from '../../../src/analytics/ranking/assessment-value.ts';

const parameter = fc.double({ min: 0.05, max: 60, noNaN: true });
const distributions = fc.record({
  alpha: parameter,
  beta: parameter,
  probability: fc.double({ min: 0, max: 1, noNaN: true }),
});
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

test('of an assessment something comes for certain, whoever it is of', () => {
  fc.assert(
    fc.property(distributions, fc.boolean(), (believed, settled) => {
      const outcomes = assessmentOutcomes(believed, settled);
      expect(sum(outcomes.map(({ probability }) => probability))).toBeCloseTo(1, 9);
      for (const { probability } of outcomes) expect(probability).toBeGreaterThan(0);
    }),
  );
});

test('an assessment is expected to leave who surely has to do with a skill where they are', () => {
  fc.assert(
    fc.property(distributions, ({ alpha, beta }) => {
      const outcomes = assessmentOutcomes({ alpha, beta }, true);
      const after = sum(
        outcomes.map(({ probability, after }) => (probability * after.alpha) / (after.alpha + after.beta)),
      );
      expect(after).toBeCloseTo(alpha / (alpha + beta), 9);
      expect(outcomes.map((outcome) => outcome.after.probability)).toEqual(outcomes.map(() => 1));
    }),
  );
});

test('of whom nothing is known, every number of trials passed is as likely as any other', () => {
  const outcomes = assessmentOutcomes({ alpha: 1, beta: 1 }, false);
  expect(outcomes).toHaveLength(ASSESSMENT_TRIALS + 1);
  for (const [y, { probability, after }] of outcomes.entries()) {
    expect(probability).toBeCloseTo(1 / (ASSESSMENT_TRIALS + 1), 12);
    expect(after).toMatchObject({ alpha: 1 + y, beta: 1 + ASSESSMENT_TRIALS - y });
  }
});

test('where nothing settles that somebody has to do with a skill, one trial passed does, and none passed counts nothing', () => {
  fc.assert(
    fc.property(distributions, (believed) => {
      const [none, ...passed] = assessmentOutcomes(believed, false);
      expect(none!.after.probability).toBe(0);
      expect(passed.map(({ after }) => after.probability)).toEqual(passed.map(() => 1));
      // Who has nothing to do with it passes none.
      const beyond = 1 - believed.probability;
      expect(none!.probability).toBeGreaterThanOrEqual(beyond - 1e-12);
      expect(sum(passed.map(({ probability }) => probability))).toBeLessThanOrEqual(
        believed.probability + 1e-9,
      );
    }),
  );
});

test('who surely has nothing to do with a skill passes nothing', () => {
  const outcomes = assessmentOutcomes({ alpha: 3, beta: 2, probability: 0 }, false);
  expect(outcomes.map(({ probability }) => probability)).toEqual([1]);
});
