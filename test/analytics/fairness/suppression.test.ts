import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  SUPPRESSED_BELOW,
  suppressedCells,
  suppressedGroups,
} from '../../../src/analytics/fairness/suppression.ts';

describe('groups of one attribute', () => {
  test('a small group is withheld with the next smallest, where what is left over would show it', () => {
    expect(suppressedGroups([500, 300, 9], 0)).toEqual([false, true, true]);
    expect(suppressedGroups([500, 300, 10], 0)).toEqual([false, false, false]);
  });

  test('is withheld alone where enough others told nothing', () => {
    expect(suppressedGroups([500, 300, 9], 40)).toEqual([false, false, true]);
    expect(suppressedGroups([500, 300, 3], 4)).toEqual([false, true, true]);
  });

  test('a group that everybody belongs to is withheld: it would tell of each of them', () => {
    expect(suppressedGroups([500], 0)).toEqual([true]);
    expect(suppressedGroups([500], 30)).toEqual([false]);
  });

  test('what is withheld is never one group nor a handful of people', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 2, maxLength: 8 }),
        fc.integer({ min: 0, max: 30 }),
        (considered, unpublished) => {
          const hidden = suppressedGroups(considered, unpublished);
          for (const [i, people] of considered.entries()) {
            if (people < SUPPRESSED_BELOW) expect(hidden[i]).toBe(true);
          }
          if (!hidden.includes(true) || hidden.every(Boolean)) return;
          const withheld = considered.filter((_, i) => hidden[i]);
          const cells = withheld.length + (unpublished > 0 ? 1 : 0);
          expect(cells).toBeGreaterThan(1);
          expect(withheld.reduce((a, b) => a + b, unpublished)).toBeGreaterThanOrEqual(SUPPRESSED_BELOW);
        },
      ),
    );
  });
});

describe('groups of two attributes crossed', () => {
  const tables = fc
    .record({ rows: fc.integer({ min: 1, max: 5 }), columns: fc.integer({ min: 1, max: 5 }) })
    .chain(({ rows, columns }) =>
      fc.array(
        fc.array(fc.integer({ min: 0, max: 40 }), { minLength: columns + 1, maxLength: columns + 1 }),
        {
          minLength: rows + 1,
          maxLength: rows + 1,
        },
      ),
    );

  test('no small cell can be computed from what is shown and all margins', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const rows = table.length - 1;
        const columns = table[0]!.length - 1;
        const none = (length: number) => Array.from({ length }, () => false);
        const hidden = suppressedCells(table, none(rows), none(columns));
        const unknown: [number, number][] = [];
        for (const [row, cells] of table.entries()) {
          for (const [column, people] of cells.entries()) {
            const unpublished = row === rows || column === columns;
            if (unpublished ? people > 0 : hidden[row]![column]) unknown.push([row, column]);
          }
        }
        for (let row = 0; row < rows; row++) {
          for (let column = 0; column < columns; column++) {
            if (table[row]![column]! < SUPPRESSED_BELOW) expect(hidden[row]![column]).toBe(true);
          }
        }
        for (const [at, [row, column]] of unknown.entries()) {
          if (row === rows || column === columns) continue;
          if (isDetermined(unknown, at, rows + 1, columns + 1)) {
            // Only where nothing more can be withheld: everything that could close a cycle through it is.
            expect(
              hidden.every((cells, r) => cells.every((cell, c) => cell || r === row || c === column)),
            ).toBe(true);
            expect(everythingHidden(hidden) || rows === 1 || columns === 1).toBe(true);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  test('a cell of a withheld group is withheld', () => {
    const table = [
      [50, 60, 20],
      [40, 70, 20],
      [20, 20, 20],
    ];
    expect(suppressedCells(table, [true, false], [false, false])[0]).toEqual([true, true]);
    expect(suppressedCells(table, [false, false], [false, false])).toEqual([
      [false, false],
      [false, false],
    ]);
  });
});

const everythingHidden = (hidden: readonly (readonly boolean[])[]) =>
  hidden.every((cells) => cells.every(Boolean));

/** Whether the sums of all rows and columns leave one value for an unknown: its unit vector is in their row space. */
function isDetermined(
  unknown: readonly [number, number][],
  at: number,
  rows: number,
  columns: number,
): boolean {
  const sums = [
    ...Array.from({ length: rows }, (_, row) => unknown.map(([r]) => (r === row ? 1 : 0))),
    ...Array.from({ length: columns }, (_, column) => unknown.map(([, c]) => (c === column ? 1 : 0))),
  ];
  const unit = unknown.map((_, i) => (i === at ? 1 : 0));
  return rank([...sums, unit]) === rank(sums);
}

function rank(matrix: readonly (readonly number[])[]): number {
  const rows = matrix.map((row) => [...row]);
  let found = 0;
  for (let column = 0; column < (rows[0]?.length ?? 0); column++) {
    const pivot = rows.findIndex((row, i) => i >= found && Math.abs(row[column]!) > 1e-9);
    if (pivot < 0) continue;
    [rows[found], rows[pivot]] = [rows[pivot]!, rows[found]!];
    for (let i = found + 1; i < rows.length; i++) {
      const factor = rows[i]![column]! / rows[found]![column]!;
      for (let c = column; c < rows[i]!.length; c++) rows[i]![c]! -= factor * rows[found]![c]!;
    }
    found++;
  }
  return found;
}
