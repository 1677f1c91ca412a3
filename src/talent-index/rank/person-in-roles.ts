import { plugInShare } from '../../analytics/ranking/score.ts';
import type { TalentIndex } from '../talent-index.ts';
import { boundOf, type EvidenceOf, evidenceOnce, plugIn } from './best-roles.ts';
import { countedMean, countedShare } from './counted.ts';
import { type ScoreTerm, termOf } from './rescore.ts';
import type { RoleQuery } from './role-query.ts';

/** One person's score for one role: bounded from above first, and term by term where it can matter. */
export class RoleFitting {
  readonly role: RoleQuery;
  /** Of the role in its target. */
  readonly place: number;
  /** No score of the person for the role is above it; the score itself once it is known. */
  most: number;
  readonly #evidenceOf: EvidenceOf;
  #contributions: Float64Array | null = null;
  readonly #terms: ScoreTerm[] = [];

  constructor(role: RoleQuery, place: number, most: number, evidenceOf: EvidenceOf) {
    this.role = role;
    this.place = place;
    this.most = most;
    this.#evidenceOf = evidenceOf;
  }

  /** Adds up the score as `exactScore` does. @returns false where it was known */
  score(): boolean {
    if (this.#contributions !== null) return false;
    const { requirements, totalImportance } = this.role;
    const contributions = Float64Array.from(requirements, ({ skill, importance, level }) => {
      const evidence = this.#evidenceOf(skill);
      return evidence === null ? 0 : (importance * countedShare(evidence, level)) / totalImportance;
    });
    this.#contributions = contributions;
    this.most = contributions.reduce((sum, contribution) => sum + contribution, 0);
    return true;
  }

  /** What each requirement adds, in their order. */
  get contributions(): Float64Array {
    this.score();
    return this.#contributions!;
  }

  /** What a requirement adds at most; what it adds once the score is known. */
  upTo(requirement: number): number {
    if (this.#contributions !== null) return this.#contributions[requirement]!;
    const { skill, importance, level } = this.role.requirements[requirement]!;
    const evidence = this.#evidenceOf(skill);
    if (evidence === null) return 0;
    return (importance * plugInShare(countedMean(evidence), level)) / this.role.totalImportance;
  }

  term(requirement: number): ScoreTerm {
    const asked = this.role.requirements[requirement]!;
    this.#terms[requirement] ??= termOf(this.role, asked, this.#evidenceOf(asked.skill));
    return this.#terms[requirement];
  }
}

/** One person as each role of a target fits, what is known of the person looked up once; the highest bound first. */
export function personInRoles(
  index: TalentIndex,
  roles: readonly RoleQuery[],
  person: number,
  asOf: number,
): RoleFitting[] {
  const evidenceOf = evidenceOnce(index, person, asOf);
  return roles
    .map((role, place) => {
      const most = boundOf(index, plugIn(role, evidenceOf), role);
      return new RoleFitting(role, place, most, evidenceOf);
    })
    .sort((a, b) => b.most - a.most);
}
