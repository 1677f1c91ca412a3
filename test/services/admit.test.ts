import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createGraphql } from '../../graphql/graphql.ts';
import { createApp } from '../../src/app.ts';
import { loadConfig } from '../../src/config.ts';
import type { Caller, Scope } from '../../src/domain/caller.ts';
import { Conflict, Forbidden } from '../../src/domain/errors.ts';
import { openGrafeo } from '../../src/graph/grafeo.ts';
import { claimGraph } from '../../src/services/deployment.ts';
import { type GraphqlWorld, openGraphqlWorld } from '../graphql/graphql-world.ts';

let world: GraphqlWorld;
beforeAll(async () => {
  world = await openGraphqlWorld(async () => {});
}, 60_000);
afterAll(() => world?.[Symbol.asyncDispose]());

const callerWith = (...scopes: Scope[]): Caller => ({ ...world.caller, scopes: new Set(scopes) });
/** What the process does for itself: carries out runs, follows changes, tells its health before anybody is known. */
const nobodys = [
  ...['runs.fanOut', 'runs.deliver', 'runs.reconcile', 'shortlists.rankCandidates', 'fitDecay.run'],
  ...['embedSkills.run', 'clusterRoles.run', 'priceSkills.run', 'search.invalidate', 'search.follow'],
  ...['talentIndex.follow', 'talentIndex.keep', 'talentIndex.lag', 'wages.percentileOf', 'wages.wageAt'],
];
const operating = ['runs.request', 'runs.cancel', 'runs.perform', 'fairness.forget', /^imports\./];
const writing = ['observations.record', 'observations.withdraw', 'assignments.record', 'shortlists.request'];

function methods(): { name: string; scope: Scope; call(caller: Caller): unknown }[] {
  return Object.entries(world.services).flatMap(([service, object]) =>
    Object.entries(object as Record<string, (caller: Caller) => unknown>)
      .map(([method, call]) => ({ name: `${service}.${method}`, call }))
      .filter(({ name }) => !nobodys.includes(name))
      .map(({ name, call }) => {
        const scope: Scope = operating.some((one) => name.match(one))
          ? 'operate'
          : writing.includes(name)
            ? 'write'
            : 'read';
        return { name, scope, call };
      }),
  );
}

describe('services', () => {
  test('refuse whoever lacks the scope that a method needs, whatever else they hold', () => {
    const all: readonly Scope[] = ['read', 'write', 'operate'];
    expect(methods().length).toBeGreaterThan(60);
    for (const { name, scope, call } of methods()) {
      const others = callerWith(...all.filter((one) => one !== scope));
      expect(() => call(others), name).toThrow(Forbidden);
      expect(() => call(others), name).toThrow(`"${scope}"`);
    }
  });

  test('refuse a caller of another organisation', () => {
    for (const { name, call } of methods()) {
      expect(() => call({ ...world.caller, organisation: 'another' }), name).toThrow(Forbidden);
    }
  });

  test('take who has the scope', async () => {
    const { people, runs } = world.services;
    expect((await people.page(callerWith('read'), { first: 1, asOf: 0 } as never)).totalCount).toBe(0);
    const run = await runs.request(callerWith('operate'), { job: 'EMBED_SKILLS', parameters: {} });
    expect(run.id).toMatch(/^run:/);
  });

  test('tell a client that it is forbidden', async () => {
    const { services, clock } = world;
    const graphql = createGraphql({ services, clock, organisation: 'another', log: { error: () => {} } });
    const { errors } = await graphql.execute('{ pods(first: 1) { totalCount } }');
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });
});

describe('a graph', () => {
  test('belongs to the organisation that opened it first', async () => {
    const graph = await openGrafeo({ create: true });
    await claimGraph(graph, 'ours');
    await claimGraph(graph, 'ours');
    await expect(claimGraph(graph, 'theirs')).rejects.toThrow(Conflict);
    await expect(claimGraph(graph, 'theirs')).rejects.toThrow(/of organisation ours, .* for theirs/);
    await claimGraph(graph, 'ours');
    await graph.close();
  });

  test('is not opened for another organisation, and is free again afterwards', async () => {
    const dataFolder = mkdtempSync(join(tmpdir(), 'meritgraph-owned-'));
    const open = (organisation: string) =>
      createApp(loadConfig({ dataFolder, organisation }, {}), { create: true, work: false });
    for (const organisation of ['ours', 'theirs', 'ours']) {
      if (organisation === 'theirs') await expect(open(organisation)).rejects.toThrow(Conflict);
      else {
        const app = await open(organisation);
        if ('close' in app) await app.close();
        else expect.unreachable();
      }
    }
    rmSync(dataFolder, { recursive: true, force: true });
  });
});
