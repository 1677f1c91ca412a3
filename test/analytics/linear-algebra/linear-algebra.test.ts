import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { invertPositiveDefinite } from '../../../src/analytics/linear-algebra/positive-definite.ts';
import { gramOfRows, sparseMatrix, transpose } from '../../../src/analytics/linear-algebra/sparse-matrix.ts';

const cells = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 }))
  .chain(([rows, columns]) =>
    fc.record({
      rows: fc.constant(rows),
      columns: fc.constant(columns),
      entries: fc.array(
        fc.tuple(
          fc.integer({ min: 0, max: rows - 1 }),
          fc.integer({ min: 0, max: columns - 1 }),
          fc.double({ min: 0, max: 1, noNaN: true }),
        ),
        { maxLength: 40 },
      ),
    }),
  );

const build = (rows: number, columns: number, entries: readonly (readonly [number, number, number])[]) =>
  sparseMatrix(rows, columns, {
    row: entries.map(([row]) => row),
    column: entries.map(([, column]) => column),
    value: entries.map(([, , value]) => value),
  });

function dense(matrix: ReturnType<typeof build>): number[][] {
  return Array.from({ length: matrix.rows }, (_, r) => {
    const row = new Array<number>(matrix.columns).fill(0);
    for (let e = matrix.offsets[r]!; e < matrix.offsets[r + 1]!; e++)
      row[matrix.indices[e]!] = matrix.values[e]!;
    return row;
  });
}

describe('a sparse matrix', () => {
  it('does not depend on the order of its cells, and keeps the larger of two in one place', () => {
    fc.assert(
      fc.property(cells, ({ rows, columns, entries }) => {
        const made = build(rows, columns, entries);
        expect(build(rows, columns, [...entries].reverse())).toEqual(made);
        for (const [row, column] of entries) {
          const own = entries.filter(([r, c]) => r === row && c === column).map(([, , value]) => value);
          expect(dense(made)[row]![column]).toBe(Math.max(...own));
        }
      }),
    );
  });

  it('is itself again when turned twice, and its gram is X·Xᵀ', () => {
    fc.assert(
      fc.property(cells, ({ rows, columns, entries }) => {
        const made = build(rows, columns, entries);
        expect(transpose(transpose(made))).toEqual(made);
        const x = dense(made);
        const gram = gramOfRows(made);
        for (let i = 0; i < rows; i++) {
          for (let j = 0; j < rows; j++) {
            expect(gram[i * rows + j]).toBeCloseTo(
              x[i]!.reduce((sum, value, c) => sum + value * x[j]![c]!, 0),
              12,
            );
          }
        }
      }),
    );
  });

  it('refuses a cell outside', () => {
    expect(() => build(2, 2, [[0, 2, 1]])).toThrow(RangeError);
    expect(() => build(2, 2, [[-1, 0, 1]])).toThrow(RangeError);
  });
});

describe('the inverse of a positive definite matrix', () => {
  it('gives the identity when multiplied with it, at every size about the unrolled loops', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 23 }),
        fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 529, maxLength: 529 }),
        (n, values) => {
          const matrix = new Float64Array(n * n);
          for (let i = 0; i < n; i++) {
            for (let j = 0; j < n; j++) {
              for (let k = 0; k < n; k++) matrix[i * n + j]! += values[i * n + k]! * values[j * n + k]!;
              if (i === j) matrix[i * n + j]! += 0.5;
            }
          }
          const inverse = invertPositiveDefinite(matrix, n);
          for (let i = 0; i < n; i++) {
            for (let j = 0; j < n; j++) {
              let sum = 0;
              for (let k = 0; k < n; k++) sum += matrix[i * n + k]! * inverse[k * n + j]!;
              expect(sum).toBeCloseTo(i === j ? 1 : 0, 9);
            }
          }
        },
      ),
    );
  });

  it('is refused where there is none', () => {
    expect(() => invertPositiveDefinite(Float64Array.from([1, 2, 2, 1]), 2)).toThrow(RangeError);
  });
});
