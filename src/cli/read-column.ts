import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { CsvError, parse } from 'csv-parse';
import { Refused } from './failure.ts';

/** Beyond it a quote was probably never closed. */
const MAX_RECORD_BYTES = 1_000_000;

/**
 * One column of a CSV file with a header, row by row in bounded memory: UTF-8, gzipped or plain, a byte-order mark
 * accepted, rows of any width. A row that lacks the cell gives an empty one.
 */
export async function* readColumn(path: string, column: string): AsyncGenerator<string> {
  const records = parse({ bom: true, relax_column_count: true, max_record_size: MAX_RECORD_BYTES });
  const file = createReadStream(path);
  if (path.endsWith('.gz')) pipeline(file, createGunzip(), records, () => undefined);
  else pipeline(file, records, () => undefined);
  let at = -1;
  try {
    for await (const cells of records as AsyncIterable<string[]>) {
      if (at >= 0) {
        if (cells.length > 1 || cells[0] !== '') yield cells[at] ?? '';
        continue;
      }
      at = cells.findIndex((name) => name.trim().toLowerCase() === column.trim().toLowerCase());
      if (at < 0) {
        throw new Refused(`${path} has no column '${column}'; it has ${cells.slice(0, 20).join(', ')}.`);
      }
    }
  } catch (cause) {
    if (cause instanceof Refused) throw cause;
    const line = cause instanceof CsvError && typeof cause.lines === 'number' ? `, line ${cause.lines}` : '';
    const { code = 'unreadable' } = cause as NodeJS.ErrnoException;
    throw new Refused(`Cannot read ${path}${line} (${code}).`);
  }
  if (at < 0) throw new Refused(`${path} is empty: it has not even a header.`);
}
