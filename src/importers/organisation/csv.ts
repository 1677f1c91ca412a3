import { pipeline, Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { separatedByCommas } from '../comma-separated.ts';
import { readText, refusal, type TextFileOptions } from '../text-file.ts';

export interface CsvRecord {
  /** The line on which the record begins. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** Beyond it a quote was probably never closed. */
const MAX_RECORD_BYTES = 1_000_000;

const malformed: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quote opens at or before the end of the file and never closes',
  CSV_INVALID_CLOSING_QUOTE: 'a quote inside a quoted cell is not doubled',
  INVALID_OPENING_QUOTE: 'a quote stands inside a cell that is not quoted',
  CSV_MAX_RECORD_SIZE: 'a row is longer than a million characters: a quote before it may never close',
};

/**
 * The records of an RFC 4180 file (UTF-8, gzipped or plain) in batches, header included, blank lines left out. Rows of
 * any width are given; quoting that makes the rest unreadable is `InvalidInput` naming file and line, as is a header that is
 * separated otherwise. `preamble`: lines of any text may stand before the header.
 */
export async function* readCsv(
  path: string,
  batchSize: number,
  { preamble = false, ...options }: TextFileOptions & { readonly preamble?: boolean } = {},
): AsyncGenerator<readonly CsvRecord[]> {
  const text = readText(path, options);
  const parser = pipeline(
    Readable.from(preamble ? text : separatedByCommas(path, text)),
    parse({ info: true, relax_column_count: true, max_record_size: MAX_RECORD_BYTES }),
    () => undefined, // What fails is thrown by the loop below.
  );
  let lastLine = 0;
  let batch: CsvRecord[] = [];
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: string[];
      info: { lines: number };
    }>) {
      const line = lastLine + 1;
      lastLine = info.lines;
      if (record.length === 1 && record[0] === '') continue;
      batch.push({ line, cells: record });
      if (batch.length === batchSize) {
        yield batch;
        batch = [];
      }
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === 'number' ? error.lines : undefined;
    throw refusal(path, line, malformed[error.code] ?? 'is not a table of comma-separated values');
  }
  if (batch.length > 0) yield batch;
}
