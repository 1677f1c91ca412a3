import type { TaskClass } from '../../../domain/task-class.ts';
import { ABILITY_COVARIATES, HALF_LIFE_COVARIATES, signed } from './covariates.ts';
import type { ClassHyperparameters, DecayHyperparameters, KindHyperparameters } from './hyperparameters.ts';
import { classNames } from './model.ts';
import { logit, sigmoid } from './observation.ts';
import type { ObservationKind } from './observation-kinds.ts';

/**
 * The continuous hyperparameters as one vector (variances and scales as logarithms, floors as logits),
 * each with a prior, normal or (`tails`) Student's t: what a log too short to tell keeps to. Slopes whose sign is known keep to their range.
 */
export interface Parameter {
  readonly name: string;
  readonly read: (from: DecayHyperparameters) => number;
  readonly write: (into: Draft, value: number) => void;
  /** Standard deviation of the prior; its mean is the value in the prior hyperparameters. */
  readonly deviation: number;
  /** Degrees of freedom of a prior with heavy tails (Student's t with that scale); normal unless given. */
  readonly tails?: number;
  /** The nearest value that it may have; any unless given. */
  readonly within?: (value: number) => number;
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };
export interface Draft {
  classes: Record<TaskClass, Mutable<ClassHyperparameters>>;
  person: Mutable<DecayHyperparameters['person']>;
  covariates: { ability: number[]; logHalfLife: number[]; abilityDrift: number; logHalfLifeDrift: number };
  kinds: Record<ObservationKind, Mutable<KindHyperparameters>>;
}

const SMALLEST = 1e-8;
const positive = (x: number) => Math.log(Math.max(SMALLEST, x));
const bounded = (x: number, low: number, high: number) =>
  Math.exp(Math.min(Math.log(high), Math.max(Math.log(low), x)));

function classParameters(name: TaskClass): Parameter[] {
  return [
    {
      name: `${name} ability mean`,
      read: (h) => h.classes[name].abilityMean,
      write: (h, x) => {
        h.classes[name].abilityMean = x;
      },
      deviation: 1.5,
    },
    {
      name: `${name} ability variance`,
      read: (h) => positive(h.classes[name].abilityVariance),
      write: (h, x) => {
        h.classes[name].abilityVariance = bounded(x, 1e-4, 9);
      },
      deviation: 0.8,
    },
    {
      name: `${name} ln half-life mean`,
      read: (h) => h.classes[name].logHalfLifeMean,
      write: (h, x) => {
        h.classes[name].logHalfLifeMean = Math.max(-7, Math.min(12, x));
      },
      deviation: 2.5,
    },
    {
      name: `${name} ln half-life variance`,
      read: (h) => positive(h.classes[name].logHalfLifeVariance),
      write: (h, x) => {
        h.classes[name].logHalfLifeVariance = bounded(x, 1e-4, 9);
      },
      deviation: 0.4,
    },
    {
      name: `${name} floor`,
      read: (h) => logit(Math.min(0.95, Math.max(1e-3, h.classes[name].floor))),
      write: (h, x) => {
        h.classes[name].floor = Math.min(0.95, Math.max(1e-3, sigmoid(x)));
      },
      deviation: 1,
    },
  ];
}

