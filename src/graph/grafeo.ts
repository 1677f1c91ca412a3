import { chmodSync, existsSync, statSync } from 'node:fs';
import grafeo, {
  type Transaction as EngineTransaction,
  type GrafeoDB,
  type QueryResult,
} from '@grafeo-db/js';
import { Fault, InvalidInput, Unavailable } from '../domain/errors.ts';
import { grafeoConflict, grafeoError } from './grafeo-errors.ts';
import {
  type CallOptions,
  type ColumnBatch,
  type Graph,
  type GraphCapabilities,
  MAX_READ_ROWS,
  type Statement,
  type Transaction,
} from './graph.ts';
import { migrate, type OnMigrating } from './migrations.ts';
import { describeOwner, removeOwner, writeOwner } from './owner.ts';
import { retryConflicts, throwIfAborted, untilAborted } from './retry.ts';
import { migrations, schema } from './schema.generated.ts';
import { runWork, SerialTransaction } from './serial-transaction.ts';
import { columnBatches } from './values/arrow-columns.ts';
import { rowDecoder } from './values/decode.ts';
import { encodeParameters, type NumberEncoding } from './values/encode.ts';

export interface GrafeoOptions {
  /** Absent: in memory. */
  readonly path?: string;
  /** Whether a graph may be made where there is none. */
  readonly create: boolean;
  readonly onMigrating?: OnMigrating;
}

/** JavaScript has one number type and the engine takes a whole one as an integer: equal to the float it stands for. */
const numbers: NumberEncoding = { int: (value) => value, float: (value) => value };

const capabilities: GraphCapabilities = {
  engine: 'grafeo',
  cancelsStatements: false,
  sharedBetweenProcesses: false,
  // A commit is one call that nobody reads beside: JavaScript waits for it.
  showsCommitsWhole: true,
};

/** The embedded graph, with the product's schema applied. One process owns a file, and writes one transaction at a time. */
export async function openGrafeo(options: GrafeoOptions): Promise<Graph> {
  const engine = openEngine(options);
  try {
    if (options.path !== undefined) writeOwner(options.path);
    const graph = new GrafeoGraph(engine, options.path);
    for (const definition of schema.grafeo) await graph.define(definition);
    // The engine's lock on its file keeps every other process out.
    await migrate(graph, migrations, (work) => work(), options.onMigrating);
    return graph;
  } catch (error) {
    engine.close();
    if (options.path !== undefined) removeOwner(options.path);
    throw error;
  }
}

