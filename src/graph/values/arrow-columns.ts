import { isAscii } from 'node:buffer';
import { setImmediate as turn } from 'node:timers/promises';
import type { QueryResult } from '@grafeo-db/js';
import { type Data, Type, tableFromIPC, type Vector } from 'apache-arrow';
import type { ColumnBatch, DeclaredValue, Statement } from '../graph.ts';
import { ColumnBuilder } from './column-builder.ts';
import { checkColumns, type ValueDecoder, valueDecoder } from './decode.ts';

const ROWS_A_BATCH = 4_096;
/** So many are sooner made into objects than into an Arrow table. */
const FEW_ROWS = 200;
/** The engine makes a result into Arrow in one go: so many values take less than ten milliseconds. */
const MOST_AT_ONCE = 50_000;
const ROWS_A_LOOK = 256;
const SLICE_MS = 10;

/**
 * A result as batches of columns. Out of the engine's Arrow form no object a row is ever made; a large result is taken row by
 * row all the same, four times as slow, because others have their turn meanwhile. The engine infers a column's Arrow type
 * from its values, so every declared type is read from whatever carries it.
 */
export async function* columnBatches<Params, Row>(
  statement: Statement<Params, Row>,
  result: QueryResult,
): AsyncGenerator<ColumnBatch<Row>> {
  checkColumns(statement, result.columns);
  if (result.length === 0) return;
  if (result.length <= FEW_ROWS) yield fewRows(statement, result);
  else if (result.length * result.columns.length <= MOST_AT_ONCE) yield* arrowBatches(statement, result);
  else yield* rowByRow(statement, result);
}

function* arrowBatches<Params, Row>(
  statement: Statement<Params, Row>,
  result: QueryResult,
): Generator<ColumnBatch<Row>> {
  const table = tableFromIPC(result.toArrowIPC());
  for (let start = 0; start < table.numRows; start += ROWS_A_BATCH) {
    const slice = table.slice(start, start + ROWS_A_BATCH);
    const columns: Record<string, unknown> = {};
    for (const [name, declared] of Object.entries(statement.columns)) {
      columns[name] = column(statement.name, name, declared, slice.getChild(name)!);
    }
    yield { length: slice.numRows, columns } as ColumnBatch<Row>;
  }
}

/** What whoever takes the batches does with one counts as time too. */
async function* rowByRow<Params, Row>(
  statement: Statement<Params, Row>,
  result: QueryResult,
): AsyncGenerator<ColumnBatch<Row>> {
  const names = Object.keys(statement.columns);
  let since = performance.now();
  for (let start = 0; start < result.length; ) {
    const builder = new ColumnBuilder(statement, ROWS_A_BATCH);
    for (; start < result.length && !builder.full; start++) {
      if (start % ROWS_A_LOOK === 0 && performance.now() - since > SLICE_MS) {
        await turn();
        since = performance.now();
      }
      const row = result.get(start);
      builder.add((i) => row[names[i]!]);
    }
    yield builder.build();
  }
}

function fewRows<Params, Row>(statement: Statement<Params, Row>, result: QueryResult): ColumnBatch<Row> {
  const builder = new ColumnBuilder(statement, result.length);
  for (const values of result.rows()) builder.add((i) => values[i]);
  return builder.build();
}

function column(statement: string, name: string, declared: DeclaredValue, vector: Vector): unknown {
  const decode = valueDecoder(statement, name, declared);
  if (declared.type === 'int' || declared.type === 'float') return numbers(vector, declared.type, decode);
  if (declared.type === 'string' && vector.nullCount === 0 && vector.data.every(isUtf8))
    return strings(vector);
  return Array.from(vector, (value) => decode(isList(value) ? [...value] : value));
}

/** NaN stands for null; every other value passes the decoder, or is known to. */
function numbers(vector: Vector, type: 'int' | 'float', decode: ValueDecoder): Float64Array {
  const decoded = new Float64Array(vector.length);
  if (
    type === 'float' &&
    vector.nullCount === 0 &&
    vector.data.every(({ typeId }) => typeId === Type.Float)
  ) {
    decoded.set(vector.toArray() as Float64Array);
    if (decoded.every(Number.isFinite)) return decoded;
  }
  for (let i = 0; i < decoded.length; i += 1) {
    decoded[i] = (decode(vector.get(i)) as number | null) ?? Number.NaN;
  }
  return decoded;
}

/** Straight from the bytes: several times as fast as a TextDecoder a value. */
function strings(vector: Vector): string[] {
  const decoded: string[] = [];
  for (const { values, valueOffsets, length } of vector.data) {
    const bytes = Buffer.from(values.buffer, values.byteOffset, values.byteLength);
    const first = valueOffsets[0]!;
    const encoding = isAscii(bytes.subarray(first, valueOffsets[length])) ? 'latin1' : 'utf8';
    for (let i = 0; i < length; i += 1) {
      decoded.push(bytes.toString(encoding, valueOffsets[i], valueOffsets[i + 1]));
    }
  }
  return decoded;
}

const isUtf8 = ({ typeId }: Data): boolean => typeId === Type.Utf8;

function isList(value: unknown): value is Iterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.iterator in value;
}
