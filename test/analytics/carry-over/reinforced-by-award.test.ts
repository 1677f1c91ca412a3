import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reinforcedByAward } from '../../../src/analytics/carry-over/reinforced-by-award.ts';
import { expectedProficiency } from '../../../src/analytics/decay/model/curve.ts';
import { DAY } from '../../../src/domain/clock.ts';

const days = fc.integer({ min: 0, max: 4_000 });
const series = fc.record({
  initial: fc.double({ min: 0.01, max: 0.99, noNaN: true }),
  halfLifeDays: fc.double({ min: 5, max: 2_000, noNaN: true }),
  lastReinforcedAt: days.map((day) => day * DAY),
  lastAt: days.map((day) => day * DAY),
});
const skillClass = {
  shape: 1,
  floor: 0.1,
  intervalFactors: { observationsUpTo: [1], gapDays: [1], factors: [[1]] },
} as const;

test('an award takes nothing away, and gives no more than was shown', () => {
  fc.assert(
    fc.property(series, days, days, (own, awarded, later) => {
      const asOf = (awarded + later) * DAY;
      const before = expectedProficiency(own, skillClass, asOf);
      const after = expectedProficiency(reinforcedByAward(own, awarded * DAY), skillClass, asOf);
      expect(after).toBeGreaterThanOrEqual(before);
      expect(after).toBeLessThanOrEqual(own.initial);
    }),
  );
});

test('the order of awards does not matter: the newest speaks', () => {
  fc.assert(
    fc.property(series, days, days, (own, one, other) => {
      const forth = reinforcedByAward(reinforcedByAward(own, one * DAY), other * DAY);
      const back = reinforcedByAward(reinforcedByAward(own, other * DAY), one * DAY);
      expect(forth).toEqual(back);
      expect(forth).toEqual(reinforcedByAward(own, Math.max(one, other) * DAY));
    }),
  );
});

test('own evidence that reinforced after the award leaves nothing of it', () => {
  fc.assert(
    fc.property(series, days, (own, before) => {
      expect(reinforcedByAward(own, own.lastReinforcedAt - before * DAY)).toBe(own);
    }),
  );
});
