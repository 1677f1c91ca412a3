import type { SparseMatrix } from '../linear-algebra/sparse-matrix.ts';

/**
 * The total effect of one skill on others: the shrunken slope cov(x_i, x_j) / (var(x_i) + s/n) over roles. Where demand
 * is yes or no this is the risk difference P(j | i) − P(j | not i), drawn to 0 for a skill that few roles ask for. 0
 * where no role asks for both. Works on a window of target skills, which only moves upward.
 */
export class CoDemand {
  readonly #byRole: SparseMatrix;
  readonly #bySkill: SparseMatrix;
  readonly #shrinkage: number;
  readonly #sums: Float64Array;
  readonly #squares: Float64Array;
  readonly #starts: Uint32Array;
  readonly #ends: Uint32Array;
  #from = 0;

  constructor(byRole: SparseMatrix, bySkill: SparseMatrix, shrinkage: number) {
    this.#byRole = byRole;
    this.#bySkill = bySkill;
    this.#shrinkage = shrinkage;
    this.#sums = new Float64Array(bySkill.rows);
    this.#squares = new Float64Array(bySkill.rows);
    for (let s = 0; s < bySkill.rows; s++) {
      for (let e = bySkill.offsets[s]!; e < bySkill.offsets[s + 1]!; e++) {
        this.#sums[s]! += bySkill.values[e]!;
        this.#squares[s]! += bySkill.values[e]! ** 2;
      }
    }
    this.#starts = byRole.offsets.slice(0, byRole.rows);
    this.#ends = byRole.offsets.slice(0, byRole.rows);
  }

  /** Targets from here on are `from` ≤ j < `to`; `from` is where the last window ended. */
  moveTo(from: number, to: number): void {
    this.#from = from;
    this.#starts.set(this.#ends);
    for (let r = 0; r < this.#byRole.rows; r++) {
      let end = this.#starts[r]!;
      while (end < this.#byRole.offsets[r + 1]! && this.#byRole.indices[end]! < to) end++;
      this.#ends[r] = end;
    }
  }

  /** Fills `effects[j − from]`. */
  effectsOf(i: number, effects: Float64Array): void {
    effects.fill(0);
    const { offsets, indices, values } = this.#bySkill;
    for (let e = offsets[i]!; e < offsets[i + 1]!; e++) {
      const role = indices[e]!;
      const end = this.#ends[role]!;
      for (let t = this.#starts[role]!; t < end; t++) {
        effects[this.#byRole.indices[t]! - this.#from]! += values[e]! * this.#byRole.values[t]!;
      }
    }
    const n = this.#byRole.rows;
    const scale = 1 / (this.#squares[i]! - this.#sums[i]! ** 2 / n + this.#shrinkage);
    for (let j = 0; j < effects.length; j++) {
      if (effects[j] !== 0)
        effects[j] = (effects[j]! - (this.#sums[i]! * this.#sums[this.#from + j]!) / n) * scale;
    }
  }
}