function openEngine({ path, create }: GrafeoOptions): GrafeoDB {
  if (path === undefined) return grafeo.GrafeoDB.create();
  // The engine itself would make a graph at any path that it is asked to open.
  if (!create && !existsSync(path)) {
    throw new InvalidInput([
      { path: 'graph', problem: `there is no graph at ${path}; serve and import make one` },
    ]);
  }
  try {
    const engine = existsSync(path) ? grafeo.GrafeoDB.open(path) : grafeo.GrafeoDB.create(path);
    for (const stored of [path, `${path}.wal`]) if (existsSync(stored)) restrict(stored);
    return engine;
  } catch (error) {
    if (/cannot be locked/.test((error as Error).message)) {
      throw new Unavailable(describeOwner(path), { cause: error });
    }
    throw new Unavailable(`The graph at ${path} cannot be opened: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

/** What is stored is personal: nobody but the owner of the process reads it. */
function restrict(stored: string): void {
  chmodSync(stored, statSync(stored).isDirectory() ? 0o700 : 0o600);
}

class GrafeoGraph implements Graph {
  readonly capabilities = capabilities;
  private readonly engine: GrafeoDB;
  private readonly path: string | undefined;
  private readonly running = new Set<Promise<unknown>>();
  private lastWrite: Promise<unknown> = Promise.resolve();
  private closed = false;

  constructor(engine: GrafeoDB, path: string | undefined) {
    this.engine = engine;
    this.path = path;
  }

  async read<Params, Row>(
    statement: Statement<Params, Row>,
    params: Params,
    options?: CallOptions,
  ): Promise<Row[]> {
    const result = await this.query(statement, params, options);
    return decodeRows(statement, result);
  }

  async *readColumns<Params, Row>(
    statement: Statement<Params, Row>,
    params: Params,
    options?: CallOptions,
  ): AsyncIterable<ColumnBatch<Row>> {
    const result = await this.query(statement, params, options);
    for await (const batch of columnBatches(statement, result)) {
      throwIfAborted(options?.signal);
      yield batch;
      this.requireOpen();
    }
  }

  async write<Result>(
    work: (transaction: Transaction) => Promise<Result>,
    options?: CallOptions,
  ): Promise<Result> {
    return this.exclusively(
      () => retryConflicts(() => this.attempt(work, options), grafeoConflict, options?.signal),
      options,
    );
  }

  async save(): Promise<void> {
    this.requireOpen();
    if (this.path === undefined) return;
    await this.exclusively(async () => {
      try {
        this.engine.walCheckpoint();
      } catch (error) {
        throw grafeoError('save', error);
      }
    });
  }

  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    await this.lastWrite.catch(() => undefined);
    await Promise.allSettled(this.running);
    try {
      this.engine.close();
    } catch (error) {
      throw grafeoError('close', error);
    } finally {
      if (this.path !== undefined) removeOwner(this.path);
    }
  }

  /** Runs data definition, which is no part of a transaction. */
  async define(ddl: string): Promise<void> {
    await this.track('schema', this.engine.executeCypher(ddl));
  }

  private async query<Params, Row>(
    statement: Statement<Params, Row>,
    params: Params,
    options?: CallOptions,
  ): Promise<QueryResult> {
    this.requireOpen();
    if (statement.writes) throw new Fault(`${statement.name} writes: run it in graph.write`);
    throwIfAborted(options?.signal);
    const encoded = encodeParameters(statement, params, numbers);
    const result = await untilAborted(
      this.track(statement.name, this.engine.executeCypher(statement.text, encoded)),
      options?.signal,
    );
    this.requireOpen();
    return result;
  }

  /** One transaction: kept only if every statement and `work` itself succeeded. */
  private async attempt<Result>(
    work: (transaction: Transaction) => Promise<Result>,
    options?: CallOptions,
  ): Promise<Result> {
    throwIfAborted(options?.signal);
    const engineTransaction = this.engine.beginTransaction();
    try {
      const transaction = new SerialTransaction(async (statement, params) => {
        throwIfAborted(options?.signal);
        const encoded = encodeParameters(statement, params, numbers);
        const answer = this.track(statement.name, engineTransaction.executeCypher(statement.text, encoded));
        return decodeRows(statement, await answer);
      });
      const result = await runWork(transaction, work, grafeoConflict);
      throwIfAborted(options?.signal);
      commit(engineTransaction);
      return result;
    } finally {
      // The engine would still commit what came before a failure.
      if (engineTransaction.isActive) engineTransaction.rollback();
    }
  }

  /** One writer at a time, in the order of asking; one whose caller went away while waiting does not start. */
  private async exclusively<Result>(work: () => Promise<Result>, options?: CallOptions): Promise<Result> {
    this.requireOpen();
    throwIfAborted(options?.signal);
    const started = Promise.withResolvers<void>();
    const turn = this.lastWrite
      .catch(() => undefined)
      .then(() => {
        started.resolve();
        throwIfAborted(options?.signal);
        return work();
      });
    this.lastWrite = turn;
    turn.catch(() => undefined);
    await untilAborted(started.promise, options?.signal);
    // From here on the caller waits for the truth: a commit may already be on its way.
    return turn;
  }

  private async track(name: string, running: Promise<QueryResult>): Promise<QueryResult> {
    this.running.add(running);
    try {
      return await running;
    } catch (error) {
      throw grafeoError(name, error);
    } finally {
      this.running.delete(running);
    }
  }

  private requireOpen(): void {
    if (this.closed) throw new Unavailable('The graph is closed.');
  }
}

function decodeRows<Params, Row>(statement: Statement<Params, Row>, result: QueryResult): Row[] {
  if (Object.keys(statement.columns).length === 0) return [];
  if (result.length > MAX_READ_ROWS) {
    throw new Fault(`${statement.name}: gave more than ${MAX_READ_ROWS} rows; those are read as columns`);
  }
  const decode = rowDecoder(statement, result.columns);
  return result.rows().map((values) => decode(values));
}

function commit(transaction: EngineTransaction): void {
  try {
    transaction.commit();
  } catch (error) {
    throw grafeoError('commit', error);
  }
}
