/**
 * The graph port. Statements are the generated ones of `statements.generated.ts`; nothing else reaches an engine.
 * Errors come out as domain errors: `Unavailable` (unreachable, closed, overloaded), `Conflict` (uniqueness),
 * `InvalidInput` (a parameter that its declaration refuses), `Cancelled` (the signal), `Fault` (everything else).
 */
export interface Graph {
  readonly capabilities: GraphCapabilities;

  /** All rows of a bounded statement; more than `MAX_READ_ROWS` is a `Fault`: use `readColumns`. */
  read<Params, Row>(statement: Statement<Params, Row>, params: Params, options?: CallOptions): Promise<Row[]>;

  /** An unbounded statement as batches of columns, numbers in typed arrays, in the statement's order. */
  readColumns<Params, Row>(
    statement: Statement<Params, Row>,
    params: Params,
    options?: CallOptions,
  ): AsyncIterable<ColumnBatch<Row>>;

  /**
   * The only way to write. `work` runs in one transaction and may run again after a conflict, so it has no effect
   * outside the graph. If any statement fails, nothing is kept, even where `work` goes on. Conflicts and deadlocks
   * are retried with jitter; memory-pool errors are not.
   */
  write<Result>(work: (transaction: Transaction) => Promise<Result>, options?: CallOptions): Promise<Result>;

  /** Makes what was committed durable against power loss, where the engine does not by itself. */
  save(): Promise<void>;

  /** After it every call fails with `Unavailable`. */
  close(): Promise<void>;
}

export interface Transaction {
  /** As `read`, in the transaction: it sees what the transaction wrote. More than `MAX_READ_ROWS` rows are a `Fault`. */
  run<Params, Row>(statement: Statement<Params, Row>, params: Params): Promise<Row[]>;
}

export interface CallOptions {
  readonly signal?: AbortSignal;
}

export interface GraphCapabilities {
  readonly engine: 'grafeo' | 'neo4j';
  /** An abort ends the statement in the engine too, not only for its caller. */
  readonly cancelsStatements: boolean;
  /** Other processes may use the same graph at the same time. */
  readonly sharedBetweenProcesses: boolean;
  /** Whoever sees anything of a commit sees all of it; otherwise it may be shown piece by piece, for some milliseconds. */
  readonly showsCommitsWhole: boolean;
}

export const MAX_READ_ROWS = 10_000;

/** What a statement declares of each parameter and column, read from its header. */
export type ValueType =
  | 'string'
  | 'int'
  | 'float'
  | 'boolean'
  | 'string[]'
  | 'int[]'
  | 'float[]'
  | { readonly rows: Readonly<Record<string, DeclaredValue>> };
export interface DeclaredValue {
  readonly type: ValueType;
  readonly nullable: boolean;
}

export interface Statement<Params, Row> {
  readonly name: string;
  readonly text: string;
  /** It changes the graph: refused by `read` and `readColumns`. */
  readonly writes: boolean;
  readonly parameters: Readonly<Record<string, DeclaredValue>>;
  readonly columns: Readonly<Record<string, DeclaredValue>>;
  /** Carries the types only; never present at run time. */
  readonly '~types'?: { readonly params: Params; readonly row: Row };
}

/** One batch: `length` rows; int and non-null float columns are Float64Array (NaN is null in a nullable one), others plain arrays. */
export interface ColumnBatch<Row> {
  readonly length: number;
  readonly columns: {
    readonly [Column in keyof Row]: Row[Column] extends number | null
      ? Float64Array
      : ReadonlyArray<Row[Column]>;
  };
}
