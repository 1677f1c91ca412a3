import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitNumbered } from '../../../../src/analytics/decay/fit/fit-people.ts';
import { expectedProficiency, proficiencyVariance } from '../../../../src/analytics/decay/model/curve.ts';
import { sliceEvidence } from '../../../../src/analytics/decay/model/evidence.ts';
import { EvidenceBuilder, type EvidenceRow } from '../../../../src/analytics/decay/model/evidence-builder.ts';
import type { DecayHyperparameters } from '../../../../src/analytics/decay/model/hyperparameters.ts';
import { observationKinds } from '../../../../src/analytics/decay/model/observation-kinds.ts';
import { PRIOR } from '../../../../src/analytics/decay/model/prior.ts';
import { DAY } from '../../../../src/domain/clock.ts';

const one = { personId: 'person:a', skillId: 'skill:a', taskClass: 'MIXED', evaluatorId: null } as const;
const event = (days: number, score: number, more: Partial<EvidenceRow> = {}): EvidenceRow => ({
  ...one,
  at: days * DAY,
  kind: 'ASSESSMENT',
  score,
  trials: 10,
  ...more,
});

function fitSeries(rows: readonly EvidenceRow[], hyperparameters: DecayHyperparameters = PRIOR) {
  const builder = new EvidenceBuilder();
  for (const row of rows) builder.add(row);
  const evidence = builder.build(PRIOR.kinds);
  return { evidence, fitted: fitNumbered(evidence, hyperparameters), refused: builder.refused };
}

function only(rows: readonly EvidenceRow[], hyperparameters: DecayHyperparameters = PRIOR) {
  const { fitted } = fitSeries(rows, hyperparameters);
  const at = (name: keyof typeof fitted) => fitted[name][0]!;
  return {
    initial: at('initial'),
    halfLifeDays: at('halfLifeDays'),
    ability: at('ability'),
    abilityVariance: at('abilityVariance'),
    logHalfLifeVariance: at('logHalfLifeVariance'),
    covariance: at('covariance'),
    lastReinforcedAt: at('lastReinforcedAt'),
    observations: at('observations'),
  };
}

const arbitraryRow = fc
  .record({
    personId: fc.constantFrom('person:a', 'person:b'),
    skillId: fc.constantFrom('skill:a', 'skill:b', 'skill:c'),
    at: fc.integer({ min: -1000 * DAY, max: 3000 * DAY }),
    kind: fc.constantFrom(...observationKinds),
    score: fc.integer({ min: 0, max: 20 }).map((n) => n / 20),
    trials: fc.constantFrom(null, 1, 4, 20, 1000),
    evaluatorId: fc.constantFrom(null, 'person:x', 'person:y'),
  })
  .map((row): EvidenceRow => ({ ...row, taskClass: 'MIXED' }));

