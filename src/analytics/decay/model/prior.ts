import type { TaskClass } from '../../../domain/task-class.ts';
import type { IntervalFactors } from './curve.ts';
import type { ClassHyperparameters, DecayHyperparameters, KindHyperparameters } from './hyperparameters.ts';

/**
 * What is believed before any fit. Median half-lives 198, 396 and 335 days and an SD of ln half-life of .7 are those of
 * Tatel & Ackerman (2025), a meta-analysis of procedural skill decay; that practice raises ability and lengthens
 * half-lives was set on half of a real log; all of it is wide enough that evidence outweighs it.
 */
export const PRIOR_HALF_LIFE_DAYS: Readonly<Record<TaskClass, number>> = {
  ACCURACY: 198,
  SPEED: 396,
  MIXED: 335,
};

export const UNCALIBRATED: IntervalFactors = {
  observationsUpTo: [1, 2, 4, 8],
  gapDays: [7, 30, 90, 180, 365, 730],
  factors: Array.from({ length: 4 }, () => [1, 1, 1, 1, 1, 1]),
};

function priorClass(taskClass: TaskClass): ClassHyperparameters {
  return {
    shape: 1,
    floor: 0.05,
    intervalFactors: UNCALIBRATED,
    gapVariance: 0.02,
    abilityMean: 2.2,
    abilityVariance: 0.6,
    logHalfLifeMean: Math.log(PRIOR_HALF_LIFE_DAYS[taskClass]),
    logHalfLifeVariance: 0.49,
    skillAbilityVariance: 0.1,
    skillLogHalfLifeVariance: 0.05,
  };
}

const graded: KindHyperparameters = {
  reinforces: 'NEVER',
  concentration: 50,
  rubricScale: 0.6,
  leniencyVariance: 0.15,
  trialSlope: 0,
  meanLogTrials: 0,
};

/** A passed assessment and every delivery are practice too; simulations and peer reviews are evidence only. */
export const PRIOR: DecayHyperparameters = {
  version: 1,
  classes: { ACCURACY: priorClass('ACCURACY'), SPEED: priorClass('SPEED'), MIXED: priorClass('MIXED') },
  person: { variance: 0.3, driftPerDay: 1e-4, driftPerEvent: 5e-4 },
  covariates: {
    ability: [-0.5, 0, 0.3, 0.4],
    logHalfLife: [0.4, -0.4, 0, 0.3, 0],
    abilityDrift: 0.003,
    logHalfLifeDrift: 0.01,
  },
  kinds: {
    ASSESSMENT: { ...graded, reinforces: 'PASSED', leniencyVariance: 0 },
    DELIVERY: { ...graded, reinforces: 'ALWAYS' },
    SIMULATION: graded,
    PEER_REVIEW: graded,
  },
  awards: { reinforces: 'ALWAYS' },
  skills: {},
  evaluators: {},
};

/**
 * Where a fit to much evidence begins: at the prior, but for a gap variance at which the likelihood has a slope. At the
 * prior's own it is nearly flat, and an optimiser would stay there.
 */
export const START: DecayHyperparameters = {
  ...PRIOR,
  classes: {
    ACCURACY: { ...PRIOR.classes.ACCURACY, gapVariance: 0.2 },
    SPEED: { ...PRIOR.classes.SPEED, gapVariance: 0.2 },
    MIXED: { ...PRIOR.classes.MIXED, gapVariance: 0.2 },
  },
};
