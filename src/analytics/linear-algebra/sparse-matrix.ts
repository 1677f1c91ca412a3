/** Compressed sparse rows: row r holds `indices` and `values` from `offsets[r]` to `offsets[r + 1]`, columns rising. */
export interface SparseMatrix {
  readonly rows: number;
  readonly columns: number;
  readonly offsets: Uint32Array;
  readonly indices: Uint32Array;
  readonly values: Float64Array;
}

/** From coordinates in any order; where a cell is given twice the larger value stands. Throws on an index out of range. */
export function sparseMatrix(
  rows: number,
  columns: number,
  cells: {
    readonly row: ArrayLike<number>;
    readonly column: ArrayLike<number>;
    readonly value: ArrayLike<number>;
  },
): SparseMatrix {
  const count = cells.row.length;
  const offsets = new Uint32Array(rows + 1);
  for (let i = 0; i < count; i++) {
    const row = cells.row[i]!;
    const column = cells.column[i]!;
    if (!(row >= 0 && row < rows && column >= 0 && column < columns)) {
      throw new RangeError(`Cell ${i} (${row}, ${column}) lies outside a ${rows} × ${columns} matrix.`);
    }
    offsets[row + 1]!++;
  }
  for (let r = 0; r < rows; r++) offsets[r + 1]! += offsets[r]!;
  const order = new Uint32Array(count);
  const next = offsets.slice(0, rows);
  for (let i = 0; i < count; i++) order[next[cells.row[i]!]!++] = i;

  const indices = new Uint32Array(count);
  const values = new Float64Array(count);
  const compact = new Uint32Array(rows + 1);
  let kept = 0;
  for (let r = 0; r < rows; r++) {
    const own = order
      .subarray(offsets[r], offsets[r + 1])
      .sort((a, b) => cells.column[a]! - cells.column[b]!);
    let last = -1;
    for (const i of own) {
      const column = cells.column[i]!;
      if (column === last) {
        values[kept - 1] = Math.max(values[kept - 1]!, cells.value[i]!);
        continue;
      }
      indices[kept] = column;
      values[kept] = cells.value[i]!;
      last = column;
      kept++;
    }
    compact[r + 1] = kept;
  }
  return { rows, columns, offsets: compact, indices: indices.slice(0, kept), values: values.slice(0, kept) };
}

export function transpose(matrix: SparseMatrix): SparseMatrix {
  const { rows, columns, offsets, indices, values } = matrix;
  const turned = new Uint32Array(columns + 1);
  for (const column of indices) turned[column + 1]!++;
  for (let c = 0; c < columns; c++) turned[c + 1]! += turned[c]!;
  const next = turned.slice(0, columns);
  const turnedIndices = new Uint32Array(indices.length);
  const turnedValues = new Float64Array(values.length);
  for (let r = 0; r < rows; r++) {
    for (let e = offsets[r]!; e < offsets[r + 1]!; e++) {
      const at = next[indices[e]!]!++;
      turnedIndices[at] = r;
      turnedValues[at] = values[e]!;
    }
  }
  return { rows: columns, columns: rows, offsets: turned, indices: turnedIndices, values: turnedValues };
}

/** X·Xᵀ, rows × rows, row-major: summed over columns, so that it costs Σ (entries of a column)². */
export function gramOfRows(matrix: SparseMatrix, byColumn: SparseMatrix = transpose(matrix)): Float64Array {
  const n = matrix.rows;
  const gram = new Float64Array(n * n);
  const { offsets, indices, values } = byColumn;
  for (let c = 0; c < matrix.columns; c++) {
    const end = offsets[c + 1]!;
    for (let a = offsets[c]!; a < end; a++) {
      const row = indices[a]! * n;
      const value = values[a]!;
      for (let b = offsets[c]!; b <= a; b++) gram[row + indices[b]!]! += value * values[b]!;
    }
  }
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) gram[j * n + i] = gram[i * n + j]!;
  return gram;
}
