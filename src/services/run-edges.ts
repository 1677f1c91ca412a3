import type { Attempt } from '../domain/attempt.ts';
import type { Graph, Statement } from '../graph/graph.ts';
import { inBatches, STATEMENT_ROWS } from './import-transactions.ts';
import { checkFence } from './publishing.ts';

/** Appends rows of a run beside those of the former one, each batch in a transaction that checks the fence. */
export async function appendRunRows<Row>(
  graph: Graph,
  attempt: Attempt,
  statement: Statement<{ run: string; rows: readonly Row[] }, never>,
  rows: readonly Row[],
  onWritten: (rows: number) => void,
): Promise<void> {
  let written = 0;
  for (const batch of inBatches(rows, STATEMENT_ROWS)) {
    await graph.write(
      async (transaction) => {
        await checkFence(transaction, attempt);
        await transaction.run(statement, { run: attempt.runId, rows: batch });
      },
      { signal: attempt.caller.signal },
    );
    written += batch.length;
    onWritten(written);
  }
}

/** Removes what an earlier attempt of the same run had written before it was broken off. */
export async function removeRunRows(
  graph: Graph,
  attempt: Attempt,
  statement: Statement<{ run: string; limit: number }, { removed: number }>,
): Promise<void> {
  for (;;) {
    const [row] = await graph.write(
      async (transaction) => {
        await checkFence(transaction, attempt);
        return transaction.run(statement, { run: attempt.runId, limit: STATEMENT_ROWS });
      },
      { signal: attempt.caller.signal },
    );
    if (!row || row.removed === 0) return;
  }
}
