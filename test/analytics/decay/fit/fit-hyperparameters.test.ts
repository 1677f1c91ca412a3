import { describe, expect, it } from 'vitest';
import { evidenceBefore, toTimeline } from '../../../../src/analytics/decay/back-test/log.ts';
import { sweep } from '../../../../src/analytics/decay/filter/sweep.ts';
import { fitHyperparameters } from '../../../../src/analytics/decay/fit/fit-hyperparameters.ts';
import { calibrateIntervals } from '../../../../src/analytics/decay/intervals/calibrate-intervals.ts';
import {
  ABILITY_COVARIATES,
  HALF_LIFE_COVARIATES,
  signed,
} from '../../../../src/analytics/decay/model/covariates.ts';
import {
  type DecayHyperparameters,
  parseHyperparameters,
  serializeHyperparameters,
} from '../../../../src/analytics/decay/model/hyperparameters.ts';
import { PRIOR } from '../../../../src/analytics/decay/model/prior.ts';
import { type LogRow, logistic, simulate, toLog } from '../simulated-log.ts';

const options = { rounds: 1, steps: 6, shapes: true } as const;
function evidenceOf(rows: readonly LogRow[]) {
  const timeline = toTimeline(toLog(rows), 0);
  return evidenceBefore(timeline, timeline.event.length).evidence;
}

describe('hyperparameters', () => {
  const evidence = evidenceOf(simulate({ people: 40, skills: 6, events: 6, trials: 8, seed: 5 }));
  const fitted = fitHyperparameters(evidence, PRIOR, PRIOR, options);

  it('come near those that made the evidence', () => {
    const { MIXED } = fitted.classes;
    expect(Math.exp(MIXED.logHalfLifeMean)).toBeGreaterThan(35);
    expect(Math.exp(MIXED.logHalfLifeMean)).toBeLessThan(100);
    expect(MIXED.abilityVariance + MIXED.skillAbilityVariance).toBeGreaterThan(0.15);
    expect(MIXED.abilityVariance + MIXED.skillAbilityVariance).toBeLessThan(0.8);
  });

  it('hold one gap variance for all classes: what nobody records is of the organisation', () => {
    const { ACCURACY, SPEED, MIXED } = fitted.classes;
    expect(MIXED.gapVariance).not.toBe(PRIOR.classes.MIXED.gapVariance);
    expect([ACCURACY.gapVariance, SPEED.gapVariance]).toEqual([MIXED.gapVariance, MIXED.gapVariance]);
  });

  it('make the evidence likelier than the prior does', () => {
    expect(sweep(evidence, fitted, {})).toBeGreaterThan(sweep(evidence, PRIOR, {}) + 20);
  });

  it('are the same for the same evidence', () => {
    expect(fitHyperparameters(evidence, PRIOR, PRIOR, options)).toEqual(fitted);
  });

  it('come back from JSON as they were, the exponential shape too', () => {
    const exponential: DecayHyperparameters = {
      ...fitted,
      classes: { ...fitted.classes, SPEED: { ...fitted.classes.SPEED, shape: Infinity } },
    };
    expect(parseHyperparameters(serializeHyperparameters(exponential))).toEqual(exponential);
    expect(() => parseHyperparameters('{"version":2}')).toThrow();
  });

  it('have slopes of the signs that their covariates demand, whatever the evidence', () => {
    // Who has failed passes next, and who has passed fails: a slope against its sign would be worth much.
    const turning = simulate({ people: 40, skills: 6, events: 6, trials: 8, seed: 6 }).map((row, i) => ({
      ...row,
      successes: i % 2 === 0 ? 8 : 1,
      reinforces: i % 2 === 0,
    }));
    const { covariates } = fitHyperparameters(evidenceOf(turning), PRIOR, PRIOR, options);
    ABILITY_COVARIATES.forEach((covariate, i) => {
      expect(signed(covariate, covariates.ability[i]!)).toBe(covariates.ability[i]);
    });
    HALF_LIFE_COVARIATES.forEach((covariate, i) => {
      expect(signed(covariate, covariates.logHalfLife[i]!)).toBe(covariates.logHalfLife[i]);
    });
    const [, lastFailed, , streak] = covariates.ability;
    expect([lastFailed, streak]).toContain(0);
  });

  it('of a fit before slopes had signs are read as the nearest that have them', () => {
    const former = JSON.parse(serializeHyperparameters(PRIOR));
    former.covariates.ability = [-0.3, 0.2, 0.1, -0.14];
    former.covariates.logHalfLife = [-0.1, 0.1, 0.2, 0.3, 0.4];
    const { ability, logHalfLife } = parseHyperparameters(JSON.stringify(former)).covariates;
    expect(ability).toEqual([-0.3, 0, 0.1, 0]);
    expect(logHalfLife).toEqual([0, 0, 0, 0.3, 0.4]);
  });

  it('tell who is lenient, relative to objective assessments, and of nobody whom nothing links to them', () => {
    const leniencies = [-0.8, 0, 0.8];
    const rows = simulate({ people: 60, skills: 3, events: 6, trials: 10, seed: 8 }).map((row, i) => {
      const evaluator = i % 4;
      if (evaluator === 3) return row;
      const score = logistic(Math.log(row.proficiency / (1 - row.proficiency)) + leniencies[evaluator]!);
      return { ...row, successes: Math.round(score * 20) / 20, trials: 1, kind: 3, evaluator };
    });
    // After the other three have come: evaluators are numbered as they come.
    const alone = rows.slice(3, 43).map((row) => ({
      ...row,
      person: row.person + 60,
      successes: 0.95,
      trials: 1.5,
      kind: 3,
      evaluator: 3,
    }));
    const { evaluators, kinds } = fitHyperparameters(evidenceOf([...rows, ...alone]), PRIOR, PRIOR, options);
    const told = leniencies.map((_, i) => evaluators[String(i)]!.leniency);
    expect(told[0]!).toBeLessThan(-0.4);
    expect(Math.abs(told[1]!)).toBeLessThan(0.35);
    expect(told[2]!).toBeGreaterThan(0.4);
    expect(evaluators['3']).toBeUndefined();
    expect(kinds.PEER_REVIEW.leniencyVariance).toBeGreaterThan(0.1);
  });

  it('have interval factors near 1 where the model is the one that made the evidence', () => {
    const { factors } = calibrateIntervals(evidence, fitted).classes.MIXED.intervalFactors;
    for (const factor of factors.flat()) {
      expect(factor).toBeGreaterThan(0.7);
      expect(factor).toBeLessThan(1.5);
    }
  });
});
