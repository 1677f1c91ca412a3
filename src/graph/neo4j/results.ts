import type { Record as Neo4jRecord, Result as Neo4jResult } from 'neo4j-driver';
import { Fault } from '../../domain/errors.ts';
import type { ColumnBatch, Statement } from '../graph.ts';
import { ColumnBuilder } from '../values/column-builder.ts';
import { type RowDecoder, rowDecoder } from '../values/decode.ts';
import { passed } from './connection.ts';

export const ROWS_A_BATCH = 16_384;

/** Nobody who aborts waits for it; a statement that gives no row meanwhile is interrupted. */
const LAST_ROWS_MS = 1_000;

/** The rows of a stream, a batch of columns at a time. */
export class BatchReader<Params, Row> {
  readonly #statement: Statement<Params, Row>;
  readonly #records: AsyncIterator<Neo4jRecord>;
  #reading: Promise<unknown> = Promise.resolve();
  #ended = false;

  constructor(statement: Statement<Params, Row>, result: AsyncIterable<Neo4jRecord>) {
    this.#statement = statement;
    this.#records = result[Symbol.asyncIterator]();
  }

  /** The next rows; fewer than `ROWS_A_BATCH` are the last. */
  next(): Promise<ColumnBatch<Row>> {
    const batch = this.#read();
    this.#reading = batch.catch(() => undefined);
    return batch;
  }

  /**
   * Discards what is left, after the rows on their way. A session that is closed while they come would send the discard
   * after its reset, which the server refuses to whoever is given the connection next.
   */
  async end(): Promise<void> {
    this.#ended = true;
    const discarded = this.#reading.then(() => this.#records.return?.()).catch(() => undefined);
    await Promise.race([discarded, passed(LAST_ROWS_MS)]);
  }

  async #read(): Promise<ColumnBatch<Row>> {
    const builder = new ColumnBuilder(this.#statement, ROWS_A_BATCH);
    while (!builder.full && !this.#ended) {
      const { value, done } = await this.#records.next();
      if (done) break;
      builder.add((column) => value.get(column));
    }
    return builder.build();
  }
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
          rows.push(decode(record.keys.map((key) => record.get(key))));
        } catch (error) {
          refuse(error);
        }
      },
      onCompleted: () => resolve(rows),
      onError: reject,
    });
  });
}
