import { expectedShareOfLevel } from '../analytics/decay/curve.ts';
import { compareKeys } from '../domain/ids.ts';
import type { Pause } from './pause.ts';
import type { RankedPerson } from './rank-people.ts';
import { type SkillEvidence, skillEvidence } from './rescore.ts';
import type { RoleQuery } from './role-query.ts';
import type { TalentIndex } from './talent-index.ts';

const ROLES_PER_SLICE = 50;

/**
 * The ranking turned round: every role by the score of one person, best first, equal ones by id; roles in which nothing
 * is known of the person are left out. The score is the one that a shortlist of the role gives the person.
 */
export async function bestRoles(
  index: TalentIndex,
  roles: readonly RoleQuery[],
  person: number,
  asOf: number,
  pause: Pause,
): Promise<RankedPerson[]> {
  const known = new Map<number, SkillEvidence | null>();
  const fits: RankedPerson[] = [];
  for (const [i, role] of roles.entries()) {
    let score = 0;
    for (const { skill, importance, level } of role.requirements) {
      let evidence = known.get(skill);
      if (evidence === undefined) {
        evidence = skillEvidence(index, person, skill, asOf);
        known.set(skill, evidence);
      }
      if (evidence === null) continue;
      score +=
        (importance * expectedShareOfLevel(evidence.latent.distribution, level)) / role.totalImportance;
    }
    if (score > 0) fits.push({ person, role, score });
    if (i % ROLES_PER_SLICE === ROLES_PER_SLICE - 1) await pause();
  }
  return fits.sort((a, b) => b.score - a.score || compareKeys(a.role.roleId, b.role.roleId));
}
