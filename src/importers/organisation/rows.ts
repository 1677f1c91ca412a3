import { basename } from 'node:path';
import { refusal, type TextFileOptions } from '../text-file.ts';
import { BrokenRule, type Cell } from './cells.ts';
import { readCsv } from './csv.ts';
import { type Row, type RowProblem, type Table, type TableName, tables } from './tables.ts';

/** One row of a table as read: valid by itself, or what is wrong with it. `key` is empty where it could not be read. */
export type ReadRow<Name extends TableName> =
  | { readonly line: number; readonly key: string; readonly row: Row<Name> }
  | { readonly line: number; readonly key: string; readonly problems: readonly RowProblem[] };

interface Header {
  readonly width: number;
  /** Undefined: the file lacks the column. */
  readonly positions: ReadonlyMap<string, number>;
  readonly unknown: readonly string[];
}

/** Refuses a header that lacks a required column or has one twice. */
export function readHeader(path: string, table: Pick<Table, 'columns'>, cells: readonly string[]): Header {
  const names = cells.map((cell) => cell.trim());
  const twice = names.find((name, index) => name in table.columns && names.indexOf(name) !== index);
  if (twice !== undefined) throw refusal(path, 1, `the column ${twice} is there twice`);
  const missing = Object.entries(table.columns)
    .filter(([name, cell]) => !cell.optional && !names.includes(name))
    .map(([name]) => name);
  if (missing.length > 0) throw refusal(path, 1, `the header lacks ${missing.join(', ')}`);
  return {
    width: names.length,
    positions: new Map(
      names.flatMap((name, index) => (name in table.columns ? [[name, index] as const] : [])),
    ),
    unknown: names.filter((name) => !(name in table.columns)),
  };
}

/** The rows of a table in batches of at most `batchSize`. */
export async function* readRows<Name extends TableName>(
  name: Name,
  path: string,
  batchSize: number,
  now: number,
  options: TextFileOptions = {},
): AsyncGenerator<readonly ReadRow<Name>[]> {
  const table = tables[name] as unknown as Table<Row<Name>>;
  let header: Header | undefined;
  for await (const records of readCsv(path, batchSize, options)) {
    const from = header === undefined ? 1 : 0;
    header ??= readHeader(path, table, records[0]?.cells ?? []);
    const rows: ReadRow<Name>[] = [];
    for (let index = from; index < records.length; index++) {
      const { line, cells } = records[index] as { line: number; cells: readonly string[] };
      rows.push(readRow(table, header, line, cells, now));
    }
    if (rows.length > 0) yield rows;
  }
  if (header === undefined) throw refusal(basename(path), undefined, 'is empty: it has not even a header');
}

function readRow<Name extends TableName>(
  table: Table<Row<Name>>,
  header: Header,
  line: number,
  cells: readonly string[],
  now: number,
): ReadRow<Name> {
  if (cells.length !== header.width) {
    const rule = `has ${cells.length} cells where the header has ${header.width}`;
    return { line, key: '', problems: [{ column: '', rule }] };
  }
  const row: Record<string, unknown> = {};
  const problems: RowProblem[] = [];
  for (const [column, cell] of Object.entries(table.columns) as [string, Cell<unknown>][]) {
    const position = header.positions.get(column);
    if (position === undefined) continue;
    const text = (cells[position] as string).trim();
    if (text === '') {
      if (cell.optional) row[column] = null;
      else problems.push({ column, rule: 'is empty' });
      continue;
    }
    const value = cell.read(text);
    if (value instanceof BrokenRule) problems.push({ column, rule: value.rule });
    else row[column] = value;
  }
  const parts = table.key.map((column) => row[column]);
  const key = parts.every((part) => typeof part === 'string') ? parts.join('\0') : '';
  if (problems.length > 0) return { line, key, problems };
  const broken = table.check(row as Row<Name>, now);
  return broken === undefined ? { line, key, row: row as Row<Name> } : { line, key, problems: [broken] };
}
