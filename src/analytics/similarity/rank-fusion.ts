import type { RoleKernel } from './kernels.ts';

export interface WeightedKernel extends RoleKernel {
  /** Its say in the fusion, relative to the others. */
  readonly weight: number;
}

/**
 * Reciprocal rank fusion (Cormack, Clarke & Büttcher, SIGIR 2009), seen from each role in turn:
 *   score(q, r) = Σ_f w_f·(k + 1)/(k + rank_f(r | q)) / Σ_f w_f,   over the features that q has.
 * A rank is among the roles that have the feature, the best being 1 and equals sharing the mean of their ranks; a role
 * without the feature gets nothing for it. 1 means first in every feature. roles × roles, row-major, 0 on the diagonal.
 * Kernels are taken one by one, so that a caller need not hold all of them at once.
 */
export function fuseRanks(kernels: Iterable<WeightedKernel>, roles: number, constant: number): Float64Array {
  const fused = new Float64Array(roles * roles);
  const weights = new Float64Array(roles);
  for (const { present, similarities, weight } of kernels) {
    present.forEach((query, at) => {
      weights[query]! += weight;
      const row = similarities.subarray(at * present.length, (at + 1) * present.length);
      addReciprocalRanks(
        fused.subarray(query * roles, (query + 1) * roles),
        row,
        present,
        at,
        weight,
        constant,
      );
    });
  }
  for (let q = 0; q < roles; q++) {
    const scale = weights[q]! > 0 ? 1 / weights[q]! : 0;
    for (let r = 0; r < roles; r++) fused[q * roles + r]! *= scale;
  }
  return fused;
}

function addReciprocalRanks(
  scores: Float64Array,
  similarities: Float64Array,
  present: Uint32Array,
  query: number,
  weight: number,
  constant: number,
): void {
  const order = Uint32Array.from(present.keys()).filter((at) => at !== query);
  order.sort((a, b) => similarities[b]! - similarities[a]! || a - b);
  for (let start = 0; start < order.length; ) {
    let end = start + 1;
    while (end < order.length && similarities[order[start]!]! - similarities[order[end]!]! < 1e-12) end++;
    const rank = (start + 1 + end) / 2;
    const gain = (weight * (constant + 1)) / (constant + rank);
    for (let at = start; at < end; at++) scores[present[order[at]!]!]! += gain;
    start = end;
  }
}
