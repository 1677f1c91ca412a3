import { randomSource } from '../clusters/random-source.ts';
import { tridiagonalEigen } from './tridiagonal.ts';

/** A symmetric matrix by what it does to a vector. */
export interface SymmetricOperator {
  readonly size: number;
  /** Writes A·x to `into`. */
  apply(x: Float64Array, into: Float64Array): void;
}

export interface Eigenpairs {
  /** Largest first. */
  readonly values: Float64Array;
  /** Row i is the eigenvector of length 1 of value i; its largest entry is positive. */
  readonly vectors: Float64Array;
}

/** Of the largest eigenvalue: a residual below it is no error that 32-bit vectors could show. */
const TOLERANCE = 1e-8;
const GROWTH = 1.5;

/**
 * The `count` largest eigenvalues of a positive semidefinite operator with their vectors, by Lanczos with full
 * reorthogonalisation (Golub & Van Loan, Matrix Computations, 4th ed., §10.3). The basis grows until the residuals
 * β·|s| of all wanted pairs are below `TOLERANCE`, at most to the whole space: flat spectra take long and are right.
 */
export function largestEigenpairs(operator: SymmetricOperator, count: number): Eigenpairs {
  const n = operator.size;
  const wanted = Math.min(count, n);
  const basis: Float64Array[] = [];
  const diagonal: number[] = [];
  const beside: number[] = [];
  const random = randomSource('lanczos');
  let next = orthogonalTo(basis, randomVector(n, random));
  for (let size = Math.min(n, 2 * wanted + 10); ; size = Math.min(n, Math.ceil(size * GROWTH))) {
    while (basis.length < size) {
      basis.push(next.vector);
      const image = new Float64Array(n);
      operator.apply(next.vector, image);
      diagonal.push(dot(image, next.vector));
      const rest = orthogonalTo(basis, image);
      const scale = Math.abs(diagonal[0]!) + Number.MIN_VALUE;
      if (rest.length > 1e-12 * scale || basis.length === n) {
        beside.push(rest.length);
        next = rest;
      } else {
        // The space so far is invariant: go on from elsewhere, uncoupled.
        beside.push(0);
        next = orthogonalTo(basis, randomVector(n, random));
      }
    }
    const { values, vectors } = tridiagonalEigen(Float64Array.from(diagonal), Float64Array.from(beside));
    const order = [...values.keys()].sort((a, b) => values[b]! - values[a]! || a - b).slice(0, wanted);
    const limit = TOLERANCE * Math.abs(values[order[0] ?? 0] ?? 0);
    const settled = order.every(
      (pair) => beside[size - 1]! * Math.abs(vectors[pair * size + size - 1]!) <= limit,
    );
    if (settled || size === n) return ritzPairs(order, values, vectors, basis);
  }
}

function ritzPairs(
  order: readonly number[],
  values: Float64Array,
  coordinates: Float64Array,
  basis: readonly Float64Array[],
): Eigenpairs {
  const n = basis[0]?.length ?? 0;
  const vectors = new Float64Array(order.length * n);
  order.forEach((pair, at) => {
    const vector = vectors.subarray(at * n, (at + 1) * n);
    basis.forEach((own, i) => {
      const weight = coordinates[pair * basis.length + i]!;
      for (let k = 0; k < n; k++) vector[k]! += weight * own[k]!;
    });
    let largest = 0;
    for (let k = 1; k < n; k++) if (Math.abs(vector[k]!) > Math.abs(vector[largest]!) + 1e-9) largest = k;
    if (vector[largest]! < 0) for (let k = 0; k < n; k++) vector[k] = -vector[k]!;
  });
  return { values: Float64Array.from(order, (pair) => values[pair]!), vectors };
}

/** What is left of a vector beside the basis, scaled to length 1, and how long it was. Projected out twice: once is not enough. */
function orthogonalTo(
  basis: readonly Float64Array[],
  vector: Float64Array,
): { readonly vector: Float64Array; readonly length: number } {
  for (let pass = 0; pass < 2; pass++) {
    for (const own of basis) {
      const share = dot(own, vector);
      for (let k = 0; k < vector.length; k++) vector[k]! -= share * own[k]!;
    }
  }
  const length = Math.sqrt(dot(vector, vector));
  if (length > 0) for (let k = 0; k < vector.length; k++) vector[k]! /= length;
  return { vector, length };
}

function randomVector(n: number, random: () => number): Float64Array {
  return Float64Array.from({ length: n }, () => random() - 0.5);
}

function dot(a: Float64Array, b: Float64Array): number {
  let s0 = 0;
  let s1 = 0;
  let k = 0;
  for (; k + 1 < a.length; k += 2) {
    s0 += a[k]! * b[k]!;
    s1 += a[k + 1]! * b[k + 1]!;
  }
  if (k < a.length) s0 += a[k]! * b[k]!;
  return s0 + s1;
}
