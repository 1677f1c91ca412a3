import type { TaskClass } from '../../domain/task-class.ts';
import { latentDistribution, sigmoidVariance } from '../decay/model/curve.ts';
import { logit, sigmoid } from '../decay/model/observation.ts';
import type { LatentProficiency } from '../ranking/score.ts';
import type { CarryOverParameters } from './parameters.ts';

/**
 * What is expected of a person in a skill without own evidence, on the logit of the proficiency at the moment asked for:
 *
 *   η = b_s + e + f,   θ = min(σ(η), 3·μ_via)
 *
 * b_s the skill's usual level; e = Σ r_a/(n + κ) the person's, r_a = logit μ_a − b_a over the n skills with own
 * evidence, κ = own variance / person variance (the posterior mean of a random person effect: Henderson 1975); and what
 * adjacent skills say beyond the person
 *
 *   f = Σ x_a·(r_a − e)/(1 + Σ x_a),   x_a = λ·max(0, (ρ_a − ρ₀)/(1 − ρ₀)),
 *
 * ρ_a the calibrated strength of the adjacency a → s, ρ₀ = person variance/(person + own variance), the strength of
 * which any two skills of a person are, λ how much of that shows here. `via` is the adjacent skill with own evidence whose strength is largest: nobody
 * is taken to do more than three times as well as there. Never falls when any μ_a rises. Without an adjacent skill with own
 * evidence nothing is inferred.
 */

/** A skill with own evidence: μ at the moment asked for, and the usual logit level of the skill. */
export interface ShownSkill {
  readonly mean: number;
  readonly level: number;
}

/** How a person stands beside others: the posterior of the person effect, on the logit. */
export interface PersonStanding {
  readonly effect: number;
  readonly variance: number;
}

/** An adjacent skill with own evidence. */
export interface Neighbour extends ShownSkill {
  /** Calibrated, 0..1. */
  readonly strength: number;
}

/** Nobody is taken to stand further from the others than this, in standard deviations of the person effect. */
const FURTHEST = 3;
/** Of μ in the skill that leads there. */
export const MOST_CARRIED = 3;
const SMALLEST = 0.02;

export function usualLevel(
  { classes, skills }: CarryOverParameters,
  skillId: string,
  taskClass: TaskClass,
): number {
  return classes[taskClass].level + (skills[skillId] ?? 0);
}

/** The logit of a proficiency; what is nearer to 0 or 1 than .02 says no more than .02. */
export function logitOf(mean: number): number {
  const inside = Math.min(1 - SMALLEST, Math.max(SMALLEST, mean));
  return logit(inside);
}

export function standingOf(parameters: CarryOverParameters, shown: Iterable<ShownSkill>): PersonStanding {
  let sum = 0;
  let count = 0;
  for (const { mean, level } of shown) {
    sum += logitOf(mean) - level;
    count++;
  }
  return standingBy(parameters, sum, count);
}

/**
 * @param sum Σ r_a
 * @param count n
 */
export function standingBy(
  { personVariance, ownVariance }: CarryOverParameters,
  sum: number,
  count: number,
): PersonStanding {
  const ratio = ownVariance / personVariance;
  return { effect: within(sum / (count + ratio), personVariance), variance: ownVariance / (count + ratio) };
}

function within(effect: number, personVariance: number): number {
  const furthest = furthestEffect(personVariance);
  return Math.min(furthest, Math.max(-furthest, effect));
}

/** The largest person effect that there is. */
export function furthestEffect(personVariance: number): number {
  return FURTHEST * Math.sqrt(personVariance);
}

/** @param via μ of the adjacent skill that leads there */
export function inferredProficiency(
  parameters: CarryOverParameters,
  level: number,
  person: PersonStanding,
  neighbours: readonly Neighbour[],
  via: number,
): LatentProficiency {
  const { ownVariance, beyond: shows } = parameters;
  let weights = 0;
  let sum = 0;
  for (const { mean, level: own, strength } of neighbours) {
    const beyond = shows * strengthBeyond(parameters, strength);
    weights += beyond;
    sum += beyond * (logitOf(mean) - own - person.effect);
  }
  const expected = sigmoid(level + person.effect + sum / (1 + weights));
  const mean = Math.min(expected, MOST_CARRIED * via);
  return inferredLatent(parameters, mean, person.variance + ownVariance);
}

/** What an adjacency of this strength says beyond that both skills are the same person's, 0..1. */
export function strengthBeyond(
  { personVariance, ownVariance }: Pick<CarryOverParameters, 'personVariance' | 'ownVariance'>,
  strength: number,
): number {
  const usual = personVariance / (personVariance + ownVariance);
  return Math.max(0, (Math.min(1, strength) - usual) / (1 - usual));
}

/**
 * The moments of an inferred proficiency: what people and skills differ by, Var[σ(η)] as of observed ones, and of what
 * that leaves of m(1 − m) the share that even own evidence leaves open.
 */
export function inferredLatent(
  { observedSpread, intervalFactor }: CarryOverParameters,
  mean: number,
  logitVariance: number,
): LatentProficiency {
  const spread = mean * (1 - mean);
  const among = sigmoidVariance(mean, logitVariance);
  const variance = Math.min(
    MOST_SPREAD * spread,
    intervalFactor * (among + (spread - among) * observedSpread),
  );
  return { mean, variance, distribution: latentDistribution(mean, variance) };
}

/** Of m(1 − m): beyond it a Beta has two peaks at 0 and 1, and says nothing that anybody could use. */
const MOST_SPREAD = 0.45;

/**
 * Of a person who either does a skill, with this probability, and then as well as `given`, or has nothing to do with it:
 * mean p·m, variance p·(v + m²) − p²·m², in the distribution the rest of the mass at 0.
 */
export function whereTakenUp(given: LatentProficiency, probability: number): LatentProficiency {
  const mean = probability * given.mean;
  const variance = probability * (given.variance + given.mean ** 2) - mean ** 2;
  return { mean, variance, distribution: { ...given.distribution, probability } };
}
