import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectedProficiency, proficiencyVariance } from '../../../src/analytics/decay/curve.ts';
import { EvidenceBuilder, type EvidenceRow } from '../../../src/analytics/decay/evidence-builder.ts';
import { fitNumbered } from '../../../src/analytics/decay/fit-people.ts';
import { observationKinds } from '../../../src/analytics/decay/hyperparameters.ts';
import { PRIOR } from '../../../src/analytics/decay/prior.ts';
import { DAY } from '../../../src/domain/clock.ts';

const one = { personId: 'person:a', skillId: 'skill:a', taskClass: 'MIXED', evaluatorId: null } as const;
const event = (days: number, score: number, more: Partial<EvidenceRow> = {}): EvidenceRow => ({
  ...one,
  at: days * DAY,
  kind: 'ASSESSMENT',
  score,
  trials: 10,
  ...more,
});

function fitSeries(rows: readonly EvidenceRow[]) {
  const builder = new EvidenceBuilder(PRIOR.kinds);
  for (const row of rows) builder.add(row);
  const evidence = builder.build();
  return { evidence, fitted: fitNumbered(evidence, PRIOR), refused: builder.refused };
}

function only(rows: readonly EvidenceRow[]) {
  const { fitted } = fitSeries(rows);
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
    const skillClass = PRIOR.classes.MIXED;
    const width = (rows: readonly EvidenceRow[], at: number) =>
      Math.sqrt(proficiencyVariance(only(rows), skillClass, at * DAY));
    const former = [event(0, 0.8)];
    const expected = expectedProficiency(only(former), skillClass, 60 * DAY);
    let after = 0;
    for (let passed = 0; passed <= 10; passed++) {
      const chance = binomial(10, passed) * expected ** passed * (1 - expected) ** (10 - passed);
      after += chance * width([...former, event(60, passed / 10, { kind: 'SIMULATION' })], 61);
    }
    expect(after).toBeLessThan(width(former, 61));
  });
});

function binomial(n: number, k: number): number {
  let value = 1;
  for (let i = 0; i < k; i++) value = (value * (n - i)) / (i + 1);
  return value;
}
