import grafeo from '@grafeo-db/js';
import neo4j, { type Plan } from 'neo4j-driver';
import { describe, expect, it } from 'vitest';
import { openNeo4j } from '../../src/graph/neo4j.ts';
import { schema } from '../../src/graph/schema.generated.ts';
import { statements } from '../../src/graph/statements.generated.ts';
import { describeWithServer } from '../servers/borrow.ts';

/** What looks for evidence that is newer than a fit, among however many people. */
const lookups = [
  [statements.peopleEvidencedAfter, { after: 1 }, 'evidenceSeq'],
  [statements.peopleWithLaterEvidence, { at: 1 }, 'evidenceAt'],
] as const;

describe('whose evidence is new, on Grafeo', () => {
  it('is found in the range of one property', async () => {
    const engine = grafeo.GrafeoDB.create();
    for (const definition of schema.grafeo) await engine.executeCypher(definition);
    for (const [{ text }, params, property] of lookups) {
      const explained = await engine.executeCypher(`EXPLAIN ${text}`, params);
      expect(String(explained.scalar())).toContain(`[range: ${property}]`);
    }
    engine.close();
  });
});

describeWithServer('neo4j', 'whose evidence is new, on Neo4j', (server) => {
  it('is found by an index', async () => {
    const { url, user = '', password = '' } = server();
    await (await openNeo4j({ url, user, password })).close();
    const driver = neo4j.driver(url, neo4j.auth.basic(user, password));
    try {
      for (const [{ text, name }, params] of lookups) {
        const { summary } = await driver.executeQuery(`EXPLAIN ${text}`, params);
        expect(operatorsOf(summary.plan as Plan), name).toContain('NodeIndexSeekByRange@neo4j');
      }
    } finally {
      await driver.close();
    }
  });
});

function operatorsOf({ operatorType, children }: Plan): string[] {
  return [operatorType, ...children.flatMap(operatorsOf)];
}
