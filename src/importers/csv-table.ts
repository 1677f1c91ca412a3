import { readCsv } from './organisation/csv.ts';
import { refusal, type TextFileOptions } from './text-file.ts';

export interface CsvRow<Column extends string> {
  readonly line: number;
  readonly cells: Readonly<Record<Column, string>>;
  refuse(problem: string): Error;
}

/**
 * The rows of a table of comma-separated values with a header, by column name, trimmed; other columns are ignored, an
 * optional one that is not there is empty, as are cells that a short row leaves out. `preamble`: lines before the header
 * are passed over, up to the first that has all required columns. A row longer than its header is `InvalidInput`.
 */
export async function* readCsvTable<Required extends string, Optional extends string = never>(
  path: string,
  columns: {
    readonly required: readonly Required[];
    readonly optional?: readonly Optional[];
    readonly preamble?: { readonly lines: number; take(cells: readonly string[]): void };
  },
  options: TextFileOptions = {},
): AsyncGenerator<CsvRow<Required | Optional>> {
  const { required, optional = [], preamble } = columns;
  const wanted: readonly (Required | Optional)[] = [...required, ...optional];
  let positions: readonly number[] | undefined;
  let width = 0;
  let passed = 0;
  for await (const batch of readCsv(path, 500, { ...options, preamble: preamble !== undefined })) {
    for (const { cells, line } of batch) {
      if (positions === undefined) {
        const names = cells.map((cell) => cell.trim());
        const missing = required.filter((name) => !names.includes(name));
        if (missing.length === 0) {
          positions = wanted.map((name) => names.indexOf(name));
          width = cells.length;
        } else if (preamble !== undefined && passed++ < preamble.lines) preamble.take(cells);
        else throw refusal(path, line, `the header lacks ${missing.map((name) => `"${name}"`).join(', ')}`);
        continue;
      }
      if (cells.length > width) {
        throw refusal(path, line, `has ${cells.length} cells where the header has ${width}`);
      }
      const found = positions.map((position) => (cells[position] ?? '').trim());
      const entries = wanted.map((name, index) => [name, found[index]] as const);
      yield {
        line,
        cells: Object.fromEntries(entries) as Record<Required | Optional, string>,
        refuse: (problem) => refusal(path, line, problem),
      };
    }
  }
  if (positions === undefined) {
    const names = required.map((name) => `"${name}"`).join(', ');
    throw refusal(path, undefined, passed === 0 ? 'is empty' : `the header lacks ${names}: no line has them`);
  }
}
