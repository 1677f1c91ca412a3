import fc from 'fast-check';
import { expect, test } from 'vitest';
import { logPriorLoss, priorPrecision } from '../../../../src/analytics/decay/model/hyperparameter-priors.ts';

const deviation = fc.double({ min: 0.05, max: 3, noNaN: true });
const tails = fc
  .constantFrom(undefined, 1, 2, 5, 30)
  .map((degrees) => (degrees === undefined ? {} : { tails: degrees }));
const away = fc.double({ min: -10, max: 10, noNaN: true });

test('the precision is that of the normal distribution that pulls as much', () => {
  fc.assert(
    fc.property(deviation, tails, away, (scale, form, x) => {
      const prior = { deviation: scale, ...form };
      const slope = (logPriorLoss(prior, x + 1e-5) - logPriorLoss(prior, x - 1e-5)) / 2e-5;
      expect(priorPrecision(prior, x) * x).toBeCloseTo(slope, 3);
      expect(priorPrecision(prior, x)).toBeGreaterThan(0);
    }),
  );
});

test('heavy tails draw what is near as a normal prior does, and let go of what is far', () => {
  const [normal, heavy] = [{ deviation: 0.5 }, { deviation: 0.5, tails: 2 }];
  expect(priorPrecision(heavy, 0) / priorPrecision(normal, 0)).toBeCloseTo(1.5, 12);
  expect(logPriorLoss(heavy, 4)).toBeLessThan(logPriorLoss(normal, 4) / 5);
});
