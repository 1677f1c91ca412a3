import { describe, expect, it } from 'vitest';
import { statements } from '../../../src/graph/statements.generated.ts';
import { describeWithServer } from '../../servers/borrow.ts';
import { withGrafeoPlans, withNeo4jOperators } from './explained-plans.ts';

/** What looks for evidence that is newer than a fit, among however many people. */
const lookups = [
  [statements.peopleEvidencedAfter, { after: 1 }, 'evidenceSeq'],
  [statements.peopleWithLaterEvidence, { at: 1 }, 'evidenceAt'],
] as const;

describe('whose evidence is new, on Grafeo', () => {
  it('is found in the range of one property', async () => {
    await withGrafeoPlans(async (planOf) => {
      for (const [statement, params, property] of lookups) {
        expect(await planOf(statement, params), statement.name).toContain(`[range: ${property}]`);
      }
    });
  });
});

describeWithServer('neo4j', 'whose evidence is new, on Neo4j', (server) => {
  it('is found by an index', async () => {
    await withNeo4jOperators(server(), async (operatorsOf) => {
      for (const [statement, params] of lookups) {
        expect(await operatorsOf(statement, params), statement.name).toContain('NodeIndexSeekByRange@neo4j');
      }
    });
  });
});
