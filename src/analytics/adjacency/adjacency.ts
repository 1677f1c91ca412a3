import type { SparseMatrix } from '../linear-algebra/sparse-matrix.ts';
import { CoDemand } from './co-demand.ts';
import { type EaseModel, fitEase, projectSkills } from './ease.ts';
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

/** Columns of K·X that are held at once: 923 roles × 512 skills are 4 MB. */
const BLOCK = 512;

/**
 * Which skill leads to which, from what roles ask for together (`matrix`: roles × skills, 0..1 demand). The strength
 * of i → j is the geometric mean of two effects of i on j, each cut to 0..1:
 *   direct  B_ij of EASEᴿ with an intercept: what i adds once every other skill is known;
 *   total   cov(x_i, x_j) / (var(x_i) + s/n): what i tells on its own, s being `shrinkage`.
 * So a skill that everybody has leads nowhere, and what goes by way of a third skill counts less. An edge needs at
 * least one role that asks for both. Exact: no candidate is skipped. Equal strengths are ordered by target number, so
 * a caller that numbers roles and skills by key gets the same edges on every machine.
 */
export function skillAdjacency(matrix: SparseMatrix, options: AdjacencyOptions): Adjacency {
  const model = fitEase(matrix, { regularisation: options.regularisation, centred: true });
  const coDemand = new CoDemand(matrix, model.bySkill, options.shrinkage);
  const shared = new SharedRoles(model.bySkill);
  const leaders = Array.from({ length: matrix.columns }, () => new Leaders(options.perSkill, options.least));
  for (let from = 0; from < matrix.columns; from += BLOCK) {
    const to = Math.min(from + BLOCK, matrix.columns);
    const projected = projectSkills(model, from, to);
    shared.learnFit(projected, from, to, options.regularisation);
    coDemand.moveTo(from, to);
    scoreBlock(model, projected, coDemand, leaders, from, to);
    options.onProgress?.(to / matrix.columns);
  }
  return collect(leaders, shared, options.reasons);
}

function scoreBlock(
  model: EaseModel,
  projected: Float64Array,
  coDemand: CoDemand,
  leaders: readonly Leaders[],
  from: number,
  to: number,
): void {
  const width = to - from;
  const { bySkill } = model;
  const remaining = remainingVariance(model, projected, from, to);
  const direct = new Float64Array(width);
  const total = new Float64Array(width);
  for (let i = 0; i < bySkill.rows; i++) {
    direct.fill(0);
    for (let e = bySkill.offsets[i]!; e < bySkill.offsets[i + 1]!; e++) {
      const row = bySkill.indices[e]! * width;
      const value = bySkill.values[e]!;
      for (let j = 0; j < width; j++) direct[j]! += value * projected[row + j]!;
    }
    coDemand.effectsOf(i, total);
    const own = leaders[i]!;
    for (let j = 0; j < width; j++) {
      if (!(total[j]! > 0 && direct[j]! > 0) || from + j === i) continue;
      const strength = Math.sqrt(Math.min(direct[j]! / remaining[j]!, 1) * Math.min(total[j]!, 1));
      if (strength > own.threshold) own.offer(from + j, strength);
    }
  }
}

/** 1 − x_jᵀKx_j for each j of the block: what the other skills leave unexplained, in (0, 1]. */
function remainingVariance(
  model: EaseModel,
  projected: Float64Array,
  from: number,
  to: number,
): Float64Array {
  const width = to - from;
  const remaining = new Float64Array(width).fill(1);
  for (let j = from; j < to; j++) {
    for (let e = model.bySkill.offsets[j]!; e < model.bySkill.offsets[j + 1]!; e++) {
      remaining[j - from]! -=
        model.bySkill.values[e]! * projected[model.bySkill.indices[e]! * width + j - from]!;
    }
  }
  return remaining;
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

  /** What a weight must exceed: targets are offered in rising order, so a later equal one never enters. */
  get threshold(): number {
    return this.strengths.length < this.#capacity ? this.#least : this.strengths[this.#capacity - 1]!;
  }

  offer(target: number, strength: number): void {
    let at = this.strengths.length;
    while (at > 0 && this.strengths[at - 1]! < strength) at--;
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
