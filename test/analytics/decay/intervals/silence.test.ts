import { describe, expect, it } from 'vitest';
import { uniforms } from '../../../../src/analytics/decay/back-test/bootstrap.ts';
import { Silence } from '../../../../src/analytics/decay/intervals/silence.ts';
import { EvidenceBuilder } from '../../../../src/analytics/decay/model/evidence-builder.ts';
import { PRIOR } from '../../../../src/analytics/decay/model/prior.ts';
import { DAY } from '../../../../src/domain/clock.ts';

/** People whose proficiency stands still; each is looked at with this chance a month. */
function evidenceOf(chanceOfLook: (proficiency: number) => number) {
  const draw = uniforms(4);
  const builder = new EvidenceBuilder();
  for (let person = 0; person < 400; person++) {
    const proficiency = 0.1 + 0.85 * draw();
    const rows = [0, ...Array.from({ length: 36 }, (_, month) => 30 * (month + 1))].filter(
      (days) => days === 0 || draw() < chanceOfLook(proficiency),
    );
    for (const days of [...rows, 1_100]) {
      let passed = 0;
      for (let i = 0; i < 12; i++) if (draw() < proficiency) passed++;
      builder.add({
        personId: `person:${person}`,
        // The last look, at something else, is how long the person was there.
        skillId: days === 1_100 ? 'skill:b' : 'skill:a',
        taskClass: 'MIXED',
        at: days * DAY,
        kind: 'SIMULATION',
        score: passed / 12,
        trials: 12,
        evaluatorId: null,
      });
    }
  }
  return builder.build(PRIOR.kinds);
}

// Nothing fades, as in the evidence.
const MIXED = { ...PRIOR.classes.MIXED, logHalfLifeMean: 12, abilityMean: 0.2, abilityVariance: 1.5 };
const hyperparameters = { ...PRIOR, classes: { ...PRIOR.classes, MIXED } };
const rateAt = ({ rate }: Silence, level: number) => rate[level]!;

describe('silence', () => {
  it('means nothing where looks do not depend on proficiency', () => {
    const silence = new Silence(
      evidenceOf(() => 0.15),
      hyperparameters,
    );
    expect(rateAt(silence, 3) / rateAt(silence, 0)).toBeGreaterThan(0.75);
    expect(rateAt(silence, 3) / rateAt(silence, 0)).toBeLessThan(1.33);
  });

  it('tells of the middle where only the weak and the strong are looked at', () => {
    const silence = new Silence(
      evidenceOf((p) => (p < 0.45 || p > 0.7 ? 0.3 : 0.03)),
      hyperparameters,
    );
    expect(rateAt(silence, 3)).toBeLessThan(0.7 * rateAt(silence, 0));
    expect(rateAt(silence, 3)).toBeLessThan(0.7 * rateAt(silence, 7));
    const excesses = [...silence.standings()]
      .filter(({ events, elapsed }) => events > 3 && elapsed > 600)
      .map((standing) => silence.excess(standing, standing.elapsed + 400));
    for (const { ratio, probability } of excesses) {
      expect(ratio).toBeGreaterThanOrEqual(1);
      expect(probability).toBeLessThanOrEqual(1 + 1e-9);
    }
  });
});
