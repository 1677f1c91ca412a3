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
  const count = present.length - 1;
  const rising = new Float64Array(count);
  rising.set(similarities.subarray(0, query));
  rising.set(similarities.subarray(query + 1), query);
  rising.sort();
  const gains = new Float64Array(count);
  for (let top = count - 1; top >= 0; ) {
    let below = top - 1;
    while (below >= 0 && rising[top]! - rising[below]! < 1e-12) below--;
    const rank = count - (top + below + 1) / 2;
    gains.fill((weight * (constant + 1)) / (constant + rank), below + 1, top + 1);
    top = below;
  }
  for (let at = 0; at < present.length; at++) {
    if (at !== query) scores[present[at]!]! += gains[positionOf(rising, similarities[at]!)]!;
  }
}

/** Where a value first stands in a rising list that holds it. */
function positionOf(rising: Float64Array, value: number): number {
  let low = 0;
  let high = rising.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rising[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
