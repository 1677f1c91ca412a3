import type { TalentIndex } from '../talent-index.ts';
import { countedAt } from './counted.ts';
import type { ScoreTerm } from './rescore.ts';
import type { RoleQuery } from './role-query.ts';
import { type CountedAward, evidenceIfAwarded } from './skill-evidence.ts';

/** A skill that a credential vouches for. */
export interface CertifiedSkill {
  readonly skill: number;
  readonly level: number;
}

/** A score as an award would make it. */
export interface AwardedScore {
  readonly score: number;
  /**
   * Standard deviation of what the award would change in it, over the terms that it speaks for: before and after are
   * independent where nothing was observed, and one thing, faded or not, where something was.
   */
  readonly deviation: number;
}

/**
 * The score that a person would have right after an award, by the same inference as awards that were given: of skills
 * in which nothing was observed it lets expect what it vouches for, and what was observed is as an award leaves it. It takes
 * nothing away. Left out is what a skill that fades no more says of the person's other skills (below .001 in what was seen; counting it would score whole roles again).
 * Summed as `exactScore` sums.
 * @param terms the score as it is
 * @param counted the awards that are in it, by skill
 */
export function scoreWithAward(
  index: TalentIndex,
  role: RoleQuery,
  person: number,
  asOf: number,
  terms: readonly ScoreTerm[],
  award: readonly CertifiedSkill[],
  counted: ReadonlyMap<number, CountedAward>,
): AwardedScore {
  const levels = new Map(award.map(({ skill, level }) => [skill, level]));
  let score = 0;
  let open = 0;
  for (const { requirement, evidence, contribution, variance } of terms) {
    const { skill, importance, level } = requirement;
    const validated = levels.get(skill);
    if (validated === undefined) {
      score += contribution;
      continue;
    }
    const { share } = countedAt(evidenceIfAwarded(index, person, skill, asOf, validated, counted), level);
    const awarded = (importance * share.mean) / role.totalImportance;
    score += Math.max(contribution, awarded);
    if (awarded <= contribution) continue;
    const after = (importance / role.totalImportance) ** 2 * share.variance;
    const observed = evidence?.basis === 'OBSERVED';
    open += observed ? (Math.sqrt(after) - Math.sqrt(variance)) ** 2 : variance + after;
  }
  return { score, deviation: Math.sqrt(open) };
}
