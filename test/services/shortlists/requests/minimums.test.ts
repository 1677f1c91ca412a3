import { afterEach, beforeEach, expect, test } from 'vitest';
import { DAY } from '../../../../src/domain/clock.ts';
import { OPEN } from '../../../../src/domain/knowledge.ts';
import { openGrafeo } from '../../../../src/graph/grafeo.ts';
import type { Graph } from '../../../../src/graph/graph.ts';
import { statements } from '../../../../src/graph/statements.generated.ts';
import { createProficiencies } from '../../../../src/services/proficiency/proficiencies.ts';
import type { ProficiencyBasis } from '../../../../src/services/proficiency/reading/proficiency.ts';
import { appendChanges } from '../../../../src/services/runs/changes.ts';
import { createPeople } from '../../../../src/services/talent/people/people.ts';
import { createScopeIndexes } from '../../../../src/services/talent/scope-index.ts';
import { createTalentIndex } from '../../../../src/services/talent/talent-index.ts';
import { caller, PEOPLE, personId, rankingWorld, skillId, TODAY } from '../../ranking-world.ts';
import { make, shortlistsOver } from '../shortlist-world.ts';

let graph: Graph;

beforeEach(async () => {
  graph = await openGrafeo({ create: true });
  await rankingWorld(graph);
  for (const n of [1, 12, 23]) await award(n, 9, TODAY);
  for (const n of [2, 13, 24, 35]) await award(n, 5, TODAY);
  // Not known before tomorrow.
  for (const n of [40, 41]) await award(n, 9, TODAY + DAY);
});
afterEach(() => graph.close());

async function award(n: number, skill: number, recordedAt: number): Promise<void> {
  const id = `credential:org:${skill}`;
  const key = `award:org:${n}-${skill}`;
  await graph.write(async (transaction) => {
    const priced = { days: null, cost: null, currency: null, validityDays: null };
    await transaction.run(statements.putCredentials, {
      rows: [{ id, externalId: `C${skill}`, name: 'Certificate', kind: 'CERTIFICATION', ...priced }],
    });
    await transaction.run(statements.putValidations, {
      rows: [{ id, skillId: skillId(skill), level: 0.7 }],
      seq: 1,
    });
    const seq = await appendChanges(transaction, TODAY, [{ kind: 'AWARDS', subject: 'run:import' }]);
    const of = { personId: personId(n), credentialId: id, awardedAt: TODAY - 30 * n * DAY };
    const standing = { expiresAt: null, status: null, statusAt: null, recordedAt, recordedSeq: seq };
    await transaction.run(statements.appendAwards, {
      rows: [{ id: key, version: `${key}@${seq}`, externalId: key, ...of, ...standing }],
      open: OPEN,
    });
  });
}

const everybody = Array.from({ length: PEOPLE }, (_, n) => personId(n));
/** Somebody left before all of these moments but the first. */
const employed = (id: string, asOf: number) => id !== personId(7) || asOf < TODAY - 190 * DAY;

for (const [when, asOf, knownAt] of [
  ['today', TODAY, undefined],
  ['as of an earlier day', TODAY - 200 * DAY, undefined],
  ['as it was known', TODAY, TODAY],
] as const) {
  test(`a hard minimum keeps whom Person.proficiencies lists from that level on, of that basis: ${when}`, async () => {
    const proficiencies = createProficiencies({ graph });
    const shortlists = shortlistsOver(graph);
    const scopeIndexes = createScopeIndexes({ graph, talentIndex: createTalentIndex({ graph }) });
    const people = createPeople({ graph, scopeIndexes, proficiencies });
    const known = knownAt === undefined ? asOf : { asOf, knownAt };
    const skills = [0, 5, 9].map(skillId);
    const requirements = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => ({ skill: skillId(n) }));
    const custom = {
      title: 'Everything',
      requirements: requirements.map((one) => ({ ...one, importance: 1, level: 0.6 })),
    };
    const reached: Record<string, number> = { OBSERVED: 0, INFERRED: 0 };
    for (const skill of skills) {
      for (const basis of [null, 'OBSERVED', 'INFERRED'] as (ProficiencyBasis | null)[]) {
        const pages = await proficiencies.pages(
          caller,
          everybody,
          { first: 1, skills: [skill], basis, after: null },
          known,
        );
        const estimates = pages.flatMap(({ edges }) => edges.map(({ item }) => item.estimate.value));
        const one = estimates.sort((a, b) => a - b)[Math.floor(estimates.length / 2)] ?? 0.5;
        // At the estimate of somebody, and by the least that a number can be above it.
        for (const level of [0, one, one * (1 + 2 ** -52)]) {
          const listed = await proficiencies.pages(
            caller,
            everybody,
            { first: 1, skills: [skill], basis, atLeast: level, after: null },
            known,
          );
          const expected = everybody.filter((id, n) => listed[n]!.totalCount > 0 && employed(id, asOf));
          const minimum = [{ skill, level, basis }];
          const request = { target: { custom }, size: 100, asOf, ...(knownAt ? { knownAt } : {}) };
          const { shortlist, entries } = await make(shortlists, { ...request, must: minimum });
          expect(entries.map((entry) => entry.personId).sort()).toEqual(expected);
          const left = shortlist.excluded.find(({ reason }) => reason === 'BELOW_MINIMUM')?.people;
          expect(left).toBe(everybody.filter((id) => employed(id, asOf)).length - expected.length);
          const scoped = await make(shortlists, { ...request, scope: { having: minimum } });
          expect(scoped.entries.map((entry) => entry.personId).sort()).toEqual(expected);
          if (knownAt === undefined) {
            const page = await people.page(caller, { first: 100, asOf, scope: { having: minimum } });
            expect(page.edges.map(({ item }) => item.id)).toEqual(expected);
          }
          if (basis !== null && level > 0) reached[basis]! += expected.length;
        }
      }
    }
    expect(reached.OBSERVED).toBeGreaterThan(20);
    expect(reached.INFERRED).toBeGreaterThan(5);
  }, 60_000);
}
