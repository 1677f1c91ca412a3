import {
  centreBothSides,
  invertPositiveDefinite,
  symmetricSquare,
} from '../linear-algebra/positive-definite.ts';
import { gramOfRows, type SparseMatrix } from '../linear-algebra/sparse-matrix.ts';

/** Similarities between the roles that have something to be compared by; the others are left out, not called unlike. */
export interface RoleKernel {
  /** Role numbers, rising. */
  readonly present: Uint32Array;
  /** present × present, row-major; the diagonal means nothing. */
  readonly similarities: Float64Array;
}

/** Cosines of the rows that hold anything. */
export function cosineKernel(rows: SparseMatrix): RoleKernel {
  const { present, gram } = presentGram(rows);
  return { present, similarities: toCosines(gram, present.length) };
}

/**
 * Cosines after smoothing: what roles share by chance is damped, what many roles share together is kept. With K the
 * centred gram of the rows and eigenvalues μ, each direction is kept by (μ/(μ + λ))², a soft form of truncating the
 * singular value decomposition that needs no decomposition: with A = (K + λI)⁻¹,
 *   K·(K·A)² = K − 2λI + 3λ²A − λ³A².
 */
export function smoothedKernel(rows: SparseMatrix, ridge: number): RoleKernel {
  const { present, gram } = presentGram(rows);
  const n = present.length;
  centreBothSides(gram, n);
  const inverse = ridgeInverse(gram, n, ridge);
  const square = symmetricSquare(inverse, n);
  for (let i = 0; i < gram.length; i++) gram[i]! += 3 * ridge ** 2 * inverse[i]! - ridge ** 3 * square[i]!;
  for (let i = 0; i < n; i++) gram[i * n + i]! -= 2 * ridge;
  return { present, similarities: toCosines(gram, n) };
}

/**
 * Cosines after partial whitening: directions that all ratings share (how much a role asks for at all) are damped to
 * μ/(μ + λ), so that the finer differences count: K·A = I − λA.
 */
export function whitenedKernel(rows: SparseMatrix, ridge: number): RoleKernel {
  const { present, gram } = presentGram(rows);
  const n = present.length;
  centreBothSides(gram, n);
  const inverse = ridgeInverse(gram, n, ridge);
  const whitened = inverse.map((value) => -ridge * value);
  for (let i = 0; i < n; i++) whitened[i * n + i]! += 1;
  return { present, similarities: toCosines(whitened, n) };
}

function presentGram(rows: SparseMatrix): { present: Uint32Array; gram: Float64Array } {
  const present: number[] = [];
  const offsets = [0];
  for (let r = 0; r < rows.rows; r++) {
    if (rows.offsets[r + 1]! === rows.offsets[r]!) continue;
    present.push(r);
    offsets.push(rows.offsets[r + 1]!);
  }
  const compact = { ...rows, rows: present.length, offsets: Uint32Array.from(offsets) };
  return { present: Uint32Array.from(present), gram: gramOfRows(compact) };
}

function ridgeInverse(gram: Float64Array, n: number, ridge: number): Float64Array {
  const shifted = gram.slice();
  for (let i = 0; i < n; i++) shifted[i * n + i]! += ridge;
  return invertPositiveDefinite(shifted, n);
}

/** In place; a row without length is like nothing. */
function toCosines(gram: Float64Array, n: number): Float64Array {
  const scale = Float64Array.from({ length: n }, (_, i) => {
    const square = gram[i * n + i]!;
    return square > 1e-12 ? 1 / Math.sqrt(square) : 0;
  });
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) gram[i * n + j]! *= scale[i]! * scale[j]!;
  return gram;
}
