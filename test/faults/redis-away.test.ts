import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Unavailable } from '../../src/domain/errors.ts';
import { openGrafeo } from '../../src/graph/grafeo.ts';
import type { Graph } from '../../src/graph/graph.ts';
import { createBullQueue } from '../../src/queue/bullmq.ts';
import type { JobQueue } from '../../src/queue/job-queue.ts';
import { silentLog } from '../../src/services/run-failure.ts';
import { type RunWorker, startRunWorker } from '../../src/services/run-worker.ts';
import type { ExecuteJob, Runs } from '../../src/services/runs.ts';
import { caller, ended, runsOn } from '../queue/run-world.ts';
import { type RedisServer, redisMissing, startRedisServer } from '../servers/redis.ts';
import { freePort } from '../servers/server-process.ts';

const missing = process.env.CI ? undefined : redisMissing();

describe.skipIf(missing)(missing ?? 'Redis gone and back, empty', () => {
  let port: number;
  let redis: RedisServer;
  let graph: Graph;
  let queue: JobQueue;
  let runs: Runs;
  let worker: RunWorker | undefined;

  beforeEach(async () => {
    port = await freePort();
    redis = await startRedisServer({ port });
    graph = await openGrafeo({ create: true });
    queue = createBullQueue({ url: redis.url, prefix: `test-${randomUUID()}`, lockMs: 1_000 });
    runs = runsOn(graph, queue);
  });
  afterEach(async () => {
    await worker?.stop(0);
    worker = undefined;
    await queue.close();
    await graph.close();
    await redis.stop();
  });
  const request = () => runs.request(caller, { job: 'EMBED_SKILLS', parameters: {} });
  const start = async (execute: ExecuteJob) => {
    worker = await startRunWorker({
      runs,
      queue,
      execute,
      concurrency: 1,
      schedules: [],
      organisation: 'default',
      log: silentLog,
      reconcileEveryMs: 300,
    });
  };

  test('a run that waited and a run in the middle of its work are both completed', async () => {
    const goOn = Promise.withResolvers<void>();
    let begun = 0;
    await start(async () => {
      begun += 1;
      await goOn.promise;
    });
    const [active, waiting] = [await request(), await request()];
    await expect.poll(() => begun).toBe(1);
    await redis.stop();
    await sleep(500);
    redis = await startRedisServer({ port });
    await sleep(500);
    goOn.resolve();
    expect(await ended(runs, active.id)).toMatchObject({ state: 'COMPLETED' });
    expect(await ended(runs, waiting.id)).toMatchObject({ state: 'COMPLETED' });
    await expect.poll(() => queue.held()).toEqual([]);
  });

  test('a run that ends while Redis is away has ended', async () => {
    const goOn = Promise.withResolvers<void>();
    let begun = 0;
    await start(async () => {
      begun += 1;
      await goOn.promise;
    });
    const run = await request();
    await expect.poll(() => begun).toBe(1);
    await redis.stop();
    goOn.resolve();
    expect(await ended(runs, run.id)).toMatchObject({ state: 'COMPLETED', attempts: 1 });
    redis = await startRedisServer({ port });
    const next = await request();
    expect(await ended(runs, next.id)).toMatchObject({ state: 'COMPLETED' });
    expect(await runs.get(caller, run.id)).toMatchObject({ state: 'COMPLETED', attempts: 1 });
  });

  test('a run requested while Redis is away is written down, and carried out when it is back', async () => {
    await start(async () => {});
    await redis.stop();
    const run = await request();
    expect(run).toMatchObject({ state: 'WAITING' });
    await expect(queue.inspect(run.id)).rejects.toThrow(Unavailable);
    redis = await startRedisServer({ port });
    expect(await ended(runs, run.id)).toMatchObject({ state: 'COMPLETED' });
  });

  test('a run cancelled while Redis is away is never completed', async () => {
    let completed = false;
    await start(async ({ caller: { signal } }) => {
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      signal.throwIfAborted();
      completed = true;
    });
    const [active, waiting] = [await request(), await request()];
    await expect.poll(async () => (await runs.get(caller, active.id))!.state).toBe('ACTIVE');
    await redis.stop();
    const cancelling = Promise.all([runs.cancel(caller, active.id), runs.cancel(caller, waiting.id)]);
    expect((await cancelling).map(({ state }) => state)).toEqual(['CANCELLED', 'CANCELLED']);
    redis = await startRedisServer({ port });
    await sleep(1_000);
    expect(await runs.get(caller, waiting.id)).toMatchObject({ state: 'CANCELLED', attempts: 0 });
    expect(completed).toBe(false);
    await expect.poll(() => queue.held(), { timeout: 10_000 }).toEqual([]);
  });
});
