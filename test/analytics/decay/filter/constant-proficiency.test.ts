import { describe, expect, it } from 'vitest';
import { uniforms } from '../../../../src/analytics/decay/back-test/bootstrap.ts';
import {
  expectedProficiency,
  latentDistribution,
  proficiencyVariance,
  quantile,
} from '../../../../src/analytics/decay/model/curve.ts';
import type { EvidenceRow } from '../../../../src/analytics/decay/model/evidence-builder.ts';
import type { DecayHyperparameters } from '../../../../src/analytics/decay/model/hyperparameters.ts';
import { PRIOR } from '../../../../src/analytics/decay/model/prior.ts';
import { DAY } from '../../../../src/domain/clock.ts';
import { fitSeries } from '../fit-series.ts';

function withSlopes(ability: number[], logHalfLife: number[]): DecayHyperparameters {
  return { ...PRIOR, covariates: { ...PRIOR.covariates, ability, logHalfLife } };
}

/** As fits of generated organisations of 300 people have them (seed 5): streaks, and fading passed, count against. */
const base = withSlopes([-0.19, -0.041, 0.131, -0.066], [0.135, -0.197, 0.058, 0.011, -0.195]);
const informative = withSlopes([-0.661, -0.365, 0.515, -0.489], [0.402, -0.435, -0.011, 0.013, 0.011]);

/** The mean of what is estimated on the day of the last event, and how often the truth is inside, over so many series. */
function overSeries(
  { draws, days }: { readonly draws: number; readonly days: number },
  proficiency: number,
  events: number,
  graded: Pick<EvidenceRow, 'kind' | 'trials'>,
  hyperparameters: DecayHyperparameters,
) {
  const draw = uniforms(5);
  const skillClass = hyperparameters.classes.MIXED;
  const asOf = (events - 1) * days * DAY;
  let [mean, inside] = [0, 0];
  for (let series = 0; series < draws; series++) {
    const rows: EvidenceRow[] = [];
    for (let i = 0; i < events; i++) {
      let passed = 0;
      for (let trial = 0; trial < graded.trials!; trial++) if (draw() < proficiency) passed++;
      rows.push({
        ...{ personId: 'person:a', skillId: 'skill:a', taskClass: 'MIXED', evaluatorId: null, ...graded },
        at: i * days * DAY,
        score: passed / graded.trials!,
      });
    }
    const fitted = fitSeries(rows, hyperparameters);
    const estimate = expectedProficiency(fitted, skillClass, asOf);
    const latent = latentDistribution(estimate, proficiencyVariance(fitted, skillClass, asOf));
    mean += estimate / draws;
    if (quantile(latent, 0.05) <= proficiency && proficiency <= quantile(latent, 0.95)) inside++;
  }
  return { mean, inside: inside / draws };
}

describe('of somebody who always passes as often, the estimate', () => {
  it.each([
    ['base', base, 0.5, 0.9],
    ['base', base, 0.7, 0.9],
    ['base', base, 0.85, 0.9],
    ['informative', informative, 0.5, 0.85],
    ['informative', informative, 0.7, 0.7],
    ['informative', informative, 0.85, 0.7],
  ])(
    'after 400 trials one by one stays near, and the truth inside (slopes of %s, %#)',
    (_, slopes, p, least) => {
      const graded = { kind: 'DELIVERY', trials: 1 } as const;
      const { mean, inside } = overSeries({ draws: 60, days: 10 }, p, 400, graded, slopes);
      expect(Math.abs(mean - p)).toBeLessThan(0.16);
      expect(inside).toBeGreaterThanOrEqual(least);
    },
  );

  it.each([
    [0.9, 0.83, 0.5],
    [0.5, 0.4, 0.6],
  ])('after 20 simulations that reinforce nothing, a month apart, is near %d', (p, low, least) => {
    const graded = { kind: 'SIMULATION', trials: 10 } as const;
    const { mean, inside } = overSeries({ draws: 200, days: 30 }, p, 20, graded, PRIOR);
    expect(mean).toBeGreaterThan(low);
    expect(mean).toBeLessThan(p + 0.05);
    expect(inside).toBeGreaterThanOrEqual(least);
  });
});