describe('the fit of a series', () => {
  it('gives numbers in range for any evidence at all', () => {
    fc.assert(
      fc.property(fc.array(arbitraryRow, { minLength: 1, maxLength: 60 }), (rows) => {
        const { fitted } = fitSeries(rows);
        for (const column of Object.values(fitted) as Float64Array[]) {
          for (const value of column) expect(Number.isFinite(value)).toBe(true);
        }
        for (let i = 0; i < fitted.initial.length; i++) {
          expect(fitted.initial[i]).toBeGreaterThanOrEqual(0);
          expect(fitted.initial[i]).toBeLessThanOrEqual(1);
          expect(fitted.halfLifeDays[i]).toBeGreaterThan(0);
          expect(fitted.abilityVariance[i]).toBeGreaterThan(0);
          expect(fitted.covariance[i]! ** 2).toBeLessThanOrEqual(
            fitted.abilityVariance[i]! * fitted.logHalfLifeVariance[i]! * 1.001,
          );
          expect(fitted.lastReinforcedAt[i]).toBeLessThanOrEqual(fitted.lastAt[i]!);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('does not depend on the order in which the evidence comes', () => {
    fc.assert(
      fc.property(
        fc
          .array(arbitraryRow, { minLength: 1, maxLength: 30 })
          .chain((rows) =>
            fc.tuple(
              fc.constant(rows),
              fc.shuffledSubarray(rows, { minLength: rows.length, maxLength: rows.length }),
            ),
          ),
        ([rows, shuffled]) => {
          expect(fitSeries(shuffled).fitted).toEqual(fitSeries(rows).fitted);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('does not depend on whether forecasts are asked for along the way', () => {
    fc.assert(
      fc.property(fc.array(arbitraryRow, { minLength: 1, maxLength: 30 }), (rows) => {
        const { evidence, fitted } = fitSeries(rows);
        const forecast = new Float64Array(rows.length);
        expect(fitNumbered(evidence, PRIOR, { forecast })).toEqual(fitted);
        for (const value of forecast) {
          expect(value).toBeGreaterThan(0);
          expect(value).toBeLessThan(1);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('refuses scores that are not numbers in 0..1 and times that are none', () => {
    const bad = [event(0, Number.NaN), event(0, -0.1), event(0, 1.1), event(Number.NaN, 0.5)];
    const { refused, evidence } = fitSeries([...bad, event(1, 0.5)]);
    expect(refused).toBe(4);
    expect(evidence.columns.at).toHaveLength(1);
  });

  it('stands higher after passes than after failures, and between them for neither', () => {
    const passed = only([event(0, 1), event(30, 1)]);
    const failed = only([event(0, 0), event(30, 0)]);
    const mixed = only([event(0, 0.6), event(30, 0.6)]);
    expect(passed.initial).toBeGreaterThan(mixed.initial);
    expect(mixed.initial).toBeGreaterThan(failed.initial);
  });

  it('learns a longer half-life from what was remembered long than from what was forgotten soon', () => {
    const remembered = only([event(0, 1), event(200, 1), event(500, 1)]);
    const forgotten = only([event(0, 1), event(20, 0.2), event(21, 1), event(41, 0.2)]);
    expect(remembered.halfLifeDays).toBeGreaterThan(1.5 * forgotten.halfLifeDays);
  });

  it('counts time anew from a passed assessment and a delivery, not from what is evidence only', () => {
    const since = (more: Partial<EvidenceRow>, score: number) =>
      only([event(0, 1), event(50, score, more)]).lastReinforcedAt / DAY;
    expect(since({ kind: 'ASSESSMENT' }, 0.9)).toBe(50);
    expect(since({ kind: 'ASSESSMENT' }, 0.3)).toBe(0);
    expect(since({ kind: 'DELIVERY', trials: null }, 0.1)).toBe(50);
    expect(since({ kind: 'PEER_REVIEW', trials: null }, 1)).toBe(0);
    expect(since({ kind: 'SIMULATION' }, 1)).toBe(0);
  });

  it('believes many trials more than few, and a share of trials that is none as a rubric score', () => {
    const variance = (trials: number | null) => only([event(0, 0.7, { trials })]).abilityVariance;
    expect(variance(100)).toBeLessThan(variance(10));
    expect(variance(3)).toBe(variance(null));
  });

  it('widens what an evaluator says that nothing links to anything objective', () => {
    const review = { kind: 'PEER_REVIEW', trials: null } as const;
    const linked = only([event(0, 0.7, review)]);
    const unlinked = only([event(0, 0.7, { ...review, evaluatorId: 'person:x' })]);
    expect(unlinked.abilityVariance).toBeGreaterThan(linked.abilityVariance);
  });

  it('takes ten thousand events of one series', () => {
    const many = only(
      Array.from({ length: 10_000 }, (_, i) => event(i / 4, i % 3 === 0 ? 0 : 1, { trials: 1 })),
    );
    expect(many.observations).toBe(10_000);
    expect(many.initial).toBeGreaterThan(0.5);
    expect(many.initial).toBeLessThan(0.9);
  });

  it('is surer after more evidence, on average over what evidence there may be', () => {
    const history = fc.array(
      fc.record({
        days: fc.integer({ min: 0, max: 900 }),
        // Near 0 and 1 a surprise is so unlikely that five nodes miss what it would teach.
        passed: fc.integer({ min: 4, max: 9 }),
        kind: fc.constantFrom('ASSESSMENT', 'SIMULATION'),
      }),
      { minLength: 1, maxLength: 6 },
    );
    const ratios: number[] = [];
    fc.assert(
      fc.property(history, fc.integer({ min: 1, max: 400 }), (events, later) => {
        const former = events.map(({ days, passed, kind }) => event(days, passed / 10, { kind }));
        expect(expectedVarianceRatio(former, later, withoutSpacing)).toBeLessThan(1);
        ratios.push(expectedVarianceRatio(former, later, PRIOR));
      }),
      { numRuns: 60 },
    );
    expect(ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length).toBeLessThan(1);
  });

  // The spacing effect is of the last gap alone: a look two days later takes back what a year passed had said for the half-life.
  it('may be less sure after a look that follows soon on a long gap passed, by the spacing effect alone', () => {
    const former = [275, 761].map((days) => event(days, 0.9, { kind: 'SIMULATION' }));
    expect(expectedVarianceRatio(former, 2, PRIOR)).toBeGreaterThan(2);
    expect(expectedVarianceRatio(former, 2, withoutSpacing)).toBeLessThan(1);
  });

  it('of a person does not depend on who else is fitted with them', () => {
    fc.assert(
      fc.property(fc.array(arbitraryRow, { minLength: 1, maxLength: 40 }), (rows) => {
        const { evidence, fitted } = fitSeries(rows);
        evidence.personIds.forEach((_, person) => {
          const columns = sliceEvidence(evidence.columns, person, person + 1);
          const alone = fitNumbered({ ...evidence, columns }, PRIOR);
          const from = evidence.columns.seriesStart[person]!;
          const to = evidence.columns.seriesStart[person + 1]!;
          for (const name of Object.keys(fitted) as (keyof typeof fitted)[])
            expect(alone[name]).toEqual(fitted[name].slice(from, to));
        });
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ['one observation', [event(0, 0.7)]],
    ['all passed', Array.from({ length: 30 }, (_, i) => event(i, 1))],
    ['all failed', Array.from({ length: 30 }, (_, i) => event(i, 0))],
    ['a constant series', Array.from({ length: 30 }, (_, i) => event(10 * i, 0.5, { trials: null }))],
    ['equal timestamps', Array.from({ length: 8 }, (_, i) => event(5, i / 10))],
    ['a thousand million trials', [event(0, 1, { trials: 1e9 }), event(400, 0, { trials: 1e9 })]],
  ])('of %s is in range and never rises while nothing happens', (_, rows) => {
    const series = only(rows);
    let former = 1;
    for (const days of [0, 1, 30, 365, 3_650, 36_500]) {
      const estimate = expectedProficiency(series, PRIOR.classes.MIXED, series.lastReinforcedAt + days * DAY);
      expect(estimate).toBeGreaterThanOrEqual(0);
      expect(estimate).toBeLessThanOrEqual(former);
      former = estimate;
    }
  });
});

/** The prior without the spacing effect: of the last gap, where it was passed, and the share that had faded by then. */
const withoutSpacing: DecayHyperparameters = {
  ...PRIOR,
  covariates: {
    ...PRIOR.covariates,
    logHalfLife: PRIOR.covariates.logHalfLife.map((slope, i) => (i >= 3 ? 0 : slope)),
  },
};

/** E[variance after ten more trials] / variance before, `later` days after the newest event, over what those may be. */
function expectedVarianceRatio(
  former: readonly EvidenceRow[],
  later: number,
  hyperparameters: DecayHyperparameters,
): number {
  const trials = 10;
  const at = Math.max(...former.map((row) => row.at / DAY)) + later;
  const variance = (rows: readonly EvidenceRow[]) =>
    proficiencyVariance(only(rows, hyperparameters), hyperparameters.classes.MIXED, at * DAY);
  let after = 0;
  let total = 0;
  for (let passed = 0; passed <= trials; passed++) {
    const rows = [...former, event(at, passed / trials, { kind: 'SIMULATION' })];
    const chance = binomial(trials, passed) * Math.exp(lastLogProbability(rows, hyperparameters));
    after += chance * variance(rows);
    total += chance;
  }
  expect(total).toBeGreaterThan(0.9);
  expect(total).toBeLessThan(1.1);
  return after / total / variance(former);
}

function lastLogProbability(rows: readonly EvidenceRow[], hyperparameters: DecayHyperparameters): number {
  const evidence = fitSeries(rows, hyperparameters).evidence;
  const logProbability = new Float64Array(rows.length);
  fitNumbered(evidence, hyperparameters, { logProbability });
  return logProbability.at(-1)!;
}

function binomial(n: number, k: number): number {
  let value = 1;
  for (let i = 0; i < k; i++) value = (value * (n - i)) / (i + 1);
  return value;
}
