import { plugInShare } from '../../analytics/ranking/score.ts';
import { compareKeys } from '../../domain/ids.ts';
import type { Pause } from '../pause.ts';
import type { TalentIndex } from '../talent-index.ts';
import { countedMean, countedShare } from './evidence/counted.ts';
import type { RankedPerson } from './head.ts';
import { exactScore, type SkillEvidence, skillEvidence } from './rescore.ts';
import { clampingError, type RoleQuery } from './role-query.ts';

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
/** Float64 rounding of a sum, and of the share of a level that is expected. */
const BOUND_ROUNDING = 1e-6;

/** A person's best role by exact score; equal ones by the lowest role id. */
export function bestRole(
  index: TalentIndex,
  roles: readonly RoleQuery[],
  person: number,
  asOf: number,
): RankedPerson {
  const only = roles[0]!;
  if (roles.length === 1) return { person, role: only, score: exactScore(index, only, person, asOf) };
  const evidenceOf = evidenceOnce(index, person, asOf);
  const bounded = roles.map((role) => ({ role, bound: boundOf(index, plugIn(role, evidenceOf), role) }));
  let best: RankedPerson | null = null;
  for (const { role, bound } of bounded.sort((a, b) => b.bound - a.bound)) {
    if (best !== null && bound < best.score) break;
    const fit = { person, role, score: exactly(role, evidenceOf) };
    if (best === null || bestFirst(fit, best) < 0) best = fit;
  }
  return best!;
}

/**
 * The ranking turned round: the best roles of one person, best first, equal ones by id, and in how many something
 * counts of the person. The score is the one that a shortlist of the role gives the person. As there, an upper bound is
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
    const sum = plugIn(role, evidenceOf);
    if (sum > 0) bounded.push({ role, bound: boundOf(index, sum, role) });
    if (i % ROLES_PER_SLICE === ROLES_PER_SLICE - 1) await pause();
  }
  bounded.sort((a, b) => b.bound - a.bound);
  let fits: RankedPerson[] = [];
  for (const [i, { role, bound }] of bounded.entries()) {
    if (fits.length >= first && bound < fits.at(-1)!.score) break;
    const fit = { person, role, score: exactly(role, evidenceOf) };
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
export function evidenceOnce(index: TalentIndex, person: number, asOf: number): EvidenceOf {
  const known = new Map<number, SkillEvidence | null>();
  return (skill) => {
    let evidence = known.get(skill);
    if (evidence === undefined) {
      evidence = skillEvidence(index, person, skill, asOf);
      known.set(skill, evidence);
    }
    return evidence;
  };
}

export type EvidenceOf = (skill: number) => SkillEvidence | null;

/** The plug-in of a score: each share of a level as that of the mean. */
export function plugIn(role: RoleQuery, evidenceOf: EvidenceOf): number {
  return sumOf(role, evidenceOf, (evidence, level) => plugInShare(countedMean(evidence), level));
}

/** What no score of the role with this plug-in exceeds. */
export function boundOf(index: TalentIndex, sum: number, role: RoleQuery): number {
  return sum + clampingError(index, role) + BOUND_ROUNDING;
}

function exactly(role: RoleQuery, evidenceOf: EvidenceOf): number {
  return sumOf(role, evidenceOf, countedShare);
}

/** In the order of the requirements, as `exactScore` adds up. */
function sumOf(
  role: RoleQuery,
  evidenceOf: EvidenceOf,
  shareOf: (evidence: SkillEvidence, level: number) => number,
): number {
  let score = 0;
  for (const { skill, importance, level } of role.requirements) {
    const evidence = evidenceOf(skill);
    if (evidence !== null) score += (importance * shareOf(evidence, level)) / role.totalImportance;
  }
  return score;
}
