import { afterAll, beforeAll, expect, test } from 'vitest';
import { decodeId, encodeId } from '../../graphql/ids.ts';
import { framework, store } from '../services/imports/framework-world.ts';
import { type GraphqlWorld, openGraphqlWorld } from './graphql-world.ts';

let world: GraphqlWorld;
beforeAll(async () => {
  world = await openGraphqlWorld(async () => {});
  const { graph, caller, services } = world;
  await store(graph, framework());
  for (const job of ['EMBED_SKILLS', 'CLUSTER_ROLES'] as const) {
    const { id } = await services.runs.request(caller, { job, parameters: {} });
    for await (const run of services.runs.watch(caller, id)) {
      if (run.state === 'FAILED') throw new Error(`${job}: ${run.failure?.message}`);
    }
  }
}, 120_000);
afterAll(() => world?.[Symbol.asyncDispose]());

interface Named {
  readonly id: string;
  readonly title: string;
}

test('roles are searched best first, within a framework and a cluster too', async () => {
  const { roles, other, everything } = await world.ask<{
    roles: { totalCount: number; edges: { node: Named & { cluster: { id: string } | null } }[] };
    other: { totalCount: number };
    everything: { totalCount: number };
  }>(`{
    roles(first: 5, search: "enginers", framework: ONET) { totalCount edges { node { id title cluster { id } } } }
    other: roles(first: 5, search: "enginers", framework: ESCO) { totalCount }
    everything: roles(first: 5, search: "  ") { totalCount }
  }`);
  const best = roles.edges[0]!.node;
  expect(best.title).toMatch(/^Engineers/);
  expect(roles.totalCount).toBeLessThan(everything.totalCount);
  expect(other.totalCount).toBe(0);
  const cluster = best.cluster!.id;
  const within = await world.ask<{ roles: { edges: { node: Named }[] }; none: { totalCount: number } }>(
    `query ($cluster: ID!, $unknown: ID!) {
      roles(first: 5, search: "enginers", cluster: $cluster) { edges { node { id title } } }
      none: roles(first: 5, search: "enginers", cluster: $unknown) { totalCount } }`,
    { cluster, unknown: encodeId(`${decodeId(cluster)}-no-more`) },
  );
  expect(within.roles.edges[0]?.node.title).toBe(best.title);
  expect(within.none.totalCount).toBe(0);
});

test('matchText gives skills and roles with scores, best first, and refuses what is too much', async () => {
  const { matchText } = await world.ask<{
    matchText: {
      skills: { skill: { name: string }; score: number; confidence: number }[];
      roles: { role: Named; score: number; confidence: number }[];
    };
  }>(
    `{ matchText(text: "Head engineer (night shift)", first: 2) {
      skills { skill { name } score confidence } roles { role { id title } score confidence } } }`,
  );
  expect(matchText.roles[0]!.role.title).toMatch(/^Engineers/);
  for (const list of [matchText.skills, matchText.roles]) {
    expect(list.length).toBeLessThanOrEqual(2);
    expect(list.map(({ score }) => score)).toEqual(list.map(({ score }) => score).toSorted((a, b) => b - a));
    for (const { score, confidence } of list) {
      expect(score > 0 && score <= 1).toBe(true);
      expect(confidence >= 0 && confidence <= 1).toBe(true);
    }
  }
  const ask =
    'query ($text: String!, $first: Int!) { matchText(text: $text, first: $first) { roles { score } } }';
  for (const [text, first, path] of [
    ['x'.repeat(10_241), 1, 'text'],
    ['engineer', 0, 'first'],
    ['engineer', 101, 'first'],
  ] as const) {
    const { errors } = await world.answer(ask, { text, first });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT', fields: [{ path }] });
  }
});

test('suggestSkills suggests what is not held, and names a skill that nobody knows', async () => {
  const { skills } = await world.ask<{ skills: { edges: { node: { id: string } }[] } }>(
    '{ skills(first: 100) { edges { node { id } } } }',
  );
  const ask =
    'query ($having: [ID!]!) { suggestSkills(having: $having, first: 3) { skill { id name } strength } }';
  type Suggested = { suggestSkills: { skill: { id: string }; strength: number }[] };
  const answers = await Promise.all(
    skills.edges.map(async ({ node: { id } }) => {
      const { suggestSkills } = await world.ask<Suggested>(ask, { having: [id] });
      expect(suggestSkills.map(({ skill }) => skill.id)).not.toContain(id);
      return suggestSkills;
    }),
  );
  expect(answers.some((suggested) => suggested.length > 0)).toBe(true);
  expect((await world.ask<Suggested>(ask, { having: [] })).suggestSkills).toEqual([]);
  const { errors } = await world.answer(ask, { having: ['bm9ib2R5OnM'] });
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'NOT_FOUND', id: 'bm9ib2R5OnM' });
});

test('an adjacency tells how often roles ask for both', async () => {
  const { skills } = await world.ask<{
    skills: {
      edges: {
        node: {
          adjacent: {
            edges: { probability: number; baseRate: number; node: { requiredBy: { totalCount: number } } }[];
          };
        };
      }[];
    };
  }>(`{ skills(first: 100) { edges { node {
    adjacent(first: 5) { edges { probability baseRate node { requiredBy(first: 1) { totalCount } } } } } } } }`);
  const edges = skills.edges.flatMap(({ node }) => node.adjacent.edges);
  expect(edges.length).toBeGreaterThan(5);
  for (const { probability, baseRate, node } of edges) {
    // 32 of the 33 roles ask for anything.
    expect(baseRate).toBeCloseTo(node.requiredBy.totalCount / 32, 12);
    expect(probability > 0 && probability <= 1).toBe(true);
    // Tools belong to one trade of four: who asks for one asks for another of its trade more often than roles at large.
    expect(probability).toBeGreaterThanOrEqual(baseRate);
  }
});
