import { expectedShareOfLevel } from '../analytics/decay/curve.ts';
import { certified } from '../analytics/ranking/certified.ts';
import type { LatentProficiency } from '../analytics/ranking/score.ts';
import { inferredEvidence, type ScoreTerm, skillEvidence } from './rescore.ts';
import type { RoleQuery } from './role-query.ts';
import type { TalentIndex } from './talent-index.ts';

/** A skill that a credential vouches for. */
export interface CertifiedSkill {
  readonly skill: number;
  readonly level: number;
}

/**
 * The score that a person would have right after an award: every skill that it vouches for as `certified` has it, and
 * every required skill without own evidence as the best of its bridges then lets expect. Summed as `exactScore` sums.
 * @param terms the score as it is
 */
export function scoreWithAward(
  index: TalentIndex,
  role: RoleQuery,
  person: number,
  asOf: number,
  terms: readonly ScoreTerm[],
  award: readonly CertifiedSkill[],
): number {
  const after = new Map<number, LatentProficiency>();
  for (const { skill, level } of award) {
    if (skill < 0) continue;
    after.set(skill, certified(skillEvidence(index, person, skill, asOf)?.latent ?? null, level));
  }
  let score = 0;
  for (const term of terms) {
    const { skill, importance, level } = term.requirement;
    const latent = after.get(skill) ?? bridged(index, person, asOf, term, after);
    score +=
      latent === null
        ? term.contribution
        : (importance * expectedShareOfLevel(latent.distribution, level)) / role.totalImportance;
  }
  return score;
}

/** What the skills of an award let expect of one without own evidence; null where they say no more than is known. */
function bridged(
  index: TalentIndex,
  person: number,
  asOf: number,
  { requirement: { skill }, evidence }: ScoreTerm,
  after: ReadonlyMap<number, LatentProficiency>,
): LatentProficiency | null {
  if (skill < 0 || evidence?.basis === 'OBSERVED') return null;
  const latent = inferredEvidence(index, person, skill, asOf, after)?.latent ?? null;
  return latent !== null && latent.mean > (evidence?.latent.mean ?? 0) ? latent : null;
}
