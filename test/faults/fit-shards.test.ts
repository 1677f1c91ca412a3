import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { systemClock } from '../../src/domain/clock.ts';
import { openGrafeo } from '../../src/graph/grafeo.ts';
import type { Graph } from '../../src/graph/graph.ts';
import { openNeo4j } from '../../src/graph/neo4j.ts';
import { statements } from '../../src/graph/statements.generated.ts';
import { createInProcessQueue } from '../../src/queue/in-process.ts';
import { createFitDecay } from '../../src/services/proficiency/fit-decay.ts';
import { readPublished } from '../../src/services/runs/publishing.ts';
import type { ExecuteJob } from '../../src/services/runs/runs.ts';
import { createWorkerPool, type WorkerPool } from '../../src/threads/pool.ts';
import { caller, ended, runsOn } from '../queue/run-world.ts';
import { describeWithServer } from '../servers/borrow.ts';
import { emptyNeo4j } from '../servers/empty-neo4j.ts';
import { type RedisServer, redisMissing, startRedisServer } from '../servers/redis.ts';
import { createDecayWorld, daysIn, forgetfulEvidence } from '../services/proficiency/decay-world.ts';
import { startProcess } from './process-under-test.ts';

const people = Array.from({ length: 20 }, (_, n) => `person:${n.toString(16).padStart(32, '0')}`);
const skills = ['skill:onet:a', 'skill:onet:b', 'skill:onet:c'];
const evidence = forgetfulEvidence(people, skills, 11);
/** 300 observations: a part holds those of six people. */
const EVENTS_PER_PART = 100;

let pool: WorkerPool;
let whole: Awaited<ReturnType<typeof shown>>;

beforeAll(async () => {
  pool = createWorkerPool({ size: 1 });
  const graph = await openGrafeo({ create: true });
  await fill(graph);
  whole = await shown(graph, await fitInParts(graph, 100_000));
  await graph.close();
});
afterAll(() => pool.close());

async function fill(graph: Graph): Promise<void> {
  const world = await createDecayWorld(pool, graph);
  await world.populate(people, skills);
  world.clock.set(daysIn(2_000));
  await world.record(evidence);
}

/** One run, in this process, of parts of this size. */
async function fitInParts(graph: Graph, eventsPerPart: number): Promise<string> {
  const queue = createInProcessQueue();
  const runs = runsOn(graph, queue);
  const fitDecay = createFitDecay({ graph, clock: systemClock, pool, fanOut: runs.fanOut, eventsPerPart });
  const execute = ((attempt, _, parameters) =>
    fitDecay.run(attempt, parameters as Parameters<typeof fitDecay.run>[1])) as ExecuteJob;
  const worker = await queue.work(runs.deliver(execute), { concurrency: 2 });
  const { id } = await runs.request(caller, { job: 'FIT_DECAY', parameters: {} });
  expect(await ended(runs, id)).toMatchObject({ state: 'COMPLETED', failure: null });
  await worker.stop(0);
  await queue.close();
  return id;
}

async function shown(graph: Graph, run: string) {
  const [row] = await graph.read(statements.runsById, { ids: [run] });
  const series = await graph.read(statements.peopleProficiencies, { people, run });
  return {
    series: series.sort((a, b) => (a.personId + a.skillId < b.personId + b.skillId ? -1 : 1)),
    hyperparameters: row!.hyperparameters,
    inputDigest: row!.inputDigest,
  };
}

async function edgesIn(graph: Graph, run: string): Promise<number> {
  let edges = 0;
  for await (const batch of graph.readColumns(statements.derivedProficiencies, { run })) {
    for (let i = 0; i < batch.length; i++) edges += batch.columns.edges[i]!;
  }
  return edges;
}

const killings = [
  ['while it estimates', 'whole: estimating', 1],
  ['in its first part, before anything is written', 'part: reading', 1],
  ['in its second part, once that is written', 'part: writing', 4],
  ['in its last part', 'part: fitting', 4],
  ['before it publishes', 'whole: publishing', 1],
] as const;

test.each([40, 100, 10_000])('parts of %i observations give the same', async (eventsPerPart) => {
  const graph = await openGrafeo({ create: true });
  try {
    await fill(graph);
    const run = await fitInParts(graph, eventsPerPart);
    expect(await shown(graph, run)).toEqual(whole);
    expect(whole.series).toHaveLength(people.length * skills.length);
  } finally {
    await graph.close();
  }
});

