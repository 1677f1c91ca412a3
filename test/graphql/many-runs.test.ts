import { afterAll, beforeAll, expect, test } from 'vitest';
import { decodeId, encodeId, encodeIdsIn } from '../../graphql/ids.ts';
import { statements } from '../../src/graph/statements.generated.ts';
import { statement } from '../contract/graph/ad-hoc-statement.ts';
import { demandIds, rankingWorld } from '../services/ranking-world.ts';
import { type GraphqlWorld, openGraphqlWorld } from './graphql-world.ts';

interface Edges<Node> {
  readonly totalCount: number;
  readonly pageInfo: { readonly endCursor: string };
  readonly edges: readonly { readonly node: Node }[];
}
interface ShownRun {
  readonly id: string;
  readonly children: Edges<{ readonly id: string }>;
  readonly result: { readonly shortlists: Edges<{ readonly id: string; readonly target: { id: string } }> };
}

const RUNS = 8;
const nesting = `query ($first: Int!) { runs(first: $first, job: RANK_CANDIDATES) { edges { node {
  id children(first: 2) { totalCount edges { node { id job } } }
  result { ... on ShortlistBatch { shortlists(first: 5) { totalCount edges { node { id target { ... on Node { id } } } } } } }
} } } }`;

const setAside = statement<{ id: string }, never>(`// As migration 002 does with lists of the first shape.
// @param id string
MATCH (l:Shortlist {id: $id}) SET l:FormerShortlist REMOVE l:Shortlist`);

let world: GraphqlWorld;
beforeAll(async () => {
  world = await openGraphqlWorld(async () => {});
  const { graph, services, caller } = world;
  await rankingWorld(graph);
  for (let n = 0; n < RUNS; n++) {
    const demand = demandIds.slice(0, 2);
    const parameters = { demand, size: 2 + n };
    const { id } = await services.runs.request(caller, { job: 'RANK_CANDIDATES', parameters });
    for await (const run of services.runs.watch(caller, id)) expect(run.failure).toBeNull();
    const parts = [1, 2, 3].map((part) => ({
      ...{ id: `${id}-0000${part}`, job: 'FIT_DECAY', parameters: '{}', bodyDigest: '', seed: '1' },
      ...{ codeVersion: 'test', idempotencyKey: null, parentId: id, requestedAt: 1 },
    }));
    await graph.write(async (transaction) => {
      await transaction.run(statements.createRuns, { rows: parts });
      await transaction.run(statements.linkParts, { parent: id, ids: parts.map((part) => part.id) });
    });
  }
}, 120_000);
afterAll(() => world?.[Symbol.asyncDispose]());

test('parts and shortlists of many runs are asked for in as many statements as those of few', async () => {
  const few = await world.statementsOf(nesting, { first: 2 });
  expect(few).toContain('partsOfRuns');
  expect(await world.statementsOf(nesting, { first: 100 })).toEqual(few);
});

test('each run shows its own parts, and the shortlists that it made in the order of what was asked', async () => {
  const { runs } = await world.ask<{ runs: Edges<ShownRun> }>(nesting, { first: 100 });
  expect(runs.edges).toHaveLength(RUNS);
  const seen = new Set<string>();
  for (const { node } of runs.edges) {
    const id = Buffer.from(node.id, 'base64url').toString();
    expect(node.children.totalCount).toBe(3);
    expect(node.children.edges.map((edge) => edge.node.id)).toEqual(
      [1, 2].map((n) => encodeId(`${id}-0000${n}`)),
    );
    const { totalCount, edges } = node.result.shortlists;
    expect(totalCount).toBe(2);
    expect(edges.map((edge) => edge.node.target.id)).toEqual(demandIds.slice(0, 2).map(encodeId));
    for (const edge of edges) seen.add(edge.node.id);
  }
  expect(seen.size).toBe(2 * RUNS);
});

test('shortlists of a run are paged, each once', async () => {
  const page = `query ($id: ID!, $after: String) { run(id: $id) { result { ... on ShortlistBatch {
    shortlists(first: 1, after: $after) { pageInfo { endCursor hasNextPage } edges { node { id } } } } } } }`;
  const { runs } = await world.ask<{ runs: Edges<ShownRun> }>(nesting, { first: 1 });
  const [{ node: run }] = runs.edges as [{ node: ShownRun }];
  const first = await world.ask<{ run: ShownRun }>(page, { id: run.id });
  const after = first.run.result.shortlists.pageInfo.endCursor;
  const second = await world.ask<{ run: ShownRun }>(page, { id: run.id, after });
  expect(second.run.result.shortlists.pageInfo).toMatchObject({ hasNextPage: false });
  const shown = [first, second].map(({ run: { result } }) => result.shortlists.edges[0]!.node.id);
  expect(shown).toEqual(run.result.shortlists.edges.map(({ node }) => node.id));
});

test('a list that a migration set aside is neither shown nor counted among those of its run, and the others are', async () => {
  const { runs } = await world.ask<{ runs: Edges<ShownRun> }>(nesting, { first: 1 });
  const [{ node: run }] = runs.edges as [{ node: ShownRun }];
  const [first, second] = run.result.shortlists.edges.map(({ node }) => node.id);
  await world.graph.write((transaction) => transaction.run(setAside, { id: decodeId(first!) }));

  const after = await world.ask<{ runs: Edges<ShownRun> }>(nesting, { first: 1 });
  const { totalCount, edges } = after.runs.edges[0]!.node.result.shortlists;
  expect(edges.map(({ node }) => node.id)).toEqual([second]);
  expect(totalCount).toBe(1);
});

test('a run is shown with the ids that clients know, in what was asked and in why it failed', async () => {
  const unknown = 'demand:org:one that is gone';
  const inner = { demand: [demandIds[0], unknown], scope: { pods: ['pod:org:alpha'] }, size: 4 };
  const started = await world.services.runs.request(world.caller, {
    job: 'RANK_CANDIDATES',
    parameters: inner,
  });
  for await (const run of world.services.runs.watch(world.caller, started.id)) void run;
  const { run } = await world.ask<{
    run: { parameters: string; failure: { code: string; message: string } };
  }>('query ($id: ID!) { run(id: $id) { parameters failure { code message } } }', {
    id: encodeId(started.id),
  });
  expect(JSON.parse(run.parameters)).toEqual({
    demand: inner.demand.map(encodeId),
    scope: { pods: [encodeId('pod:org:alpha')] },
    size: 4,
  });
  const message = `No demand with id ${encodeId(unknown)} is known here.`;
  expect(run.failure).toEqual({ code: 'NOT_FOUND', message });
});

test('ids in words of ours are put into the form that clients know, and nothing else is', () => {
  expect(encodeIdsIn('demand:org:D029-4, demand:org:D030: the role requires nothing')).toBe(
    `${encodeId('demand:org:D029-4')}, ${encodeId('demand:org:D030')}: the role requires nothing`,
  );
  expect(encodeIdsIn('input.target.role: is empty; run: is not a job.')).toBe(
    'input.target.role: is empty; run: is not a job.',
  );
});
