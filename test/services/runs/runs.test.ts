import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fixedClock } from '../../../src/domain/clock.ts';
import { Conflict, Fault, InvalidInput } from '../../../src/domain/errors.ts';
import { openGrafeo } from '../../../src/graph/grafeo.ts';
import type { Graph } from '../../../src/graph/graph.ts';
import { createInProcessQueue } from '../../../src/queue/in-process.ts';
import type { JobQueue } from '../../../src/queue/job-queue.ts';
import { startRunWorker } from '../../../src/services/runs/delivery/run-worker.ts';
import { checkFence } from '../../../src/services/runs/publishing.ts';
import { createRunAttempts } from '../../../src/services/runs/run-attempts.ts';
import { silentLog } from '../../../src/services/runs/run-failure.ts';
import { createRuns, type Runs } from '../../../src/services/runs/runs.ts';
import { eventually } from '../../queue/eventually.ts';
import { caller, callerWith, ended, runsOn, untilAborted } from '../../queue/run-world.ts';

let graph: Graph;
let queue: JobQueue;
let runs: Runs;
beforeEach(async () => {
  graph = await openGrafeo({ create: true });
  queue = createInProcessQueue();
  runs = runsOn(graph, queue);
});
afterEach(async () => {
  await queue.close();
  await graph.close();
});

const importing = {
  job: 'IMPORT',
  parameters: { format: 'organisation', source: 'digest' },
  idempotencyKey: 'import:digest',
} as const;

describe('a run that this process performs', () => {
  test('is recorded like any other, with its progress', async () => {
    const progress: number[] = [];
    const run = await runs.perform(
      caller,
      importing,
      async (attempt) => {
        attempt.progress(0.5, 'half');
        await graph.write((tx) => checkFence(tx, attempt));
      },
      (fraction) => progress.push(fraction),
    );
    expect(run).toMatchObject({ state: 'COMPLETED', progress: 1, attempts: 1, job: 'IMPORT' });
    expect(progress).toEqual([0.5]);
  });

  test('is not worked at again once it has completed', async () => {
    const first = await runs.perform(caller, importing, async () => {});
    const again = await runs.perform(caller, importing, () => expect.unreachable());
    expect(again.id).toBe(first.id);
    const other = { ...importing, parameters: { ...importing.parameters, source: 'other' } };
    await expect(runs.perform(caller, other, async () => {})).rejects.toThrow(Conflict);
  });

  test('records and throws what stopped it, and is taken up again', async () => {
    const refused = new InvalidInput([{ path: 'people.csv:2:name', problem: 'is empty' }]);
    await expect(runs.perform(caller, importing, () => Promise.reject(refused))).rejects.toBe(refused);
    const [failed] = (await runs.page(caller, { job: 'IMPORT' }, { first: 1 })).edges;
    expect(failed!.item).toMatchObject({ state: 'FAILED', failure: { code: 'INVALID_INPUT' } });
    const run = await runs.perform(caller, importing, async () => {});
    expect(run).toMatchObject({ id: failed!.item.id, state: 'COMPLETED', attempts: 2, failure: null });
  });

  test('is taken over from a process that died, whose writes are refused then', async () => {
    const begun = Promise.withResolvers<Parameters<Parameters<Runs['perform']>[2]>[0]>();
    void runs.perform(caller, importing, async (attempt) => {
      begun.resolve(attempt);
      await new Promise(() => {});
    });
    const dead = await begun.promise;
    const run = await runs.perform(caller, importing, async () => {});
    expect(run).toMatchObject({ id: dead.runId, state: 'COMPLETED' });
    await expect(graph.write((tx) => checkFence(tx, dead))).rejects.toThrow(Conflict);
  });

  test('is failed, with what to do, when its process has been silent for long', async () => {
    const clock = fixedClock(1_000_000);
    const performing = createRuns({ graph, queue, clock, organisation: 'default', codeVersion: 'test' });
    await performing.perform(caller, importing, () => Promise.reject(new Fault('first'))).catch(() => {});
    const only = async () => (await runs.page(caller, {}, { first: 1 })).edges[0]!.item;
    // A process that begins, and dies before its heart beats again.
    await createRunAttempts(graph, clock).beginHere((await only()).id);
    const { signal } = new AbortController();
    clock.set(1_059_000);
    expect(await performing.reconcile(signal)).toMatchObject({ failed: 0 });
    expect(await only()).toMatchObject({ state: 'ACTIVE' });
    clock.set(1_061_000);
    expect(await performing.reconcile(signal)).toMatchObject({ failed: 1, enqueued: 0 });
    expect(await only()).toMatchObject({
      state: 'FAILED',
      failure: { message: expect.stringContaining('start it again') },
    });
  });

  test('is cancelled with its caller', async () => {
    const leaving = new AbortController();
    const performing = runs.perform(callerWith(leaving.signal), importing, async ({ caller: { signal } }) => {
      leaving.abort(new Error('interrupted'));
      signal.throwIfAborted();
    });
    await expect(performing).rejects.toThrow('interrupted');
    expect((await runs.page(caller, {}, { first: 1 })).edges[0]!.item).toMatchObject({ state: 'CANCELLED' });
  });
});

