import { describe, expect, test } from 'vitest';
import { Conflict, Fault, InvalidInput, NotFound } from '../../../src/domain/errors.ts';
import type { Graph } from '../../../src/graph/graph.ts';
import type { JobQueue } from '../../../src/queue/job-queue.ts';
import { checkFence } from '../../../src/services/runs/publishing.ts';
import { recordFindings } from '../../../src/services/runs/run-attempts.ts';
import type { Run, Runs } from '../../../src/services/runs/runs.ts';
import { eventually } from '../../queue/eventually.ts';
import { type QueueWorld, queueAdapters } from '../../queue/queue-worlds.ts';
import { caller, callerWith, ended, runsOn, untilAborted, watched } from '../../queue/run-world.ts';
import { type RunsOnQueue, runsOnQueue } from '../../queue/runs-on-queue.ts';

describe.each(queueAdapters)('runs on the queue: $name', (adapter) => {
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

    test('a run is written down waiting, and carried out with what was asked', async () => {
      const run = await embed(7);
      expect(run).toMatchObject({
        job: 'EMBED_SKILLS',
        state: 'WAITING',
        progress: 0,
        parameters: '{"asOf":7}',
        codeVersion: 'test',
        attempts: 0,
        startedAt: null,
        failure: null,
      });
      expect(run.seed).toMatch(/^\d+$/);
      let seen: unknown;
      await work(async (attempt, job, parameters) => {
        seen = { job, parameters, seed: attempt.seed, runId: attempt.runId };
      });
      const end = await ended(runs, run.id);
      expect(seen).toEqual({ job: 'EMBED_SKILLS', parameters: { asOf: 7 }, seed: run.seed, runId: run.id });
      expect(end).toMatchObject({ state: 'COMPLETED', progress: 1, attempts: 1, failure: null });
      expect(end.finishedAt).toBeGreaterThanOrEqual(end.startedAt!);
    });

    test('the same request has the same seed wherever and whenever it is made', async () => {
      const [first, again, other] = [await embed(1), await embed(1), await embed(2)];
      expect(again.id).not.toBe(first.id);
      expect(again.seed).toBe(first.seed);
      expect(other.seed).not.toBe(first.seed);
    });

    test('watchers see progress rise and then the end, from another process too', async () => {
      const onlooker = runsOn(graph, world.connect());
      const shown: Run[] = [];
      await work(async (attempt) => {
        for (let step = 1; step <= 8; step += 1) {
          attempt.progress(step / 10, `step ${step}`);
          attempt.progress(step / 20, `step ${step}`);
          // Steps that come faster than watchers are told are passed over.
          await eventually(() => shown.at(-1)?.phase).toBe(`step ${step}`);
        }
      });
      const run = await embed();
      for await (const state of onlooker.watch(caller, run.id)) shown.push(state);
      const progress = shown.map((state) => state.progress);
      expect(progress).toEqual([...progress].sort((a, b) => a - b));
      expect(progress).toEqual(expect.arrayContaining([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 1]));
      expect(shown.at(-1)).toMatchObject({ state: 'COMPLETED', progress: 1 });
    });

    test('watching an unknown run is refused, and a watcher may leave', async () => {
      await expect(watched(runs, 'run:unknown')).rejects.toThrow(NotFound);
      const run = await embed();
      const leaving = new AbortController();
      const states: string[] = [];
      for await (const { state } of runs.watch(callerWith(leaving.signal), run.id)) {
        states.push(state);
        // Once it waits for what comes next.
        setImmediate(() => leaving.abort());
      }
      expect(states).toEqual(['WAITING']);
    });

    test('what a run finds is kept with it', async () => {
      await work(async (attempt) => {
        await graph.write((transaction) =>
          recordFindings(transaction, attempt, {
            inputDigest: 'abc',
            metrics: [{ name: 'skills', value: 3, unit: null }],
            hyperparameters: { floor: 0.1 },
            shortlistIds: ['shortlist:1'],
          }),
        );
      });
      expect(await ended(runs, (await embed()).id)).toMatchObject({
        inputDigest: 'abc',
        metrics: [{ name: 'skills', value: 3, unit: null }],
        hyperparameters: '{"floor":0.1}',
        shortlistIds: ['shortlist:1'],
      });
    });

    test('a fault is tried again, and after the last attempt is the reason, without its words', async () => {
      let deliveries = 0;
      await work(async () => {
        deliveries += 1;
        throw new Fault('a stored value would stand here');
      });
      const end = await ended(runs, (await embed()).id);
      expect(deliveries).toBe(3);
      expect(end).toMatchObject({ state: 'FAILED', attempts: 3, failure: { code: 'FAULT', attempts: 3 } });
      expect(end.failure!.message).not.toContain('stored value');
      await eventually(() => queue.inspect(end.id)).toBe('UNKNOWN');
    });

    test('a fault that passes leaves a completed run', async () => {
      let deliveries = 0;
      await work(async () => {
        deliveries += 1;
        if (deliveries < 3) throw new TypeError('a defect');
      });
      expect(await ended(runs, (await embed()).id)).toMatchObject({ state: 'COMPLETED', attempts: 3 });
    });

    test('invalid input fails at once, with its reason', async () => {
      let deliveries = 0;
      await work(async () => {
        deliveries += 1;
        throw new InvalidInput([{ path: 'parameters.asOf', problem: 'lies before the first evidence' }]);
      });
      expect(await ended(runs, (await embed()).id)).toMatchObject({
        state: 'FAILED',
        failure: { code: 'INVALID_INPUT', message: expect.stringContaining('parameters.asOf'), attempts: 1 },
      });
      expect(deliveries).toBe(1);
    });

    test('parameters are checked at the door', async () => {
      const wrong = { job: 'EMBED_SKILLS', parameters: { asOf: 1.5, extra: true } } as never;
      await expect(runs.request(caller, wrong)).rejects.toThrow(InvalidInput);
      await expect(
        runs.request(caller, { job: 'IMPORT', parameters: { format: 'onet', source: 'x' } }),
      ).rejects.toThrow(/command line/);
      expect((await runs.page(caller, {}, { first: 10 })).totalCount).toBe(0);
    });

    test('a waiting run that is cancelled is never carried out', async () => {
      const run = await embed();
      expect(await runs.cancel(caller, run.id)).toMatchObject({ state: 'CANCELLED' });
      let deliveries = 0;
      await work(async () => {
        deliveries += 1;
      });
      await ended(runs, (await embed(2)).id);
      expect(deliveries).toBe(1);
      // The queue lets go of a run a moment after its end is written down.
      await eventually(() => queue.held()).toEqual([]);
    });

    test('an active run that is cancelled stops, and writes nothing more', async () => {
      const write = Promise.withResolvers<unknown>();
      await work(
        async (attempt) => {
          await untilAborted(attempt).catch(() => {});
          write.resolve(await graph.write((tx) => checkFence(tx, attempt)).catch((error) => error));
          throw new Fault('too late to matter');
        },
        { on: world.connect() },
      );
      const run = await embed();
      await eventually(async () => (await runs.get(caller, run.id))!.state).toBe('ACTIVE');
      expect(await runs.cancel(caller, run.id)).toMatchObject({ state: 'CANCELLED' });
      expect((await write.promise) as Error).toMatchObject({ name: 'Cancelled' });
      await eventually(() => queue.inspect(run.id)).toBe('UNKNOWN');
      expect(await runs.get(caller, run.id)).toMatchObject({ state: 'CANCELLED', failure: null });
      expect(await runs.cancel(caller, run.id)).toMatchObject({ state: 'CANCELLED' });
    });

    test('a cancellation that the queue loses is found by the worker itself', async () => {
      await work(untilAborted);
      const run = await embed();
      await eventually(async () => (await runs.get(caller, run.id))!.state).toBe('ACTIVE');
      const deaf = runsOn(graph, { ...queue, cancel: async () => false, announce: () => {} });
      await deaf.cancel(caller, run.id);
      await eventually(() => queue.inspect(run.id)).toBe('UNKNOWN');
    });

    test('what has ended cannot be cancelled, nor what is unknown', async () => {
      await work(async () => {});
      const run = await ended(runs, (await embed()).id);
      await expect(runs.cancel(caller, run.id)).rejects.toThrow(Conflict);
      await expect(runs.cancel(caller, 'run:unknown')).rejects.toThrow(NotFound);
    });

    test('the same idempotency key with the same request is the same run, also at the same time', async () => {
      const all = await Promise.all(Array.from({ length: 10 }, () => embed(1, 'key')));
      expect(new Set(all.map(({ id }) => id)).size).toBe(1);
      await work(async () => {});
      await ended(runs, all[0]!.id);
      expect(await embed(1, 'key')).toMatchObject({ id: all[0]!.id, state: 'COMPLETED' });
      expect((await runs.page(caller, {}, { first: 10 })).totalCount).toBe(1);
    });

    test('the same idempotency key with another request is a conflict that names the run', async () => {
      const run = await embed(1, 'key');
      await expect(embed(2, 'key')).rejects.toMatchObject({ name: 'Conflict', with: run.id });
      const otherJob = { job: 'CLUSTER_ROLES', parameters: { asOf: 1 }, idempotencyKey: 'key' } as const;
      await expect(runs.request(caller, otherJob)).rejects.toThrow(Conflict);
    });
  });
});
