import { describe, expect, it } from 'vitest';
import { statements } from '../../../src/graph/statements.generated.ts';
import { describeWithServer } from '../../servers/borrow.ts';
import { withGrafeoPlans, withNeo4jOperators } from './explained-plans.ts';

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
    await withGrafeoPlans(async (planOf) => {
      for (const [statement, params, property] of lookups) {
        if (property === null) continue;
        expect(await planOf(statement, params), statement.name).toContain(`[index: ${property}]`);
      }
    });
  });
});

describeWithServer('neo4j', 'what changed, on Neo4j', (server) => {
  it('is found by an index', async () => {
    await withNeo4jOperators(server(), async (operatorsOf) => {
      for (const [statement, params] of lookups) {
        const operators = await operatorsOf(statement, params);
        expect(
          operators.some((operator) => /Index(Unique)?Seek/.test(operator)),
          statement.name,
        ).toBe(true);
        expect(operators, statement.name).not.toContain('NodeByLabelScan@neo4j');
      }
    });
  });
});
