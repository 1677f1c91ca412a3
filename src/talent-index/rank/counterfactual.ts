import { shareOfLevel } from '../../analytics/ranking/score.ts';
import type { TalentIndex } from '../talent-index.ts';
import type { ScoreTerm } from './rescore.ts';
import type { RoleQuery } from './role-query.ts';
import { evidenceIfAwarded } from './skill-evidence.ts';

/** A skill that a credential vouches for. */
export interface CertifiedSkill {
  readonly skill: number;
  readonly level: number;
}

/** A score as an award would make it. */
export interface AwardedScore {
  readonly score: number;
  /** Standard deviation of what the award would change in it: of the terms that it speaks for, before and after. */
  readonly deviation: number;
}

/**
 * The score that a person would have right after an award, by the same inference as awards that were given: it speaks
 * for skills in which nothing was observed, where it lets expect more than is known. What was observed stands, whatever
 * an award says. Summed as `exactScore` sums.
 * @param terms the score as it is
 */
export function scoreWithAward(
  index: TalentIndex,
  role: RoleQuery,
  person: number,
  asOf: number,
  terms: readonly ScoreTerm[],
  award: readonly CertifiedSkill[],
): AwardedScore {
  const levels = new Map(award.map(({ skill, level }) => [skill, level]));
  let score = 0;
  let open = 0;
  for (const { requirement, evidence, contribution, variance } of terms) {
    const { skill, importance, level } = requirement;
    const validated = levels.get(skill);
    if (validated === undefined || evidence?.basis === 'OBSERVED') {
      score += contribution;
      continue;
    }
    const { latent } = evidenceIfAwarded(index, person, skill, asOf, validated);
    const share = shareOfLevel(latent.distribution, level);
    const awarded = (importance * share.mean) / role.totalImportance;
    score += Math.max(contribution, awarded);
    if (awarded > contribution) open += variance + (importance / role.totalImportance) ** 2 * share.variance;
  }
  return { score, deviation: Math.sqrt(open) };
}
