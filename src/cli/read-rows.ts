import { createReadStream, statSync } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { CsvError, parse } from 'csv-parse';
import { Refused } from './failure.ts';

/** Beyond it a quote was probably never closed. */
const MAX_RECORD_BYTES = 1_000_000;

/** A record of a CSV file after its header. */
export interface CsvRow {
  /** 1 is the first after the header; blank lines count. */
  readonly number: number;
  /** As they stand in the file: as many as there are, none for a blank line. */
  readonly cells: readonly string[];
  /** The cell of the column that was asked for; empty where the row lacks it. */
  readonly text: string;
}

export interface CsvRows {
  readonly header: readonly string[];
  readonly rows: AsyncIterable<CsvRow>;
  /** The share of the file that has been read, 0..1. */
  fraction(): number;
}

/**
 * The rows of a CSV file with a header, in bounded memory: UTF-8, gzipped or plain, a byte-order mark accepted, rows of
 * any width.
 * @throws Refused where the file cannot be read, has no header or not the column
 */
export async function readRows(path: string, column: string): Promise<CsvRows> {
  const parser = parse({ bom: true, relax_column_count: true, max_record_size: MAX_RECORD_BYTES });
  const file = createReadStream(path);
  if (path.endsWith('.gz')) pipeline(file, createGunzip(), parser, () => undefined);
  else pipeline(file, parser, () => undefined);
  const records = (parser as AsyncIterable<string[]>)[Symbol.asyncIterator]();
  const next = () =>
    records.next().catch((cause: unknown) => {
      throw unreadable(path, cause);
    });
  const first = await records.next().catch((cause: unknown) => {
    // After a quoted name a comma was looked for, and this found.
    const [, found = ''] =
      /^Invalid Closing Quote: got "(.)" at line 1 /.exec((cause as Error).message) ?? [];
    const separator = otherSeparator(found);
    throw separator === undefined ? unreadable(path, cause) : notByCommas(path, separator);
  });
  if (first.done) throw new Refused(`${path} is empty: it has not even a header.`);
  const header = first.value;
  const wanted = column.trim().toLowerCase();
  const at = header.findIndex((name) => name.trim().toLowerCase() === wanted);
  if (at < 0) {
    file.destroy();
    const separator = header.length > 1 ? undefined : otherSeparator(header[0]!);
    if (separator !== undefined) throw notByCommas(path, separator);
    // The first row of a file without a header is about somebody: no cell of it is shown.
    throw new Refused(
      `${path} has no column '${column}': none of the ${header.length} cells of its first row says so, which has to be a header. ` +
        "Name one of the header's columns with --column; where the file has no header, put one in its first line.",
    );
  }
  const bytes = statSync(path).size;
  return {
    header,
    fraction: () => Math.min(1, file.bytesRead / Math.max(1, bytes)),
    rows: (async function* () {
      for (let number = 1; ; number++) {
        const { done, value } = await next();
        if (done) return;
        const isBlank = value.length === 1 && value[0] === '' && header.length > 1;
        yield { number, cells: isBlank ? [] : value, text: isBlank ? '' : (value[at] ?? '') };
      }
    })(),
  };
}

/** Spreadsheets of many languages write "CSV" with semicolons. */
function otherSeparator(header: string): string | undefined {
  return header.includes(';') ? 'semicolons' : header.includes('\t') ? 'tabs' : undefined;
}

function notByCommas(path: string, separator: string): Refused {
  return new Refused(`${path} is separated by ${separator}, not by commas: save it as CSV with commas.`);
}

function unreadable(path: string, cause: unknown): Refused {
  const line = cause instanceof CsvError && typeof cause.lines === 'number' ? `, line ${cause.lines}` : '';
  const { code = 'unreadable' } = cause as NodeJS.ErrnoException;
  return new Refused(plainWords[code]?.(path) ?? `Cannot read ${path}${line} (${code}).`);
}

const plainWords: Readonly<Record<string, (path: string) => string>> = {
  ENOENT: (path) => `There is no file ${path}.`,
  EISDIR: (path) => `${path} is a folder: name a CSV file in it.`,
  EACCES: (path) => `${path} may not be read: you lack the permission.`,
};
