import type { SparseMatrix } from '../linear-algebra/sparse-matrix.ts';
import { CoDemand } from './co-demand.ts';
import { explainedBy, fitEase, projectSkill } from './ease.ts';
import { SharedRoles } from './shared-roles.ts';

export interface AdjacencyOptions {
  /** λ of EASEᴿ. */
  readonly regularisation: number;
  /** Roles' worth of doubt about a total effect: a skill that few roles ask for says little. */
  readonly shrinkage: number;
  /** Weaker edges are left out, 0..1. */
  readonly least: number;
  /** The most edges that leave a skill. */
  readonly perSkill: number;
  /** The most roles that are named as the reason of an edge. */
  readonly reasons: number;
  /** 0..1; called now and then, from the same thread. */
  readonly onProgress?: (fraction: number) => void;
}

/** Edges by source skill: those of skill i lie from `offsets[i]` to `offsets[i + 1]`, strongest first. */
export interface Adjacency {
  readonly offsets: Uint32Array;
  readonly targets: Uint32Array;
  /** 0..1 */
  readonly strengths: Float64Array;
  /** Roles that ask for both, most telling first: those of edge e from `reasonOffsets[e]` to `reasonOffsets[e + 1]`. */
  readonly reasonOffsets: Uint32Array;
  readonly reasons: Uint32Array;
}

/** Skills between two reports of progress. */
const REPORTED = 512;

/**
 * Which skill leads to which, from what roles ask for together (`matrix`: roles × skills, 0..1 demand). The strength
 * of i → j is the geometric mean of two effects of i on j, each cut to 0..1:
 *   direct  B_ij of EASEᴿ with an intercept: what i adds once every other skill is known;
 *   total   cov(x_i, x_j) / (var(x_i) + s/n): what i tells on its own, s being `shrinkage`.
 * So a skill that everybody has leads nowhere, and what goes by way of a third skill counts less. An edge needs at
 * least one role that asks for both. Exact: a pair is passed over only where √total, which the strength cannot exceed,
 * is less than what i has twenty of already. Equal strengths are ordered by target number, so a caller that numbers
 * roles and skills by key gets the same edges on every machine.
 */
export function skillAdjacency(matrix: SparseMatrix, options: AdjacencyOptions): Adjacency {
  const model = fitEase(matrix, { regularisation: options.regularisation, centred: true });
  const { bySkill } = model;
  const coDemand = new CoDemand(matrix, bySkill, options.shrinkage);
  const shared = new SharedRoles(bySkill);
  const remaining = explainedBy(model).map((explained) => 1 - explained);
  const projected = new Float64Array(matrix.rows);
  const leaders: Leaders[] = [];
  for (let i = 0; i < matrix.columns; i++) {
    projectSkill(model, i, projected);
    shared.learnFit(projected, i, options.regularisation);
    const own = new Leaders(options.perSkill, options.least);
    const { count, skills, effects } = coDemand.effectsOf(i);
    for (let at = 0; at < count; at++) {
      const total = Math.min(effects[at]!, 1);
      if (Math.sqrt(total) < own.threshold) continue;
      const j = skills[at]!;
      // K is symmetric: x_iᵀKx_j = x_jᵀKx_i.
      const direct = innerProduct(bySkill, j, projected);
      if (direct > 0) own.offer(j, Math.sqrt(Math.min(direct / remaining[j]!, 1) * total));
    }
    leaders.push(own);
    if ((i + 1) % REPORTED === 0) options.onProgress?.((i + 1) / matrix.columns);
  }
  options.onProgress?.(1);
  return collect(leaders, shared, options.reasons);
}

/** x_i · p, `projected` being p. */
function innerProduct(
  { offsets, indices, values }: SparseMatrix,
  i: number,
  projected: Float64Array,
): number {
  let sum = 0;
  for (let e = offsets[i]!; e < offsets[i + 1]!; e++) sum += values[e]! * projected[indices[e]!]!;
  return sum;
}

/** The strongest edges of one skill so far, strongest first; of equal ones the lower target. */
class Leaders {
  readonly targets: number[] = [];
  readonly strengths: number[] = [];
  readonly #capacity: number;
  readonly #least: number;

  constructor(capacity: number, least: number) {
    this.#capacity = capacity;
    this.#least = least;
  }

  /** What is weaker does not enter. */
  get threshold(): number {
    return this.strengths.length < this.#capacity ? this.#least : this.strengths[this.#capacity - 1]!;
  }

  offer(target: number, strength: number): void {
    if (!(strength > this.#least)) return;
    let at = this.strengths.length;
    const isBehind = (place: number) =>
      this.strengths[place]! < strength ||
      (this.strengths[place] === strength && this.targets[place]! > target);
    while (at > 0 && isBehind(at - 1)) at--;
    if (at === this.#capacity) return;
    this.targets.splice(at, 0, target);
    this.strengths.splice(at, 0, strength);
    if (this.targets.length > this.#capacity) {
      this.targets.pop();
      this.strengths.pop();
    }
  }
}

function collect(leaders: readonly Leaders[], shared: SharedRoles, reasonsPerEdge: number): Adjacency {
  const offsets = new Uint32Array(leaders.length + 1);
  const targets: number[] = [];
  const strengths: number[] = [];
  const reasonOffsets = [0];
  const reasons: number[] = [];
  leaders.forEach((own, i) => {
    own.targets.forEach((target, at) => {
      targets.push(target);
      strengths.push(own.strengths[at]!);
      for (const role of shared.mostTelling(i, target, reasonsPerEdge)) reasons.push(role);
      reasonOffsets.push(reasons.length);
    });
    offsets[i + 1] = targets.length;
  });
  return {
    offsets,
    targets: Uint32Array.from(targets),
    strengths: Float64Array.from(strengths),
    reasonOffsets: Uint32Array.from(reasonOffsets),
    reasons: Uint32Array.from(reasons),
  };
}
