export interface EigenDecomposition {
  /** In no order. */
  readonly values: Float64Array;
  /** Row i is the eigenvector of length 1 that belongs to value i. */
  readonly vectors: Float64Array;
}

/** Far more rotations an eigenvalue than the two or three that it takes. */
const MOST_SWEEPS = 60;

/**
 * Eigenvalues and eigenvectors of a symmetric tridiagonal matrix by QL with implicit shifts (Bowdler, Martin, Reinsch &
 * Wilkinson, Numerische Mathematik 11, 1968; EISPACK's tql2). `beside[i]` couples i and i + 1. About 3n³ operations;
 * rows of vectors are rotated, not columns, so that memory is walked in order.
 */
export function tridiagonalEigen(diagonal: Float64Array, beside: Float64Array): EigenDecomposition {
  const n = diagonal.length;
  const values = diagonal.slice();
  const coupling = new Float64Array(n);
  coupling.set(beside.subarray(0, Math.max(n - 1, 0)));
  const vectors = new Float64Array(n * n);
  for (let i = 0; i < n; i++) vectors[i * n + i] = 1;
  const largest = values.reduce(
    (most, value, i) => Math.max(most, Math.abs(value), Math.abs(coupling[i]!)),
    0,
  );
  // Squares of smaller couplings underflow.
  const nothing = Math.max(1e-20 * largest, 1e-150);
  for (let first = 0; first < n; first++) {
    for (let sweep = 0; ; sweep++) {
      const last = uncoupledFrom(first, values, coupling, nothing);
      if (last === first) break;
      if (sweep === MOST_SWEEPS) throw new RangeError(`Eigenvalue ${first} of ${n} does not converge.`);
      sweepQl(first, last, values, coupling, vectors);
    }
  }
  return { values, vectors };
}

/** The end of the block that begins at `first`: the coupling behind it is nothing beside its neighbours or the whole. */
function uncoupledFrom(first: number, values: Float64Array, coupling: Float64Array, nothing: number): number {
  let at = first;
  while (at < values.length - 1) {
    const size = Math.abs(values[at]!) + Math.abs(values[at + 1]!);
    if (Math.abs(coupling[at]!) <= Math.max(Number.EPSILON * size, nothing)) break;
    at++;
  }
  return at;
}

function sweepQl(
  first: number,
  last: number,
  values: Float64Array,
  coupling: Float64Array,
  vectors: Float64Array,
): void {
  const n = values.length;
  let g = (values[first + 1]! - values[first]!) / (2 * coupling[first]!);
  let r = Math.sqrt(g * g + 1);
  g = values[last]! - values[first]! + coupling[first]! / (g + (g >= 0 ? r : -r));
  let sine = 1;
  let cosine = 1;
  let shift = 0;
  for (let i = last - 1; i >= first; i--) {
    const f = sine * coupling[i]!;
    const b = cosine * coupling[i]!;
    r = Math.sqrt(f * f + g * g);
    coupling[i + 1] = r;
    if (r === 0) {
      values[i + 1]! -= shift;
      coupling[last] = 0;
      return;
    }
    sine = f / r;
    cosine = g / r;
    g = values[i + 1]! - shift;
    r = (values[i]! - g) * sine + 2 * cosine * b;
    shift = sine * r;
    values[i + 1] = g + shift;
    g = cosine * r - b;
    const lower = i * n;
    const upper = lower + n;
    for (let k = 0; k < n; k++) {
      const above = vectors[upper + k]!;
      const below = vectors[lower + k]!;
      vectors[upper + k] = sine * below + cosine * above;
      vectors[lower + k] = cosine * below - sine * above;
    }
  }
  values[first]! -= shift;
  coupling[first] = g;
  coupling[last] = 0;
}
