import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  reinforcedByAwards,
  reinforcedOnceMore,
} from '../../../src/analytics/carry-over/reinforced-by-awards.ts';
import { expectedProficiency, proficiencyVariance } from '../../../src/analytics/decay/model/curve.ts';
import type { EvidenceRow } from '../../../src/analytics/decay/model/evidence-builder.ts';
import { PRIOR } from '../../../src/analytics/decay/model/prior.ts';
import { DAY } from '../../../src/domain/clock.ts';
import { VOUCHED } from '../../../src/domain/proficiency.ts';
import { fitSeries } from '../decay/fit-series.ts';

const days = fc.integer({ min: 0, max: 4_000 });
const float = (min: number, max: number) => fc.double({ min, max, noNaN: true }).map(Math.fround);
const series = fc
  .record({
    initial: float(0.01, 0.99),
    halfLifeDays: float(5, 2_000),
    abilityVariance: float(0.01, 2),
    logHalfLifeVariance: float(0.01, 1),
    covariance: fc.constant(0),
    observations: fc.integer({ min: 1, max: 20 }),
    achieved: fc.constant(1),
    lastReinforcedAt: days.map((day) => day * DAY),
    lookedAtAfter: days.map((day) => day * DAY),
    // Looks at other skills, of which the person's newest evidence may be.
    othersAfter: days.map((day) => day * DAY),
  })
  .map(({ lookedAtAfter, othersAfter, ...own }) => {
    const observedAt = own.lastReinforcedAt + lookedAtAfter;
    return { ...own, observedAt, lastAt: observedAt + othersAfter };
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

const NEVER_SINCE = { achieved: 1, lastReinforcedAt: 0, lastAt: 0, observedAt: 0 };

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
      const awardedAt = own.lastAt + gap * DAY;
      const after = reinforcedByAwards(own, [awardedAt]);
      const shown = { ...own, initial: after.initial, lastReinforcedAt: awardedAt };
      const variance = proficiencyVariance(after, skillClass, awardedAt);
      expect(variance).toBeGreaterThan(proficiencyVariance(shown, skillClass, awardedAt));
    }),
  );
});

test('any number of awards since the skill was looked at lets presume what one does, from the newest on', () => {
  fc.assert(
    fc.property(series, fc.array(days, { minLength: 1, maxLength: 200 }), (own, gaps) => {
      const awarded = gaps.map((gap) => own.observedAt + (1 + gap) * DAY);
      expect(reinforcedByAwards(own, awarded)).toEqual(reinforcedByAwards(own, [Math.max(...awarded)]));
    }),
  );
  const own = { initial: 0.05, halfLifeDays: 200, abilityVariance: 0.3, logHalfLifeVariance: 0.4 };
  const weak = { ...own, covariance: -0.05, observations: 5, ...NEVER_SINCE };
  const often = Array.from({ length: 40 }, (_, i) => (i + 1) * DAY);
  const { initial, ...after } = reinforcedByAwards(weak, often);
  expect(initial).toBeLessThan(0.07);
  const variance = proficiencyVariance({ initial, ...after }, skillClass, 40 * DAY);
  expect(variance).toBeGreaterThan(proficiencyVariance(weak, skillClass, 0));
});

