import type { SparseMatrix } from '../linear-algebra/sparse-matrix.ts';
import { fuseRanks, type WeightedKernel } from './rank-fusion.ts';

/** Names what two roles have in common: rows scaled to length 1, and the skill that each column stands for. */
export interface Carrier {
  readonly rows: SparseMatrix;
  readonly skills: Uint32Array;
  readonly weight: number;
}

export interface RoleSimilarityOptions {
  /** k of reciprocal rank fusion. */
  readonly rankConstant: number;
  /** The most edges that leave a role. */
  readonly perRole: number;
  /** The most skills that are named as what carries an edge. */
  readonly reasons: number;
}

/** Edges by role: those of role q lie from `offsets[q]` to `offsets[q + 1]`, most similar first. */
export interface RoleSimilarity {
  readonly offsets: Uint32Array;
  readonly targets: Uint32Array;
  /** 0..1, seen from the role that the edge leaves. */
  readonly scores: Float64Array;
  /** Skills that carry it, most first: those of edge e from `reasonOffsets[e]` to `reasonOffsets[e + 1]`. */
  readonly reasonOffsets: Uint32Array;
  readonly reasons: Uint32Array;
}

/**
 * The roles nearest to each role by rank fusion, and the skills that carry each nearness: those with the largest
 * w·x_qs·x_rs among skills that both roles have above the ordinary. Equal scores are ordered by role number.
 */
export function roleSimilarity(
  kernels: Iterable<WeightedKernel>,
  carriers: readonly Carrier[],
  n: number,
  options: RoleSimilarityOptions,
): RoleSimilarity {
  const fused = fuseRanks(kernels, n, options.rankConstant);
  const offsets = new Uint32Array(n + 1);
  const targets: number[] = [];
  const scores: number[] = [];
  const reasonOffsets = [0];
  const reasons: number[] = [];
  for (let q = 0; q < n; q++) {
    for (const target of nearest(fused, q, n, options.perRole)) {
      targets.push(target);
      scores.push(fused[q * n + target]!);
      for (const skill of sharedSkills(carriers, q, target, options.reasons)) reasons.push(skill);
      reasonOffsets.push(reasons.length);
    }
    offsets[q + 1] = targets.length;
  }
  return {
    offsets,
    targets: Uint32Array.from(targets),
    scores: Float64Array.from(scores),
    reasonOffsets: Uint32Array.from(reasonOffsets),
    reasons: Uint32Array.from(reasons),
  };
}

function nearest(fused: Float64Array, q: number, n: number, count: number): number[] {
  const row = fused.subarray(q * n, (q + 1) * n);
  const order: number[] = [];
  for (let r = 0; r < n; r++) if (row[r]! > 0) order.push(r);
  return order.sort((a, b) => row[b]! - row[a]! || a - b).slice(0, count);
}

function sharedSkills(carriers: readonly Carrier[], q: number, r: number, count: number): number[] {
  const found: { skill: number; weight: number }[] = [];
  for (const { rows, skills, weight } of carriers) {
    let b = rows.offsets[r]!;
    for (let a = rows.offsets[q]!; a < rows.offsets[q + 1]!; a++) {
      const column = rows.indices[a]!;
      while (b < rows.offsets[r + 1]! && rows.indices[b]! < column) b++;
      if (b >= rows.offsets[r + 1]!) break;
      if (rows.indices[b] !== column || rows.values[a]! <= 0 || rows.values[b]! <= 0) continue;
      found.push({ skill: skills[column]!, weight: weight * rows.values[a]! * rows.values[b]! });
    }
  }
  const named = new Set<number>();
  for (const { skill } of found.sort((a, b) => b.weight - a.weight || a.skill - b.skill)) {
    named.add(skill);
    if (named.size === count) break;
  }
  return [...named];
}