const shared: Parameter[] = [
  {
    // How much goes unrecorded is of the organisation. It cannot be negative, so that chance alone gives some: little of it
    // is not believed, much is.
    name: 'gap variance',
    read: (h) => positive(h.classes.MIXED.gapVariance),
    write: (h, x) => {
      for (const name of classNames) h.classes[name].gapVariance = bounded(x, 1e-5, 6);
    },
    deviation: 0.35,
    tails: 2,
  },
  {
    name: 'person variance',
    read: (h) => positive(h.person.variance),
    write: (h, x) => {
      h.person.variance = bounded(x, 1e-4, 9);
    },
    deviation: 1,
  },
  {
    name: 'person drift per day',
    read: (h) => positive(h.person.driftPerDay),
    write: (h, x) => {
      h.person.driftPerDay = bounded(x, SMALLEST, 1);
    },
    deviation: 2,
  },
  {
    name: 'person drift per event',
    read: (h) => positive(h.person.driftPerEvent),
    write: (h, x) => {
      h.person.driftPerEvent = bounded(x, SMALLEST, 1);
    },
    deviation: 2,
  },
  ...ABILITY_COVARIATES.map(
    (covariate, i): Parameter => ({
      name: `ability by ${covariate.name}`,
      read: (h) => h.covariates.ability[i]!,
      write: (h, x) => {
        h.covariates.ability[i] = x;
      },
      deviation: 0.5,
      within: (x) => signed(covariate, x),
    }),
  ),
  ...HALF_LIFE_COVARIATES.map(
    (covariate, i): Parameter => ({
      name: `ln half-life by ${covariate.name}`,
      read: (h) => h.covariates.logHalfLife[i]!,
      write: (h, x) => {
        h.covariates.logHalfLife[i] = x;
      },
      deviation: 0.5,
      within: (x) => signed(covariate, x),
    }),
  ),
  {
    name: 'ability drift',
    read: (h) => positive(h.covariates.abilityDrift),
    write: (h, x) => {
      h.covariates.abilityDrift = bounded(x, SMALLEST, 1);
    },
    deviation: 2,
  },
  {
    name: 'ln half-life drift',
    read: (h) => positive(h.covariates.logHalfLifeDrift),
    write: (h, x) => {
      h.covariates.logHalfLifeDrift = bounded(x, SMALLEST, 4);
    },
    deviation: 2,
  },
];

function kindParameters(kind: ObservationKind, counted: boolean, rubric: boolean): Parameter[] {
  const parameters: Parameter[] = [];
  if (counted) {
    parameters.push({
      name: `${kind} concentration`,
      read: (h) => positive(h.kinds[kind].concentration),
      write: (h, x) => {
        h.kinds[kind].concentration = bounded(x, 1, 1e4);
      },
      deviation: 1.5,
    });
    parameters.push({
      name: `${kind} by ln trials`,
      read: (h) => h.kinds[kind].trialSlope,
      write: (h, x) => {
        h.kinds[kind].trialSlope = x;
      },
      deviation: 0.2,
    });
  }
  if (rubric) {
    parameters.push({
      name: `${kind} rubric scale`,
      read: (h) => positive(h.kinds[kind].rubricScale),
      write: (h, x) => {
        h.kinds[kind].rubricScale = bounded(x, 0.02, 4);
      },
      deviation: 1,
    });
  }
  return parameters;
}

export interface Presence {
  readonly classes: readonly boolean[];
  /** Kind → scores with more than one trial, and rubric scores, are there. */
  readonly counted: readonly boolean[];
  readonly rubric: readonly boolean[];
}

/** The parameters that evidence with these classes and kinds can say anything of. */
export function parametersFor(presence: Presence, kinds: readonly ObservationKind[]): readonly Parameter[] {
  return [
    ...classNames.flatMap((name, i) => (presence.classes[i] ? classParameters(name) : [])),
    ...shared,
    ...kinds.flatMap((kind, i) => kindParameters(kind, presence.counted[i]!, presence.rubric[i]!)),
  ];
}

/** The nearest value that the parameter may have. */
export function within(parameter: Parameter, value: number): number {
  return parameter.within?.(value) ?? value;
}

export function toVector(parameters: readonly Parameter[], from: DecayHyperparameters): Float64Array {
  return Float64Array.from(parameters, (parameter) => within(parameter, parameter.read(from)));
}

export function fromVector(
  parameters: readonly Parameter[],
  vector: ArrayLike<number>,
  base: DecayHyperparameters,
): DecayHyperparameters {
  const draft: Draft & Omit<DecayHyperparameters, keyof Draft> = {
    ...base,
    classes: {
      ACCURACY: { ...base.classes.ACCURACY },
      SPEED: { ...base.classes.SPEED },
      MIXED: { ...base.classes.MIXED },
    },
    person: { ...base.person },
    covariates: {
      ...base.covariates,
      ability: [...base.covariates.ability],
      logHalfLife: [...base.covariates.logHalfLife],
    },
    kinds: {
      ASSESSMENT: { ...base.kinds.ASSESSMENT },
      DELIVERY: { ...base.kinds.DELIVERY },
      SIMULATION: { ...base.kinds.SIMULATION },
      PEER_REVIEW: { ...base.kinds.PEER_REVIEW },
    },
  };
  parameters.forEach((parameter, i) => {
    parameter.write(draft, vector[i]!);
  });
  return draft;
}