describe('a fit whose process is killed, on the embedded pair', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'meritgraph-fit-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** A process is killed while it fits what is in a new graph. @returns what another process goes on with */
  async function killedFit(saying: string, at: number) {
    const path = join(folder, 'test.grafeo');
    const graph = await openGrafeo({ path, create: true });
    await fill(graph);
    await graph.close();
    const env = { GRAPH: path, EVENTS_PER_PART: String(EVENTS_PER_PART) };
    const killed = startProcess('./fit-process.ts', { ...env, KILL_SAYING: saying, KILL_AT: String(at) });
    expect(await killed.exit).toBeNull();
    return env;
  }

  test.each(killings)('%s, leaves what an uninterrupted one leaves', async (_, saying, at) => {
    const env = await killedFit(saying, at);
    const again = startProcess('./fit-process.ts', env);
    const [, run] = (await again.said('ended')).split(' ');
    expect(again.lines.at(-1)).toBe(`ended ${run} COMPLETED`);
    expect(await again.exit).toBe(0);
    const graph = await openGrafeo({ path: env.GRAPH, create: false });
    expect((await readPublished(graph)).FIT_DECAY).toBe(run);
    expect(await shown(graph, run!)).toEqual(whole);
    expect(await edgesIn(graph, run!)).toBe(whole.series.length);
    await graph.close();
  });

  test.each(killings)('%s, is gone on with before another that is asked for', async (_, saying, at) => {
    const env = await killedFit(saying, at);
    const another = startProcess('./fit-process.ts', { ...env, KEY: 'another' });
    expect(await another.said('ended')).toMatch(/ COMPLETED$/);
    expect(await another.exit).toBe(0);
    const graph = await openGrafeo({ path: env.GRAPH, create: false });
    await shownByBoth(graph);
    await graph.close();
  });
});

/** Two runs were asked for: both have completed, and the second has published what an uninterrupted one would have. */
async function shownByBoth(graph: Graph): Promise<void> {
  const { edges } = await runsOn(graph, createInProcessQueue()).page(caller, {}, { first: 100 });
  const wholes = edges.map(({ item }) => item).filter(({ parentId }) => parentId === null);
  expect(wholes.map(({ state }) => state)).toEqual(['COMPLETED', 'COMPLETED']);
  expect((await readPublished(graph)).FIT_DECAY).toBe(wholes[0]!.id);
  const { series } = await shown(graph, wholes[0]!.id);
  expect(series).toEqual(whole.series);
  // The second goes on with the edges of the first, and adds none.
  expect(await edgesIn(graph, wholes[1]!.id)).toBe(whole.series.length);
  expect(await edgesIn(graph, wholes[0]!.id)).toBe(0);
}

// Under CI a missing server is a failure, not a skip.
const missing = process.env.CI ? undefined : redisMissing();

describeWithServer('neo4j', 'a fit whose worker is killed, on Neo4j and Redis', (server) => {
  describe.skipIf(missing)(missing ?? 'and another worker goes on', () => {
    let redis: RedisServer;
    beforeAll(async () => {
      redis = await startRedisServer();
    });
    afterAll(() => redis?.stop());

    test.each(killings)('%s, leaves what an uninterrupted one leaves', async (_, saying, at) => {
      await emptyNeo4j(server());
      const { url, user = '', password = '' } = server();
      const graph = await openNeo4j({ url, user, password });
      await fill(graph);
      const env = {
        ...{ NEO4J: url, NEO4J_USER: user, NEO4J_PASSWORD: password },
        ...{ REDIS: redis.url, PREFIX: `test-${randomUUID()}`, EVENTS_PER_PART: String(EVENTS_PER_PART) },
      };
      const killed = startProcess('./fit-process.ts', { ...env, KILL_SAYING: saying, KILL_AT: String(at) });
      expect(await killed.exit).toBeNull();
      const again = startProcess('./fit-process.ts', env);
      const [, run] = (await again.said('ended')).split(' ');
      expect(again.lines.at(-1)).toBe(`ended ${run} COMPLETED`);
      expect(await again.exit).toBe(0);
      expect((await readPublished(graph)).FIT_DECAY).toBe(run);
      expect(await shown(graph, run!)).toEqual(whole);
      expect(await edgesIn(graph, run!)).toBe(whole.series.length);
      await graph.close();
    });

    test('is gone on with before another that is asked for', async () => {
      await emptyNeo4j(server());
      const { url, user = '', password = '' } = server();
      const graph = await openNeo4j({ url, user, password });
      await fill(graph);
      const env = {
        ...{ NEO4J: url, NEO4J_USER: user, NEO4J_PASSWORD: password },
        ...{ REDIS: redis.url, PREFIX: `test-${randomUUID()}`, EVENTS_PER_PART: String(EVENTS_PER_PART) },
      };
      const killed = startProcess('./fit-process.ts', { ...env, KILL_SAYING: 'part: writing', KILL_AT: '4' });
      expect(await killed.exit).toBeNull();
      const another = startProcess('./fit-process.ts', { ...env, KEY: 'another' });
      expect(await another.said('ended')).toMatch(/ COMPLETED$/);
      expect(await another.exit).toBe(0);
      await shownByBoth(graph);
      await graph.close();
    });
  });
});
