import type { TalentIndex } from '../talent-index.ts';
import { countedAt, countedShare } from './evidence/counted.ts';
import { heldBy, type SkillEvidence, skillEvidence } from './evidence/skill-evidence.ts';
import type { QueryRequirement, RoleQuery } from './role-query.ts';

/** What one requirement finds in one person. */
export interface RequirementEvidence {
  readonly requirement: QueryRequirement;
  /** What is counted at the level asked for; null where there is neither own evidence nor an award nor an adjacent skill: the requirement adds 0. */
  readonly evidence: SkillEvidence | null;
}

/** The exact score in float64: Σ importance·E[min(1, θ/level)]/Σ importance, in the order of the requirements. */
export function exactScore(index: TalentIndex, role: RoleQuery, person: number, asOf: number): number {
  const held = heldBy(index, person);
  let score = 0;
  for (const requirement of role.requirements) {
    const evidence = skillEvidence(index, person, requirement.skill, asOf, held);
    if (evidence === null) continue;
    score += (requirement.importance * countedShare(evidence, requirement.level)) / role.totalImportance;
  }
  return score;
}

/** One term of the score, with its moments. */
export interface ScoreTerm extends RequirementEvidence {
  /** importance·E[min(1, θ/level)]/Σ importance. */
  readonly contribution: number;
  readonly variance: number;
}

const NOTHING_KNOWN = { evidence: null, contribution: 0, variance: 0 };

/** The terms of somebody of whom nothing is known. */
export function unknownTerms({ requirements }: RoleQuery): readonly ScoreTerm[] {
  return requirements.map((requirement) => ({ requirement, ...NOTHING_KNOWN }));
}

/**
 * All terms of a score, in the order in which `exactScore` adds them up.
 * @param unknown `unknownTerms` of the role, which most terms of most people are: made once where many are scored
 */
export function scoreTerms(
  index: TalentIndex,
  role: RoleQuery,
  person: number,
  asOf: number,
  unknown: readonly ScoreTerm[] = unknownTerms(role),
): ScoreTerm[] {
  const held = heldBy(index, person);
  return role.requirements.map((requirement, i) => {
    const known = skillEvidence(index, person, requirement.skill, asOf, held);
    return known === null ? unknown[i]! : termOf(role, requirement, known);
  });
}

/** @param known what is known of the skill that the requirement asks for */
export function termOf(
  { totalImportance }: RoleQuery,
  requirement: QueryRequirement,
  known: SkillEvidence | null,
): ScoreTerm {
  if (known === null) return { requirement, ...NOTHING_KNOWN };
  const { counted: evidence, share } = countedAt(known, requirement.level);
  return {
    requirement,
    evidence,
    contribution: (requirement.importance * share.mean) / totalImportance,
    variance: (requirement.importance / totalImportance) ** 2 * share.variance,
  };
}

export { bridgeTo, type SkillEvidence, skillEvidence } from './evidence/skill-evidence.ts';
