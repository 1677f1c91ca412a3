import type { Instant } from '../../domain/clock.ts';
import type { TaskClass } from '../../domain/task-class.ts';
import { type CurveClass, expectedProficiency, type ServedPosterior } from '../decay/model/curve.ts';
import { logit, sigmoid } from '../decay/model/observation.ts';
import { type LatentProficiency, observedProficiency } from '../ranking/score.ts';
import { inferredLatent, type PersonStanding } from './inferred-proficiency.ts';
import type { CarryOverParameters } from './parameters.ts';

/**
 * What an award lets expect of a skill that it validates and in which nothing was observed. When it was given, on the
 * logit, between the level that it vouches for and what people show who have just shown something,
 *   logit p₀ = ½·logit level + ½·fresh_s + e,
 * and from then on the class's forgetting curve with a half-life 2.5 times the median (both chosen on generated
 * organisations: an award's holder goes on practising, unrecorded). Never below what is inferred from adjacent skills,
 * nor, without any, below what is usual for the skill and the person, σ(b_s + e): an award takes nothing away.
 * When the document expires changes nothing of that: the curve has faded by then.
 */
const LEVEL_WEIGHT = 0.5;
const STRETCH = 2.5;
/** Of the class's median half-life, for somebody who does not go on with the skill: the mean of half-lives of SD .7 on ln H. */
const IDLE_STRETCH = 1.25;
/** Of ln H; such that true proficiencies lie about what is counted as far as its variance says, on generated organisations. */
const IDLE_LOG_HALF_LIFE_VARIANCE = 0.6;
/** No fit calibrated a factor of this variance. */
const AS_IT_IS = { observationsUpTo: [0], gapDays: [0], factors: [[1]] };

/**
 * An award as a series without observations: 1 over the longest half-life, an upper bound of everybody at any moment,
 * whatever adjacent skills say. p₀ of somebody who stands as others do is in the column that a series with
 * observations has for the variance of its ability.
 */
export function awardSeries(
  parameters: CarryOverParameters,
  skill: { readonly skillId: string; readonly taskClass: TaskClass; readonly validated: number },
  awardedAt: Instant,
): ServedPosterior & { readonly lastAt: Instant; readonly achieved: number } {
  const fresh = parameters.classes[skill.taskClass].fresh + (parameters.skills[skill.skillId] ?? 0);
  const level = Math.min(MOST, Math.max(1 - MOST, skill.validated));
  const start = LEVEL_WEIGHT * logit(level) + (1 - LEVEL_WEIGHT) * fresh;
  return {
    initial: 1,
    halfLifeDays: LONGEST,
    lastReinforcedAt: awardedAt,
    lastAt: awardedAt,
    abilityVariance: Math.fround(sigmoid(start)),
    logHalfLifeVariance: 0,
    covariance: 0,
    observations: 0,
    achieved: 1,
  };
}

const MOST = 0.999;
/** In days, of float32: nothing fades within any time that there is. */
const LONGEST = Math.fround(1e30);

/** In days: with which an award of a skill of the class fades. */
export function awardedHalfLife({ classes }: CarryOverParameters, taskClass: TaskClass): number {
  return STRETCH * classes[taskClass].halfLifeDays;
}

/**
 * Of a series made by `awardSeries`.
 * @param adjacent what adjacent skills with own evidence let expect; null without any
 */
export function awardedProficiency(
  parameters: CarryOverParameters,
  { abilityVariance: start, lastReinforcedAt }: ServedPosterior,
  skill: { readonly level: number; readonly taskClass: TaskClass; readonly skillClass: CurveClass },
  person: PersonStanding,
  adjacent: LatentProficiency | null,
  asOf: Instant,
): LatentProficiency {
  const halfLifeDays = awardedHalfLife(parameters, skill.taskClass);
  const own = { initial: initialOf(start, person), halfLifeDays, lastReinforcedAt };
  const least = adjacent?.mean ?? sigmoid(skill.level + person.effect);
  const mean = Math.max(least, expectedProficiency(own, skill.skillClass, asOf));
  return inferredLatent(parameters, mean, person.variance + parameters.ownVariance);
}

/**
 * What a score counts of it: that nobody has looked at the skill says that the holder has hardly used it since, so that
 * what was learnt fades from the day of the award on like anything that is not used.
 */
export function countedOfAward(
  parameters: CarryOverParameters,
  { abilityVariance: start, lastReinforcedAt }: ServedPosterior,
  skill: { readonly taskClass: TaskClass; readonly skillClass: CurveClass },
  person: PersonStanding,
  asOf: Instant,
): LatentProficiency {
  const halfLifeDays = IDLE_STRETCH * parameters.classes[skill.taskClass].halfLifeDays;
  const unused = {
    initial: initialOf(start, person),
    halfLifeDays,
    lastReinforcedAt,
    abilityVariance: person.variance + parameters.ownVariance,
    logHalfLifeVariance: IDLE_LOG_HALF_LIFE_VARIANCE,
    covariance: 0,
    observations: 0,
  };
  const { shape, floor } = skill.skillClass;
  return observedProficiency(unused, { shape, floor, intervalFactors: AS_IT_IS }, asOf);
}

function initialOf(start: number, { effect }: PersonStanding): number {
  const odds = (start / (1 - start)) * Math.exp(effect);
  return odds / (1 + odds);
}
