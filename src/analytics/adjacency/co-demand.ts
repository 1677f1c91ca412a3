import type { SparseMatrix } from '../linear-algebra/sparse-matrix.ts';

/**
 * The total effect of one skill on another: the shrunken slope cov(x_i, x_j) / (var(x_i) + s/n) over roles. Where demand
 * is yes or no this is the risk difference P(j | i) − P(j | not i), drawn to 0 for a skill that few roles ask for.
 */
export class CoDemand {
  readonly #byRole: SparseMatrix;
  readonly #bySkill: SparseMatrix;
  readonly #sums: Float64Array;
  /** 1 / (n·var(x_i) + s) */
  readonly #scales: Float64Array;
  /** Σ_r x_ri·x_rj of the target at hand; the skills that it is not 0 for are `#met`. */
  readonly #products: Float64Array;
  readonly #met: Uint32Array;

  constructor(byRole: SparseMatrix, bySkill: SparseMatrix, shrinkage: number) {
    const skills = bySkill.rows;
    this.#byRole = byRole;
    this.#bySkill = bySkill;
    this.#sums = new Float64Array(skills);
    this.#scales = new Float64Array(skills);
    this.#products = new Float64Array(skills);
    this.#met = new Uint32Array(skills);
    for (let s = 0; s < skills; s++) {
      let squares = 0;
      for (let e = bySkill.offsets[s]!; e < bySkill.offsets[s + 1]!; e++) {
        this.#sums[s]! += bySkill.values[e]!;
        squares += bySkill.values[e]! ** 2;
      }
      this.#scales[s] = 1 / (squares - this.#sums[s]! ** 2 / byRole.rows + shrinkage);
    }
  }

  /** Every other skill that some role asks for beside `target`, and its effect on `target` where that is above 0. */
  forEachEffect(target: number, each: (skill: number, effect: number) => void): void {
    const { offsets, indices, values } = this.#bySkill;
    const { offsets: starts, indices: asked, values: demands } = this.#byRole;
    let met = 0;
    for (let e = offsets[target]!; e < offsets[target + 1]!; e++) {
      const role = indices[e]!;
      const value = values[e]!;
      for (let t = starts[role]!; t < starts[role + 1]!; t++) {
        const skill = asked[t]!;
        const product = value * demands[t]!;
        if (!(product > 0)) continue;
        if (this.#products[skill] === 0) this.#met[met++] = skill;
        this.#products[skill]! += product;
      }
    }
    const share = this.#sums[target]! / this.#byRole.rows;
    for (let at = 0; at < met; at++) {
      const skill = this.#met[at]!;
      const product = this.#products[skill]!;
      this.#products[skill] = 0;
      const effect = (product - this.#sums[skill]! * share) * this.#scales[skill]!;
      if (effect > 0 && skill !== target) each(skill, effect);
    }
  }
}
