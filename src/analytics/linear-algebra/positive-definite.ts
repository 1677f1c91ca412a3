/**
 * The inverse of a symmetric positive definite n × n matrix (row-major), by A = L·Lᵀ and A⁻¹ = L⁻ᵀ·L⁻¹
 * (Golub & Van Loan, Matrix Computations, 4th ed., §4.2). About n³ multiply-adds; every inner loop walks rows.
 * Throws a RangeError where the matrix is not positive definite to working precision.
 */
export function invertPositiveDefinite(matrix: Float64Array, n: number): Float64Array {
  const lower = cholesky(matrix, n);
  const inverseLower = invertLower(lower, n);
  return transposeTimesSelf(inverseLower, n);
}

/** Rows that are worked on together, so that every other row is fetched from memory once for all of them. */
const ROWS = 16;

/** L with A = L·Lᵀ; entries above the diagonal are 0. */
export function cholesky(matrix: Float64Array, n: number): Float64Array {
  const lower = new Float64Array(n * n);
  for (let from = 0; from < n; from += ROWS) {
    const to = Math.min(from + ROWS, n);
    for (let j = 0; j < to; j++) {
      for (let i = Math.max(from, j); i < to; i++) {
        const rest = matrix[i * n + j]! - dot(lower, i * n, j * n, j);
        if (i > j) {
          lower[i * n + j] = rest / lower[j * n + j]!;
          continue;
        }
        if (!(rest > 0)) throw new RangeError(`The matrix is not positive definite: pivot ${i} is ${rest}.`);
        lower[i * n + i] = Math.sqrt(rest);
      }
    }
  }
  return lower;
}

/** Σ_{k<length} a[p + k]·a[q + k], in four partial sums: a fixed order, so the same bits everywhere. */
function dot(a: Float64Array, p: number, q: number, length: number): number {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let k = 0;
  for (; k + 3 < length; k += 4) {
    s0 += a[p + k]! * a[q + k]!;
    s1 += a[p + k + 1]! * a[q + k + 1]!;
    s2 += a[p + k + 2]! * a[q + k + 2]!;
    s3 += a[p + k + 3]! * a[q + k + 3]!;
  }
  for (; k < length; k++) s0 += a[p + k]! * a[q + k]!;
  return s0 + s1 + (s2 + s3);
}

/** M = L⁻¹ by rows: M_i = (e_i − Σ_{k<i} L_ik·M_k) / L_ii. */
function invertLower(lower: Float64Array, n: number): Float64Array {
  const inverse = new Float64Array(n * n);
  for (let from = 0; from < n; from += ROWS) {
    const to = Math.min(from + ROWS, n);
    for (let k = 0; k < from; k += 4) {
      for (let i = from; i < to; i++) subtractFour(inverse, i * n, k * n, n, lower, i * n + k, k);
    }
    for (let i = from; i < to; i++) {
      const row = i * n;
      for (let k = from; k < i; k++) {
        const factor = lower[row + k]!;
        for (let j = 0; j <= k; j++) inverse[row + j]! -= factor * inverse[k * n + j]!;
      }
      const scale = 1 / lower[row + i]!;
      for (let j = 0; j < i; j++) inverse[row + j]! *= scale;
      inverse[row + i] = scale;
    }
  }
  return inverse;
}

/** target −= Σ_{d<4} f[at + d]·M_{k+d}: four rows at once, so that the target is read and written once. */
function subtractFour(
  m: Float64Array,
  target: number,
  from: number,
  n: number,
  f: Float64Array,
  at: number,
  k: number,
) {
  const f0 = f[at]!;
  const f1 = f[at + 1]!;
  const f2 = f[at + 2]!;
  const f3 = f[at + 3]!;
  for (let j = 0; j <= k + 3; j++) {
    const s = from + j;
    m[target + j]! -= f0 * m[s]! + f1 * m[s + n]! + (f2 * m[s + 2 * n]! + f3 * m[s + 3 * n]!);
  }
}

/** A² of a symmetric A: the inner products of its rows. */
export function symmetricSquare(matrix: Float64Array, n: number): Float64Array {
  const square = new Float64Array(n * n);
  for (let from = 0; from < n; from += ROWS) {
    const to = Math.min(from + ROWS, n);
    for (let j = 0; j < to; j++) {
      for (let i = Math.max(from, j); i < to; i++) {
        square[i * n + j] = dot(matrix, i * n, j * n, n);
        square[j * n + i] = square[i * n + j]!;
      }
    }
  }
  return square;
}

/** A ← H·A·H for a symmetric A, H = I − 1·1ᵀ/n: the gram of centred columns out of that of plain ones. */
export function centreBothSides(matrix: Float64Array, n: number): void {
  const means = new Float64Array(n);
  let all = 0;
  for (let i = 0; i < n; i++) {
    let sum = 0;
    for (let j = 0; j < n; j++) sum += matrix[i * n + j]!;
    means[i] = sum / n;
    all += sum;
  }
  const mean = all / n / n;
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) matrix[i * n + j]! += mean - means[i]! - means[j]!;
}

/** Mᵀ·M of a lower triangular M. */
function transposeTimesSelf(m: Float64Array, n: number): Float64Array {
  const product = new Float64Array(n * n);
  for (let from = 0; from < n; from += ROWS) {
    const to = Math.min(from + ROWS, n);
    // Entries above the diagonal of M are 0, so that a block may begin at its first row for all of its columns.
    let k = from;
    for (; k + 3 < n; k += 4) for (let i = from; i < to; i++) addFour(product, i, m, k, n);
    for (; k < n; k++) {
      for (let i = from; i < to; i++) {
        const factor = m[k * n + i]!;
        for (let j = 0; j <= i; j++) product[i * n + j]! += factor * m[k * n + j]!;
      }
    }
  }
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) product[j * n + i] = product[i * n + j]!;
  return product;
}

/** P_i += Σ_{d<4} M_{k+d,i}·M_{k+d} up to the diagonal. */
function addFour(product: Float64Array, i: number, m: Float64Array, k: number, n: number): void {
  const s = k * n;
  const target = i * n;
  const f0 = m[s + i]!;
  const f1 = m[s + n + i]!;
  const f2 = m[s + 2 * n + i]!;
  const f3 = m[s + 3 * n + i]!;
  for (let j = 0; j <= i; j++) {
    product[target + j]! +=
      f0 * m[s + j]! + f1 * m[s + n + j]! + (f2 * m[s + 2 * n + j]! + f3 * m[s + 3 * n + j]!);
  }
}
