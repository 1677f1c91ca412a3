import { expect, it } from 'vitest';
import { migrate } from '../../src/graph/migrations.ts';
import { migrations } from '../../src/graph/schema.generated.ts';
import { type AppendShortlistParams, statements } from '../../src/graph/statements.generated.ts';
import { createShortlistReader } from '../../src/services/shortlists/shortlist-storage.ts';
import { caller } from '../queue/run-world.ts';
import { statement } from './graph/ad-hoc-statement.ts';
import { describeGraphs } from './graphs.ts';

const [FIRST, NEWER] = ['shortlist:first', 'shortlist:newer'];
const request = {
  ...{ target: { kind: 'ROLE', id: 'role:org:smith' }, size: 1, asOf: 1, scope: {}, pod: null, start: null },
  ...{ exclude: [], must: [], diversity: 0 },
};

function stored(id: string, outcome: object): AppendShortlistParams {
  return {
    ...{ id, run: null, targetId: 'role:org:smith', targetKind: 'ROLE', asOf: 1, knownAt: 1, createdAt: 1 },
    ...{ request: JSON.stringify({ request, asSent: '{}' }), requestDigest: 'x', idempotencyKey: null },
    ...{ considered: 1, engine: 'meritgraph 0.1.0', seed: '1', inputDigest: 'x', epoch: '1', runs: [] },
    ...{ entries: 1, outcome: JSON.stringify(outcome) },
    rows: [
      { id: `${id}#1`, rank: 1, personId: 'person:0a', roleId: 'role:org:smith', score: 0.5, body: '{}' },
    ],
  };
}

const forgetOutcome = statement<{ id: string }, never>(`// As the first code stored it.
// @param id string
MATCH (l:Shortlist {id: $id}) REMOVE l.outcome`);
const setAside = statement<Record<string, never>, { id: string; entries: number }>(`// What was kept.
// @returns id string, entries int
MATCH (l:FormerShortlist)-[:ENTRY]->(e:FormerShortlistEntry) RETURN l.id AS id, count(e) AS entries ORDER BY id`);

describeGraphs('lists that the first code stored', ({ open }) => {
  it('are set aside by a migration, with their entries, and the others are read as before', async () => {
    const graph = await open();
    const lists = createShortlistReader(graph);
    const SECOND = 'shortlist:second';
    const newer = { excluded: [], tellingAssessment: null };
    await graph.write(async (transaction) => {
      await transaction.run(statements.appendShortlist, stored(FIRST, newer));
      await transaction.run(statements.appendShortlist, stored(SECOND, { excluded: [] }));
      await transaction.run(statements.appendShortlist, stored(NEWER, newer));
      await transaction.run(forgetOutcome, { id: FIRST });
      await transaction.run(statements.recordSchemaVersion, { version: 1 });
    });
    await migrate(graph, migrations, (work) => work());

    const [first, second, other] = await lists.byIds(caller, [FIRST, SECOND, NEWER]);
    expect([first, second]).toEqual([null, null]);
    expect(other).toMatchObject({ id: NEWER, length: 1 });
    const page = await lists.page(caller, { first: 10 });
    expect(page).toMatchObject({ totalCount: 1, edges: [{ item: { id: NEWER } }] });
    expect(await graph.read(setAside, {})).toEqual([
      { id: FIRST, entries: 1 },
      { id: SECOND, entries: 1 },
    ]);

    // Whoever asks again with the key that it was made under gets a list of that id.
    await graph.write((transaction) => transaction.run(statements.appendShortlist, stored(FIRST, newer)));
    expect((await lists.byIds(caller, [FIRST]))[0]).toMatchObject({ id: FIRST });
  });
});
