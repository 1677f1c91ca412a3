import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe } from 'vitest';
import { openGrafeo } from '../../src/graph/grafeo.ts';
import type { Graph } from '../../src/graph/graph.ts';
import { openNeo4j } from '../../src/graph/neo4j.ts';
import { describeWithServer } from '../servers/borrow.ts';
import { emptyNeo4j } from '../servers/empty-neo4j.ts';

export interface GraphUnderTest {
  readonly engine: 'grafeo' | 'neo4j';
  readonly kind: 'memory' | 'file' | 'neo4j';
  /** An empty graph with the schema applied, closed after the test. On Neo4j all of a test's are the same graph. */
  open(): Promise<Graph>;
}

/** One suite on every adapter: memory Grafeo, file Grafeo and Neo4j. */
export function describeGraphs(name: string, suite: (graph: GraphUnderTest) => void): void {
  describe(`${name} on Grafeo in memory`, () => {
    suite({ engine: 'grafeo', kind: 'memory', open: closedAfterEach(() => openGrafeo({ create: true })) });
  });
  describe(`${name} on Grafeo in a file`, () => {
    const folders: string[] = [];
    const open = () => {
      const folder = mkdtempSync(join(tmpdir(), 'meritgraph-graph-'));
      folders.push(folder);
      return openGrafeo({ path: join(folder, 'test.grafeo'), create: true });
    };
    // Registered first, so run last: after the graphs are closed.
    afterEach(() => {
      for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
    });
    suite({ engine: 'grafeo', kind: 'file', open: closedAfterEach(open) });
  });
  describeWithServer('neo4j', `${name} on Neo4j`, (server) => {
    const open = async () => {
      const { url, user = '', password = '' } = server();
      await emptyNeo4j(server());
      return openNeo4j({ url, user, password });
    };
    suite({ engine: 'neo4j', kind: 'neo4j', open: closedAfterEach(open) });
  });
}

function closedAfterEach(open: () => Promise<Graph>): () => Promise<Graph> {
  const opened: Graph[] = [];
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((graph) => graph.close()));
  });
  return async () => {
    const graph = await open();
    opened.push(graph);
    return graph;
  };
}

export async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const collected: Item[] = [];
  for await (const item of items) collected.push(item);
  return collected;
}
