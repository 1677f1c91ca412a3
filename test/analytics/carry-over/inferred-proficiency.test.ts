import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  awardedProficiency,
  awardSeries,
  countedOfAward,
} from '../../../src/analytics/carry-over/awarded-proficiency.ts';
import {
  inferredProficiency,
  standingOf,
  whereTakenUp,
} from '../../../src/analytics/carry-over/inferred-proficiency.ts';
import { type CarryOverParameters, uncalibrated } from '../../../src/analytics/carry-over/parameters.ts';
import {
  expectedProficiency,
  expectedShareOfLevel,
  probabilityAtLeast,
  quantile,
} from '../../../src/analytics/decay/model/curve.ts';
import { PRIOR } from '../../../src/analytics/decay/model/prior.ts';
import type { LatentProficiency } from '../../../src/analytics/ranking/score.ts';
import { DAY } from '../../../src/domain/clock.ts';

const unit = fc.double({ min: 0.001, max: 0.999, noNaN: true });
const parametersOf = fc
  .record({ personVariance: fc.double({ min: 0.01, max: 1, noNaN: true }), beyond: unit, ownVariance: unit })
  .map((drawn): CarryOverParameters => ({ ...uncalibrated(PRIOR), ...drawn }));
const logits = fc.double({ min: -2, max: 2, noNaN: true });
const shownSkills = fc.array(
  fc.record({ mean: unit, level: logits, strength: fc.option(unit, { nil: undefined }) }),
  { minLength: 1, maxLength: 12 },
);

type Shown = { mean: number; level: number; strength?: number | undefined };

function infer(parameters: CarryOverParameters, level: number, shown: readonly Shown[]) {
  const neighbours = shown.flatMap(({ strength, ...own }, i) =>
    strength === undefined && i > 0 ? [] : [{ ...own, strength: strength ?? 0.3 }],
  );
  return inferredProficiency(
    parameters,
    level,
    standingOf(parameters, shown),
    neighbours,
    neighbours[0]!.mean,
  );
}

describe('what is inferred from skills with own evidence', () => {
  test('never falls when one of them is better', () => {
    fc.assert(
      fc.property(
        parametersOf,
        logits,
        shownSkills,
        fc.nat(),
        unit,
        (parameters, level, shown, which, better) => {
          const at = which % shown.length;
          const raised = shown.map((skill, i) =>
            i === at ? { ...skill, mean: Math.max(skill.mean, better) } : skill,
          );
          const before = infer(parameters, level, shown).mean;
          expect(infer(parameters, level, raised).mean).toBeGreaterThanOrEqual(before - 1e-12);
        },
      ),
    );
  });

  test('is a proficiency, with an interval that holds it', () => {
    fc.assert(
      fc.property(parametersOf, logits, shownSkills, (parameters, level, shown) => {
        const { mean, variance, distribution } = infer(parameters, level, shown);
        expect(mean).toBeGreaterThan(0);
        expect(mean).toBeLessThan(1);
        expect(variance).toBeGreaterThan(0);
        expect(variance).toBeLessThan(mean * (1 - mean));
        expect(quantile(distribution, 0.05)).toBeLessThanOrEqual(quantile(distribution, 0.95));
      }),
    );
  });

  test('is surer the more skills of the person were seen', () => {
    const parameters = uncalibrated(PRIOR);
    const some = Array.from({ length: 3 }, () => ({ mean: 0.5, level: 0, strength: 0.3 }));
    const many = Array.from({ length: 12 }, () => ({ mean: 0.5, level: 0, strength: 0.3 }));
    expect(infer(parameters, 0, many).variance).toBeLessThan(infer(parameters, 0, some).variance);
  });
});

