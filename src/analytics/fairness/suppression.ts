/**
 * Which figures of groups are withheld, so that nobody can be told from them, and none of them can be computed from
 * those that are shown. Counts are of people. Nothing here is random, so asking again does not wear it down.
 */

/** Groups of fewer people are withheld, and so is whatever would show how many they are. */
export const SUPPRESSED_BELOW = 10;

/**
 * The groups of one attribute. Whoever knows how many are in scope knows the sum of all that is withheld, so this is
 * never one group alone nor fewer than `SUPPRESSED_BELOW` people: the next smallest groups go with it.
 * @param considered people of each group
 * @param unpublished people in scope of no group, as far as nobody is told how many they are
 * @returns by group: true where withheld
 */
export function suppressedGroups(considered: readonly number[], unpublished: number): boolean[] {
  const hidden = considered.map((people) => people < SUPPRESSED_BELOW);
  if (considered.length === 1 && unpublished === 0) hidden[0] = true;
  while (!isProtected(considered, hidden, unpublished)) {
    const next = smallestShown(considered, hidden);
    if (next < 0) break;
    hidden[next] = true;
  }
  return hidden;
}

/**
 * The cells of two attributes crossed. Their margins are taken as known, also where they are withheld. In a table with
 * known margins a withheld cell can be computed exactly if and only if, in the graph with a vertex a row and column and
 * an edge a withheld cell, its edge is a bridge (Gusfield 1988): cells are withheld until no small one is. Besides, the
 * withheld of one row or column are never one alone nor fewer than `SUPPRESSED_BELOW` people.
 * @param considered people of each cell; the last row and the last column hold those who did not disclose the one or
 *   the other attribute, which are never published
 * @param rowHidden groups that are withheld by themselves; so is every cell of theirs
 * @returns by row and column without the last ones: true where withheld
 */
export function suppressedCells(
  considered: readonly (readonly number[])[],
  rowHidden: readonly boolean[],
  columnHidden: readonly boolean[],
): boolean[][] {
  const rows = rowHidden.length;
  const columns = columnHidden.length;
  const hidden = considered.map((cells, row) =>
    cells.map((people, column) =>
      row === rows || column === columns
        ? people > 0
        : people < SUPPRESSED_BELOW || rowHidden[row]! || columnHidden[column]!,
    ),
  );
  const isCell = (row: number, column: number) => row < rows && column < columns;
  for (;;) {
    const found =
      unprotectedLine(considered, hidden, rows, columns) ?? unprotectedCell(considered, hidden, isCell);
    if (found === null) break;
    for (const [row, column] of found) hidden[row]![column] = true;
  }
  return hidden.slice(0, rows).map((cells) => cells.slice(0, columns));
}

type Cell = readonly [row: number, column: number];

function isProtected(people: readonly number[], hidden: readonly boolean[], unpublished: number): boolean {
  let cells = unpublished > 0 ? 1 : 0;
  let sum = unpublished;
  for (const [i, count] of people.entries()) {
    if (!hidden[i]) continue;
    cells++;
    sum += count;
  }
  return !hidden.includes(true) || (cells > 1 && sum >= SUPPRESSED_BELOW);
}

function smallestShown(people: readonly number[], hidden: readonly boolean[]): number {
  let smallest = -1;
  for (const [i, count] of people.entries()) {
    if (!hidden[i] && (smallest < 0 || count < people[smallest]!)) smallest = i;
  }
  return smallest;
}

/** The cell to withhold next in a row or column whose withheld cells can be told; null without one. */
function unprotectedLine(
  people: readonly (readonly number[])[],
  hidden: readonly (readonly boolean[])[],
  rows: number,
  columns: number,
): Cell[] | null {
  for (let row = 0; row < rows; row++) {
    const line = people[row]!.slice(0, columns);
    const unpublished = people[row]![columns]!;
    const withheld = hidden[row]!.slice(0, columns);
    if (isProtected(line, withheld, unpublished)) continue;
    const next = smallestShown(line, withheld);
    if (next >= 0) return [[row, next]];
  }
  for (let column = 0; column < columns; column++) {
    const line = people.slice(0, rows).map((cells) => cells[column]!);
    const withheld = hidden.slice(0, rows).map((cells) => cells[column]!);
    if (isProtected(line, withheld, people[rows]![column]!)) continue;
    const next = smallestShown(line, withheld);
    if (next >= 0) return [[next, column]];
  }
  return null;
}

/** For a withheld cell that is a bridge, the cells whose withholding closes the cheapest cycle through it. */
function unprotectedCell(
  people: readonly (readonly number[])[],
  hidden: readonly (readonly boolean[])[],
  isCell: (row: number, column: number) => boolean,
): Cell[] | null {
  for (const [row, column] of bridges(hidden)) {
    if (!isCell(row, column)) continue;
    let best: { cells: Cell[]; cost: number } | null = null;
    for (let otherRow = 0; otherRow < people.length; otherRow++) {
      for (let otherColumn = 0; otherColumn < people[0]!.length; otherColumn++) {
        if (otherRow === row || otherColumn === column) continue;
        const corners: Cell[] = [
          [row, otherColumn],
          [otherRow, column],
          [otherRow, otherColumn],
        ];
        const cells = corners.filter(([r, c]) => !hidden[r]![c]);
        // Who did not disclose cannot be withheld any more than they are.
        if (cells.some(([r, c]) => !isCell(r, c))) continue;
        const cost = cells.reduce((sum, [r, c]) => sum + people[r]![c]!, 0);
        if (best === null || cost < best.cost) best = { cells, cost };
      }
    }
    if (best !== null) return best.cells;
  }
  return null;
}

/** The edges without which the graph of rows, columns and withheld cells falls apart (Tarjan 1974). */
export function bridges(hidden: readonly (readonly boolean[])[]): Cell[] {
  const rows = hidden.length;
  const columns = hidden[0]?.length ?? 0;
  const order = new Int32Array(rows + columns).fill(-1);
  const low = new Int32Array(rows + columns);
  const found: Cell[] = [];
  let visited = 0;
  const isEdge = (a: number, b: number) =>
    a < rows ? b >= rows && hidden[a]![b - rows]! : b < rows && hidden[b]![a - rows]!;
  for (let root = 0; root < rows; root++) {
    if (order[root]! >= 0) continue;
    const path = [{ vertex: root, parent: -1, next: 0 }];
    order[root] = low[root] = visited++;
    while (path.length > 0) {
      const top = path.at(-1)!;
      const { vertex, parent } = top;
      if (top.next < rows + columns) {
        const other = top.next++;
        if (other === parent || !isEdge(vertex, other)) continue;
        if (order[other]! >= 0) {
          low[vertex] = Math.min(low[vertex]!, order[other]!);
        } else {
          order[other] = low[other] = visited++;
          path.push({ vertex: other, parent: vertex, next: 0 });
        }
        continue;
      }
      path.pop();
      if (parent < 0) continue;
      low[parent] = Math.min(low[parent]!, low[vertex]!);
      if (low[vertex]! > order[parent]!) {
        found.push(vertex < rows ? [vertex, parent - rows] : [parent, vertex - rows]);
      }
    }
  }
  return found;
}
