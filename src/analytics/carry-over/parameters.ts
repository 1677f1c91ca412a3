import type { TaskClass } from '../../domain/task-class.ts';
import type { DecayHyperparameters } from '../decay/model/hyperparameters.ts';
import { classNames } from '../decay/model/model.ts';
import { logit, sigmoid } from '../decay/model/observation.ts';

/**
 * What an organisation's evidence says of skills that it says nothing of: how far people and skills stand apart, on
 * the logit scale of the served proficiency at the moment of calibration. Stored as JSON on the EMBED_SKILLS run.
 */
export interface CarryOverParameters {
  readonly version: 1;
  /** Variance of what a person's skills share, and of what each has of its own. */
  readonly personVariance: number;
  readonly ownVariance: number;
  /** How much of what adjacency says beyond the person shows in people, 0..1. */
  readonly beyond: number;
  readonly classes: Readonly<Record<TaskClass, ClassLevels>>;
  /** Skill id → how far its usual level stands from its class's. A skill not listed stands at it. */
  readonly skills: Readonly<Record<string, number>>;
  /** Posterior variance of a proficiency that was observed, as a share of m(1 − m): even its own evidence leaves so much open. */
  readonly observedSpread: number;
  /** Factor of the variance of what is inferred, such that 90 % of what was observed lies in the central 90 %. */
  readonly intervalFactor: number;
  /** Whether an award counts time anew where a skill was shown too: decided by the deployment, published with the fit. */
  readonly awardsReinforce: boolean;
}

/** Logits of the usual proficiency in skills of a class, as it stands and as it was when last shown; median half-life. */
export interface ClassLevels {
  readonly level: number;
  readonly fresh: number;
  readonly halfLifeDays: number;
}

export function awardsReinforce({ awards }: DecayHyperparameters): boolean {
  return awards.reinforces === 'ALWAYS';
}

/** Half of what stood above the floor is taken to have faded where nobody was seen yet. */
const FADED = 0.5;
/** Of a logit when it was shown, so much is left of differences between people and skills once half has faded. */
const SLOPE = 0.5;

/** What is believed before anybody is seen with evidence: the means of the decay model, half faded. */
export function uncalibrated(hyperparameters: DecayHyperparameters): CarryOverParameters {
  const levelsOf = (name: TaskClass): ClassLevels => {
    const { abilityMean, floor, logHalfLifeMean } = hyperparameters.classes[name];
    const initial = sigmoid(abilityMean);
    const level = floor + (1 - FADED) * Math.max(0, initial - floor);
    return {
      level: logit(level),
      fresh: abilityMean,
      halfLifeDays: Math.exp(logHalfLifeMean),
    };
  };
  const own = classNames.reduce((sum, name) => sum + hyperparameters.classes[name].abilityVariance, 0) / 3;
  return {
    version: 1,
    personVariance: Math.max(0.05, SLOPE * hyperparameters.person.variance),
    ownVariance: Math.max(0.2, SLOPE * own + 0.3),
    beyond: 1,
    classes: { ACCURACY: levelsOf('ACCURACY'), SPEED: levelsOf('SPEED'), MIXED: levelsOf('MIXED') },
    skills: Object.fromEntries(
      Object.entries(hyperparameters.skills).map(([skillId, { ability }]) => [skillId, SLOPE * ability]),
    ),
    observedSpread: 0.1,
    intervalFactor: 1,
    awardsReinforce: awardsReinforce(hyperparameters),
  };
}
