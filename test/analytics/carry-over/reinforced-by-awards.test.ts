import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reinforcedByAwards } from '../../../src/analytics/carry-over/reinforced-by-awards.ts';
import { expectedProficiency, proficiencyVariance } from '../../../src/analytics/decay/model/curve.ts';
import { DAY } from '../../../src/domain/clock.ts';

const days = fc.integer({ min: 0, max: 4_000 });
const float = (min: number, max: number) => fc.double({ min, max, noNaN: true }).map(Math.fround);
const series = fc.record({
  initial: float(0.01, 0.99),
  halfLifeDays: float(5, 2_000),
  abilityVariance: float(0.01, 2),
  logHalfLifeVariance: float(0.01, 1),
  covariance: fc.constant(0),
  observations: fc.integer({ min: 1, max: 20 }),
  lastReinforcedAt: days.map((day) => day * DAY),
  lastAt: days.map((day) => day * DAY),
});
const awards = fc.array(
  days.map((day) => day * DAY),
  { maxLength: 5 },
);
const skillClass = {
  shape: 1,
  floor: 0.1,
  intervalFactors: { observationsUpTo: [1], gapDays: [1], factors: [[1]] },
} as const;

test('awards take nothing away from an estimate', () => {
  fc.assert(
    fc.property(series, awards, days, (own, awarded, later) => {
      const asOf = Math.max(own.lastReinforcedAt, ...awarded) + later * DAY;
      const before = expectedProficiency(own, skillClass, asOf);
      const after = expectedProficiency(reinforcedByAwards(own, awarded), skillClass, asOf);
      expect(after).toBeGreaterThanOrEqual(before);
    }),
  );
});

test('an award is no observation: on its day the skill is known less well than if it had just been shown so', () => {
  fc.assert(
    fc.property(series, fc.integer({ min: 1, max: 4_000 }), (own, gap) => {
      const awardedAt = own.lastReinforcedAt + gap * DAY;
      const after = reinforcedByAwards(own, [awardedAt]);
      const shown = { ...own, initial: after.initial, lastReinforcedAt: awardedAt };
      const variance = proficiencyVariance(after, skillClass, awardedAt);
      expect(variance).toBeGreaterThan(proficiencyVariance(shown, skillClass, awardedAt));
      const further = reinforcedByAwards(own, [awardedAt, awardedAt - 1]);
      const twice = { ...further, initial: after.initial };
      expect(proficiencyVariance(twice, skillClass, awardedAt)).toBeGreaterThanOrEqual(variance);
    }),
  );
});

test('the order of awards does not matter', () => {
  fc.assert(
    fc.property(series, awards, fc.array(fc.nat()), (own, awarded, keys) => {
      const shuffled = awarded
        .map((at, i) => ({ at, key: keys[i] ?? 0 }))
        .sort((a, b) => a.key - b.key)
        .map(({ at }) => at);
      expect(reinforcedByAwards(own, shuffled)).toEqual(reinforcedByAwards(own, awarded));
    }),
  );
});

test('an award on top of others leaves what all of them leave', () => {
  fc.assert(
    fc.property(series, awards, fc.integer({ min: 1, max: 4_000 }), (own, awarded, later) => {
      const last = Math.max(own.lastReinforcedAt, ...awarded) + later * DAY;
      const { initial, abilityVariance, logHalfLifeVariance, ...rest } = reinforcedByAwards(
        reinforcedByAwards(own, awarded),
        [last],
      );
      const all = reinforcedByAwards(own, [...awarded, last]);
      expect(all).toMatchObject(rest);
      expect(initial).toBeCloseTo(all.initial, 6);
      expect(abilityVariance).toBeCloseTo(all.abilityVariance, 5);
      expect(logHalfLifeVariance).toBeCloseTo(all.logHalfLifeVariance, 5);
    }),
  );
});

test('of awards before the newest reinforcement nothing is left, and numbers stay what float32 holds', () => {
  fc.assert(
    fc.property(series, days, awards, (own, before, awarded) => {
      expect(reinforcedByAwards(own, [own.lastReinforcedAt - before * DAY])).toBe(own);
      const { initial, abilityVariance, logHalfLifeVariance } = reinforcedByAwards(own, awarded);
      for (const number of [initial, abilityVariance, logHalfLifeVariance])
        expect(Math.fround(number)).toBe(number);
    }),
  );
});
