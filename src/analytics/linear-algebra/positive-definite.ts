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

/** L with A = L·Lᵀ; entries above the diagonal are 0. */
export function cholesky(matrix: Float64Array, n: number): Float64Array {
  const lower = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    const row = i * n;
    for (let j = 0; j < i; j++) {
      lower[row + j] = (matrix[row + j]! - dot(lower, row, j * n, j)) / lower[j * n + j]!;
    }
    const pivot = matrix[row + i]! - dot(lower, row, row, i);
    if (!(pivot > 0)) throw new RangeError(`The matrix is not positive definite: pivot ${i} is ${pivot}.`);
    lower[row + i] = Math.sqrt(pivot);
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
  for (let i = 0; i < n; i++) {
    const row = i * n;
    let k = 0;
    for (; k + 3 < i; k += 4) subtractFour(inverse, row, k * n, n, lower, row + k, k);
    for (; k < i; k++) {
      const factor = lower[row + k]!;
      for (let j = 0; j <= k; j++) inverse[row + j]! -= factor * inverse[k * n + j]!;
    }
    const scale = 1 / lower[row + i]!;
    for (let j = 0; j < i; j++) inverse[row + j]! *= scale;
    inverse[row + i] = scale;
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
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      square[i * n + j] = dot(matrix, i * n, j * n, n);
      square[j * n + i] = square[i * n + j]!;
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
  for (let i = 0; i < n; i++) {
    const target = i * n;
    let k = i;
    for (; k + 3 < n; k += 4) {
      const f0 = m[k * n + i]!;
      const f1 = m[(k + 1) * n + i]!;
      const f2 = m[(k + 2) * n + i]!;
      const f3 = m[(k + 3) * n + i]!;
      const s = k * n;
      for (let j = 0; j <= i; j++) {
        product[target + j]! +=
          f0 * m[s + j]! + f1 * m[s + n + j]! + (f2 * m[s + 2 * n + j]! + f3 * m[s + 3 * n + j]!);
      }
    }
    for (; k < n; k++) {
      const factor = m[k * n + i]!;
      for (let j = 0; j <= i; j++) product[target + j]! += factor * m[k * n + j]!;
    }
  }
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) product[j * n + i] = product[i * n + j]!;
  return product;
}
