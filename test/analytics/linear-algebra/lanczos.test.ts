import fc from 'fast-check';
import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { randomSource } from '../../../src/analytics/clusters/random-source.ts';
import { largestEigenpairs } from '../../../src/analytics/linear-algebra/lanczos.ts';
import { tridiagonalEigen } from '../../../src/analytics/linear-algebra/tridiagonal.ts';

/** In steps of 1e-6: the oracle fails on numbers next to 0. */
const entry = fc.integer({ min: -2e6, max: 2e6 }).map((millionths) => millionths / 1e6);

/** Of the gram of random rows, or of rows as good as equal in size: a flat spectrum. */
function gram(n: number, name: string): Float64Array {
  const random = randomSource(name);
  const rows = Float64Array.from({ length: n * n }, () => random() - 0.5);
  const matrix = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      for (let k = 0; k < n; k++) matrix[i * n + j]! += rows[i * n + k]! * rows[j * n + k]!;
    }
  }
  return matrix;
}

const operatorOf = (matrix: Float64Array, n: number) => ({
  size: n,
  apply(x: Float64Array, into: Float64Array) {
    for (let i = 0; i < n; i++) {
      into[i] = 0;
      for (let j = 0; j < n; j++) into[i]! += matrix[i * n + j]! * x[j]!;
    }
  },
});

const oracle = (matrix: Float64Array, n: number): number[] =>
  new EigenvalueDecomposition(
    new Matrix(Array.from({ length: n }, (_, i) => [...matrix.subarray(i * n, (i + 1) * n)])),
    { assumeSymmetric: true },
  ).realEigenvalues.sort((a, b) => b - a);

describe('eigenvalues of a tridiagonal matrix', () => {
  it('are those of the dense one, with vectors that it stretches by them', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }).chain((n) =>
          fc.record({
            diagonal: fc.array(entry, { minLength: n, maxLength: n }),
            beside: fc.array(fc.oneof(entry, fc.constant(0)), { minLength: n, maxLength: n }),
          }),
        ),
        ({ diagonal, beside }) => {
          const n = diagonal.length;
          const at = (i: number, j: number) =>
            i === j ? diagonal[i]! : Math.abs(i - j) === 1 ? beside[Math.min(i, j)]! : 0;
          const { values, vectors } = tridiagonalEigen(
            Float64Array.from(diagonal),
            Float64Array.from(beside),
          );
          const dense = Float64Array.from({ length: n * n }, (_, e) => at(Math.floor(e / n), e % n));
          const sorted = [...values].sort((a, b) => b - a);
          oracle(dense, n).forEach((value, i) => {
            expect(sorted[i]).toBeCloseTo(value, 9);
          });
          for (let pair = 0; pair < n; pair++) {
            for (let i = 0; i < n; i++) {
              let image = 0;
              for (let j = 0; j < n; j++) image += at(i, j) * vectors[pair * n + j]!;
              expect(image).toBeCloseTo(values[pair]! * vectors[pair * n + i]!, 9);
            }
          }
        },
      ),
    );
  });
});

describe('the largest eigenpairs', () => {
  it('are exact where the spectrum is flat, and belong to vectors of length 1 across each other', () => {
    for (const [n, count] of [
      [40, 5],
      [150, 30],
      [7, 20],
      [1, 1],
    ] as const) {
      const matrix = gram(n, `gram/${n}`);
      const { values, vectors } = largestEigenpairs(operatorOf(matrix, n), count);
      const expected = oracle(matrix, n);
      expect(values).toHaveLength(Math.min(n, count));
      values.forEach((value, i) => {
        expect(value).toBeCloseTo(expected[i]!, 6);
        for (let j = 0; j <= i; j++) {
          let product = 0;
          for (let k = 0; k < n; k++) product += vectors[i * n + k]! * vectors[j * n + k]!;
          expect(product).toBeCloseTo(i === j ? 1 : 0, 8);
        }
      });
    }
  });

  it('are found where values repeat, where they are 0 and where there is nothing', () => {
    const blocks = new Float64Array(36);
    for (let i = 0; i < 6; i++) blocks[i * 6 + i] = i < 4 ? 3 : 0;
    expect(
      [...largestEigenpairs(operatorOf(blocks, 6), 5).values].map((value) => Math.round(value * 1e6) / 1e6),
    ).toEqual([3, 3, 3, 3, 0]);
    expect([...largestEigenpairs(operatorOf(new Float64Array(9), 3), 2).values]).toEqual([0, 0]);
    expect([...largestEigenpairs(operatorOf(new Float64Array(0), 0), 2).values]).toEqual([]);
  });
});
