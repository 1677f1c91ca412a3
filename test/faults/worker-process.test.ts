import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Graph } from '../../src/graph/graph.ts';
import { openNeo4j } from '../../src/graph/neo4j.ts';
import { createBullQueue } from '../../src/queue/bullmq.ts';
import type { JobQueue } from '../../src/queue/job-queue.ts';
import { readPublished } from '../../src/services/runs/publishing.ts';
import type { Runs } from '../../src/services/runs/runs.ts';
import { eventually } from '../queue/eventually.ts';
import { caller, ended, runsOn } from '../queue/run-world.ts';
import { describeWithServer } from '../servers/borrow.ts';
import { emptyNeo4j } from '../servers/empty-neo4j.ts';
import { type RedisServer, redisMissing, startRedisServer } from '../servers/redis.ts';
import { type ProcessUnderTest, startProcess } from './process-under-test.ts';

// Under CI a missing server is a failure, not a skip.
const missing = process.env.CI ? undefined : redisMissing();
/** A worker that was killed is missed after so long; one that the machine is slow for is not. */
const LOCK_MS = 3_000;

let redis: RedisServer;
let prefix: string;
let queue: JobQueue;
const processes: ProcessUnderTest[] = [];

function startWorker(env: Record<string, string> = {}): ProcessUnderTest {
  const worker = startProcess('./worker-process.ts', {
    REDIS: redis.url,
    PREFIX: prefix,
    LOCK_MS: String(LOCK_MS),
    ...env,
  });
  processes.push(worker);
  return worker;
}

describe.skipIf(missing)(missing ?? 'worker processes on Redis', () => {
  beforeAll(async () => {
    redis = await startRedisServer();
  });
  afterAll(() => redis?.stop());
  beforeEach(() => {
    prefix = `test-${randomUUID()}`;
    queue = createBullQueue({ url: redis.url, prefix, lockMs: LOCK_MS });
  });
  afterEach(async () => {
    for (const worker of processes) worker.signal('SIGKILL');
    await Promise.all(processes.splice(0).map(({ exit }) => exit));
    await queue.close();
  });
  const submit = () => queue.submit({ runId: 'run:1', job: 'EMBED_SKILLS', attempts: 3, backoffMs: 50 });

  test('SIGTERM hands the job back as the same attempt, and the process ends by itself', async () => {
    const first = startWorker({ HANG: '1' });
    await submit();
    expect(await first.said('took')).toBe('took run:1 1');
    first.signal('SIGTERM');
    expect(await first.exit).toBe(0);
    expect(first.lines.at(-1)).toBe('stopped');
    expect(await queue.inspect('run:1')).toBe('WAITING');
    const second = startWorker();
    expect(await second.said('took')).toBe('took run:1 1');
    await second.said('ended');
    await eventually(() => queue.inspect('run:1')).toBe('UNKNOWN');
  });

  test('SIGTERM lets a job end that can within the grace', async () => {
    const worker = startWorker({ GRACE_MS: '10000' });
    await worker.said('ready');
    await submit();
    await worker.said('took');
    worker.signal('SIGTERM');
    expect(await worker.exit).toBe(0);
    expect(await queue.inspect('run:1')).toBe('UNKNOWN');
  });

  test('kill -9 in the middle of a job: another worker ends it', async () => {
    const first = startWorker({ HANG: '1' });
    await submit();
    await first.said('took');
    first.signal('SIGKILL');
    await first.exit;
    const second = startWorker();
    await second.said('ended run:1');
    await eventually(() => queue.inspect('run:1')).toBe('UNKNOWN');
  });

  describeWithServer('neo4j', 'over Neo4j', (server) => {
    let graph: Graph;
    let runs: Runs;
    beforeEach(async () => {
      await emptyNeo4j(server());
      const { url, user = '', password = '' } = server();
      graph = await openNeo4j({ url, user, password });
      runs = runsOn(graph, queue);
    });
    afterEach(() => graph.close());
    const startCarrier = (env: Record<string, string> = {}) => {
      const { url, user = '', password = '' } = server();
      return startWorker({ NEO4J: url, NEO4J_USER: user, NEO4J_PASSWORD: password, ...env });
    };
    const request = () => runs.request(caller, { job: 'EMBED_SKILLS', parameters: {} });

    test('kill -9 in the middle of a run: another worker completes it', async () => {
      const first = startCarrier({ HANG: '1' });
      const run = await request();
      await first.said('took');
      first.signal('SIGKILL');
      await first.exit;
      startCarrier();
      expect(await ended(runs, run.id)).toMatchObject({ state: 'COMPLETED', attempts: 2 });
      expect(await readPublished(graph)).toEqual({ EMBED_SKILLS: run.id });
    });

    test('SIGTERM in the middle of a run: it waits again, and another worker completes it', async () => {
      const first = startCarrier({ HANG: '1' });
      const run = await request();
      await first.said('took');
      first.signal('SIGTERM');
      expect(await first.exit).toBe(0);
      expect(await runs.get(caller, run.id)).toMatchObject({ state: 'WAITING', attempts: 0 });
      startCarrier();
      expect(await ended(runs, run.id)).toMatchObject({ state: 'COMPLETED', attempts: 1 });
    });

    test('a process frozen in the middle of a run cannot publish once it thaws', async () => {
      const frozen = startCarrier({ HANG: 'deaf' });
      const run = await request();
      await frozen.said('took');
      frozen.signal('SIGSTOP');
      const second = startCarrier();
      await second.said(`published ${run.id}`);
      expect(await ended(runs, run.id)).toMatchObject({ state: 'COMPLETED', attempts: 2 });
      const completed = await runs.get(caller, run.id);
      frozen.signal('SIGCONT');
      frozen.signal('SIGUSR2');
      expect(await frozen.said('refused')).toBe(`refused ${run.id} Conflict`);
      expect(await runs.get(caller, run.id)).toEqual(completed);
      expect(await readPublished(graph)).toEqual({ EMBED_SKILLS: run.id });
    });

    test('an active run is cancelled in another process', async () => {
      const worker = startCarrier({ HANG: '1' });
      const run = await request();
      await worker.said('took');
      expect(await runs.cancel(caller, run.id)).toMatchObject({ state: 'CANCELLED' });
      await eventually(() => queue.inspect(run.id)).toBe('UNKNOWN');
      expect(await readPublished(graph)).toEqual({});
    });
  });
});
