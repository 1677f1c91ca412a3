import type { ShareOfLevel } from '../../analytics/ranking/score.ts';
import type { TalentIndex } from '../talent-index.ts';
import { countedAt } from './counted.ts';
import type { ScoreTerm } from './rescore.ts';
import type { RoleQuery } from './role-query.ts';
import { type CountedAward, evidenceIfAwarded } from './skill-evidence.ts';

/** By the place of a requirement in its role: the level that an award vouches for, NaN where it says nothing of the skill. */
export type ValidatedLevels = Float64Array;

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
 * The scores that a person would have right after awards, by the same inference as awards that were given: of skills
 * in which nothing was observed an award lets expect what it vouches for, and what was observed is as an award leaves it. It takes
 * nothing away. Left out is what a skill that fades no more says of the person's other skills (below .001 in what was seen; counting it would score whole roles again).
 * Summed as `exactScore` sums.
 */
export class Counterfactuals {
  readonly #index: TalentIndex;
  readonly #role: RoleQuery;
  readonly #person: number;
  readonly #asOf: number;
  readonly #terms: readonly ScoreTerm[];
  readonly #counted: ReadonlyMap<number, CountedAward>;
  /** By requirement: several credentials vouch for the same level of the same skill. */
  readonly #shares: (readonly KnownShare[])[] = [];

  /**
   * @param terms the score as it is, in the order of the role's requirements
   * @param counted the awards that are in it, by skill
   */
  constructor(
    index: TalentIndex,
    role: RoleQuery,
    person: number,
    asOf: number,
    terms: readonly ScoreTerm[],
    counted: ReadonlyMap<number, CountedAward>,
  ) {
    this.#index = index;
    this.#role = role;
    this.#person = person;
    this.#asOf = asOf;
    this.#terms = terms;
    this.#counted = counted;
  }

  scoreWith(award: ValidatedLevels): AwardedScore {
    const { totalImportance } = this.#role;
    const terms = this.#terms;
    let score = 0;
    let open = 0;
    for (let i = 0; i < terms.length; i++) {
      const { requirement, evidence, contribution, variance } = terms[i]!;
      const validated = award[i]!;
      if (Number.isNaN(validated)) {
        score += contribution;
        continue;
      }
      const { importance } = requirement;
      const share = this.#shareWith(i, validated);
      const awarded = (importance * share.mean) / totalImportance;
      score += Math.max(contribution, awarded);
      if (awarded <= contribution) continue;
      const after = (importance / totalImportance) ** 2 * share.variance;
      const observed = evidence?.basis === 'OBSERVED';
      open += observed ? (Math.sqrt(after) - Math.sqrt(variance)) ** 2 : variance + after;
    }
    return { score, deviation: Math.sqrt(open) };
  }

  #shareWith(place: number, validated: number): ShareOfLevel {
    const others = this.#shares[place] ?? [];
    const known = others.find((each) => each.validated === validated);
    if (known !== undefined) return known.share;
    const { skill, level } = this.#terms[place]!.requirement;
    const [index, person, asOf] = [this.#index, this.#person, this.#asOf];
    const evidence = evidenceIfAwarded(index, person, skill, asOf, validated, this.#counted);
    const { share } = countedAt(evidence, level);
    this.#shares[place] = [...others, { validated, share }];
    return share;
  }
}

interface KnownShare {
  readonly validated: number;
  readonly share: ShareOfLevel;
}
