import { SMALLEST_MEAN } from '../../analytics/decay/model/curve.ts';
import { type Requirement, weighingRequirements } from '../../analytics/ranking/score.ts';
import type { TalentIndex } from '../talent-index.ts';
import { leastMean } from './evidence/least-mean.ts';

/** A role as the index sees it: requirements that weigh, by skill id, with the skills' numbers. */
export interface RoleQuery {
  readonly roleId: string;
  readonly requirements: readonly QueryRequirement[];
  /** Σ importance, the denominator of the score. */
  readonly totalImportance: number;
}

export interface QueryRequirement extends Requirement {
  /** −1 for a skill that nobody has and nothing leads to. */
  readonly skill: number;
}

/** @returns null for a role without a requirement that weighs: nobody can be ranked for it. */
export function roleQuery(
  index: TalentIndex,
  roleId: string,
  requirements: readonly Requirement[],
): RoleQuery | null {
  const weighing = weighingRequirements(requirements);
  if (weighing.length === 0) return null;
  let totalImportance = 0;
  for (const { importance } of weighing) totalImportance += importance;
  return {
    roleId,
    totalImportance,
    requirements: weighing.map((requirement) => ({
      skillId: requirement.skillId,
      importance: requirement.importance,
      level: requirement.level,
      skill: index.skills.numberOf.get(requirement.skillId) ?? -1,
    })),
  };
}

/** Expected shares of levels worked out between two pauses, some milliseconds of them: of 512 people by 15 requirements. */
const SHARES_PER_SLICE = 512 * 15;

/** How many people are scored between two pauses: as many fewer as each has more requirements to be scored by. */
export function scoredPerSlice(roles: readonly RoleQuery[]): number {
  const shares = roles.reduce((sum, { requirements }) => sum + requirements.length, 0);
  return Math.max(1, Math.floor(SHARES_PER_SLICE / Math.max(1, shares)));
}

/**
 * How far a score can stand above the plug-in that bounds it: the Beta of a latent proficiency keeps its mean at 1e-6 or
 * above, and so can exceed a curve next to 0; by 1e-6/level of a requirement, and by no more than all that it weighs.
 * Where that is worth a look, and no curve comes so near to 0, by nothing.
 */
export function clampingError(index: TalentIndex, { requirements, totalImportance }: RoleQuery): number {
  let error = 0;
  for (const { importance, level, skill } of requirements) {
    const above = SMALLEST_MEAN / level;
    if (above > WORTH_A_LOOK && leastMean(index, skill) >= SMALLEST_MEAN) continue;
    error += (importance / totalImportance) * Math.min(1, above);
  }
  return error;
}

/** Next to nobody is scored more for less than this: levels above .01. */
const WORTH_A_LOOK = 1e-4;
