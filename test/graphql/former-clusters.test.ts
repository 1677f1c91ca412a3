import { afterAll, beforeAll, expect, test } from 'vitest';
import { encodeId } from '../../graphql/ids.ts';
import { removeDerived } from '../../src/services/runs/remove-old-runs.ts';
import { clusterId, publishCluster, rankingWorld, roleIds } from '../services/ranking-world.ts';
import { type GraphqlWorld, openGraphqlWorld } from './graphql-world.ts';

let world: GraphqlWorld;
beforeAll(async () => {
  world = await openGraphqlWorld(async () => {});
  await rankingWorld(world.graph);
}, 60_000);
afterAll(() => world?.[Symbol.asyncDispose]());

test('a shortlist for a cluster reads as before when roles were clustered anew', async () => {
  const cluster = encodeId(clusterId);
  const { requestShortlist: made } = await world.ask<{ requestShortlist: { id: string } }>(
    'mutation ($input: RequestShortlistInput!) { requestShortlist(input: $input) { ... on Shortlist { id } } }',
    { input: { target: { cluster }, size: 3 } },
  );
  const query = `query ($shortlist: ID!, $cluster: ID!) {
    shortlist(id: $shortlist) { target { ...of } }
    shortlists(first: 5) { edges { node { id target { ...of } } } }
    node(id: $cluster) { ...of }
  } fragment of on RoleCluster { id label roles(first: 5) { totalCount edges { node { id } } }
    distinctiveSkills(first: 2) { name } }`;
  const ask = () => world.ask(query, { shortlist: made.id, cluster });
  const before = await ask();
  const roles = {
    totalCount: 3,
    edges: roleIds.map((id) => ({ node: { id: encodeId(id) } })),
  };
  const target = { id: cluster, label: 'All', roles, distinctiveSkills: [{ name: 'Skill 0' }] };
  expect(before).toEqual({
    shortlist: { target },
    shortlists: { edges: [{ node: { id: made.id, target } }] },
    node: target,
  });

  await publishCluster(world.graph, 'run:cluster2', 'cluster:test:2');
  expect(await ask()).toEqual(before);
  const { roleClusters } = await world.ask<{ roleClusters: unknown }>(
    '{ roleClusters(first: 5) { edges { node { id } } } }',
  );
  expect(roleClusters).toEqual({ edges: [{ node: { id: encodeId('cluster:test:2') } }] });
});

test('its list is read with the name of the cluster when the clusters of its run have been tidied away', async () => {
  await removeDerived(world.graph, 'CLUSTER_ROLES', 'run:cluster1');
  const { shortlists } = await world.ask<{ shortlists: unknown }>(
    `{ shortlists(first: 5) { edges { node { wage { p50 { amount } } target { ... on RoleCluster { id label
      roles(first: 5) { totalCount } distinctiveSkills(first: 2) { name } } } } } } }`,
  );
  const target = {
    ...{ id: encodeId(clusterId), label: 'All', roles: { totalCount: 0 }, distinctiveSkills: [] },
  };
  expect(shortlists).toEqual({ edges: [{ node: { wage: null, target } }] });
});
