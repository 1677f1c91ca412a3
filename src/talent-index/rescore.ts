import type { ServedPosterior } from '../analytics/decay/curve.ts';
import { expectedProficiency, expectedShareOfLevel } from '../analytics/decay/curve.ts';
import { carriedOver } from '../analytics/ranking/carry-over.ts';
import { type LatentProficiency, observedProficiency, shareOfLevel } from '../analytics/ranking/score.ts';
import { fittedSeries } from './fitted-series.ts';
import type { QueryRequirement, RoleQuery } from './role-query.ts';
import type { TalentIndex } from './talent-index.ts';

/** What one requirement finds in one person. */
export interface RequirementEvidence {
  readonly requirement: QueryRequirement;
  /** Null where there is neither own evidence nor an adjacent skill: the requirement adds 0. */
  readonly evidence: SkillEvidence | null;
}

export interface SkillEvidence {
  readonly latent: LatentProficiency;
  readonly basis: 'OBSERVED' | 'INFERRED';
  /** Number of the adjacent skill that carries over; −1 where OBSERVED. */
  readonly via: number;
  /** Pieces of own evidence; 0 where INFERRED. */
  readonly observations: number;
}

/** The exact score in float64: Σ importance·E[min(1, θ/level)]/Σ importance, in the order of the requirements. */
export function exactScore(index: TalentIndex, role: RoleQuery, person: number, asOf: number): number {
  let score = 0;
  for (const requirement of role.requirements) {
    const evidence = skillEvidence(index, person, requirement.skill, asOf);
    if (evidence === null) continue;
    score +=
      (requirement.importance * expectedShareOfLevel(evidence.latent.distribution, requirement.level)) /
      role.totalImportance;
  }
  return score;
}

/** One term of the score, with its moments. */
export interface ScoreTerm extends RequirementEvidence {
  /** importance·E[min(1, θ/level)]/Σ importance. */
  readonly contribution: number;
  readonly variance: number;
}

/** All terms of a score, in the order in which `exactScore` adds them up. */
export function scoreTerms(index: TalentIndex, role: RoleQuery, person: number, asOf: number): ScoreTerm[] {
  return role.requirements.map((requirement) => {
    const evidence = skillEvidence(index, person, requirement.skill, asOf);
    if (evidence === null) return { requirement, evidence, contribution: 0, variance: 0 };
    const share = shareOfLevel(evidence.latent.distribution, requirement.level);
    return {
      requirement,
      evidence,
      contribution: (requirement.importance * share.mean) / role.totalImportance,
      variance: (requirement.importance / role.totalImportance) ** 2 * share.variance,
    };
  });
}

/** Own evidence, else the adjacent skill that carries most over (equal ones in the order of `bridges`), else null. */
export function skillEvidence(
  index: TalentIndex,
  person: number,
  skill: number,
  asOf: number,
): SkillEvidence | null {
  if (skill < 0) return null;
  const own = fittedSeries(index, person, skill);
  if (own !== null) {
    const latent = observedProficiency(own, classOf(index, skill), asOf);
    return { latent, basis: 'OBSERVED', via: -1, observations: own.observations };
  }
  const bridge = bestBridge(index, person, skill, asOf);
  if (bridge === null) return null;
  const source = observedProficiency(bridge.fitted, classOf(index, bridge.from), asOf);
  return {
    latent: carriedOver(source, bridge.strength),
    basis: 'INFERRED',
    via: bridge.from,
    observations: 0,
  };
}

/** The number of the adjacent skill with own evidence that leads to `skill` best; −1 without one. */
export function bridgeTo(index: TalentIndex, person: number, skill: number, asOf: number): number {
  return skill < 0 ? -1 : (bestBridge(index, person, skill, asOf)?.from ?? -1);
}

/** The adjacent skill with own evidence whose strength·μ is highest. */
function bestBridge(
  index: TalentIndex,
  person: number,
  skill: number,
  asOf: number,
): { fitted: ServedPosterior; from: number; strength: number } | null {
  const { bridges } = index;
  let best: { fitted: ServedPosterior; from: number; strength: number } | null = null;
  let most = 0;
  for (let edge = bridges.start[skill]!; edge < bridges.start[skill + 1]!; edge++) {
    const from = bridges.from[edge]!;
    const strength = bridges.strength[edge]!;
    if (strength <= most) break;
    const fitted = fittedSeries(index, person, from);
    if (fitted === null) continue;
    const carried = strength * expectedProficiency(fitted, classOf(index, from), asOf);
    if (carried > most) {
      most = carried;
      best = { fitted, from, strength };
    }
  }
  return best;
}

function classOf(index: TalentIndex, skill: number) {
  return index.skills.classes[index.skills.classOf[skill]!]!;
}
