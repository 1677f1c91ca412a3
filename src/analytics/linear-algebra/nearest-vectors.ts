/**
 * The `count` vectors with the largest inner product with `query`, exactly: every vector is read once, so the time is
 * that of reading memory. `vectors` is row-major, `dimensions` numbers each (a multiple of 8); equal products are
 * ordered by number.
 */
export function nearestVectors(
  vectors: Float32Array,
  dimensions: number,
  query: Float32Array,
  count: number,
): { readonly vector: number; readonly product: number }[] {
  if (dimensions % 8 !== 0 || query.length !== dimensions || vectors.length % dimensions !== 0) {
    throw new RangeError(
      `Vectors of ${dimensions} dimensions need a multiple of 8, and a query and rows of that length.`,
    );
  }
  const best: { vector: number; product: number }[] = [];
  let least = Number.NEGATIVE_INFINITY;
  const rows = vectors.length / dimensions;
  for (let row = 0; row < rows; row++) {
    const product = innerProduct(vectors, row * dimensions, query, dimensions);
    if (best.length === count && !(product > least)) continue;
    let at = best.length;
    while (at > 0 && best[at - 1]!.product < product) at--;
    best.splice(at, 0, { vector: row, product });
    if (best.length > count) best.pop();
    if (best.length === count) least = best[count - 1]!.product;
  }
  return best;
}

function innerProduct(vectors: Float32Array, at: number, query: Float32Array, dimensions: number): number {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  for (let d = 0; d < dimensions; d += 8) {
    const v = at + d;
    s0 += vectors[v]! * query[d]! + vectors[v + 4]! * query[d + 4]!;
    s1 += vectors[v + 1]! * query[d + 1]! + vectors[v + 5]! * query[d + 5]!;
    s2 += vectors[v + 2]! * query[d + 2]! + vectors[v + 6]! * query[d + 6]!;
    s3 += vectors[v + 3]! * query[d + 3]! + vectors[v + 7]! * query[d + 7]!;
  }
  return s0 + s1 + (s2 + s3);
}
