import type { Attempt } from '../../domain/attempt.ts';
import type { Graph, Statement } from '../../graph/graph.ts';
import { STATEMENT_ROWS } from '../imports/import-transactions.ts';
import { checkFence } from './publishing.ts';

export interface AppendOptions {
  readonly onWritten?: (rows: number) => void;
  /** Fewer where rows are large. */
  readonly rowsAStatement?: number;
}

/**
 * Appends rows of a run beside those of the former one, each batch in a transaction that checks the fence. Rows are
 * made a batch at a time, so that the event loop is not held and they are never all in memory.
 */
export async function appendRunRows<Row>(
  graph: Graph,
  attempt: Attempt,
  statement: Statement<{ run: string; rows: readonly Row[] }, never>,
  count: number,
  rowAt: (index: number) => Row,
  { onWritten = () => {}, rowsAStatement = STATEMENT_ROWS }: AppendOptions = {},
): Promise<void> {
  for (let from = 0; from < count; from += rowsAStatement) {
    const size = Math.min(rowsAStatement, count - from);
    const rows = Array.from({ length: size }, (_, at) => rowAt(from + at));
    await graph.write(
      async (transaction) => {
        await checkFence(transaction, attempt);
        await transaction.run(statement, { run: attempt.runId, rows });
      },
      { signal: attempt.caller.signal },
    );
    onWritten(from + size);
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
