import type { CallOptions, Graph, Statement } from '../../src/graph/graph.ts';

/** What has been asked of a graph for one request, outside transactions; what runs in the background is not counted. */
export interface GraphCalls {
  readonly statements: readonly string[];
  /** From now on what is asked with this signal counts. */
  countFor(signal: AbortSignal): void;
}

export function countingGraph(inner: Graph): { readonly graph: Graph; readonly calls: GraphCalls } {
  const statements: string[] = [];
  let counted: AbortSignal | undefined;
  const count = <Params, Row>(statement: Statement<Params, Row>, options: CallOptions | undefined) => {
    if (counted !== undefined && options?.signal === counted) statements.push(statement.name);
    return statement;
  };
  return {
    graph: {
      capabilities: inner.capabilities,
      read: <Params, Row>(statement: Statement<Params, Row>, params: Params, options?: CallOptions) =>
        inner.read(count(statement, options), params, options),
      readColumns: <Params, Row>(statement: Statement<Params, Row>, params: Params, options?: CallOptions) =>
        inner.readColumns(count(statement, options), params, options),
      write: (work, options) => inner.write(work, options),
      save: () => inner.save(),
      close: () => inner.close(),
    },
    calls: {
      statements,
      countFor(signal) {
        statements.length = 0;
        counted = signal;
      },
    },
  };
}
