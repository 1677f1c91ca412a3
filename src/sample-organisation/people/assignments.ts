import { DAY } from '../../domain/clock.ts';
import type { RandomStream } from '../random.ts';
import type { PodModel } from '../structure/pods.ts';
import type { RoleModel } from '../structure/references.ts';
import { PODS_PER_BLOCK } from '../structure/themes.ts';
import { logistic, logit } from './forgetting.ts';
import { blockOf, type Person } from './person.ts';

export interface AssignmentModel {
  readonly key: string;
  readonly pod: number;
  readonly role: RoleModel;
  readonly from: number;
  /** Null: open-ended. */
  readonly to: number | null;
  readonly allocation: number;
}

const BENCH_SHARE = 0.08;
const HISTORY_DAYS = 4 * 365;

/** One pod after another since joining (at most four years back), with short breaks; some are between two now. */
export function drawAssignments(draws: RandomStream, person: Person, asOf: number): AssignmentModel[] {
  const rows: AssignmentModel[] = [];
  const end = person.leftAt ?? asOf;
  const block = blockOf(person.number);
  const home = block * PODS_PER_BLOCK + draws.index(PODS_PER_BLOCK);
  const midnight = (at: number) => Math.floor(at / DAY) * DAY;
  let from = midnight(Math.max(person.joinedAt, end - HISTORY_DAYS * DAY) + draws.between(0, 30) * DAY);
  const onBench = person.leftAt === null && draws.chance(BENCH_SHARE);
  while (from < end - 30 * DAY) {
    const planned = midnight(from + Math.max(45, draws.gamma(2.2, 300)) * DAY);
    const current = planned >= end;
    if (current && onBench && rows.length > 0) break;
    const elsewhere = !current && block > 0 && draws.chance(0.12);
    const pod = elsewhere
      ? draws.index(block * PODS_PER_BLOCK)
      : draws.chance(0.6)
        ? home
        : block * PODS_PER_BLOCK + draws.index(PODS_PER_BLOCK);
    const share = draws.uniform();
    rows.push({
      key: `W${person.key.slice(1)}-${rows.length + 1}`,
      pod,
      role: draws.pick(person.occupation.assignable),
      from,
      to: !current ? planned : person.leftAt !== null ? person.leftAt : draws.chance(0.4) ? planned : null,
      allocation: share < 0.85 ? 1 : share < 0.95 ? 0.8 : 0.5,
    });
    if (current) break;
    const gap = draws.chance(0.75) ? draws.index(10) : draws.gamma(1.5, 60);
    from = midnight(planned + gap * DAY);
  }
  return rows;
}

/** True score of a role, Σ importance · min(1, θ/level) / Σ importance, on 0..1; skills not listed count as 0. */
export function trueScore(
  role: RoleModel,
  proficiencies: readonly (readonly [skill: number, proficiency: number])[],
): number {
  let met = 0;
  for (const [skill, proficiency] of proficiencies) {
    const requirement = role.requirementOf.get(skill);
    if (requirement) met += requirement.importance * Math.min(1, proficiency / requirement.level);
  }
  return met / role.totalImportance;
}

export interface OutcomeTruth {
  readonly score: number;
  /** The score on the scale of a person who holds the eleven weightiest requirements: readiness in these skills. */
  readonly proficiency: number;
  readonly environmentMatch: number;
  /** Mean of the outcome's logit, and the probability of an outcome of at least `OUTCOME_BAR`. */
  readonly logitMean: number;
  readonly probability: number;
}

export const OUTCOME_BAR = 0.6;
const OUTCOME_NOISE = 0.4;

/**
 * logit(outcome) ~ N(η, .4²),  η = −.2 + 3.2·(P − .55) + .45·resilience + .35·match
 * P: true score over what the eleven weightiest requirements weigh; match: standardised closeness of the pod's traits
 * to the person's preferences.
 */
export function outcomeTruth(score: number, role: RoleModel, person: Person, pod: PodModel): OutcomeTruth {
  const proficiency = Math.min(1.2, (score * role.totalImportance) / role.weightiestImportance);
  const distance =
    pod.environment.reduce((sum, value, i) => sum + Math.abs(value - person.preferences[i]!), 0) /
    pod.environment.length;
  const environmentMatch = (0.255 - distance) / 0.085;
  const logitMean = -0.2 + 3.2 * (proficiency - 0.55) + 0.45 * person.resilience + 0.35 * environmentMatch;
  return {
    score,
    proficiency,
    environmentMatch,
    logitMean,
    probability: normalDistribution((logitMean - logit(OUTCOME_BAR)) / OUTCOME_NOISE),
  };
}

export interface Outcome {
  readonly value: number;
  readonly collaboration: number;
  readonly rampUpDays: number;
  readonly escalations: number;
}

export function drawOutcome(draws: RandomStream, truth: OutcomeTruth, person: Person): Outcome {
  return {
    value: Math.round(logistic(draws.normal(truth.logitMean, OUTCOME_NOISE)) * 100) / 100,
    collaboration: Math.round(logistic(draws.normal(0.8 + 0.7 * person.collaboration, 0.3)) * 100) / 100,
    rampUpDays: Math.max(
      1,
      Math.round(
        draws.gamma(6, 40 * Math.exp(-0.9 * (truth.proficiency - 0.55) - 0.15 * truth.environmentMatch)),
      ),
    ),
    escalations: draws.poisson(Math.exp(0.3 - 0.9 * truth.logitMean)),
  };
}

/** Φ(x) by Abramowitz & Stegun 26.2.17; absolute error below 7.5e-8. */
export function normalDistribution(x: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(x));
  const tail =
    (Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)) *
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return x >= 0 ? 1 - tail : tail;
}
