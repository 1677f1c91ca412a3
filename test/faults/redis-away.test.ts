import { randomUUID } from 'node:crypto';
import { type AddressInfo, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Unavailable } from '../../src/domain/errors.ts';
import { openGrafeo } from '../../src/graph/grafeo.ts';
import type { Graph } from '../../src/graph/graph.ts';
import { createBullQueue } from '../../src/queue/bullmq.ts';
import type { JobQueue } from '../../src/queue/job-queue.ts';
import { type RunWorker, startRunWorker } from '../../src/services/runs/delivery/run-worker.ts';
import { silentLog } from '../../src/services/runs/run-failure.ts';
import type { ExecuteJob, Runs } from '../../src/services/runs/runs.ts';
import { eventually } from '../queue/eventually.ts';
import { caller, ended, runsOn } from '../queue/run-world.ts';
import { type RedisServer, redisMissing, startRedisServer } from '../servers/redis.ts';
import { freePort } from '../servers/server-process.ts';
import { startTcpProxy } from '../servers/tcp-proxy.ts';
import { startProcess } from './process-under-test.ts';

const missing = process.env.CI ? undefined : redisMissing();

describe.skipIf(missing)(missing ?? 'Redis gone and back, empty', () => {
  let port: number;
  let redis: RedisServer;
  let graph: Graph;
  let prefix: string;
  let queue: JobQueue;
  let runs: Runs;
  let worker: RunWorker | undefined;

  beforeEach(async () => {
    port = await freePort();
    redis = await startRedisServer({ port });
    graph = await openGrafeo({ create: true });
    prefix = `test-${randomUUID()}`;
    queue = createBullQueue({ url: redis.url, prefix, lockMs: 1_000 });
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
    await eventually(() => begun).toBe(1);
    await redis.stop();
    await sleep(500);
    redis = await startRedisServer({ port });
    await sleep(500);
    goOn.resolve();
    expect(await ended(runs, active.id)).toMatchObject({ state: 'COMPLETED' });
    expect(await ended(runs, waiting.id)).toMatchObject({ state: 'COMPLETED' });
    await eventually(() => queue.held()).toEqual([]);
  });

  test('a run that ends while Redis is away has ended', async () => {
    const goOn = Promise.withResolvers<void>();
    let begun = 0;
    await start(async () => {
      begun += 1;
      await goOn.promise;
    });
    const run = await request();
    await eventually(() => begun).toBe(1);
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
    await eventually(async () => (await runs.get(caller, active.id))!.state).toBe('ACTIVE');
    await redis.stop();
    const cancelling = Promise.all([runs.cancel(caller, active.id), runs.cancel(caller, waiting.id)]);
    expect((await cancelling).map(({ state }) => state)).toEqual(['CANCELLED', 'CANCELLED']);
    redis = await startRedisServer({ port });
    await sleep(1_000);
    expect(await runs.get(caller, waiting.id)).toMatchObject({ state: 'CANCELLED', attempts: 0 });
    expect(completed).toBe(false);
    await eventually(() => queue.held()).toEqual([]);
  });

  test('a worker stops and the queue closes although Redis is away', async () => {
    await start(async ({ caller: { signal } }) => {
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      signal.throwIfAborted();
    });
    const run = await request();
    await eventually(async () => (await runs.get(caller, run.id))!.state).toBe('ACTIVE');
    await redis.stop();
    await worker!.stop(50);
    worker = undefined;
    await queue.close();
    expect(await runs.get(caller, run.id)).toMatchObject({ state: 'WAITING', attempts: 0 });
  });

  test('a job that is on its way to a worker that stops is handed back', async () => {
    const proxy = await startTcpProxy({ host: '127.0.0.1', port });
    const behind = createBullQueue({ url: `redis://127.0.0.1:${proxy.port}`, prefix });
    const job = { job: 'EMBED_SKILLS', attempts: 3, backoffMs: 50 } as const;
    await queue.submit({ runId: 'run:1', ...job });
    await queue.submit({ runId: 'run:2', ...job });
    const taken: string[] = [];
    const done = Promise.withResolvers<void>();
    const stopping = await behind.work(
      async ({ runId, signal }) => {
        taken.push(runId);
        // The worker says that it is done, and asks for the next job at once; the answer comes late.
        if (runId === 'run:1') return void setImmediate(done.resolve);
        await new Promise((resolve) => signal.addEventListener('abort', resolve));
        throw signal.reason;
      },
      { concurrency: 1 },
    );
    await done.promise;
    proxy.freeze();
    const stopped = stopping.stop(0);
    await sleep(100);
    proxy.mend();
    await stopped;
    expect(taken).toEqual(['run:1']);
    expect(await queue.inspect('run:2')).toBe('WAITING');
    await behind.close();
    await proxy.close();
  });

  test('a worker process ends on SIGTERM although Redis is away', async () => {
    const process = startProcess('./worker-process.ts', { REDIS: redis.url, PREFIX: prefix, HANG: '1' });
    await queue.submit({ runId: 'run:1', job: 'EMBED_SKILLS', attempts: 3, backoffMs: 50 });
    await process.said('took');
    await redis.stop();
    process.signal('SIGTERM');
    expect(await process.exit).toBe(0);
  });

  test('trouble is told once each time the connection is lost', async () => {
    let told = 0;
    const other = createBullQueue({
      url: redis.url,
      prefix: 'other',
      onTrouble: () => {
        told += 1;
      },
    });
    await other.inspect('run:1');
    await redis.stop();
    // One for commands, one for the subscription.
    await eventually(() => told).toBe(2);
    await sleep(2_500);
    expect(told).toBe(2);
    await other.close();
  });
});

test('a Redis that accepts and never answers is unavailable within seconds', async () => {
  const mute = createServer(() => {});
  await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve));
  const { port } = mute.address() as AddressInfo;
  const queue = createBullQueue({ url: `redis://127.0.0.1:${port}` });
  await expect(queue.inspect('run:1')).rejects.toThrow(Unavailable);
  await queue.close();
  mute.close();
});
