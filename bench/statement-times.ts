import type { Graph, Transaction } from '../src/graph/graph.ts';

/** How often each statement was run, and for how long somebody waited for it. */
export type StatementTimes = Map<string, { calls: number; milliseconds: number }>;

/** The same graph; what is asked of it is counted, in and outside transactions. A commit counts as `commit`. */
export function timeStatements(inner: Graph): { readonly graph: Graph; readonly times: StatementTimes } {
  const times: StatementTimes = new Map();
  function add(name: string, began: number): void {
    const entry = times.get(name) ?? { calls: 0, milliseconds: 0 };
    entry.calls += 1;
    entry.milliseconds += performance.now() - began;
    times.set(name, entry);
  }
  async function waited<Result>(name: string, call: () => Promise<Result>): Promise<Result> {
    const began = performance.now();
    try {
      return await call();
    } finally {
      add(name, began);
    }
  }
  const graph: Graph = {
    capabilities: inner.capabilities,
    read: (statement, params, options) =>
      waited(statement.name, () => inner.read(statement, params, options)),
    async *readColumns(statement, params, options) {
      const began = performance.now();
      yield* inner.readColumns(statement, params, options);
      add(statement.name, began);
    },
    async write(work, options) {
      let worked = 0;
      const result = await inner.write(async (transaction) => {
        const timed: Transaction = {
          run: (statement, params) => waited(statement.name, () => transaction.run(statement, params)),
        };
        const done = await work(timed);
        worked = performance.now();
        return done;
      }, options);
      add('commit', worked);
      return result;
    },
    save: () => inner.save(),
    close: () => inner.close(),
  };
  return { graph, times };
}
