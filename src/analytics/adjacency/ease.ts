import { centreBothSides, invertPositiveDefinite } from '../linear-algebra/positive-definite.ts';
import { gramOfRows, type SparseMatrix, transpose } from '../linear-algebra/sparse-matrix.ts';

export interface EaseOptions {
  /** λ > 0: how strongly weights are drawn to 0. */
  readonly regularisation: number;
  /** Regress with an intercept, so that what every role asks for explains nothing. */
  readonly centred: boolean;
}

/**
 * EASEᴿ (Steck, Embarrassingly Shallow Autoencoders for Sparse Data, WWW 2019): the item–item weights B that
 * minimise ‖X − X·B‖² + λ‖B‖² under diag(B) = 0, X roles × skills. With P = (XᵀX + λI)⁻¹, B_ij = −P_ij / P_jj.
 *
 * There are fewer roles than skills, so the inverse is taken on the roles' side (Woodbury):
 *   P = (I − Xᵀ·K·X)/λ with K = (X·Xᵀ + λI)⁻¹, hence B_ij = x_iᵀKx_j / (1 − x_jᵀKx_j).
 * Centring the columns (an intercept) replaces K by H·K·H, H = I − 1·1ᵀ/n, where X·Xᵀ is centred on both sides; X
 * stays sparse.
 */
export interface EaseModel {
  readonly roles: number;
  readonly skills: number;
  readonly bySkill: SparseMatrix;
  /** K (or H·K·H), roles × roles, row-major. */
  readonly kernel: Float64Array;
}

export function fitEase(matrix: SparseMatrix, { regularisation, centred }: EaseOptions): EaseModel {
  if (!(regularisation > 0))
    throw new RangeError(`The regularisation is ${regularisation}; it must be above 0.`);
  const n = matrix.rows;
  const bySkill = transpose(matrix);
  const gram = gramOfRows(matrix, bySkill);
  if (centred) centreBothSides(gram, n);
  for (let i = 0; i < n; i++) gram[i * n + i]! += regularisation;
  const kernel = invertPositiveDefinite(gram, n);
  // 1 is an eigenvector of the centred gram: H·K·H = K − 1·1ᵀ/(nλ).
  if (centred) for (let i = 0; i < n * n; i++) kernel[i]! -= 1 / (n * regularisation);
  return { roles: n, skills: matrix.columns, bySkill, kernel };
}

/** K·x_j into `projected`, a number for each role. */
export function projectSkill(
  { roles: n, bySkill, kernel }: EaseModel,
  j: number,
  projected: Float64Array,
): void {
  projected.fill(0);
  for (let e = bySkill.offsets[j]!; e < bySkill.offsets[j + 1]!; e++) {
    const row = kernel.subarray(bySkill.indices[e]! * n, (bySkill.indices[e]! + 1) * n);
    const value = bySkill.values[e]!;
    for (let r = 0; r < n; r++) projected[r]! += value * row[r]!;
  }
}

/** x_jᵀKx_j of every skill: how much of it the others explain, in [0, 1). */
export function explainedBy({ roles: n, bySkill, kernel }: EaseModel): Float64Array {
  const { offsets, indices, values } = bySkill;
  return Float64Array.from({ length: bySkill.rows }, (_, j) => {
    let sum = 0;
    for (let a = offsets[j]!; a < offsets[j + 1]!; a++) {
      const row = indices[a]! * n;
      let across = 0;
      for (let b = offsets[j]!; b < a; b++) across += values[b]! * kernel[row + indices[b]!]!;
      sum += values[a]! * (2 * across + values[a]! * kernel[row + indices[a]!]!);
    }
    return sum;
  });
}
