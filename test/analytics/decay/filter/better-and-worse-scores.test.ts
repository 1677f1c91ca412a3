import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expectedProficiency } from '../../../../src/analytics/decay/model/curve.ts';
import type { EvidenceRow } from '../../../../src/analytics/decay/model/evidence-builder.ts';
import type { DecayHyperparameters } from '../../../../src/analytics/decay/model/hyperparameters.ts';
import { PRIOR } from '../../../../src/analytics/decay/model/prior.ts';
import { DAY } from '../../../../src/domain/clock.ts';
import type { DecayShape } from '../../../../src/domain/proficiency.ts';
import { fitSeries } from '../fit-series.ts';

interface Shown {
  readonly gap: number;
  readonly kind: EvidenceRow['kind'];
  readonly passed: number;
  readonly trials: number;
}

const kinds = ['ASSESSMENT', 'DELIVERY', 'SIMULATION', 'PEER_REVIEW'] as const;
const evidenceOnlyKinds = fc.constantFrom('SIMULATION' as const, 'PEER_REVIEW' as const);
const gap = fc.integer({ min: 1, max: 900 });
const trials = fc.constantFrom(1, 3, 10, 50);
const shown: fc.Arbitrary<Shown> = trials.chain((of) =>
  fc.record({
    gap,
    kind: fc.constantFrom(...kinds),
    passed: fc.integer({ min: 0, max: of }),
    trials: fc.constant(of),
  }),
);
const history = fc.array(shown, { minLength: 1, maxLength: 12 });

/** Slopes that the signs allow, larger than most that fits have found, their shapes and variances, and floors as far as it is promised. */
const raised = fc.double({ min: 0, max: 0.8, noNaN: true });
const lowered = raised.map((slope) => -slope);
const hyperparameters: fc.Arbitrary<DecayHyperparameters> = fc
  .record({
    ability: fc.tuple(fc.double({ min: -1, max: 1, noNaN: true }), lowered, raised, raised),
    logHalfLife: fc.tuple(raised, lowered, lowered, raised, raised),
    floor: fc.double({ min: 0.02, max: 0.08, noNaN: true }),
    shape: fc.constantFrom<DecayShape[]>(0.5, 1, 2, 4, Number.POSITIVE_INFINITY),
    personVariance: fc.double({ min: 0.01, max: 1, noNaN: true }),
    abilityVariance: fc.double({ min: 0.01, max: 1.5, noNaN: true }),
    logHalfLifeVariance: fc.double({ min: 0.02, max: 1, noNaN: true }),
  })
  .map(({ ability, logHalfLife, personVariance, ...variances }) => ({
    ...PRIOR,
    classes: {
      ...PRIOR.classes,
      MIXED: { ...PRIOR.classes.MIXED, ...variances },
    },
    person: { ...PRIOR.person, variance: personVariance },
    covariates: { ...PRIOR.covariates, ability, logHalfLife },
  }));

function rowsOf(events: readonly Shown[]): EvidenceRow[] {
  let day = 0;
  return events.map(({ gap: since, kind, passed, trials: of }) => {
    day += since;
    return {
      ...{ personId: 'person:a', skillId: 'skill:a', taskClass: 'MIXED' as const, evaluatorId: null },
      ...{ at: day * DAY, kind, score: passed / of, trials: of },
    };
  });
}

/** What is served of the days after `events`, the last of which was on the day from which they count. */
function served(events: readonly Shown[], under: DecayHyperparameters, on: number): number[] {
  const fitted = fitSeries(rowsOf(events), under);
  return [0, 30, 365].map((later) => expectedProficiency(fitted, under.classes.MIXED, (on + later) * DAY));
}

const dayOf = (events: readonly Shown[]) => events.reduce((day, { gap: since }) => day + since, 0);

/** Variances shrink with evidence and are served with the mean, in float32: what is less than this is no rise. */
const NO_RISE = 1e-3;
const notAbove = (lower: readonly number[], upper: readonly number[]) => {
  for (const [i, value] of lower.entries()) expect(value).toBeLessThanOrEqual(upper[i]! + NO_RISE);
};
const runs = { numRuns: 400 };

test('a failure that is evidence only leaves no higher estimate than nothing does, on its day and later', () => {
  const evidenceOnly = fc.oneof(evidenceOnlyKinds, fc.constant('ASSESSMENT' as const));
  fc.assert(
    fc.property(history, gap, evidenceOnly, trials, hyperparameters, (events, since, kind, of, under) => {
      const on = dayOf(events) + since;
      const failed = { gap: since, kind, passed: 0, trials: of };
      notAbove(served([...events, failed], under, on), served(events, under, on));
    }),
    runs,
  );
});

const fewerOfTrials = trials.chain((of) => fc.tuple(fc.constant(of), fc.integer({ min: 0, max: of - 1 })));

test('more successes of as many trials leave no lower estimate, where time does not run anew', () => {
  fc.assert(
    fc.property(history, gap, evidenceOnlyKinds, fewerOfTrials, hyperparameters, (...drawn) => {
      const [events, since, kind, [of, fewer], under] = drawn;
      const on = dayOf(events) + since;
      const [less, more] = [fewer, fewer + 1].map((passed) =>
        served([...events, { gap: since, kind, passed, trials: of }], under, on),
      );
      notAbove(less!, more!);
    }),
    runs,
  );
});

test('a passed assessment leaves no less than a failed one', () => {
  const failedAndPassed = trials.chain((of) => {
    const least = Math.ceil(0.6 * of);
    const fails = fc.integer({ min: 0, max: least - 1 });
    return fc.tuple(fc.constant(of), fails, fc.integer({ min: least, max: of }));
  });
  fc.assert(
    fc.property(history, gap, failedAndPassed, hyperparameters, (events, since, [of, ...scores], under) => {
      const on = dayOf(events) + since;
      const [failed, passed] = scores.map((each) =>
        served([...events, { gap: since, kind: 'ASSESSMENT', passed: each, trials: of }], under, on),
      );
      notAbove(failed!, passed!);
    }),
    runs,
  );
});

test('a perfect assessment of many trials leaves no less than one of few', () => {
  fc.assert(
    fc.property(
      history,
      gap,
      fc.tuple(fc.constantFrom(1, 3, 10, 100), fc.constantFrom(2, 10, 100)),
      hyperparameters,
      (events, since, [of, times], under) => {
        const on = dayOf(events) + since;
        const [few, many] = [of, of * times].map((each) =>
          served([...events, { gap: since, kind: 'ASSESSMENT', passed: each, trials: each }], under, on),
        );
        notAbove(few!, many!);
      },
    ),
    runs,
  );
});
