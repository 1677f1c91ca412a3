import { singular } from '../../domain/singular.ts';
import { type SparseMatrix, sparseMatrix, transpose } from '../linear-algebra/sparse-matrix.ts';

/**
 * Dense profiles such as O*NET's ratings: each column standardised over the roles that have any (a missing cell is 0,
 * "not relevant"). What is above the ordinary is positive, what is below negative.
 */
export function standardised(matrix: SparseMatrix): SparseMatrix {
  const rated: number[] = [];
  for (let r = 0; r < matrix.rows; r++) if (matrix.offsets[r + 1]! > matrix.offsets[r]!) rated.push(r);
  const columns = matrix.columns;
  const mean = new Float64Array(columns);
  const square = new Float64Array(columns);
  for (let e = 0; e < matrix.values.length; e++) {
    mean[matrix.indices[e]!]! += matrix.values[e]! / rated.length;
    square[matrix.indices[e]!]! += matrix.values[e]! ** 2 / rated.length;
  }
  const deviation = square.map((sum, c) => Math.sqrt(Math.max(sum - mean[c]! ** 2, 0)));
  const cells = { row: [] as number[], column: [] as number[], value: [] as number[] };
  const row = new Float64Array(columns);
  for (const r of rated) {
    row.fill(0);
    for (let e = matrix.offsets[r]!; e < matrix.offsets[r + 1]!; e++)
      row[matrix.indices[e]!] = matrix.values[e]!;
    for (let c = 0; c < columns; c++) {
      if (!(deviation[c]! > 1e-9)) continue;
      cells.row.push(r);
      cells.column.push(c);
      cells.value.push((row[c]! - mean[c]!) / deviation[c]!);
    }
  }
  return sparseMatrix(matrix.rows, columns, cells);
}

/** Each column times its weight. */
export function weighColumns(matrix: SparseMatrix, weightOf: (column: number) => number): SparseMatrix {
  return { ...matrix, values: matrix.values.map((value, e) => value * weightOf(matrix.indices[e]!)) };
}

/**
 * Sparse sets: x_rs·ln(1 + n/n_s) with n the roles that have any and n_s those that have s, rows scaled to length 1
 * (tf-idf; Salton & Buckley 1988).
 */
export function weightedSets(matrix: SparseMatrix): SparseMatrix {
  let filled = 0;
  for (let r = 0; r < matrix.rows; r++) if (matrix.offsets[r + 1]! > matrix.offsets[r]!) filled++;
  const { offsets } = transpose(matrix);
  const values = matrix.values.map((value, e) => {
    const column = matrix.indices[e]!;
    return value * Math.log(1 + filled / (offsets[column + 1]! - offsets[column]!));
  });
  return scaleRows({ ...matrix, values });
}

/** Each row scaled to length 1. */
export function scaleRows(matrix: SparseMatrix): SparseMatrix {
  const values = matrix.values.slice();
  for (let r = 0; r < matrix.rows; r++) {
    let sum = 0;
    for (let e = matrix.offsets[r]!; e < matrix.offsets[r + 1]!; e++) sum += values[e]! ** 2;
    const scale = sum > 0 ? 1 / Math.sqrt(sum) : 0;
    for (let e = matrix.offsets[r]!; e < matrix.offsets[r + 1]!; e++) values[e]! *= scale;
  }
  return { ...matrix, values };
}

/**
 * Roles × the words of their texts, and with `pairs` the pairs of neighbouring words, each counted 1 + ln(texts that
 * hold it).
 */
export function termCounts(
  texts: readonly (readonly string[])[],
  { pairs }: { readonly pairs: boolean },
): SparseMatrix {
  const numbers = new Map<string, number>();
  const cells = { row: [] as number[], column: [] as number[], value: [] as number[] };
  texts.forEach((own, role) => {
    const counts = new Map<string, number>();
    for (const text of own)
      for (const term of termsOf(text, pairs)) counts.set(term, (counts.get(term) ?? 0) + 1);
    for (const [term, count] of counts) {
      let number = numbers.get(term);
      if (number === undefined) {
        number = numbers.size;
        numbers.set(term, number);
      }
      cells.row.push(role);
      cells.column.push(number);
      cells.value.push(1 + Math.log(count));
    }
  });
  return sparseMatrix(texts.length, numbers.size, cells);
}

function termsOf(text: string, pairs: boolean): Set<string> {
  const words = wordsOf(text);
  const terms = new Set(words);
  if (!pairs) return terms;
  for (let i = 1; i < words.length; i++) terms.add(`${words[i - 1]} ${words[i]}`);
  return terms;
}

const STOP_WORDS = new Set([
  'a',
  'all',
  'and',
  'at',
  'by',
  'except',
  'for',
  'in',
  'including',
  'of',
  'on',
  'or',
  'other',
  'the',
  'to',
  'with',
]);

/** Lower case, without marks and function words, a plain plural s taken off. */
export function wordsOf(text: string): string[] {
  const words = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}+#]+/gu);
  return (words ?? []).filter((word) => !STOP_WORDS.has(word)).map(singular);
}
