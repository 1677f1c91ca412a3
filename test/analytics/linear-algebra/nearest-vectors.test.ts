import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VectorSet } from '../../../src/analytics/linear-algebra/nearest-vectors.ts';

describe('a set of vectors', () => {
  it('finds exactly those of largest inner product, at any dimension and across chunks', () => {
    const small = fc.integer({ min: -8, max: 8 });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }).chain((dimensions) =>
          fc.record({
            rows: fc.array(fc.array(small, { minLength: dimensions, maxLength: dimensions }), {
              maxLength: 30,
            }),
            query: fc.array(small, { minLength: dimensions, maxLength: dimensions }),
          }),
        ),
        ({ rows, query }) => {
          const set = new VectorSet(Float32Array.from(rows.flat()), query.length);
          const expected = rows
            .map((row, vector) => ({
              vector,
              product: row.reduce((sum, value, d) => sum + value * query[d]!, 0),
            }))
            .sort((a, b) => b.product - a.product || a.vector - b.vector);
          expect(
            set.nearest(Float32Array.from(query), 7).map(({ vector, product }) => [vector, product + 0]),
          ).toEqual(expected.slice(0, 7).map(({ vector, product }) => [vector, product + 0]));
        },
      ),
    );
    const many = new VectorSet(
      Float32Array.from({ length: 10_000 }, (_, at) => (at * 7919) % 10_007),
      1,
    );
    const products = many.nearest(Float32Array.of(1), 3).map(({ product }) => product);
    expect(products).toEqual(
      [...Array(10_000).keys()]
        .map((at) => (at * 7919) % 10_007)
        .sort((a, b) => b - a)
        .slice(0, 3),
    );
  });

  it('refuses a query of another length', () => {
    expect(() => new VectorSet(new Float32Array(8), 4).nearest(new Float32Array(3), 1)).toThrow(RangeError);
    expect(() => new VectorSet(new Float32Array(7), 4)).toThrow(RangeError);
  });
});
