import { describe, expect, it } from 'vitest';
import { uniforms } from '../../../../src/analytics/decay/back-test/bootstrap.ts';
import { GAP_DAYS } from '../../../../src/analytics/decay/intervals/interval-buckets.ts';
import { summaryFactors } from '../../../../src/analytics/decay/intervals/summary-factors.ts';
import { EvidenceBuilder } from '../../../../src/analytics/decay/model/evidence-builder.ts';
import type { DecayHyperparameters } from '../../../../src/analytics/decay/model/hyperparameters.ts';
import { classNames } from '../../../../src/analytics/decay/model/model.ts';
import { PRIOR } from '../../../../src/analytics/decay/model/prior.ts';

const MIXED = classNames.indexOf('MIXED');

/** One look at each of 80 series. */
function evidence() {
  const draw = uniforms(2);
  const builder = new EvidenceBuilder();
  for (let person = 0; person < 80; person++) {
    builder.add({
      personId: `person:${person}`,
      skillId: 'skill:a',
      taskClass: 'MIXED',
      at: 0,
      kind: 'SIMULATION',
      score: Math.round(4 + 6 * draw()) / 10,
      trials: 10,
      evaluatorId: null,
    });
  }
  return builder.build(PRIOR.kinds);
}

const withMixed = (change: Partial<DecayHyperparameters['classes']['MIXED']>): DecayHyperparameters => ({
  ...PRIOR,
  classes: { ...PRIOR.classes, MIXED: { ...PRIOR.classes.MIXED, ...change } },
});

describe('what a served interval holds of the posterior that it stands for', () => {
  it('asks for hardly any correction where nothing fades', () => {
    const [row] = summaryFactors(evidence(), withMixed({ logHalfLifeMean: 14, gapVariance: 1e-5 }))[MIXED]!;
    for (const factor of row!) {
      expect(factor).toBeGreaterThan(0.75);
      expect(factor).toBeLessThan(1.2);
    }
  });

  it('asks for narrower ones after long gaps where half-lives differ much', () => {
    const factors = (logHalfLifeVariance: number) =>
      summaryFactors(evidence(), withMixed({ logHalfLifeVariance }))[MIXED]![0]![GAP_DAYS.indexOf(400)]!;
    expect(factors(1.2)).toBeLessThan(0.85);
    expect(factors(1.2)).toBeLessThan(factors(0.1) - 0.1);
  });

  it('asks for nothing where there is no series, of whatever class, and lends to classes without any', () => {
    const empty = new EvidenceBuilder().build(PRIOR.kinds);
    expect(summaryFactors(empty, PRIOR).flat(2)).toEqual(Array.from({ length: 75 }, () => 1));
    const [accuracy, , mixed] = summaryFactors(evidence(), PRIOR);
    expect(accuracy![0]).toEqual(mixed![0]!.map((factor) => expect.closeTo(factor, 8)));
    expect(accuracy![4]).toEqual([1, 1, 1, 1, 1]);
  });
});
