import neo4j, {
  type BookmarkManager,
  type Driver,
  type Record as Neo4jRecord,
  type Result as Neo4jResult,
  type Session,
} from 'neo4j-driver';
import { Fault, Unavailable } from '../domain/errors.ts';
import { ColumnBuilder } from './column-builder.ts';
import { checkColumns, type RowDecoder, rowDecoder } from './decode.ts';
import { encodeParameters, type NumberEncoding } from './encode.ts';
import {
  type CallOptions,
  type ColumnBatch,
  type Graph,
  type GraphCapabilities,
  MAX_READ_ROWS,
  type Statement,
  type Transaction,
} from './graph.ts';
import { type Migration, migrate } from './migrations.ts';
import { ConnectionLost, neo4jConflict, neo4jError } from './neo4j-errors.ts';
import { retryConflicts, throwIfAborted, untilAborted } from './retry.ts';
import { migrations, schema } from './schema.generated.ts';
import { runWork, SerialTransaction } from './serial-transaction.ts';

export interface Neo4jOptions {
  /** `neo4j://…` or `bolt://…`, `+s` and `+ssc` included. */
  readonly url: string;
  readonly user: string;
  readonly password: string;
  /** Absent: the user's home database. */
  readonly database?: string;
  /** How long a connection may go unanswered before the database counts as unreachable. */
  readonly connectTimeoutMs?: number;
  /** How long one statement may take, or one batch of a stream. */
  readonly statementTimeoutMs?: number;
  readonly maxConnections?: number;
}

/** The Bolt driver sends a plain JavaScript number as a float. */
const numbers: NumberEncoding = { int: (value) => neo4j.int(value), float: (value) => value };

const capabilities: GraphCapabilities = {
  engine: 'neo4j',
  cancelsStatements: true,
  sharedBetweenProcesses: true,
};
const ROWS_A_BATCH = 16_384;
/** Nobody waits longer for a server that is gone. */
const ROLLBACK_MS = 1_000;
const CLOSE_MS = 5_000;
const OLDEST_VERSION = [5, 26] as const;

/** A Neo4j server, with the product's schema applied and its migrations made. */
export async function openNeo4j(
  options: Neo4jOptions,
  made: readonly Migration[] = migrations,
): Promise<Graph> {
  const graph = new Neo4jGraph(options);
  try {
    await graph.verify();
    for (const definition of [...schema.neo4j, 'CALL db.awaitIndexes(60)']) await graph.define(definition);
    await migrate(graph, made, (work) => graph.underLock(work));
    return graph;
  } catch (error) {
    await graph.close();
    throw error;
  }
}

class Neo4jGraph implements Graph {
  readonly capabilities = capabilities;
  private readonly driver: Driver;
  private readonly database: string | undefined;
  private readonly connectTimeoutMs: number;
  private readonly statementTimeoutMs: number;
  /** What this process wrote, it reads, whichever member of a cluster answers. */
  private readonly bookmarkManager: BookmarkManager = neo4j.bookmarkManager();
  private closed = false;

  constructor(options: Neo4jOptions) {
    this.database = options.database;
    this.connectTimeoutMs = options.connectTimeoutMs ?? 5_000;
    this.statementTimeoutMs = options.statementTimeoutMs ?? 120_000;
    try {
      this.driver = neo4j.driver(options.url, neo4j.auth.basic(options.user, options.password), {
        // Whole numbers come as numbers; one that is not safe comes as an infinity, which the decoder refuses.
        disableLosslessIntegers: true,
        connectionTimeout: this.connectTimeoutMs,
        connectionAcquisitionTimeout: 3 * this.connectTimeoutMs,
        connectionLivenessCheckTimeout: 10_000,
        maxConnectionPoolSize: options.maxConnections ?? 50,
        telemetryDisabled: true,
        userAgent: 'meritgraph',
      });
    } catch (error) {
      throw new Unavailable('The address of the graph database is not one that its driver knows.', {
        cause: error,
      });
    }
  }

  async verify(): Promise<void> {
    const database = this.database === undefined ? {} : { database: this.database };
    const { agent = '' } = await this.answered(
      'connect',
      this.driver.getServerInfo(database),
      3 * this.connectTimeoutMs,
    );
    const [major = 0, minor = 0] = (/(\d+)\.(\d+)/.exec(agent) ?? []).slice(1).map(Number);
    if (major < OLDEST_VERSION[0] || (major === OLDEST_VERSION[0] && minor < OLDEST_VERSION[1])) {
      throw new Unavailable(
        `The graph database is ${agent}; Neo4j ${OLDEST_VERSION.join('.')} or newer is needed.`,
      );
    }
  }

  async read<Params, Row>(
    statement: Statement<Params, Row>,
    params: Params,
    options?: CallOptions,
  ): Promise<Row[]> {
    const encoded = this.encodeRead(statement, params, options);
    return retryConflicts(() => this.readOnce(statement, encoded, options), this.passes(), options?.signal);
  }

  async *readColumns<Params, Row>(
    statement: Statement<Params, Row>,
    params: Params,
    options?: CallOptions,
  ): AsyncIterable<ColumnBatch<Row>> {
    const encoded = this.encodeRead(statement, params, options);
    const session = this.session('READ');
    try {
      const result = session.run(statement.text, encoded);
      const records = result[Symbol.asyncIterator]();
      for (let first = true; ; first = false) {
        const batch = await this.waitFor(statement.name, nextBatch(statement, records), options);
        // Known by now, without a second observer of the stream.
        if (first) checkColumns(statement, await result.keys());
        if (batch.length > 0) yield batch;
        if (batch.length < ROWS_A_BATCH) return;
        this.requireOpen();
      }
    } finally {
      void closeQuietly(session);
    }
  }

