import { afterEach, beforeEach, expect, test } from 'vitest';
import { Fault } from '../../../src/domain/errors.ts';
import { openGrafeo } from '../../../src/graph/grafeo.ts';
import type { Graph, Transaction } from '../../../src/graph/graph.ts';
import { statements } from '../../../src/graph/statements.generated.ts';
import type { Shortlists } from '../../../src/services/shortlists/shortlists.ts';
import { caller, demandIds, rankingWorld, roleIds, TODAY } from '../ranking-world.ts';
import { beginRun } from './entries/shortlist-oracle.ts';
import { plainSeries, shortlistsOver } from './shortlist-world.ts';

const [analyst] = roleIds;
const LISTED = 1_000;
const REQUIREMENTS = 479;

let graph: Graph;

beforeEach(async () => {
  graph = await openGrafeo({ create: true });
  await rankingWorld(graph);
});
afterEach(() => graph.close());

/** The role asks for as much as the longest of the reference data, and a thousand people can be ranked for it. */
async function asksForMuch(roleId: string): Promise<void> {
  const asked = Array.from({ length: REQUIREMENTS }, (_, n) => `skill:org:long-role-${n}`);
  const others = Array.from({ length: LISTED }, (_, n) => `person:ff${String(n).padStart(30, '0')}`);
  const plain = { framework: 'org', kind: 'ORGANISATION', taskClass: 'MIXED', hot: false, inDemand: false };
  const person = { unit: null, location: null, joinedOn: '2020-01-01', leftOn: null, wage: null };
  await graph.write(async (transaction) => {
    await transaction.run(statements.putSkills, {
      rows: asked.map((id) => ({ ...plain, id, code: id, name: id })),
    });
    await transaction.run(statements.putRequirements, {
      rows: asked.map((id, n) => ({ id: roleId, skillId: id, importance: 0.3 + n / 1007, level: n / 479.3 })),
    });
    await transaction.run(statements.putPeople, {
      rows: others.map((id) => ({ ...person, id, externalId: id, name: id, currency: null })),
      seq: 1,
    });
    await transaction.run(statements.appendProficiencies, {
      run: 'run:fit1',
      rows: others.map((id, n) => ({
        ...{ ...plainSeries, initial: 0.2 + n / 2_000 },
        ...{ personId: id, skillId: asked[n % REQUIREMENTS]! },
      })),
    });
  });
}

async function lengths(shortlists: Shortlists): Promise<ReadonlyMap<string, number>> {
  const page = await shortlists.page(caller, { first: 10, run: 'run:rank' });
  return new Map(page.edges.map(({ item }) => [item.target.id, item.length]));
}

const attempt = { runId: 'run:rank', fence: 1, seed: '1', caller, progress: () => {} };

test('a thousand places of a role that asks for hundreds of skills are kept, whatever their reasons come to', async () => {
  await asksForMuch(analyst);
  const shortlists = shortlistsOver(graph);
  const answer = await shortlists.request(caller, { target: { role: analyst }, size: LISTED, asOf: TODAY });
  if (answer.kind === 'RUN') throw new Error('was deferred');
  expect(answer.shortlist.length).toBe(LISTED);
  const copy = { ...answer.shortlist };
  const [page] = await shortlists.entries(caller, [copy], { first: LISTED });
  expect(page!.edges.map(({ item }) => item.rank)).toEqual(Array.from({ length: LISTED }, (_, i) => i + 1));
  for (const { item } of page!.edges) expect(item.missing.length).toBeGreaterThan(REQUIREMENTS / 2);
  const [replay] = await shortlists.replays(caller, [copy]);
  expect(replay).toMatchObject({ identical: true, differences: [] });
});

test('a run ranks such an opening and the others', async () => {
  await asksForMuch(analyst);
  const shortlists = shortlistsOver(graph);
  await beginRun(graph);
  await shortlists.rankCandidates(attempt, { size: LISTED });
  expect(await lengths(shortlists)).toEqual(
    new Map([
      [demandIds[0], LISTED],
      [demandIds[1], expect.any(Number)],
    ]),
  );
});

test('an opening that cannot be kept costs no other: it is told of, and another attempt makes it alone', async () => {
  const stored: string[] = [];
  let refused = true;
  const refusing: Graph = {
    ...graph,
    read: (statement, params, options) => graph.read(statement, params, options),
    readColumns: (statement, params, options) => graph.readColumns(statement, params, options),
    write: (work, options) =>
      graph.write(
        (transaction) =>
          work({
            run: async (statement, params) => {
              const { targetId } = params as { targetId?: string };
              if (statement.name === 'appendShortlist') {
                if (refused && targetId === demandIds[0]) throw new Fault('It is too much.');
                stored.push(targetId!);
              }
              return transaction.run(statement, params);
            },
          } as Transaction),
        options,
      ),
  };
  const shortlists = shortlistsOver(refusing);
  await beginRun(graph);
  await expect(shortlists.rankCandidates(attempt, { size: 5 })).rejects.toThrow(
    '1 of 2 openings could not be ranked.',
  );
  expect(await lengths(shortlists)).toEqual(new Map([[demandIds[1], 5]]));
  const found = async () => {
    const [run] = await graph.read(statements.runsById, { ids: ['run:rank'] });
    return { lists: run!.shortlistIds, metrics: JSON.parse(run!.metrics!) as object[] };
  };
  const first = await found();
  expect(first.lists).toHaveLength(1);
  expect(first.metrics).toEqual(
    expect.arrayContaining([
      { name: 'shortlists', value: 1, unit: null },
      { name: 'openings that failed', value: 1, unit: null },
      { name: `FAULT: ${demandIds[0]}`, value: 1, unit: null },
    ]),
  );
  refused = false;
  await shortlists.rankCandidates(attempt, { size: 5 });
  expect(stored).toEqual([demandIds[1], demandIds[0]]);
  expect((await found()).lists).toHaveLength(2);
  expect(JSON.stringify((await found()).metrics)).not.toContain('failed');
});
