import { topItems } from '../similarity/ranking-quality.ts';
import { innerProductsModule } from './inner-products-module.ts';

const PAGE = 65_536;
const CHUNK = 4_096;

type Products = (vector: number, query: number, rows: number, bytes: number, out: number) => void;

/**
 * Vectors of one length in WebAssembly memory, for exact search by inner product: every vector is read once, so a
 * query takes about as long as reading the memory.
 */
export class VectorSet {
  readonly count: number;
  readonly dimensions: number;
  readonly #stride: number;
  readonly #memory: WebAssembly.Memory;
  readonly #products: Products;

  /** `vectors` is row-major, `dimensions` numbers each; rows are padded with zeros to a multiple of 16. */
  constructor(vectors: Float32Array, dimensions: number) {
    if (!(dimensions > 0) || vectors.length % dimensions !== 0) {
      throw new RangeError(`${vectors.length} numbers are no vectors of ${dimensions} dimensions.`);
    }
    this.count = vectors.length / dimensions;
    this.dimensions = dimensions;
    this.#stride = Math.ceil(dimensions / 16) * 16;
    const bytes = 4 * (this.count * this.#stride + this.#stride + CHUNK);
    this.#memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / PAGE) });
    const instance = new WebAssembly.Instance(innerProductsModule(), { env: { memory: this.#memory } });
    this.#products = instance.exports.products as Products;
    const stored = new Float32Array(this.#memory.buffer);
    for (let row = 0; row < this.count; row++) {
      stored.set(vectors.subarray(row * dimensions, (row + 1) * dimensions), row * this.#stride);
    }
  }

  /** The `first` vectors with the largest inner product with `query`, best first; equal products by lower number. */
  nearest(query: Float32Array, first: number): { readonly vector: number; readonly product: number }[] {
    if (query.length !== this.dimensions) {
      throw new RangeError(`The query has ${query.length} dimensions, the vectors ${this.dimensions}.`);
    }
    const memory = new Float32Array(this.#memory.buffer);
    const queryAt = this.count * this.#stride;
    memory.fill(0, queryAt, queryAt + this.#stride);
    memory.set(query, queryAt);
    const out = queryAt + this.#stride;
    const found: { vector: number; product: number }[] = [];
    for (let from = 0; from < this.count; from += CHUNK) {
      const rows = Math.min(CHUNK, this.count - from);
      this.#products(4 * from * this.#stride, 4 * queryAt, rows, 4 * this.#stride, 4 * out);
      const products = memory.subarray(out, out + rows);
      const least = found.length === first ? found[first - 1]!.product : Number.NEGATIVE_INFINITY;
      const better = topItems(products, first, (row) => !(products[row]! > least));
      for (const row of better) found.push({ vector: from + row, product: products[row]! });
      found.sort((a, b) => b.product - a.product || a.vector - b.vector);
      found.length = Math.min(found.length, first);
    }
    return found;
  }
}
