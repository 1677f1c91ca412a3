import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import neo4j, { type Driver } from 'neo4j-driver';
import { expect, it } from 'vitest';
import { fillWithEvidence, putOrganisation } from '../../bench/decay/graph.ts';
import { importEvidence } from '../../bench/decay/job/neo4j-tables.ts';
import { openNeo4j } from '../../src/graph/neo4j.ts';
import { describeWithServer } from '../servers/borrow.ts';
import type { ServerAddress } from '../servers/broker.ts';
import { emptyNeo4j } from '../servers/empty-neo4j.ts';
import { startNeo4jServer } from '../servers/neo4j.ts';

/** More than two transactions of observations. */
const PEOPLE = 90;

/** Every node with its labels and properties, and every relationship by the keys of its ends; whole numbers are `{low, high}`. */
async function contentOf({ url, user = '', password = '' }: ServerAddress) {
  const driver: Driver = neo4j.driver(url, neo4j.auth.basic(user, password));
  try {
    const nodes = await driver.executeQuery(
      'MATCH (n) RETURN labels(n) AS labels, properties(n) AS stored ORDER BY labels[0], n.id, n.version',
    );
    const edges = await driver.executeQuery(
      `MATCH (a)-[r]->(b) RETURN type(r) AS type, coalesce(a.version, a.id) AS one, b.id AS other, properties(r) AS stored
       ORDER BY type, one, other`,
    );
    const schema = await driver.executeQuery(
      `SHOW INDEXES YIELD name, state, labelsOrTypes, properties WHERE state = 'ONLINE'
       RETURN name, labelsOrTypes AS labels, properties ORDER BY name`,
    );
    return [nodes, edges, schema].map(({ records }) => records.map((record) => record.toObject()));
  } finally {
    await driver.close();
  }
}

describeWithServer('neo4j', 'a graph filled from tables', (server) => {
  it('is the graph that statements store, property by property', async () => {
    const { url, user = '', password = '' } = server();
    await emptyNeo4j(server());
    const graph = await openNeo4j({ url, user, password });
    await putOrganisation(graph, PEOPLE);
    await fillWithEvidence(graph, PEOPLE);
    await graph.close();
    const stored = await contentOf(server());

    const home = mkdtempSync(join(tmpdir(), 'meritgraph-tables-'));
    await importEvidence(home, PEOPLE);
    const other = await startNeo4jServer({ home });
    try {
      await (await openNeo4j(other)).close();
      const imported = await contentOf(other);
      expect(imported).toEqual(stored);
      expect(imported[0]!.length).toBeGreaterThan(PEOPLE * 50);
    } finally {
      await other.stop();
      rmSync(home, { recursive: true, force: true });
    }
  });
});
