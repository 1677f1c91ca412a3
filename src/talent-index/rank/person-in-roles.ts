import { plugInShare } from '../../analytics/ranking/score.ts';
import type { TalentIndex } from '../talent-index.ts';
import { boundOf, type EvidenceOf, evidenceOnce, plugIn } from './best-roles.ts';
import { countedMean, countedShare } from './evidence/counted.ts';
import type { RankedPerson } from './head.ts';
import { type ScoreTerm, termOf } from './rescore.ts';
import type { QueryRequirement, RoleQuery } from './role-query.ts';

/** One person's score for one role: bounded from above first, and term by term where it can matter. */
export class RoleFitting {
  readonly role: RoleQuery;
  /** No score of the person for the role is above it; the score itself once it is known. */
  most: number;
  readonly #evidenceOf: EvidenceOf;
  #contributions: Float64Array | null = null;
  #terms: readonly ScoreTerm[] | null = null;

  constructor(role: RoleQuery, most: number, evidenceOf: EvidenceOf) {
    this.role = role;
    this.most = most;
    this.#evidenceOf = evidenceOf;
  }

  /** Of which everything is known. */
  static scored({ role, score }: RankedPerson, terms: readonly ScoreTerm[]): RoleFitting {
    const fitting = new RoleFitting(role, score, () => null);
    fitting.#terms = terms;
    return fitting;
  }

  /** Adds up the score as `exactScore` does. @returns false where it was known */
  score(): boolean {
    if (this.#contributions !== null || this.#terms !== null) return false;
    const { requirements, totalImportance } = this.role;
    this.#contributions = Float64Array.from(requirements, ({ skill, importance, level }) => {
      const evidence = this.#evidenceOf(skill);
      return evidence === null ? 0 : (importance * countedShare(evidence, level)) / totalImportance;
    });
    this.most = this.#contributions.reduce((sum, contribution) => sum + contribution, 0);
    return true;
  }

  /** What each requirement adds, in their order. */
  get contributions(): Float64Array {
    if (this.#terms !== null)
      this.#contributions ??= Float64Array.from(this.#terms, ({ contribution }) => contribution);
    this.score();
    return this.#contributions!;
  }

  /** What a requirement adds at most; what it adds once the score is known. */
  upTo(requirement: number): number {
    if (this.#contributions !== null) return this.#contributions[requirement]!;
    if (this.#terms !== null) return this.#terms[requirement]!.contribution;
    const { skill, importance, level } = this.role.requirements[requirement]!;
    const evidence = this.#evidenceOf(skill);
    if (evidence === null) return 0;
    return (importance * plugInShare(countedMean(evidence), level)) / this.role.totalImportance;
  }

  requirement(requirement: number): QueryRequirement {
    return this.#terms === null
      ? this.role.requirements[requirement]!
      : this.#terms[requirement]!.requirement;
  }

  term(requirement: number): ScoreTerm {
    if (this.#terms !== null) return this.#terms[requirement]!;
    const asked = this.role.requirements[requirement]!;
    return termOf(this.role, asked, this.#evidenceOf(asked.skill));
  }

  /** In the order of the requirements. */
  get terms(): readonly ScoreTerm[] {
    this.score();
    this.#terms ??= this.role.requirements.map((_, requirement) => this.term(requirement));
    return this.#terms;
  }
}

/** One person as each role of a target fits, in their order; what is known of the person is looked up once. */
export function personInRoles(
  index: TalentIndex,
  roles: readonly RoleQuery[],
  person: number,
  asOf: number,
): RoleFitting[] {
  const evidenceOf = evidenceOnce(index, person, asOf);
  return roles.map((role) => {
    const most = boundOf(index, plugIn(role, evidenceOf), role);
    return new RoleFitting(role, most, evidenceOf);
  });
}
