import { gramOfRows } from '../linear-algebra/sparse-matrix.ts';
import type { RoleFeature } from './role-features.ts';

/**
 * Reciprocal rank fusion (Cormack, Clarke & Büttcher, SIGIR 2009), seen from each row in turn:
 *   score(q, r) = Σ_f w_f·(k + 1)/(k + rank_f(r | q)) / Σ_f w_f,   over the features that q has.
 * A rank is that of the cosine among the rows that have the feature, the best being 1 and equal cosines sharing the
 * mean of their ranks; a row without the feature gets nothing for it. 1 means first in every feature.
 */
export function fuseRanks(features: readonly RoleFeature[], constant: number): Float64Array {
  const n = features[0]?.rows.rows ?? 0;
  const fused = new Float64Array(n * n);
  const weights = new Float64Array(n);
  for (const { rows, weight } of features) {
    const present: number[] = [];
    for (let r = 0; r < n; r++) if (rows.offsets[r + 1]! > rows.offsets[r]!) present.push(r);
    const cosines = gramOfRows(rows);
    for (const query of present) {
      weights[query]! += weight;
      addReciprocalRanks(fused, cosines, present, query, n, weight * (constant + 1), constant);
    }
  }
  for (let q = 0; q < n; q++) {
    for (let r = 0; r < n; r++)
      fused[q * n + r] = q === r || weights[q] === 0 ? 0 : fused[q * n + r]! / weights[q]!;
  }
  return fused;
}

function addReciprocalRanks(
  fused: Float64Array,
  cosines: Float64Array,
  present: readonly number[],
  query: number,
  n: number,
  gain: number,
  constant: number,
): void {
  const others = Uint32Array.from(present.filter((r) => r !== query));
  const row = query * n;
  others.sort((a, b) => cosines[row + b]! - cosines[row + a]! || a - b);
  for (let start = 0; start < others.length; ) {
    let end = start + 1;
    while (end < others.length && cosines[row + others[start]!]! - cosines[row + others[end]!]! < 1e-12)
      end++;
    const rank = (start + 1 + end) / 2;
    for (let at = start; at < end; at++) fused[row + others[at]!]! += gain / (constant + rank);
    start = end;
  }
}
