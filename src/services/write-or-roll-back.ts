import type { CallOptions, Graph, Transaction } from '../graph/graph.ts';

class RolledBack extends Error {
  readonly outcome: unknown;
  constructor(outcome: unknown) {
    super('Nothing of this transaction is kept.');
    this.outcome = outcome;
  }
}

/** Ends the work, keeps nothing of what it wrote, and has its outcome given. */
export type RollBack<Outcome> = (outcome: Outcome) => never;

/** `graph.write` for work that may find, once it holds its locks, that there is nothing to be written after all. */
export async function writeOrRollBack<Outcome>(
  graph: Graph,
  work: (transaction: Transaction, rollBack: RollBack<Outcome>) => Promise<Outcome>,
  options?: CallOptions,
): Promise<Outcome> {
  const rollBack: RollBack<Outcome> = (outcome) => {
    throw new RolledBack(outcome);
  };
  try {
    return await graph.write((transaction) => work(transaction, rollBack), options);
  } catch (error) {
    // An adapter may say in words of its own what its transaction ended with.
    for (const thrown of [error, (error as Error).cause]) {
      if (thrown instanceof RolledBack) return thrown.outcome as Outcome;
    }
    throw error;
  }
}
