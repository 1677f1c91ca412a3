import grafeo from '@grafeo-db/js';
import neo4j, { type Plan } from 'neo4j-driver';
import { describe, expect, it } from 'vitest';
import { openNeo4j } from '../../src/graph/neo4j.ts';
import { schema } from '../../src/graph/schema.generated.ts';
import { statements } from '../../src/graph/statements.generated.ts';
import { describeWithServer } from '../servers/borrow.ts';

/** What an index takes up after imports, among however much there is. */
const lookups = [
  [statements.rankingPeopleRecordedAt, { positions: [1, 2] }, 'recordedSeq'],
  // Grafeo's index knows equality only: it looks at all people, and is asked last.
  [statements.rankingPeopleRecordedSince, { after: 1 }, null],
  [statements.rankingAssignmentsOf, { people: ['a', 'b'] }, 'personId'],
  [statements.awardsRecordedAt, { positions: [1, 2] }, 'recordedSeq'],
  [statements.awardHolders, { awards: ['a', 'b'] }, 'id'],
  [statements.awardsEndedAfter, { after: 1, open: 9 }, 'status'],
  [statements.rankingProficiencies, { run: 'r', people: ['a', 'b'] }, 'id'],
] as const;

describe('what changed, on Grafeo', () => {
  it('is found by an index', async () => {
    const engine = grafeo.GrafeoDB.create();
    for (const definition of schema.grafeo) await engine.executeCypher(definition);
    for (const [{ text, name }, params, property] of lookups) {
      if (property === null) continue;
      const explained = await engine.executeCypher(`EXPLAIN ${text}`, params);
      expect(String(explained.scalar()), name).toContain(`[index: ${property}]`);
    }
    engine.close();
  });
});

describeWithServer('neo4j', 'what changed, on Neo4j', (server) => {
  it('is found by an index', async () => {
    const { url, user = '', password = '' } = server();
    await (await openNeo4j({ url, user, password })).close();
    const driver = neo4j.driver(url, neo4j.auth.basic(user, password));
    try {
      for (const [{ text, name }, params] of lookups) {
        const { summary } = await driver.executeQuery(`EXPLAIN ${text}`, params);
        const operators = operatorsOf(summary.plan as Plan);
        expect(
          operators.some((operator) => /Index(Unique)?Seek/.test(operator)),
          name,
        ).toBe(true);
        expect(operators, name).not.toContain('NodeByLabelScan@neo4j');
      }
    } finally {
      await driver.close();
    }
  });
});

function operatorsOf({ operatorType, children }: Plan): string[] {
  return [operatorType, ...children.flatMap(operatorsOf)];
}
