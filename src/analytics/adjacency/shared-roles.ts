import type { SparseMatrix } from '../linear-algebra/sparse-matrix.ts';

/**
 * Finds the roles that ask for two skills. A role tells much about a pair when it asks for both and when both fit the
 * rest of its profile: x_ri·x_rj·x̂_ri·x̂_rj, with x̂ = X − λ·K·X the ridge reconstruction of what roles ask for. A
 * software developer speaks for Docker and Git; a photographic process worker, whose profile holds both by accident
 * of the source, does not.
 */
export class SharedRoles {
  readonly #bySkill: SparseMatrix;
  /** x_rs·x̂_rs of each stored cell. */
  readonly #telling: Float64Array;
  readonly #scratch: Float64Array;

  constructor(bySkill: SparseMatrix) {
    this.#bySkill = bySkill;
    this.#telling = new Float64Array(bySkill.values.length);
    this.#scratch = new Float64Array(bySkill.columns);
  }

  /** `projected` is K·x_s. */
  learnFit(projected: Float64Array, s: number, regularisation: number): void {
    const { offsets, indices, values } = this.#bySkill;
    for (let e = offsets[s]!; e < offsets[s + 1]!; e++) {
      const fit = values[e]! - regularisation * projected[indices[e]!]!;
      this.#telling[e] = values[e]! * Math.max(fit, 0);
    }
  }

  /** At most `count` role numbers; of equally telling roles the lower number first. */
  mostTelling(a: number, b: number, count: number): number[] {
    const { offsets, indices, values } = this.#bySkill;
    for (let e = offsets[a]!; e < offsets[a + 1]!; e++) {
      if (values[e]! > 0) this.#scratch[indices[e]!] = this.#telling[e]! + Number.MIN_VALUE;
    }
    const roles: number[] = [];
    const weights: number[] = [];
    for (let e = offsets[b]!; e < offsets[b + 1]!; e++) {
      const role = indices[e]!;
      if (values[e]! <= 0 || this.#scratch[role] === 0) continue;
      const weight = this.#scratch[role]! * this.#telling[e]!;
      let at = roles.length;
      while (at > 0 && weights[at - 1]! < weight) at--;
      if (at >= count) continue;
      roles.splice(at, 0, role);
      weights.splice(at, 0, weight);
      if (roles.length > count) {
        roles.pop();
        weights.pop();
      }
    }
    for (let e = offsets[a]!; e < offsets[a + 1]!; e++) this.#scratch[indices[e]!] = 0;
    return roles;
  }
}
