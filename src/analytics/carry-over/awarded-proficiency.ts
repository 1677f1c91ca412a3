import type { Instant } from '../../domain/clock.ts';
import type { TaskClass } from '../../domain/task-class.ts';
import { type CurveClass, expectedProficiency, type ServedPosterior } from '../decay/model/curve.ts';
import type { LatentProficiency } from '../ranking/score.ts';
import { furthestEffect, inferredLatent, type PersonStanding } from './inferred-proficiency.ts';
import type { CarryOverParameters } from './parameters.ts';

/**
 * What an award lets expect of a skill that it validates and in which nothing was observed. When it was given, what
 * people show who have just shown something, or the level it vouches for where that is higher,
 *   logit p₀ = max(logit level, fresh_s) + e,
 * and from then on the class's forgetting curve with a half-life 2.5 times the median (chosen on generated organisations:
 * an award's holder goes on practising, unrecorded); never below what is usual for the skill and the person, σ(b_s + e).
 * When the document expires changes nothing of that: the curve has faded by then.
 */
const STRETCH = 2.5;

/**
 * An award as a series without observations. `initial` holds max(logit level, fresh_s) for the person who stands
 * furthest above all others, and the half-life is the longest there is: an upper bound of every person at any moment.
 */
export function awardSeries(
  parameters: CarryOverParameters,
  skill: { readonly skillId: string; readonly taskClass: TaskClass; readonly validated: number },
  awardedAt: Instant,
): ServedPosterior & { readonly lastAt: Instant } {
  const fresh = parameters.classes[skill.taskClass].fresh + (parameters.skills[skill.skillId] ?? 0);
  const level = Math.min(MOST, Math.max(1 - MOST, skill.validated));
  const logit = Math.max(Math.log(level / (1 - level)), fresh) + furthestEffect(parameters.personVariance);
  return {
    initial: Math.fround(1 / (1 + Math.exp(-logit))),
    halfLifeDays: LONGEST,
    lastReinforcedAt: awardedAt,
    lastAt: awardedAt,
    abilityVariance: 0,
    logHalfLifeVariance: 0,
    covariance: 0,
    observations: 0,
  };
}

const MOST = 0.999;
/** In days, a whole number of float32: ten thousand years. */
const LONGEST = 3_652_500;

/** Of a series made by `awardSeries`; never above what the series itself gives. */
export function awardedProficiency(
  parameters: CarryOverParameters,
  series: ServedPosterior,
  skill: { readonly level: number; readonly halfLifeDays: number; readonly skillClass: CurveClass },
  person: PersonStanding,
  asOf: Instant,
): LatentProficiency {
  const short = furthestEffect(parameters.personVariance) - person.effect;
  const odds = (series.initial / (1 - series.initial)) * Math.exp(-short);
  const own = { ...series, initial: odds / (1 + odds), halfLifeDays: STRETCH * skill.halfLifeDays };
  const usual = 1 / (1 + Math.exp(-skill.level - person.effect));
  const most = expectedProficiency(series, skill.skillClass, asOf);
  const mean = Math.min(most, Math.max(usual, expectedProficiency(own, skill.skillClass, asOf)));
  return inferredLatent(parameters, mean, person.variance + parameters.ownVariance);
}
