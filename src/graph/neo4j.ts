import neo4j from 'neo4j-driver';
import { Fault, Unavailable } from '../domain/errors.ts';
import {
  type CallOptions,
  type ColumnBatch,
  type Graph,
  type GraphCapabilities,
  MAX_READ_ROWS,
  type Statement,
  type Transaction,
} from './graph.ts';
import { type Migration, migrate, type OnMigrating } from './migrations.ts';
import { awaitIndexes, type IndexState, type OnIndexing } from './neo4j/await-indexes.ts';
import { closeQuietly, Neo4jConnection, type Neo4jOptions, passed } from './neo4j/connection.ts';
import { ConnectionLost, neo4jConflict } from './neo4j/errors.ts';
import { BatchReader, collectRows, ROWS_A_BATCH } from './neo4j/results.ts';
import { retryConflicts, throwIfAborted } from './retry.ts';
import { migrations, schema } from './schema.generated.ts';
import { runWork, SerialTransaction } from './serial-transaction.ts';
import { checkColumns } from './values/decode.ts';
import { encodeParameters, type NumberEncoding } from './values/encode.ts';

export type { Neo4jOptions } from './neo4j/connection.ts';

/** The Bolt driver sends a plain JavaScript number as a float. */
const numbers: NumberEncoding = { int: (value) => neo4j.int(value), float: (value) => value };

const capabilities: GraphCapabilities = {
  engine: 'neo4j',
  cancelsStatements: true,
  sharedBetweenProcesses: true,
  showsCommitsWhole: false,
};
/** Nobody waits longer for a server that is gone. */
const ROLLBACK_MS = 1_000;

/** A Neo4j server, with the product's schema applied and its migrations made. */
export async function openNeo4j(
  options: Neo4jOptions,
  made: readonly Migration[] = migrations,
  {
    onIndexing = () => {},
    onMigrating,
  }: { readonly onIndexing?: OnIndexing; readonly onMigrating?: OnMigrating } = {},
): Promise<Graph> {
  const connection = new Neo4jConnection(options);
  const graph = new Neo4jGraph(connection);
  try {
    await connection.verify();
    for (const definition of schema.neo4j) await graph.define(definition);
    await awaitIndexes(() => graph.indexes(), onIndexing);
    await migrate(graph, made, (work) => graph.underLock(work), onMigrating);
    return graph;
  } catch (error) {
    await graph.close();
    throw error;
  }
}

class Neo4jGraph implements Graph {
  readonly capabilities = capabilities;
  private readonly connection: Neo4jConnection;

  constructor(connection: Neo4jConnection) {
    this.connection = connection;
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
    const session = this.connection.streamSession();
    const result = session.run(statement.text, encoded);
    const reader = new BatchReader(statement, result);
    try {
      for (let first = true; ; first = false) {
        const batch = await this.connection.waitFor(statement.name, reader.next(), options);
        // Known by now, without a second observer of the stream.
        if (first) checkColumns(statement, await result.keys());
        if (batch.length > 0) yield batch;
        if (batch.length < ROWS_A_BATCH) return;
        this.connection.requireOpen();
      }
    } finally {
      void reader.end().then(() => closeQuietly(session));
    }
  }

  async write<Result>(
    work: (transaction: Transaction) => Promise<Result>,
    options?: CallOptions,
  ): Promise<Result> {
    this.connection.requireOpen();
    return retryConflicts(() => this.attempt(work, options), this.passes(), options?.signal);
  }

  /** Neo4j makes every commit durable by itself. */
  async save(): Promise<void> {
    this.connection.requireOpen();
  }

  close(): Promise<void> {
    return this.connection.close();
  }

  /** Runs data definition, which Neo4j takes in a transaction of its own; two processes may start at the same time. */
  async define(definition: string): Promise<void> {
    await retryConflicts(
      async () => {
        const session = this.connection.session('WRITE');
        try {
          await this.connection.waitFor(
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

  async indexes(): Promise<IndexState[]> {
    const session = this.connection.session('READ');
    try {
      const answer = session.run('SHOW INDEXES YIELD name, state, populationPercent');
      const { records } = await this.connection.waitFor(
        'indexes',
        answer.then((result) => result),
      );
      return records.map((record) => record.toObject() as IndexState);
    } finally {
      void closeQuietly(session);
    }
  }

  /** Holds the write lock of one node in a transaction that stays open while `work` uses others. */
  async underLock(work: () => Promise<void>): Promise<void> {
    const session = this.connection.session('WRITE');
    try {
      const lock = await this.connection.waitFor('lock', session.beginTransaction());
      const taken = lock.run("MERGE (l:SchemaLock {id: 'schema'}) SET l.taken = coalesce(l.taken, 0) + 1");
      await this.connection.waitFor(
        'lock',
        taken.then(() => undefined),
      );
      await work();
      await this.connection.waitFor('unlock', lock.commit());
    } finally {
      void closeQuietly(session);
    }
  }

  private async readOnce<Params, Row>(
    statement: Statement<Params, Row>,
    encoded: Record<string, unknown>,
    options: CallOptions | undefined,
  ): Promise<Row[]> {
    this.connection.requireOpen();
    const session = this.connection.session('READ');
    try {
      const result = session.run(statement.text, encoded, { timeout: this.connection.statementTimeoutMs });
      const rows = collectRows(statement, result, MAX_READ_ROWS);
      return await this.connection.waitFor(statement.name, rows, options);
    } finally {
      void closeQuietly(session);
    }
  }

  private async attempt<Result>(
    work: (transaction: Transaction) => Promise<Result>,
    options: CallOptions | undefined,
  ): Promise<Result> {
    this.connection.requireOpen();
    throwIfAborted(options?.signal);
    const session = this.connection.session('WRITE');
    try {
      const engineTransaction = await this.connection.waitFor('begin', session.beginTransaction(), options);
      const transaction = new SerialTransaction(async (statement, params) => {
        throwIfAborted(options?.signal);
        const encoded = encodeParameters(statement, params, numbers);
        const result = engineTransaction.run(statement.text, encoded);
        return this.connection.waitFor(
          statement.name,
          collectRows(statement, result, MAX_READ_ROWS),
          options,
        );
      });
      const result = await runWork(transaction, work, neo4jConflict);
      throwIfAborted(options?.signal);
      // Not the caller's to abort any more: whether it was kept could not be told.
      await this.connection.waitFor('commit', engineTransaction.commit()).catch((error: unknown) => {
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
      neo4jConflict(error) || (error instanceof ConnectionLost && !this.connection.closed && ++lost === 1);
  }

  private encodeRead<Params, Row>(
    statement: Statement<Params, Row>,
    params: Params,
    options: CallOptions | undefined,
  ): Record<string, unknown> {
    this.connection.requireOpen();
    if (statement.writes) throw new Fault(`${statement.name} writes: run it in graph.write`);
    throwIfAborted(options?.signal);
    return encodeParameters(statement, params, numbers);
  }
}
