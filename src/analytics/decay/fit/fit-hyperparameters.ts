import type { DecayShape } from '../../../domain/proficiency.ts';
import { sweep } from '../filter/sweep.ts';
import type { NumberedEvidence } from '../model/evidence-builder.ts';
import { logPriorLoss, priorPrecision } from '../model/hyperparameter-priors.ts';
import type { DecayHyperparameters } from '../model/hyperparameters.ts';
import { classNames } from '../model/model.ts';
import { observationKinds } from '../model/observation-kinds.ts';
import {
  fromVector,
  type Parameter,
  type Presence,
  parametersFor,
  toVector,
  within,
} from '../model/parameters.ts';
import { fitEffects } from './fit-effects.ts';
import { samplePeople } from './hold-out.ts';

export interface FitOptions {
  /** Most scoring steps of the continuous hyperparameters; each costs about as many sweeps as there are parameters. */
  readonly steps: number;
  /** Times that scoring steps and the effects of skills and evaluators take turns. */
  readonly rounds: number;
  /** Try the neighbouring shapes w. */
  readonly shapes: boolean;
  /** Slopes may have any sign: for forecasts where every event is practice (covariates.ts), never for what is served. */
  readonly anySign?: boolean;
}

/** Events of sampled people that the hyperparameters are fitted to: from 8,000 to 30,000 log loss falls by .2 %. */
export const SAMPLE_EVENTS = 20_000;

const SHAPES: readonly DecayShape[] = [0.5, 1, 2, 4, Infinity];

function presenceOf(evidence: NumberedEvidence): Presence {
  const { columns, skillClass } = evidence;
  const classes = classNames.map(() => false);
  const counted = observationKinds.map(() => false);
  const rubric = observationKinds.map(() => false);
  for (let i = 0; i < columns.at.length; i++) {
    classes[skillClass[columns.seriesSkill[columns.series[i]!]!]!] = true;
    if (columns.trials[i]! > 1) counted[columns.kind[i]!] = true;
    if (columns.trials[i] === 0) rubric[columns.kind[i]!] = true;
  }
  return { classes, counted, rubric };
}

/**
 * Hyperparameters that maximise the filter's log marginal likelihood plus their priors': Fisher scoring with the
 * outer product of per-event scores for information (Berndt, Hall, Hall & Hausman 1974), scores by forward
 * differences, step length shortened until the objective rises. Slopes keep to the sign of their meaning by projection
 * (Bertsekas 1982). The shape w is tried one step up and down its ladder.
 */
export function fitHyperparameters(
  evidence: NumberedEvidence,
  prior: DecayHyperparameters,
  start: DecayHyperparameters,
  options: FitOptions,
): DecayHyperparameters {
  const presence = presenceOf(evidence);
  const found = parametersFor(presence, observationKinds);
  const parameters = options.anySign ? found.map(({ within: _, ...free }) => free) : found;
  let current = withMeanTrials(evidence, start);
  for (let round = 0; round < options.rounds; round++) {
    // All but the last round only come near, which fewer people tell as well; the last then needs few steps.
    const last = round === options.rounds - 1;
    const sample = last ? evidence : samplePeople(evidence, COARSE_EVENTS, 'coarse');
    const steps = round === 0 ? options.steps : Math.ceil(options.steps / 2);
    const { fitted, value, objective } = climb(sample, parameters, prior, current, steps);
    current = options.shapes ? tryShapes(fitted, value, objective) : fitted;
    current = fitEffects(sample, current, EFFECT_ROUNDS);
  }
  return current;
}

const COARSE_EVENTS = 6_000;

const EFFECT_ROUNDS = 3;

function climb(
  evidence: NumberedEvidence,
  parameters: readonly Parameter[],
  prior: DecayHyperparameters,
  current: DecayHyperparameters,
  steps: number,
) {
  const centre = toVector(parameters, prior);
  const count = evidence.columns.at.length;
  const penalty = (vector: Float64Array) =>
    vector.reduce((sum, x, i) => sum + logPriorLoss(parameters[i]!, x - centre[i]!), 0);
  const objective = (vector: Float64Array, base: DecayHyperparameters) =>
    sweep(evidence, fromVector(parameters, vector, base), {}) - penalty(vector);
  let vector = toVector(parameters, current);
  let best = objective(vector, current);
  for (let step = 0; step < steps; step++) {
    const next = scoringStep(evidence, parameters, centre, vector, current, count);
    let gained = 0;
    for (let trial = 0, length = 1; trial < 5 && gained <= 0; trial++, length *= 0.4) {
      const candidate = vector.map((x, i) => within(parameters[i]!, x + length * next[i]!));
      const value = objective(candidate, current);
      if (value <= best) continue;
      gained = value - best;
      vector = candidate;
      best = value;
    }
    if (gained < SMALLEST_GAIN) break;
  }
  return {
    fitted: fromVector(parameters, vector, current),
    value: best,
    objective: (candidate: DecayHyperparameters) => objective(vector, candidate),
  };
}

/** Further steps are not worth less than so much of the log marginal likelihood. */
const SMALLEST_GAIN = 0.1;

