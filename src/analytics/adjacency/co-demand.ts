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
  /** `products` are 0 between calls. */
  readonly #scratch: {
    readonly products: Float64Array;
    readonly met: Uint32Array;
    readonly skills: Uint32Array;
    readonly effects: Float64Array;
  };

  constructor(byRole: SparseMatrix, bySkill: SparseMatrix, shrinkage: number) {
    const skills = bySkill.rows;
    this.#byRole = byRole;
    this.#bySkill = bySkill;
    this.#sums = new Float64Array(skills);
    this.#scales = new Float64Array(skills);
    this.#scratch = {
      products: new Float64Array(skills),
      met: new Uint32Array(skills),
      skills: new Uint32Array(skills),
      effects: new Float64Array(skills),
    };
    for (let s = 0; s < skills; s++) {
      let squares = 0;
      for (let e = bySkill.offsets[s]!; e < bySkill.offsets[s + 1]!; e++) {
        this.#sums[s]! += bySkill.values[e]!;
        squares += bySkill.values[e]! ** 2;
      }
      this.#scales[s] = 1 / (squares - this.#sums[s]! ** 2 / byRole.rows + shrinkage);
    }
  }

  /**
   * Every other skill that some role asks for beside `source` and that it has an effect above 0 on, largest effects
   * first to 1/`BANDS` of √effect. The lists are good until the next call.
   */
  effectsOf(source: number): {
    readonly count: number;
    readonly skills: Uint32Array;
    readonly effects: Float64Array;
  } {
    const met = this.#meet(source);
    const { products, met: metSkills, skills, effects } = this.#scratch;
    const sums = this.#sums;
    const scale = this.#scales[source]!;
    const share = sums[source]! / this.#byRole.rows;
    const ends = new Uint32Array(BANDS + 1);
    let count = 0;
    for (let at = 0; at < met; at++) {
      const skill = metSkills[at]!;
      const effect = (products[skill]! - sums[skill]! * share) * scale;
      products[skill] = 0;
      if (!(effect > 0) || skill === source) continue;
      metSkills[count++] = skill;
      products[skill] = effect;
      ends[bandOf(effect) + 1]!++;
    }
    for (let band = 0; band < BANDS; band++) ends[band + 1]! += ends[band]!;
    for (let at = 0; at < count; at++) {
      const skill = metSkills[at]!;
      const place = ends[bandOf(products[skill]!)]!++;
      skills[place] = skill;
      effects[place] = products[skill]!;
      products[skill] = 0;
    }
    return { count, skills, effects };
  }

  /** Fills `products` with Σ_r x_r,source·x_rj, names the skills it is not 0 for in `met` and says how many. */
  #meet(source: number): number {
    const { offsets, indices, values } = this.#bySkill;
    const { offsets: starts, indices: asked, values: demands } = this.#byRole;
    const { products, met } = this.#scratch;
    let count = 0;
    for (let e = offsets[source]!; e < offsets[source + 1]!; e++) {
      const role = indices[e]!;
      const value = values[e]!;
      const end = starts[role + 1]!;
      for (let t = starts[role]!; t < end; t++) {
        const product = value * demands[t]!;
        if (!(product > 0)) continue;
        const skill = asked[t]!;
        const before = products[skill]!;
        if (before === 0) met[count++] = skill;
        products[skill] = before + product;
      }
    }
    return count;
  }
}

const BANDS = 256;

/** 0 for effects of 1 and more. */
function bandOf(effect: number): number {
  return effect >= 1 ? 0 : Math.floor(BANDS * (1 - Math.sqrt(effect)));
}
