import { describe, expect, test } from 'vitest';
import { Fault, InvalidInput } from '../../../src/domain/errors.ts';
import type { Graph } from '../../../src/graph/graph.ts';
import type { JobQueue } from '../../../src/queue/job-queue.ts';
import type { RunRequest, Runs } from '../../../src/services/runs/runs.ts';
import { eventually } from '../../queue/eventually.ts';
import { queueAdapters } from '../../queue/queue-worlds.ts';
import { caller, ended, runsOn, untilAborted, watched } from '../../queue/run-world.ts';
import { type RunsOnQueue, runsOnQueue } from '../../queue/runs-on-queue.ts';

const parts = (count: number): RunRequest[] =>
  Array.from({ length: count }, (_, index) => ({ job: 'EMBED_SKILLS', parameters: { asOf: index } }));

describe.each(queueAdapters)('a run made of parts on the queue: $name', (adapter) => {
  describe.skipIf(adapter.missing)(adapter.missing ?? 'promises that', () => {
    let graph: Graph;
    let queue: JobQueue;
    let runs: Runs;
    let work: RunsOnQueue['work'];
    runsOnQueue(adapter, (opened) => {
      ({ graph, queue, runs, work } = opened);
    });

    const request = () => runs.request(caller, { job: 'FIT_DECAY', parameters: {} });
    const partsOf = async (id: string) =>
      (await runs.children(caller, [id], { first: 100 }))[0]!.edges.map(({ item }) => item);

    test('the whole goes on when its parts have ended, even with one worker', async () => {
      const seeds = new Set<string>();
      let gathered: readonly string[] = [];
      await work(async (attempt, job) => {
        if (job === 'EMBED_SKILLS') return void seeds.add(attempt.seed);
        const done = await runs.fanOut(attempt, parts(5));
        gathered = done.map(({ parameters, state }) => `${state} ${parameters}`);
      });
      const run = await request();
      const shown = await watched(runs, run.id);
      expect(shown.at(-1)).toMatchObject({ state: 'COMPLETED', progress: 1, attempts: 1 });
      const progress = shown.map((state) => state.progress);
      expect(progress).toEqual([...progress].sort((a, b) => a - b));
      expect(gathered).toEqual([0, 1, 2, 3, 4].map((asOf) => `COMPLETED {"asOf":${asOf}}`));
      expect(seeds.size).toBe(5);
      const children = await partsOf(run.id);
      expect(children).toHaveLength(5);
      expect(children.every(({ parentId }) => parentId === run.id)).toBe(true);
    });

    test('a part that tells nothing for long does not silence the whole', async () => {
      const { promise: heard, resolve: hear } = Promise.withResolvers<void>();
      await work(async (attempt, job) => {
        if (job === 'EMBED_SKILLS') await heard;
        else await runs.fanOut(attempt, parts(1));
      });
      const run = await request();
      const told: string[] = [];
      for await (const { phase } of runs.watch(caller, run.id)) {
        if (/^0 of 1 parts done, [\d.]+ s$/.test(phase ?? '')) told.push(phase!);
        if (told.length >= 2) hear();
      }
      expect(new Set(told).size).toBeGreaterThanOrEqual(2);
    });

    test('the whole is told of as soon as it has given its parts away, before anybody is at work at one', async () => {
      const run = await request();
      const deliver = runs.deliver(async (attempt) => void (await runs.fanOut(attempt, parts(2))));
      const { signal } = caller;
      await deliver({ runId: run.id, job: 'FIT_DECAY', attempt: 1, lastAttempt: false, signal });
      const [told] = await runs.getMany(caller, [run.id]);
      expect(told).toMatchObject({ state: 'ACTIVE', phase: '0 of 2 parts done' });
    });

    test('parts are paged in their order', async () => {
      await work(
        async (attempt, job) => {
          if (job === 'FIT_DECAY') await runs.fanOut(attempt, parts(5));
        },
        { concurrency: 2 },
      );
      const run = await ended(runs, (await request()).id);
      const [first] = await runs.children(caller, [run.id], { first: 3 });
      expect(first).toMatchObject({ hasNextPage: true, totalCount: 5 });
      const [rest] = await runs.children(caller, [run.id], { first: 3, after: first!.edges.at(-1)!.cursor });
      expect([...first!.edges, ...rest!.edges].map(({ item }) => item.parameters)).toEqual(
        [0, 1, 2, 3, 4].map((asOf) => `{"asOf":${asOf}}`),
      );
    });

    test('a part that fails fails the whole with its reason, and the other parts are cancelled', async () => {
      await work(
        async (attempt, job, { asOf }) => {
          if (job === 'FIT_DECAY') return void (await runs.fanOut(attempt, parts(4)));
          if (asOf! > 1) await untilAborted(attempt);
          if (asOf !== 1) return;
          const [first] = await partsOf(asked.id);
          await eventually(async () => (await runs.get(caller, first!.id))!.state).toBe('COMPLETED');
          throw new InvalidInput([{ path: 'shard', problem: 'is empty' }]);
        },
        { concurrency: 2 },
      );
      const asked = await request();
      const run = await ended(runs, asked.id);
      expect(run).toMatchObject({
        state: 'FAILED',
        attempts: 1,
        failure: { code: 'INVALID_INPUT', message: expect.stringContaining('shard: is empty') },
      });
      expect((await partsOf(run.id)).map(({ state }) => state)).toEqual([
        'COMPLETED',
        'FAILED',
        'CANCELLED',
        'CANCELLED',
      ]);
    });

    test('the reason is the part that failed, though those cancelled for it stand before it', async () => {
      await work(
        async (attempt, job, { asOf }) => {
          if (job === 'FIT_DECAY') await runs.fanOut(attempt, parts(3));
          else if (asOf === 1) throw new InvalidInput([{ path: 'shard', problem: 'is empty' }]);
          else await untilAborted(attempt);
        },
        { concurrency: 3 },
      );
      const run = await ended(runs, (await request()).id);
      expect(run).toMatchObject({
        state: 'FAILED',
        failure: { code: 'INVALID_INPUT', message: expect.stringContaining('shard: is empty') },
      });
      expect((await partsOf(run.id))[0]).toMatchObject({ state: 'CANCELLED' });
    });

    test('a part is tried again by itself', async () => {
      const attempts = [0, 0, 0];
      await work(async (attempt, job, { asOf }) => {
        if (job === 'FIT_DECAY') return void (await runs.fanOut(attempt, parts(3)));
        attempts[asOf!]! += 1;
        if (asOf === 1 && attempts[1]! < 3) throw new Fault('passes');
      });
      expect(await ended(runs, (await request()).id)).toMatchObject({ state: 'COMPLETED', attempts: 1 });
      expect(attempts).toEqual([1, 3, 1]);
    });

    test('the whole may fail after its parts and is tried again without doing them again', async () => {
      let partsDone = 0;
      let gatherings = 0;
      await work(async (attempt, job) => {
        if (job !== 'FIT_DECAY') {
          partsDone += 1;
          return;
        }
        await runs.fanOut(attempt, parts(3));
        gatherings += 1;
        if (gatherings < 2) throw new Fault('passes');
      });
      expect(await ended(runs, (await request()).id)).toMatchObject({ state: 'COMPLETED', attempts: 2 });
      expect(partsDone).toBe(3);
      expect(gatherings).toBe(2);
    });

    test('cancelling the whole cancels its parts', async () => {
      await work(async (attempt, job) => {
        if (job === 'FIT_DECAY') await runs.fanOut(attempt, parts(3));
        else await untilAborted(attempt);
      });
      const run = await request();
      await eventually(async () => (await partsOf(run.id)).some(({ state }) => state === 'ACTIVE')).toBe(
        true,
      );
      await runs.cancel(caller, run.id);
      expect((await partsOf(run.id)).map(({ state }) => state)).toEqual(Array(3).fill('CANCELLED'));
      await eventually(() => queue.held()).toEqual([]);
    });

    test('parts written down but never enqueued are found again', async () => {
      const dying = Promise.withResolvers<void>();
      const neverSubmits = (): Promise<never> => {
        dying.resolve();
        return new Promise(() => {});
      };
      const broken = runsOn(graph, { ...queue, submit: neverSubmits });
      const run = await request();
      await queue.cancel(run.id);
      const { signal } = new AbortController();
      // The process dies between the two: its delivery never returns.
      void broken.deliver(async (attempt) => {
        await broken.fanOut(attempt, parts(3));
      })({ runId: run.id, job: 'FIT_DECAY', attempt: 1, lastAttempt: false, signal });
      await dying.promise;
      expect(await partsOf(run.id)).toHaveLength(3);
      expect(await runs.reconcile(signal)).toMatchObject({ enqueued: 4 });
      await work(async (attempt, job) => {
        if (job === 'FIT_DECAY') await runs.fanOut(attempt, parts(3));
      });
      expect(await ended(runs, run.id)).toMatchObject({ state: 'COMPLETED', attempts: 2 });
    });

    test('parts that change between attempts are refused', async () => {
      let calls = 0;
      await work(async (attempt, job) => {
        if (job !== 'FIT_DECAY') return;
        calls += 1;
        await runs.fanOut(attempt, calls === 1 ? parts(2) : [...parts(1), ...parts(1)]);
      });
      expect(await ended(runs, (await request()).id)).toMatchObject({
        state: 'FAILED',
        failure: { code: 'FAULT' },
      });
    });

    test('a run without parts goes on at once', async () => {
      await work(async (attempt) => {
        expect(await runs.fanOut(attempt, [])).toEqual([]);
      });
      expect(await ended(runs, (await request()).id)).toMatchObject({ state: 'COMPLETED' });
    });
  });
});
