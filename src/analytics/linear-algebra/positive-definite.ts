import { BLOCK, RowProducts } from './row-products.ts';

/**
 * The inverse of a symmetric positive definite n × n matrix (row-major), by A = L·Lᵀ and A⁻¹ = L⁻ᵀ·L⁻¹
 * (Golub & Van Loan, Matrix Computations, 4th ed., §4.2), block by block; n³ multiply-adds, all of them inner products
 * of rows. Throws a RangeError where the matrix is not positive definite to working precision.
 */
export function invertPositiveDefinite(matrix: Float64Array, n: number): Float64Array {
  const work = new RowProducts(n, 2);
  copyIn(matrix, n, work, LOWER);
  factorise(work);
  invertFactor(work);
  multiplyInverse(work);
  return copyOut(work, n, LOWER);
}

/** A² of a symmetric A: the inner products of its rows. */
export function symmetricSquare(matrix: Float64Array, n: number): Float64Array {
  const work = new RowProducts(n, 2);
  copyIn(matrix, n, work, LOWER);
  for (let i = 0; i < work.size; i += BLOCK) {
    for (let j = 0; j <= i; j += BLOCK) {
      work.block('add', { a: LOWER, b: LOWER, c: INVERSE }, i, j, 0, work.size);
    }
  }
  return copyOut(work, n, INVERSE);
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

const LOWER = 0;
/** U = L⁻ᵀ: its rows are the columns of L⁻¹, so that these too are multiplied as rows. */
const INVERSE = 1;

/** L over A, in the lower triangle: L_ij = (A_ij − L_i·L_j)/L_jj. */
function factorise(work: RowProducts): void {
  const lower = work.matrices[LOWER]!;
  const n = work.size;
  for (let rows = 0; rows < n; rows += BLOCK) {
    for (let columns = 0; columns <= rows; columns += BLOCK) {
      if (columns > 0) work.block('subtract', { a: LOWER, b: LOWER, c: LOWER }, rows, columns, 0, columns);
      for (let i = rows; i < rows + BLOCK; i++) {
        for (let j = columns; j <= Math.min(i, columns + BLOCK - 1); j++) {
          let rest = lower[i * n + j]!;
          for (let k = columns; k < j; k++) rest -= lower[i * n + k]! * lower[j * n + k]!;
          if (i > j) {
            lower[i * n + j] = rest / lower[j * n + j]!;
            continue;
          }
          if (!(rest > 0))
            throw new RangeError(`The matrix is not positive definite: pivot ${i} is ${rest}.`);
          lower[i * n + i] = Math.sqrt(rest);
        }
      }
    }
  }
  for (let i = 0; i < n; i++) lower.fill(0, i * n + i + 1, (i + 1) * n);
}

/** U_ij = (δ_ij − U_i·L_j)/L_jj over i ≤ k < j, in the upper triangle. */
function invertFactor(work: RowProducts): void {
  const lower = work.matrices[LOWER]!;
  const inverse = work.matrices[INVERSE]!;
  const n = work.size;
  for (let rows = 0; rows < n; rows += BLOCK) {
    for (let columns = rows; columns < n; columns += BLOCK) {
      if (columns > rows) {
        work.block('subtract', { a: INVERSE, b: LOWER, c: INVERSE }, rows, columns, rows, columns);
      }
      for (let i = rows; i < rows + BLOCK; i++) {
        for (let j = Math.max(i, columns); j < columns + BLOCK; j++) {
          let rest = inverse[i * n + j]! + (i === j ? 1 : 0);
          for (let k = Math.max(i, columns); k < j; k++) rest -= inverse[i * n + k]! * lower[j * n + k]!;
          inverse[i * n + j] = rest / lower[j * n + j]!;
        }
      }
    }
  }
}

/** A⁻¹ = U·Uᵀ over k ≥ max(i, j), in the lower triangle where L was: U has nothing left of its diagonal. */
function multiplyInverse(work: RowProducts): void {
  work.matrices[LOWER]!.fill(0);
  for (let rows = 0; rows < work.size; rows += BLOCK) {
    for (let columns = 0; columns <= rows; columns += BLOCK) {
      work.block('add', { a: INVERSE, b: INVERSE, c: LOWER }, rows, columns, rows, work.size);
    }
  }
}

/** Padded with the unit matrix. */
function copyIn(matrix: Float64Array, n: number, { matrices, size }: RowProducts, to: number): void {
  const target = matrices[to]!;
  for (let i = 0; i < n; i++) target.set(matrix.subarray(i * n, (i + 1) * n), i * size);
  for (let i = n; i < size; i++) target[i * size + i] = 1;
}

/** The lower triangle, mirrored. */
function copyOut({ matrices, size }: RowProducts, n: number, from: number): Float64Array {
  const source = matrices[from]!;
  const matrix = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      matrix[i * n + j] = source[i * size + j]!;
      matrix[j * n + i] = source[i * size + j]!;
    }
  }
  return matrix;
}
