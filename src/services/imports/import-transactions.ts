import type { Attempt } from '../../domain/attempt.ts';
import type { Clock } from '../../domain/clock.ts';
import type { Graph, Transaction } from '../../graph/graph.ts';
import { appendChanges, type ChangeKind } from '../runs/changes.ts';
import { checkFence } from '../runs/publishing.ts';

/** How many rows go into one statement. */
export const STATEMENT_ROWS = 1000;
/** How many rows go into one transaction. */
export const TRANSACTION_ROWS = 2000;

/** The transactions of one import: each checks that the attempt still holds its run, and leaves one change in the log. */
export interface ImportTransactions {
  /** `work` gets the position of its change, which the rows that it records carry; it may run again. */
  commit<Result>(
    kind: ChangeKind,
    work: (transaction: Transaction, recorded: { seq: number; at: number }) => Promise<Result>,
  ): Promise<Result>;
  /** For what no answer but an audit depends on: nothing is told in the log. */
  commitUnlogged<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result>;
}

/** The subject of an import's changes is its run: what came with it is told by kind, not row by row. */
export function importTransactions(graph: Graph, clock: Clock, attempt: Attempt): ImportTransactions {
  return {
    commit(kind, work) {
      return graph.write(
        async (transaction) => {
          await checkFence(transaction, attempt);
          const at = clock.now();
          const seq = await appendChanges(transaction, at, [{ kind, subject: attempt.runId }]);
          return work(transaction, { seq, at });
        },
        { signal: attempt.caller.signal },
      );
    },

    commitUnlogged(work) {
      return graph.write(
        async (transaction) => {
          await checkFence(transaction, attempt);
          return work(transaction);
        },
        { signal: attempt.caller.signal },
      );
    },
  };
}

export function* inBatches<Row>(rows: readonly Row[], size: number): Generator<readonly Row[]> {
  for (let from = 0; from < rows.length; from += size) yield rows.slice(from, from + size);
}

/** Batches of neighbouring items whose weights sum to at most `limit`; an item above it is a batch of its own. */
export function* inWeighedBatches<Item>(
  items: readonly Item[],
  limit: number,
  weigh: (item: Item) => number,
): Generator<readonly Item[]> {
  let batch: Item[] = [];
  let weight = 0;
  for (const item of items) {
    const own = weigh(item);
    if (batch.length > 0 && weight + own > limit) {
      yield batch;
      batch = [];
      weight = 0;
    }
    batch.push(item);
    weight += own;
  }
  if (batch.length > 0) yield batch;
}
