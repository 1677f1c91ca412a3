import type { TalentIndex } from '../talent-index.ts';
import { type ScoreTerm, scoreTerms, unknownTerms } from './rescore.ts';
import type { RoleQuery } from './role-query.ts';

/**
 * The terms of whoever was scored exactly at the head of one ranking by one role. They stand for others in the score
 * field too, and the best of them are described: what is known of them is found out once.
 */
export class HeadTerms {
  readonly #index: TalentIndex;
  readonly #role: RoleQuery;
  readonly #asOf: number;
  readonly #unknown: readonly ScoreTerm[];
  readonly #kept = new Map<number, readonly ScoreTerm[]>();

  constructor(index: TalentIndex, role: RoleQuery, asOf: number) {
    this.#index = index;
    this.#role = role;
    this.#asOf = asOf;
    this.#unknown = unknownTerms(role);
  }

  /** What `exactScore` gives, to the last bit; its terms are kept. */
  score(person: number): number {
    const terms = this.#termsOf(person);
    this.#kept.set(person, terms);
    let score = 0;
    for (const { contribution } of terms) score += contribution;
    return score;
  }

  of(person: number): readonly ScoreTerm[] {
    return this.#kept.get(person) ?? this.#termsOf(person);
  }

  #termsOf(person: number): readonly ScoreTerm[] {
    return scoreTerms(this.#index, this.#role, person, this.#asOf, this.#unknown);
  }
}
