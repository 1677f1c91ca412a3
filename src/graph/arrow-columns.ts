import type { QueryResult } from '@grafeo-db/js';
import { tableFromIPC, type Vector } from 'apache-arrow';
import { checkColumns, valueDecoder } from './decode.ts';
import type { ColumnBatch, DeclaredValue, Statement } from './graph.ts';

const ROWS_A_BATCH = 16_384;

/** A result as batches of columns, out of the engine's Arrow form: no object a row is ever made. */
export function* arrowBatches<Params, Row>(
  statement: Statement<Params, Row>,
  result: QueryResult,
): Generator<ColumnBatch<Row>> {
  checkColumns(statement, result.columns);
  if (result.length === 0) return;
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

function column(statement: string, name: string, declared: DeclaredValue, vector: Vector): unknown {
  const decode = valueDecoder(statement, name, declared);
  if (declared.type !== 'int' && declared.type !== 'float') {
    return Array.from(vector, (value) => decode(isVector(value) ? [...value] : value));
  }
  const numbers = new Float64Array(vector.length);
  for (let i = 0; i < numbers.length; i += 1)
    numbers[i] = (decode(vector.get(i)) as number | null) ?? Number.NaN;
  return numbers;
}

function isVector(value: unknown): value is Iterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.iterator in value;
}
