import { compareKeys, type Id } from '../../domain/ids.ts';
import type { CallOptions, Graph, Statement, Transaction } from '../../graph/graph.ts';
import type { ChangeKind } from '../runs/changes.ts';
import { type ImportTransactions, inBatches, STATEMENT_ROWS } from './import-transactions.ts';
import type { ImportReferences } from './organisation/import-references.ts';

/** What the writers of tables work with. */
export interface ImportContext {
  readonly graph: Graph;
  readonly transactions: ImportTransactions;
  readonly references: ImportReferences;
  readonly options: CallOptions;
  /** A first import of history: what has no time of recording was recorded when it happened. */
  readonly history: boolean;
}

/** Reads in a transaction or outside one. */
export interface Reader {
  run<Params, Row>(statement: Statement<Params, Row>, params: Params): Promise<Row[]>;
}

export interface Recorded {
  readonly seq: number;
  readonly at: number;
}

/** How rows of a table become what stands in the graph. */
export interface Upsert<Row, Stored> {
  readonly kind: ChangeKind;
  idOf(row: Row): Id;
  read(reader: Reader, rows: readonly Row[], ids: readonly Id[]): Promise<readonly Stored[]>;
  /** What must stand after the import; columns that the file lacks keep what stands. */
  build(row: Row, standing: Stored | undefined): Stored;
  put(transaction: Transaction, changed: readonly Changed<Stored>[], recorded: Recorded): Promise<void>;
}

export interface Changed<Stored> {
  readonly next: Stored;
  readonly standing: Stored | undefined;
}

/** What a cell says, or what stands where its column is absent. */
export function told<Value>(
  cell: Value | null | undefined,
  standing: Value | null | undefined,
): Value | null {
  return cell === undefined ? (standing ?? null) : cell;
}

/**
 * Writes what differs from what stands, in one transaction a batch; gives how many rows were new or different. What
 * stands is read twice: before, so that rows that say the same cost no transaction, and again under the change log's
 * lock, so that nobody else writes between reading and writing.
 */
export async function upsert<Row, Stored extends { readonly id: Id }>(
  context: ImportContext,
  rows: readonly Row[],
  table: Upsert<Row, Stored>,
  keyOf: (stored: Stored) => string = ({ id }) => id,
): Promise<number> {
  const reader: Reader = {
    run: (statement, params) => context.graph.read(statement, params, context.options),
  };
  let written = 0;
  for (const batch of inBatches(rows, STATEMENT_ROWS)) {
    if ((await differing(reader, batch, table, keyOf)).length === 0) continue;
    written += await context.transactions.commit(table.kind, async (transaction, recorded) => {
      const changed = await differing(transaction, batch, table, keyOf);
      if (changed.length > 0) await table.put(transaction, changed, recorded);
      return changed.length;
    });
  }
  return written;
}

async function differing<Row, Stored extends { readonly id: Id }>(
  reader: Reader,
  rows: readonly Row[],
  table: Upsert<Row, Stored>,
  keyOf: (stored: Stored) => string,
): Promise<Changed<Stored>[]> {
  const ids = [...new Set(rows.map((row) => table.idOf(row)))].sort(compareKeys);
  const standing = new Map((await table.read(reader, rows, ids)).map((stored) => [keyOf(stored), stored]));
  return rows
    .map((row) => {
      const key = keyOf(table.build(row, undefined));
      const stands = standing.get(key);
      return { next: table.build(row, stands), standing: stands, key };
    })
    .filter(({ next, standing: stands }) => stands === undefined || !isSame(next, stands))
    .sort((a, b) => compareKeys(a.key, b.key));
}

function isSame<Stored extends object>(next: Stored, standing: Stored): boolean {
  return (Object.keys(next) as (keyof Stored)[]).every((column) => {
    const a = next[column];
    const b = standing[column];
    return Array.isArray(a) && Array.isArray(b)
      ? a.length === b.length && a.every((item, index) => item === b[index])
      : a === b;
  });
}
