import type { Graph } from './graph.ts';
import { schema } from './schema.generated.ts';

/** Brings an engine's indexes and constraints to what cypher/schema says; running it again changes nothing. */
export async function prepareSchema(
  _graph: Graph,
  engine: 'grafeo' | 'neo4j',
  define: (ddl: string) => Promise<void>,
): Promise<void> {
  for (const ddl of schema[engine]) await define(ddl);
}
