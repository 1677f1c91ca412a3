import type { CallOptions, Graph, Statement } from '../../src/graph/graph.ts';

/** What has been asked of a graph since `reset`, outside transactions. */
export interface GraphCalls {
  readonly statements: readonly string[];
  reset(): void;
}

export function countingGraph(inner: Graph): { readonly graph: Graph; readonly calls: GraphCalls } {
  const statements: string[] = [];
  const counted = <Params, Row>(statement: Statement<Params, Row>) => {
    statements.push(statement.name);
    return statement;
  };
  return {
    graph: {
      capabilities: inner.capabilities,
      read: <Params, Row>(statement: Statement<Params, Row>, params: Params, options?: CallOptions) =>
        inner.read(counted(statement), params, options),
      readColumns: <Params, Row>(statement: Statement<Params, Row>, params: Params, options?: CallOptions) =>
        inner.readColumns(counted(statement), params, options),
      write: (work, options) => inner.write(work, options),
      save: () => inner.save(),
      close: () => inner.close(),
    },
    calls: {
      statements,
      reset() {
        statements.length = 0;
      },
    },
  };
}