test('whoever may not have to do with a skill counts as far as that is likely', () => {
  fc.assert(
    fc.property(
      unit,
      unit,
      unit,
      fc.double({ min: 0.05, max: 1, noNaN: true }),
      (mean, share, held, level) => {
        const variance = 0.4 * share * mean * (1 - mean);
        const distribution = infer(uncalibrated(PRIOR), 0, [{ mean, level: 0 }]).distribution;
        const given = { mean, variance, distribution };
        const all = whereTakenUp(given, held);
        expect(all.mean).toBeCloseTo(held * mean, 12);
        expect(all.variance).toBeGreaterThanOrEqual(-1e-12);
        const part = all.distribution;
        expect(expectedShareOfLevel(part, level)).toBeCloseTo(
          held * expectedShareOfLevel(distribution, level),
          12,
        );
        expect(probabilityAtLeast(part, level)).toBeCloseTo(
          held * probabilityAtLeast(distribution, level),
          12,
        );
        expect(quantile(part, (1 - held) / 2)).toBe(0);
        const high = quantile(part, 1 - held / 4);
        expect(probabilityAtLeast(part, high)).toBeCloseTo(held / 4, 4);
      },
    ),
  );
});

describe('an award', () => {
  const skillClass = PRIOR.classes.MIXED;
  const of = (
    validated: number,
    shown: readonly Shown[],
    days: number,
    parameters = uncalibrated(PRIOR),
    adjacent: LatentProficiency | null = null,
  ) => {
    const series = awardSeries(parameters, { skillId: 'skill:x', taskClass: 'MIXED', validated }, 0);
    const { level } = parameters.classes.MIXED;
    const standing = standingOf(parameters, shown);
    const described = { level, taskClass: 'MIXED', skillClass } as const;
    const { mean } = awardedProficiency(parameters, series, described, standing, adjacent, days * DAY);
    const counted = countedOfAward(parameters, series, described, standing, days * DAY).mean;
    return {
      mean,
      counted,
      most: expectedProficiency(series, skillClass, days * DAY),
    };
  };
  const days = fc.integer({ min: 0, max: 4000 });

  test('fades, is never above its series, and says more of who does well elsewhere and of a higher level', () => {
    fc.assert(
      fc.property(unit, fc.array(unit, { maxLength: 8 }), days, days, (validated, means, day, later) => {
        const shown = means.map((mean) => ({ mean, level: 0 }));
        const better = means.map((mean) => ({ mean: Math.min(0.99, mean + 0.1), level: 0 }));
        const { mean, most } = of(validated, shown, day);
        expect(mean).toBeLessThanOrEqual(most);
        expect(of(validated, shown, day + later).mean).toBeLessThanOrEqual(mean + 1e-12);
        expect(of(Math.min(1, validated + 0.1), shown, day).mean).toBeGreaterThanOrEqual(mean - 1e-12);
        expect(of(validated, better, day).mean).toBeGreaterThanOrEqual(mean - 1e-12);
      }),
    );
  });

  test('lowers nothing that adjacent skills let expect, and stays within its series', () => {
    fc.assert(
      fc.property(parametersOf, shownSkills, unit, days, (parameters, shown, validated, day) => {
        const without = infer(parameters, parameters.classes.MIXED.level, shown);
        const { mean, most } = of(validated, shown, day, parameters, without);
        expect(mean).toBeGreaterThanOrEqual(without.mean);
        expect(mean).toBeLessThanOrEqual(most);
      }),
    );
  });

  test('counts as what fades unused: no more than what is expected of who uses it, nearly that at first', () => {
    fc.assert(
      fc.property(parametersOf, shownSkills, unit, days, days, (parameters, shown, validated, day, later) => {
        const adjacent = infer(parameters, parameters.classes.MIXED.level, shown);
        const { mean, counted } = of(validated, shown, day, parameters, adjacent);
        expect(counted).toBeLessThanOrEqual(mean + 1e-12);
        const afterwards = of(validated, shown, day + later, parameters, adjacent);
        expect(afterwards.counted).toBeLessThanOrEqual(counted + 1e-12);
        const higher = of(Math.min(1, validated + 0.1), shown, day, parameters, adjacent);
        expect(higher.counted).toBeGreaterThanOrEqual(counted - 1e-12);
      }),
    );
    const [first, late] = [of(0.6, [], 0), of(0.6, [], 1500)];
    expect(first.counted).toBeCloseTo(first.mean, 12);
    expect(late.counted).toBeLessThan(late.mean - 0.1);
  });

  test('of a low level is no award of a high one', () => {
    const [low, high] = [of(0.3, [], 0).mean, of(0.9, [], 0).mean];
    expect(low).toBeLessThan(0.75);
    expect(high - low).toBeGreaterThan(0.15);
  });
});