describe('the list of runs', () => {
  test('is paged newest first, each run once, while others are added', async () => {
    const clock = fixedClock(1_000);
    const timed = createRuns({ graph, queue, clock, organisation: 'default', codeVersion: 'test' });
    const request = async () => {
      clock.set(clock.now() + 1);
      return (await timed.request(caller, { job: 'EMBED_SKILLS', parameters: {} })).id;
    };
    const ids: string[] = [];
    for (let index = 0; index < 7; index += 1) ids.push(await request());
    const seen: string[] = [];
    for (let after: string | null = null; ; ) {
      const page = await timed.page(caller, {}, { first: 3, after });
      seen.push(...page.edges.map(({ item }) => item.id));
      if (!page.hasNextPage) break;
      after = page.edges.at(-1)!.cursor;
      await request();
    }
    expect(seen).toEqual(ids.toReversed());
  });

  test('is filtered by job and state', async () => {
    const run = await runs.request(caller, { job: 'EMBED_SKILLS', parameters: {} });
    await runs.request(caller, { job: 'CLUSTER_ROLES', parameters: {} });
    await runs.cancel(caller, run.id);
    const page = await runs.page(caller, { job: 'EMBED_SKILLS', state: 'CANCELLED' }, { first: 5 });
    expect(page).toMatchObject({ totalCount: 1, hasNextPage: false });
    expect(page.edges[0]!.item.id).toBe(run.id);
    expect((await runs.page(caller, { state: 'ACTIVE' }, { first: 5 })).totalCount).toBe(0);
  });

  test('gives runs in the order of the ids asked for, null where unknown', async () => {
    const [a, b] = [
      await runs.request(caller, { job: 'EMBED_SKILLS', parameters: {} }),
      await runs.request(caller, { job: 'CLUSTER_ROLES', parameters: {} }),
    ];
    const found = await runs.getMany(caller, [b.id, 'run:no', a.id, b.id]);
    expect(found.map((run) => run?.id)).toEqual([b.id, undefined, a.id, b.id]);
    expect(await runs.get(caller, 'run:no')).toBeNull();
  });
});

describe('the worker', () => {
  const options = { concurrency: 1, organisation: 'default', log: silentLog, schedules: [] };

  test('goes on at its start with what a crash interrupted', async () => {
    const run = await runs.request(caller, { job: 'EMBED_SKILLS', parameters: {} });
    const { signal } = new AbortController();
    void runs.deliver(() => new Promise(() => {}))({
      runId: run.id,
      job: run.job,
      attempt: 1,
      lastAttempt: false,
      signal,
    });
    await eventually(async () => (await runs.get(caller, run.id))!.state).toBe('ACTIVE');

    // Another process: its queue is empty.
    const fresh = createInProcessQueue();
    const restarted = runsOn(graph, fresh);
    const worker = await startRunWorker({
      ...options,
      runs: restarted,
      queue: fresh,
      execute: async () => {},
    });
    expect(await ended(restarted, run.id)).toMatchObject({ state: 'COMPLETED', attempts: 2 });
    await worker.stop(0);
    await fresh.close();
  });

  test('repairs on a timer too', async () => {
    const worker = await startRunWorker({
      ...options,
      runs,
      queue,
      execute: async () => {},
      reconcileEveryMs: 50,
    });
    const lost = await runsOn(graph, { ...queue, submit: async () => {} }).request(caller, {
      job: 'EMBED_SKILLS',
      parameters: {},
    });
    expect(await ended(runs, lost.id)).toMatchObject({ state: 'COMPLETED' });
    await worker.stop(0);
  });

  test('tidies up now and then, and goes on when that fails', async () => {
    let tidied = 0;
    const maintenance = async () => {
      tidied += 1;
      if (tidied === 1) throw new Fault('the first time');
    };
    const every = { reconcileEveryMs: 10, maintainEveryMs: 20, maintenance };
    const worker = await startRunWorker({ ...options, ...every, runs, queue, execute: async () => {} });
    await eventually(() => tidied).toBeGreaterThanOrEqual(3);
    await worker.stop(0);
  });

  test('requests what is due, once a moment', async () => {
    const schedules = [{ name: 'often', job: 'EMBED_SKILLS', cron: '* * * * * *' }] as const;
    const worker = await startRunWorker({ ...options, schedules, runs, queue, execute: async () => {} });
    await eventually(
      async () => (await runs.page(caller, { state: 'COMPLETED' }, { first: 9 })).totalCount,
    ).toBeGreaterThanOrEqual(2);
    await worker.stop(0);
    const keys = (await runs.page(caller, {}, { first: 9 })).edges.map(({ item }) => item.idempotencyKey);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys[0]).toMatch(/^schedule:often:.*000Z$/);
  });

  test('hands what runs back when it stops', async () => {
    const worker = await startRunWorker({
      ...options,
      runs,
      queue,
      execute: async (attempt) => {
        await untilAborted(attempt).catch(() => {});
        throw new Fault('whatever the abort made of it');
      },
    });
    const run = await runs.request(caller, { job: 'EMBED_SKILLS', parameters: {} });
    await eventually(async () => (await runs.get(caller, run.id))!.state).toBe('ACTIVE');
    await worker.stop(10);
    expect(await runs.get(caller, run.id)).toMatchObject({ state: 'WAITING', attempts: 0 });
  });
});
