import type { Record as Neo4jRecord, Result as Neo4jResult } from 'neo4j-driver';
import { Fault } from '../../domain/errors.ts';
import type { ColumnBatch, Statement } from '../graph.ts';
import { ColumnBuilder } from '../values/column-builder.ts';
import { type RowDecoder, rowDecoder } from '../values/decode.ts';

export const ROWS_A_BATCH = 16_384;

/** The next rows of a stream as columns; fewer than `ROWS_A_BATCH` are the last. */
export async function nextBatch<Params, Row>(
  statement: Statement<Params, Row>,
  records: AsyncIterator<Neo4jRecord>,
): Promise<ColumnBatch<Row>> {
  const builder = new ColumnBuilder(statement, ROWS_A_BATCH);
  while (!builder.full) {
    const { value, done } = await records.next();
    if (done) break;
    builder.add((column) => value.get(column));
  }
  return builder.build();
}

/** The rows of a bounded result, refused as soon as they are too many. */
export function collectRows<Params, Row>(
  statement: Statement<Params, Row>,
  result: Pick<Neo4jResult, 'subscribe'>,
  most: number,
): Promise<Row[]> {
  return new Promise((resolve, reject) => {
    const rows: Row[] = [];
    let decode: RowDecoder<Row> | undefined;
    let refused = false;
    const refuse = (error: unknown) => {
      refused = true;
      reject(error);
    };
    result.subscribe({
      onKeys(keys) {
        try {
          decode = rowDecoder(statement, keys);
        } catch (error) {
          refuse(error);
        }
      },
      onNext(record) {
        if (refused || decode === undefined) return;
        try {
          if (rows.length === most) {
            throw new Fault(`${statement.name}: gave more than ${most} rows; those are read as columns`);
          }
          rows.push(decode(record.toObject()));
        } catch (error) {
          refuse(error);
        }
      },
      onCompleted: () => resolve(rows),
      onError: reject,
    });
  });
}