  async write<Result>(
    work: (transaction: Transaction) => Promise<Result>,
    options?: CallOptions,
  ): Promise<Result> {
    this.requireOpen();
    return retryConflicts(() => this.attempt(work, options), this.passes(), options?.signal);
  }

  /** Neo4j makes every commit durable by itself. */
  async save(): Promise<void> {
    this.requireOpen();
  }

  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    await Promise.race([this.driver.close(), passed(CLOSE_MS)]);
  }

  /** Runs data definition, which Neo4j takes in a transaction of its own; two processes may start at the same time. */
  async define(definition: string): Promise<void> {
    await retryConflicts(
      async () => {
        const session = this.session('WRITE');
        try {
          await this.waitFor(
            'schema',
            session.run(definition).then(() => undefined),
          );
        } finally {
          void closeQuietly(session);
        }
      },
      neo4jConflict,
      undefined,
    );
  }

  /** Holds the write lock of one node in a transaction that stays open while `work` uses others. */
  async underLock(work: () => Promise<void>): Promise<void> {
    const session = this.session('WRITE');
    try {
      const lock = await this.waitFor('lock', session.beginTransaction());
      const taken = lock.run("MERGE (l:SchemaLock {id: 'schema'}) SET l.taken = coalesce(l.taken, 0) + 1");
      await this.waitFor(
        'lock',
        taken.then(() => undefined),
      );
      await work();
      await this.waitFor('unlock', lock.commit());
    } finally {
      void closeQuietly(session);
    }
  }

  private async readOnce<Params, Row>(
    statement: Statement<Params, Row>,
    encoded: Record<string, unknown>,
    options: CallOptions | undefined,
  ): Promise<Row[]> {
    this.requireOpen();
    const session = this.session('READ');
    try {
      const result = session.run(statement.text, encoded, { timeout: this.statementTimeoutMs });
      const rows = collectRows(statement, result, MAX_READ_ROWS);
      return await this.waitFor(statement.name, rows, options);
    } finally {
      void closeQuietly(session);
    }
  }

  private async attempt<Result>(
    work: (transaction: Transaction) => Promise<Result>,
    options: CallOptions | undefined,
  ): Promise<Result> {
    this.requireOpen();
    throwIfAborted(options?.signal);
    const session = this.session('WRITE');
    try {
      const engineTransaction = await this.waitFor('begin', session.beginTransaction(), options);
      const transaction = new SerialTransaction(async (statement, params) => {
        throwIfAborted(options?.signal);
        const encoded = encodeParameters(statement, params, numbers);
        const result = engineTransaction.run(statement.text, encoded);
        return this.waitFor(statement.name, collectRows(statement, result, MAX_READ_ROWS), options);
      });
      const result = await runWork(transaction, work, neo4jConflict);
      throwIfAborted(options?.signal);
      // Not the caller's to abort any more: whether it was kept could not be told.
      await this.waitFor('commit', engineTransaction.commit()).catch((error: unknown) => {
        throw error instanceof ConnectionLost
          ? new Unavailable(error.message, { cause: error.cause })
          : error;
      });
      return result;
    } finally {
      // Rolls back what was not committed and ends a statement that still runs, before its connection is used again.
      await Promise.race([closeQuietly(session), passed(ROLLBACK_MS)]);
    }
  }

  /** What trying again may get past: a conflict; once, a pooled connection that died with the server's last restart. */
  private passes(): (error: unknown) => boolean {
    let lost = 0;
    return (error) =>
      neo4jConflict(error) || (error instanceof ConnectionLost && !this.closed && ++lost === 1);
  }

  private encodeRead<Params, Row>(
    statement: Statement<Params, Row>,
    params: Params,
    options: CallOptions | undefined,
  ): Record<string, unknown> {
    this.requireOpen();
    if (statement.writes) throw new Fault(`${statement.name} writes: run it in graph.write`);
    throwIfAborted(options?.signal);
    return encodeParameters(statement, params, numbers);
  }

  private session(mode: 'READ' | 'WRITE'): Session {
    return this.driver.session({
      defaultAccessMode: neo4j.session[mode],
      bookmarkManager: this.bookmarkManager,
      ...(this.database === undefined ? {} : { database: this.database }),
    });
  }

  /** The answer of one statement or batch, as long as the caller stays, the graph is open and the server answers. */
  private async waitFor<Answer>(
    place: string,
    work: Promise<Answer>,
    options?: CallOptions,
  ): Promise<Answer> {
    const answer = await untilAborted(
      this.answered(place, work, this.statementTimeoutMs + this.connectTimeoutMs),
      options?.signal,
    );
    this.requireOpen();
    return answer;
  }

  private async answered<Answer>(place: string, work: Promise<Answer>, timeoutMs: number): Promise<Answer> {
    const { promise, reject } = Promise.withResolvers<never>();
    const timer = setTimeout(() => reject(new Unavailable('The graph database does not answer.')), timeoutMs);
    try {
      return await Promise.race([work, promise]);
    } catch (error) {
      if (this.closed) this.requireOpen();
      throw neo4jError(place, error);
    } finally {
      clearTimeout(timer);
    }
  }

  private requireOpen(): void {
    if (this.closed) throw new Unavailable('The graph is closed.');
  }
}

async function nextBatch<Params, Row>(
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
function collectRows<Params, Row>(
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

/** Gives the connection back, after a reset where something still runs on it; nobody waits for a server that is gone. */
function closeQuietly(session: Session): Promise<void> {
  return session.close().catch(() => undefined);
}

function passed(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}
