import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { Attempt } from '../../../src/domain/attempt.ts';
import { Conflict } from '../../../src/domain/errors.ts';
import type { Graph } from '../../../src/graph/graph.ts';
import type { JobQueue } from '../../../src/queue/job-queue.ts';
import { publish, readPublished } from '../../../src/services/runs/publishing.ts';
import type { Runs } from '../../../src/services/runs/runs.ts';
import { eventually } from '../../queue/eventually.ts';
import { type QueueWorld, queueAdapters } from '../../queue/queue-worlds.ts';
import { caller, ended, runsOn, untilAborted } from '../../queue/run-world.ts';
import { type RunsOnQueue, runsOnQueue } from '../../queue/runs-on-queue.ts';

describe.each(queueAdapters)('runs survive, on the queue: $name', (adapter) => {
  describe.skipIf(adapter.missing)(adapter.missing ?? 'promise that', () => {
    let graph: Graph;
    let world: QueueWorld;
    let queue: JobQueue;
    let runs: Runs;
    let work: RunsOnQueue['work'];
    runsOnQueue(adapter, (opened) => {
      ({ graph, world, queue, runs, work } = opened);
    });
    const embed = (asOf = 1, idempotencyKey?: string) =>
      runs.request(caller, {
        job: 'EMBED_SKILLS',
        parameters: { asOf },
        ...(idempotencyKey && { idempotencyKey }),
      });

    test('two workers never do one run twice', async () => {
      const seen: string[] = [];
      const carry = async (attempt: Attempt) => {
        seen.push(attempt.runId);
        await sleep(5);
      };
      const requested = await Promise.all(Array.from({ length: 30 }, (_, index) => embed(index)));
      await work(carry, { concurrency: 2 });
      await work(carry, { on: world.connect(), concurrency: 2 });
      for (const { id } of requested) expect(await ended(runs, id)).toMatchObject({ state: 'COMPLETED' });
      expect(seen.sort()).toEqual(requested.map(({ id }) => id).sort());
    });

    test('a stalled worker cannot publish once its run is with another', async () => {
      const stalled = Promise.withResolvers<Attempt>();
      const goOn = Promise.withResolvers<void>();
      const outcome = Promise.withResolvers<unknown>();
      const run = await embed();
      // The queue's word is passed by: a worker that hangs hears nothing, and the run is delivered again.
      const deliver = runs.deliver(async (attempt) => {
        stalled.resolve(attempt);
        await goOn.promise;
        outcome.resolve(
          await graph.write((tx) => publish(tx, attempt, 'EMBED_SKILLS', 1)).catch((error) => error),
        );
      });
      const signal = new AbortController().signal;
      const hanging = deliver({ runId: run.id, job: run.job, attempt: 1, lastAttempt: false, signal });
      const first = await stalled.promise;

      await work(async (attempt) => {
        expect(attempt.fence).toBeGreaterThan(first.fence);
        await graph.write((tx) => publish(tx, attempt, 'EMBED_SKILLS', 2));
      });
      expect(await ended(runs, run.id)).toMatchObject({ state: 'COMPLETED' });
      goOn.resolve();
      expect(await outcome.promise).toBeInstanceOf(Conflict);
      await hanging;
      expect(await runs.get(caller, run.id)).toMatchObject({ state: 'COMPLETED', publishedAt: 2 });
      expect(await readPublished(graph)).toEqual({ EMBED_SKILLS: run.id });
    });

    test('a worker that stops hands its run back, and another ends it', async () => {
      const worker = await work(untilAborted);
      const run = await embed();
      await eventually(async () => (await runs.get(caller, run.id))!.state).toBe('ACTIVE');
      await worker.stop(20);
      expect(await runs.get(caller, run.id)).toMatchObject({ state: 'WAITING', attempts: 0 });
      await work(async () => {}, { on: world.connect() });
      expect(await ended(runs, run.id)).toMatchObject({ state: 'COMPLETED', attempts: 1 });
    });

    test('a crash between graph and queue loses nothing', async () => {
      const silent = runsOn(graph, { ...queue, submit: async () => {} });
      const lost = await silent.request(caller, { job: 'EMBED_SKILLS', parameters: {} });
      expect(await queue.inspect(lost.id)).toBe('UNKNOWN');
      const { signal } = new AbortController();
      expect(await runs.reconcile(signal)).toEqual({ enqueued: 1, dropped: 0, failed: 0 });
      expect(await runs.reconcile(signal)).toEqual({ enqueued: 0, dropped: 0, failed: 0 });
      await work(async () => {});
      expect(await ended(runs, lost.id)).toMatchObject({ state: 'COMPLETED' });
    });

    test('a run whose worker died unknown to the queue is carried out again, three times at most', async () => {
      const run = await embed();
      await queue.cancel(run.id);
      const { signal } = new AbortController();
      const die = () => new Promise<never>(() => {});
      for (let death = 1; death <= 3; death += 1) {
        // A delivery that never returns, of a queue that forgets it: what a dead process leaves.
        void runs.deliver(die)({ runId: run.id, job: run.job, attempt: 1, lastAttempt: false, signal });
        await eventually(async () => (await runs.get(caller, run.id))!.attempts).toBe(death);
        expect(await runs.reconcile(signal)).toMatchObject({ enqueued: 1 });
        expect(await runs.get(caller, run.id)).toMatchObject({ state: 'WAITING' });
        await queue.cancel(run.id);
      }
      await runs.reconcile(signal);
      await work(async () => {});
      expect(await ended(runs, run.id)).toMatchObject({
        state: 'FAILED',
        failure: { code: 'FAULT', message: expect.stringContaining('worker was lost') },
      });
    });

    test('an ended run that is queued still is dropped', async () => {
      const deaf = runsOn(graph, { ...queue, cancel: async () => false });
      const run = await embed();
      await deaf.cancel(caller, run.id);
      expect(await queue.inspect(run.id)).toBe('WAITING');
      expect(await runs.reconcile(new AbortController().signal)).toEqual({
        enqueued: 0,
        dropped: 1,
        failed: 0,
      });
      expect(await queue.held()).toEqual([]);
    });
  });
});
