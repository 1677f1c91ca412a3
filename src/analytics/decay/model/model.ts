import type { TaskClass } from '../../../domain/task-class.ts';
import type { DecayHyperparameters } from './hyperparameters.ts';
import { observationKinds } from './observation-kinds.ts';

export const classNames: readonly TaskClass[] = ['ACCURACY', 'SPEED', 'MIXED'];

/** Hyperparameters laid out by number, for the inner loops. */
export interface CompiledModel {
  /** Class → w, c and the variance that a gap adds. */
  readonly shape: Float64Array;
  readonly floor: Float64Array;
  readonly gapVariance: Float64Array;
  /** Skill → its class, and mean and variance of a series of it before any evidence. */
  readonly skillClass: Uint8Array;
  readonly abilityMean: Float64Array;
  readonly abilityVariance: Float64Array;
  readonly logHalfLifeMean: Float64Array;
  readonly logHalfLifeVariance: Float64Array;
  readonly abilitySlopes: Float64Array;
  readonly halfLifeSlopes: Float64Array;
  readonly abilityDrift: number;
  readonly logHalfLifeDrift: number;
  readonly personVariance: number;
  readonly personDriftPerDay: number;
  readonly personDriftPerEvent: number;
  /** Kind → precision of its scores. */
  readonly concentration: Float64Array;
  readonly rubricScale: Float64Array;
  /** Kind → slope in ln trials and the ln trials that proficiency is stated for. */
  readonly trialSlope: Float64Array;
  readonly meanLogTrials: Float64Array;
  /** Evaluator → leniency. */
  readonly leniency: Float64Array;
  readonly leniencyVariance: Float64Array;
}

/** `skillIds` and `evaluatorIds` give the numbers their meaning; `skillClass` is the class of each skill. */
export function compileModel(
  hyperparameters: DecayHyperparameters,
  skillIds: readonly string[],
  skillClass: Uint8Array,
  evaluatorIds: readonly string[],
): CompiledModel {
  const { classes, person, covariates, kinds } = hyperparameters;
  const skills = skillIds.length;
  const model: CompiledModel = {
    shape: Float64Array.from(classNames, (name) => classes[name].shape),
    floor: Float64Array.from(classNames, (name) => classes[name].floor),
    gapVariance: Float64Array.from(classNames, (name) => classes[name].gapVariance),
    skillClass,
    abilityMean: new Float64Array(skills),
    abilityVariance: new Float64Array(skills),
    logHalfLifeMean: new Float64Array(skills),
    logHalfLifeVariance: new Float64Array(skills),
    abilitySlopes: Float64Array.from(covariates.ability),
    halfLifeSlopes: Float64Array.from(covariates.logHalfLife),
    abilityDrift: covariates.abilityDrift,
    logHalfLifeDrift: covariates.logHalfLifeDrift,
    personVariance: person.variance,
    personDriftPerDay: person.driftPerDay,
    personDriftPerEvent: person.driftPerEvent,
    concentration: Float64Array.from(observationKinds, (kind) => kinds[kind].concentration),
    rubricScale: Float64Array.from(observationKinds, (kind) => kinds[kind].rubricScale),
    trialSlope: Float64Array.from(observationKinds, (kind) => kinds[kind].trialSlope),
    meanLogTrials: Float64Array.from(observationKinds, (kind) => kinds[kind].meanLogTrials),
    leniency: new Float64Array(evaluatorIds.length),
    leniencyVariance: new Float64Array(evaluatorIds.length),
  };
  for (let skill = 0; skill < skills; skill++) {
    const shared = classes[classNames[skillClass[skill]!]!];
    const effect = hyperparameters.skills[skillIds[skill]!];
    model.abilityMean[skill] = shared.abilityMean + (effect?.ability ?? 0);
    model.abilityVariance[skill] =
      shared.abilityVariance + (effect?.abilityVariance ?? shared.skillAbilityVariance);
    model.logHalfLifeMean[skill] = shared.logHalfLifeMean + (effect?.logHalfLife ?? 0);
    model.logHalfLifeVariance[skill] =
      shared.logHalfLifeVariance + (effect?.logHalfLifeVariance ?? shared.skillLogHalfLifeVariance);
  }
  const unknown = kinds.PEER_REVIEW.leniencyVariance;
  for (let evaluator = 0; evaluator < evaluatorIds.length; evaluator++) {
    const effect = hyperparameters.evaluators[evaluatorIds[evaluator]!];
    model.leniency[evaluator] = effect?.leniency ?? 0;
    model.leniencyVariance[evaluator] = effect?.variance ?? unknown;
  }
  return model;
}
