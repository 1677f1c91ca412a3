import { z } from 'zod';
import type { DecayShape } from '../../../domain/proficiency.ts';
import type { TaskClass } from '../../../domain/task-class.ts';
import { ABILITY_COVARIATES, type Covariate, HALF_LIFE_COVARIATES, signed } from './covariates.ts';
import type { CurveClass } from './curve.ts';
import type { ObservationKind } from './observation-kinds.ts';

/**
 * Everything that a fit estimates over all series, stored as JSON on its Run. An estimate of one person's skill needs
 * these and the person's own evidence, nothing else.
 */
export interface DecayHyperparameters {
  readonly version: 1;
  readonly classes: Readonly<Record<TaskClass, ClassHyperparameters>>;
  readonly person: PersonHyperparameters;
  readonly covariates: Covariates;
  readonly kinds: Readonly<Record<ObservationKind, KindHyperparameters>>;
  /** Whether time runs anew from a valid award too, in what is served: fits are of observations alone. */
  readonly awards: { readonly reinforces: 'ALWAYS' | 'NEVER' };
  /** Skill id → how far the skill stands from its class's means. A skill not listed stands at them. */
  readonly skills: Readonly<Record<string, SkillEffect>>;
  /** Evaluator id → leniency on the logit scale. One not listed is 0 with the kind's `leniencyVariance`. */
  readonly evaluators: Readonly<Record<string, EvaluatorEffect>>;
}

/** What one class of skills shares. Abilities on the logit scale, half-lives as ln days. */
export interface ClassHyperparameters extends CurveClass {
  readonly gapVariance: number;
  readonly abilityMean: number;
  /** Between the series of one person and one skill, beyond person and skill. */
  readonly abilityVariance: number;
  readonly logHalfLifeMean: number;
  readonly logHalfLifeVariance: number;
  /** How far skills of the class differ. */
  readonly skillAbilityVariance: number;
  readonly skillLogHalfLifeVariance: number;
}

/** The person effect on the logit scale: N(0, variance) at first, then a random walk. */
export interface PersonHyperparameters {
  readonly variance: number;
  readonly driftPerDay: number;
  readonly driftPerEvent: number;
}

/** Slopes of ability and of ln half-life in what happened in a series before. See `covariates.ts` for each. */
export interface Covariates {
  readonly ability: readonly number[];
  readonly logHalfLife: readonly number[];
  /** Variance that a reinforcement, and a failure, adds to a series' ability and ln half-life: they are not known to stand still. */
  readonly abilityDrift: number;
  readonly logHalfLifeDrift: number;
}

export interface KindHyperparameters {
  /** When evidence of this kind is also practice, so that time runs from it anew. */
  readonly reinforces: 'ALWAYS' | 'PASSED' | 'NEVER';
  /** α + β of the beta-binomial of scores with trials; large is the binomial. */
  readonly concentration: number;
  /** Scale of the Student-t (ν = 5) of rubric scores on the logit scale. */
  readonly rubricScale: number;
  /** Variance of an evaluator's leniency that nothing is known of; 0 where nobody's judgement is in it. */
  readonly leniencyVariance: number;
  /**
   * How the logit moves with ln trials where the number of trials tells something itself (who fails is asked again),
   * and the ln trials that proficiency is stated for.
   */
  readonly trialSlope: number;
  readonly meanLogTrials: number;
}

export interface SkillEffect {
  readonly ability: number;
  readonly abilityVariance: number;
  readonly logHalfLife: number;
  readonly logHalfLifeVariance: number;
}

export interface EvaluatorEffect {
  readonly leniency: number;
  readonly variance: number;
}

const finite = z.number();
const variance = z.number().min(0);
/** JSON has no Infinity: it is null there. */
const shape = z
  .union([z.literal(0.5), z.literal(1), z.literal(2), z.literal(4), z.null()])
  .transform((w): DecayShape => w ?? Infinity);

/** Slopes of a fit of before they had signs are read as the nearest that have them: what is served keeps to them, whoever fitted. */
const slopesOf = (covariates: readonly Covariate[]) =>
  z
    .array(finite)
    .length(covariates.length)
    .transform((slopes) => slopes.map((slope, i) => signed(covariates[i]!, slope)));

const intervalFactors = z.strictObject({
  observationsUpTo: z.array(finite).min(1),
  gapDays: z.array(finite).min(1),
  factors: z.array(z.array(variance)).min(1),
});

const classHyperparameters = z.strictObject({
  shape,
  floor: z.number().min(0).max(1),
  intervalFactors,
  gapVariance: variance.default(0),
  abilityMean: finite,
  abilityVariance: variance,
  logHalfLifeMean: finite,
  logHalfLifeVariance: variance,
  skillAbilityVariance: variance,
  skillLogHalfLifeVariance: variance,
});

const kind = z.strictObject({
  reinforces: z.enum(['ALWAYS', 'PASSED', 'NEVER']),
  concentration: z.number().positive(),
  rubricScale: z.number().positive(),
  leniencyVariance: variance,
  trialSlope: finite,
  meanLogTrials: finite,
});

export const decayHyperparameters = z.strictObject({
  version: z.literal(1),
  classes: z.strictObject({
    ACCURACY: classHyperparameters,
    SPEED: classHyperparameters,
    MIXED: classHyperparameters,
  }),
  person: z.strictObject({ variance, driftPerDay: variance, driftPerEvent: variance }),
  covariates: z.strictObject({
    ability: slopesOf(ABILITY_COVARIATES),
    logHalfLife: slopesOf(HALF_LIFE_COVARIATES),
    abilityDrift: variance,
    logHalfLifeDrift: variance,
  }),
  kinds: z.strictObject({ ASSESSMENT: kind, DELIVERY: kind, SIMULATION: kind, PEER_REVIEW: kind }),
  // Fits of before there was a choice went by this.
  awards: z.strictObject({ reinforces: z.enum(['ALWAYS', 'NEVER']) }).default({ reinforces: 'ALWAYS' }),
  skills: z.record(
    z.string(),
    z.strictObject({
      ability: finite,
      abilityVariance: variance,
      logHalfLife: finite,
      logHalfLifeVariance: variance,
    }),
  ),
  evaluators: z.record(z.string(), z.strictObject({ leniency: finite, variance })),
});

export function serializeHyperparameters(hyperparameters: DecayHyperparameters): string {
  return JSON.stringify(hyperparameters);
}

/** Throws a ZodError for anything that `serializeHyperparameters` did not write. */
export function parseHyperparameters(json: string): DecayHyperparameters {
  return decayHyperparameters.parse(JSON.parse(json));
}
