import { withinTypo } from '../domain/typo.ts';
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
 * `exact`, for files that are written by hand: so is a shorter one, a column that is there twice, and one that seems to be
 * a column misspelt which is not there; `ignored` is told the other columns, once.
 */
export async function* readCsvTable<Required extends string, Optional extends string = never>(
  path: string,
  columns: {
    readonly required: readonly Required[];
    readonly optional?: readonly Optional[];
    readonly preamble?: { readonly lines: number; take(cells: readonly string[]): void };
    readonly exact?: { ignored(names: readonly string[]): void };
  },
  options: TextFileOptions = {},
): AsyncGenerator<CsvRow<Required | Optional>> {
  const { required, optional = [], preamble, exact } = columns;
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
          if (exact !== undefined) exact.ignored(unknownColumns(path, line, names, wanted));
          positions = wanted.map((name) => names.indexOf(name));
          width = cells.length;
        } else if (preamble !== undefined && passed++ < preamble.lines) preamble.take(cells);
        else throw refusal(path, line, `the header lacks ${missing.map((name) => `"${name}"`).join(', ')}`);
        continue;
      }
      if (cells.length > width || (exact !== undefined && cells.length < width)) {
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

/** @throws InvalidInput for a column that is there twice, or seems to be a wanted one misspelt that is not there */
function unknownColumns(
  path: string,
  line: number,
  names: readonly string[],
  wanted: readonly string[],
): readonly string[] {
  const twice = wanted.find((name) => names.indexOf(name) !== names.lastIndexOf(name));
  if (twice !== undefined) throw refusal(path, line, `the column "${twice}" is there twice`);
  const unknown = names.filter((name) => !wanted.includes(name));
  const lacking = wanted.filter((name) => !names.includes(name));
  for (const name of unknown) {
    const meant = lacking.find((one) => isSpeltLike(name, one));
    if (meant !== undefined)
      throw refusal(path, line, `the column ${shown(name)} is not known: if "${meant}" is meant, call it so`);
  }
  return unknown;
}

function isSpeltLike(name: string, known: string): boolean {
  const letters = name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  return letters === known || withinTypo(letters, known);
}

/** A name that may be anything is not repeated. */
const shown = (name: string) => (/^[\w .-]{1,40}$/.test(name) ? name : '(unnamed)');

export function columnsIgnored(unknown: readonly string[]): string {
  return `${unknown.length === 1 ? 'column' : 'columns'} ${unknown.map(shown).join(', ')} not known; ignored`;
}
