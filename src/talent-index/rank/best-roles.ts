import { expectedShareOfLevel } from '../../analytics/decay/model/curve.ts';
import { plugInShare } from '../../analytics/ranking/score.ts';
import { compareKeys } from '../../domain/ids.ts';
import type { Pause } from '../pause.ts';
import type { TalentIndex } from '../talent-index.ts';
import type { RankedPerson } from './rank-people.ts';
import { type SkillEvidence, skillEvidence } from './rescore.ts';
import type { RoleQuery } from './role-query.ts';

export interface BestRolesQuery {
  readonly person: number;
  readonly asOf: number;
  /** How many are wanted. */
  readonly first: number;
  /** Only what comes after this one; null from the best on. */
  readonly after: { readonly score: number; readonly roleId: string } | null;
}

const ROLES_PER_SLICE = 200;
const EXACT_PER_SLICE = 50;
/** Float64 rounding of a sum, and the clamped mean of a Beta next to 0. */
const BOUND_ROUNDING = 1e-3;

/**
 * The ranking turned round: the best roles of one person, best first, equal ones by id, and in how many something is
 * known of the person. The score is the one that a shortlist of the role gives the person. As there, an upper bound is
 * summed for every role (Jensen) and roles are scored exactly from the highest bound down until none left can enter.
 */
export async function bestRoles(
  index: TalentIndex,
  roles: readonly RoleQuery[],
  { person, asOf, first, after }: BestRolesQuery,
  pause: Pause,
): Promise<{ readonly fits: readonly RankedPerson[]; readonly total: number }> {
  const evidenceOf = evidenceOnce(index, person, asOf);
  const bounded: { readonly role: RoleQuery; readonly bound: number }[] = [];
  for (const [i, role] of roles.entries()) {
    const bound = sumOf(role, evidenceOf, (evidence, level) => plugInShare(evidence.latent.mean, level));
    if (bound > 0) bounded.push({ role, bound });
    if (i % ROLES_PER_SLICE === ROLES_PER_SLICE - 1) await pause();
  }
  bounded.sort((a, b) => b.bound - a.bound);
  let fits: RankedPerson[] = [];
  for (const [i, { role, bound }] of bounded.entries()) {
    if (fits.length >= first && bound + BOUND_ROUNDING < fits.at(-1)!.score) break;
    const score = sumOf(role, evidenceOf, ({ latent }, level) =>
      expectedShareOfLevel(latent.distribution, level),
    );
    const fit = { person, role, score };
    if (after === null || bestFirst(fit, { score: after.score, role: after }) > 0) {
      fits.push(fit);
      fits.sort(bestFirst);
      fits = fits.slice(0, first);
    }
    if (i % EXACT_PER_SLICE === EXACT_PER_SLICE - 1) await pause();
  }
  return { fits, total: bounded.length };
}

interface Fit {
  readonly score: number;
  readonly role: { readonly roleId: string };
}

function bestFirst(a: Fit, b: Fit): number {
  return b.score - a.score || compareKeys(a.role.roleId, b.role.roleId);
}

/** The evidence of one person, looked up once a skill. */
function evidenceOnce(index: TalentIndex, person: number, asOf: number) {
  const known = new Map<number, SkillEvidence | null>();
  return (skill: number): SkillEvidence | null => {
    let evidence = known.get(skill);
    if (evidence === undefined) {
      evidence = skillEvidence(index, person, skill, asOf);
      known.set(skill, evidence);
    }
    return evidence;
  };
}

/** In the order of the requirements, as `exactScore` adds up. */
function sumOf(
  role: RoleQuery,
  evidenceOf: (skill: number) => SkillEvidence | null,
  shareOf: (evidence: SkillEvidence, level: number) => number,
): number {
  let score = 0;
  for (const { skill, importance, level } of role.requirements) {
    const evidence = evidenceOf(skill);
    if (evidence !== null) score += (importance * shareOf(evidence, level)) / role.totalImportance;
  }
  return score;
}