/** The number of trials that a kind usually has: the one its scores are forecast for. */
function withMeanTrials({ columns }: NumberedEvidence, current: DecayHyperparameters): DecayHyperparameters {
  const kinds = { ...current.kinds };
  observationKinds.forEach((kind, number) => {
    let sum = 0;
    let count = 0;
    for (let i = 0; i < columns.at.length; i++) {
      if (columns.kind[i] !== number || columns.trials[i] === 0) continue;
      sum += Math.log(columns.trials[i]!);
      count++;
    }
    if (count > 0) kinds[kind] = { ...kinds[kind], meanLogTrials: sum / count };
  });
  return { ...current, kinds };
}

function tryShapes(
  current: DecayHyperparameters,
  value: number,
  objective: (candidate: DecayHyperparameters) => number,
): DecayHyperparameters {
  let best = value;
  let chosen = current;
  for (const name of classNames) {
    const position = SHAPES.indexOf(chosen.classes[name].shape);
    for (const neighbour of [position - 1, position + 1]) {
      const shape = SHAPES[neighbour];
      if (shape === undefined) continue;
      const candidate = {
        ...chosen,
        classes: { ...chosen.classes, [name]: { ...chosen.classes[name], shape } },
      };
      const reached = objective(candidate);
      if (reached > best + 1) {
        best = reached;
        chosen = candidate;
        break;
      }
    }
  }
  return chosen;
}

const DIFFERENCE = 1e-4;
const LONGEST_STEP = 1.5;

function scoringStep(
  evidence: NumberedEvidence,
  parameters: readonly Parameter[],
  centre: Float64Array,
  vector: Float64Array,
  base: DecayHyperparameters,
  count: number,
): Float64Array {
  const width = parameters.length;
  const at = new Float64Array(count);
  sweep(evidence, fromVector(parameters, vector, base), { logProbability: at });
  const scores = parameters.map((parameter, i) => {
    const moved = vector.slice();
    // At the end of its range the slope is that of the side on which it may be.
    const above = vector[i]! + DIFFERENCE;
    const difference = within(parameter, above) === above ? DIFFERENCE : -DIFFERENCE;
    moved[i] = moved[i]! + difference;
    const away = new Float64Array(count);
    sweep(evidence, fromVector(parameters, moved, base), { logProbability: away });
    for (let event = 0; event < count; event++) away[event] = (away[event]! - at[event]!) / difference;
    return away;
  });
  const gradient = new Float64Array(width);
  const information = new Float64Array(width * width);
  for (let i = 0; i < width; i++) {
    const precision = priorPrecision(parameters[i]!, vector[i]! - centre[i]!);
    let sum = 0;
    for (let event = 0; event < count; event++) sum += scores[i]![event]!;
    gradient[i] = sum - (vector[i]! - centre[i]!) * precision;
    for (let j = 0; j <= i; j++) {
      let product = 0;
      for (let event = 0; event < count; event++) product += scores[i]![event]! * scores[j]![event]!;
      information[i * width + j] = product;
      information[j * width + i] = product;
    }
    information[i * width + i] = information[i * width + i]! + precision;
  }
  // What stands at the end of its range and would leave it stays there, and the others step as if it were known.
  for (let i = 0; i < width; i++) {
    if (within(parameters[i]!, vector[i]! + gradient[i]!) !== vector[i]! || gradient[i] === 0) continue;
    gradient[i] = 0;
    for (let j = 0; j < width; j++) if (j !== i) information[i * width + j] = information[j * width + i] = 0;
  }
  const step = solve(information, gradient);
  // A step longer than the priors think possible is a step out of the quadratic's range.
  let longest = 0;
  for (let i = 0; i < width; i++) {
    const precision = priorPrecision(parameters[i]!, vector[i]! - centre[i]!);
    longest = Math.max(longest, Math.abs(step[i]!) * Math.sqrt(precision));
  }
  return longest > LONGEST_STEP ? step.map((x) => (x * LONGEST_STEP) / longest) : step;
}

/** Solves the positive definite system by Cholesky's decomposition, with a ridge of 1e-9 of the trace. */
function solve(matrix: Float64Array, right: Float64Array): Float64Array {
  const n = right.length;
  const factor = matrix.slice();
  let trace = 0;
  for (let i = 0; i < n; i++) trace += matrix[i * n + i]!;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = factor[i * n + j]! + (i === j ? 1e-9 * trace : 0);
      for (let k = 0; k < j; k++) sum -= factor[i * n + k]! * factor[j * n + k]!;
      factor[i * n + j] = i === j ? Math.sqrt(Math.max(1e-12, sum)) : sum / factor[j * n + j]!;
    }
  }
  const result = Float64Array.from(right);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) result[i] = result[i]! - factor[i * n + k]! * result[k]!;
    result[i] = result[i]! / factor[i * n + i]!;
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) result[i] = result[i]! - factor[k * n + i]! * result[k]!;
    result[i] = result[i]! / factor[i * n + i]!;
  }
  return result;
}
