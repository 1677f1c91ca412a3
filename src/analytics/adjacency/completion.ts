import { invertPositiveDefinite } from '../linear-algebra/positive-definite.ts';
import { gramOfRows, type SparseMatrix, transpose } from '../linear-algebra/sparse-matrix.ts';

export interface SideKernel {
  /** Similarity of roles by something else than the skills to complete: roles × roles, row-major, positive semidefinite. */
  readonly similarities: Float64Array;
  readonly weight: number;
}

/**
 * What each role is likely to ask for beside what it is known to ask for: roles × skills, row-major; a score says
 * nothing where the skill is known already. EASEᴿ as in ease.ts, without an intercept, where similar roles may lend
 * their demand: with K = (X·Xᵀ/λ + Σ w_f·S_f + I)⁻¹ the score of a skill j that role u is not known to ask for is
 *   Σ_i x_ui·B_ij = −(K·X)_uj / (1 − x_jᵀKx_j/λ),
 * the same as EASEᴿ on X with the features behind each S_f appended to it.
 */
export function completionScores(
  matrix: SparseMatrix,
  { regularisation, sides = [] }: { readonly regularisation: number; readonly sides?: readonly SideKernel[] },
): Float64Array {
  const n = matrix.rows;
  const bySkill = transpose(matrix);
  const gram = gramOfRows(matrix, bySkill);
  for (let i = 0; i < n * n; i++) {
    let value = gram[i]! / regularisation;
    for (const { similarities, weight } of sides) value += weight * similarities[i]!;
    gram[i] = value;
  }
  for (let i = 0; i < n; i++) gram[i * n + i]! += 1;
  const kernel = invertPositiveDefinite(gram, n);

  const scores = new Float64Array(n * matrix.columns);
  const column = new Float64Array(n);
  for (let j = 0; j < matrix.columns; j++) {
    column.fill(0);
    for (let e = bySkill.offsets[j]!; e < bySkill.offsets[j + 1]!; e++) {
      const row = bySkill.indices[e]! * n;
      for (let r = 0; r < n; r++) column[r]! += bySkill.values[e]! * kernel[row + r]!;
    }
    let explained = 0;
    for (let e = bySkill.offsets[j]!; e < bySkill.offsets[j + 1]!; e++) {
      explained += bySkill.values[e]! * column[bySkill.indices[e]!]!;
    }
    const scale = -1 / (1 - explained / regularisation);
    for (let r = 0; r < n; r++) scores[r * matrix.columns + j] = column[r]! * scale;
  }
  return scores;
}
