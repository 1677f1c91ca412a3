import { basename } from 'node:path';
import { readText, refusal, type TextFileOptions } from './text-file.ts';

/** Cells in the order of the columns asked for; an optional column that the file lacks is an empty cell. */
export type EachRow = (cells: readonly string[], line: number) => void;

/**
 * Reads a tab-separated file with a header line, as statistical offices publish them (no quoting: a quote is a
 * character). Columns are found by name in any order, others ignored. A line with another number of cells than the
 * header, or a missing required column, is `InvalidInput`. Gives the number of rows.
 */
export async function readTabSeparated(
  path: string,
  columns: { readonly required: readonly string[]; readonly optional?: readonly string[] },
  eachRow: EachRow,
  options: TextFileOptions = {},
): Promise<number> {
  const wanted = [...columns.required, ...(columns.optional ?? [])];
  let positions: number[] | undefined;
  let width = 0;
  let line = 0;
  let rows = 0;

  const take = (text: string) => {
    line++;
    const cells = (text.endsWith('\r') ? text.slice(0, -1) : text).split('\t');
    if (positions === undefined) {
      positions = wanted.map((column) => cells.indexOf(column));
      const missing = columns.required.filter((_, index) => positions?.[index] === -1);
      if (missing.length > 0)
        throw refusal(path, line, `the header lacks ${missing.map((name) => `"${name}"`).join(', ')}`);
      width = cells.length;
      return;
    }
    if (cells.length === 1 && cells[0] === '') return;
    if (cells.length !== width)
      throw refusal(path, line, `has ${cells.length} cells where the header has ${width}`);
    rows++;
    eachRow(
      positions.map((position) => (position === -1 ? '' : (cells[position] as string))),
      line,
    );
  };

  let rest = '';
  for await (const chunk of readText(path, options)) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() as string;
    for (const text of lines) take(text);
  }
  if (rest !== '') take(rest);
  if (positions === undefined) throw refusal(path, undefined, 'is empty');
  return rows;
}

/** A number cell; anything else is refused with its place. */
export function toNumber(
  path: string,
  line: number,
  column: string,
  cell: string,
  range: readonly [number, number],
): number {
  const value = cell === '' ? Number.NaN : Number(cell);
  if (!(value >= range[0] && value <= range[1])) {
    throw refusal(basename(path), line, `"${column}" is not a number from ${range[0]} to ${range[1]}`);
  }
  return value;
}