test('nobody is certain by an award', () => {
  fc.assert(
    fc.property(float(0.99, 1), fc.array(days, { maxLength: 200 }), (almost, gaps) => {
      const initial = Math.min(almost, 1 - 2 ** -24);
      const own = { initial, abilityVariance: 0.3, logHalfLifeVariance: 0.4, ...NEVER_SINCE };
      expect(
        reinforcedByAwards(
          own,
          gaps.map((gap) => gap * DAY),
        ).initial,
      ).toBeLessThan(1);
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

test('by awards before the skill was looked at last no estimate begins higher; where none of it reinforced, time runs from them and it is known less well', () => {
  fc.assert(
    fc.property(series, days, (own, before) => {
      expect(reinforcedByAwards(own, [own.lastReinforcedAt - before * DAY])).toBe(own);
      const between = Math.min(own.observedAt, own.lastReinforcedAt + (before + 1) * DAY);
      const lastReinforcedAt = Math.max(own.lastReinforcedAt, between);
      const after = reinforcedByAwards(own, [between]);
      const { abilityVariance, logHalfLifeVariance } = after;
      expect(after).toEqual({ ...own, lastReinforcedAt, abilityVariance, logHalfLifeVariance });
      expect(abilityVariance > own.abilityVariance).toBe(between > own.lastReinforcedAt);
    }),
  );
});

test('a look at another skill takes nothing of it away', () => {
  fc.assert(
    fc.property(series, fc.integer({ min: 1, max: 4_000 }), (own, gap) => {
      const awarded = [own.observedAt + gap * DAY];
      const unseen = reinforcedByAwards({ ...own, lastAt: own.observedAt }, awarded);
      expect(unseen.initial).toBeGreaterThanOrEqual(own.initial);
      expect(reinforcedByAwards(own, awarded)).toEqual({
        ...unseen,
        lastAt: Math.max(own.lastAt, awarded[0]!),
      });
    }),
  );
});

test('one more award leaves what awards have reinforced as all of them at once do', () => {
  const gaps = fc.array(days, { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(series, gaps, fc.integer({ min: 1, max: 4_000 }), (own, since, later) => {
      const awarded = since.map((gap) => own.lastReinforcedAt + (1 + gap) * DAY);
      const newest = Math.max(...awarded);
      const asOf = Math.max(own.lastAt, newest) + later * DAY;
      const once = reinforcedOnceMore(reinforcedByAwards(own, awarded), asOf, own.observedAt >= newest);
      expect(once).toEqual(reinforcedByAwards(own, [...awarded, asOf]));
    }),
  );
});

test('numbers stay what float32 holds', () => {
  fc.assert(
    fc.property(series, awards, (own, awarded) => {
      const { initial, abilityVariance, logHalfLifeVariance } = reinforcedByAwards(own, awarded);
      for (const number of [initial, abilityVariance, logHalfLifeVariance])
        expect(Math.fround(number)).toBe(number);
    }),
  );
});

test('what is shown after awards takes their place: less by what they let presume, and more after a pass than after a failure', () => {
  const learnt = fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 1, maxLength: 10 });
  const later = fc.integer({ min: 0, max: 90 });
  const kinds = fc.constantFrom('ASSESSMENT', 'DELIVERY', 'SIMULATION' as const);
  fc.assert(
    fc.property(learnt, later, later, later, kinds, (scores, gap, spread, since, kind) => {
      const former = scores.map((passed, i) => evidence(20 * i, 'ASSESSMENT', passed / 10, 10));
      const newest = 20 * (scores.length - 1);
      const awarded = [newest + 1 + gap, newest + 1 + gap + spread].map((day) => day * DAY);
      const day = newest + 1 + gap + spread + since;
      const servedAfter = (score: number) => {
        const fitted = fitOf([...former, evidence(day, kind, score, 1)]);
        const served = reinforcedByAwards(fitted, awarded);
        expect(served.initial).toBe(fitted.initial);
        expect(served.abilityVariance).toBeGreaterThanOrEqual(fitted.abilityVariance);
        return expectedProficiency(served, skillClass, day * DAY);
      };
      expect(servedAfter(1)).toBeGreaterThan(servedAfter(0));
      expect(reinforcedByAwards(fitOf(former), awarded).initial).toBeGreaterThan(fitOf(former).initial);
    }),
    { numRuns: 60 },
  );
});

function evidence(day: number, kind: EvidenceRow['kind'], score: number, trials: number): EvidenceRow {
  const series = { personId: 'person:a', skillId: 'skill:a', taskClass: 'MIXED', evaluatorId: null } as const;
  return { ...series, at: day * DAY, kind, score, trials };
}

const fitOf = (rows: readonly EvidenceRow[]) => fitSeries(rows, PRIOR);

test('an award newer than what came to nothing vouches for the skill, and an older one does not', () => {
  fc.assert(
    fc.property(series, fc.integer({ min: -400, max: 400 }), (one, days) => {
      const own = { ...one, achieved: 0 };
      const awardedAt = own.observedAt + days * DAY;
      expect(reinforcedByAwards(own, [awardedAt]).achieved).toBe(days > 0 ? VOUCHED : 0);
      expect(reinforcedByAwards(one, [awardedAt]).achieved).toBe(1);
    }),
  );
});
