import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Cancelled, Fault, InvalidInput, Unavailable } from '../../../src/domain/errors.ts';
import type { Delivery, JobQueue, QueuedJob, Worker } from '../../../src/queue/job-queue.ts';
import { eventually } from '../../queue/eventually.ts';
import { type QueueWorld, queueAdapters } from '../../queue/queue-worlds.ts';

const job = (runId: string, more: Partial<QueuedJob> = {}): QueuedJob => ({
  runId,
  job: 'EMBED_SKILLS',
  attempts: 3,
  backoffMs: 20,
  ...more,
});

describe.each(queueAdapters)('the job queue: $name', (adapter) => {
  describe.skipIf(adapter.missing)(adapter.missing ?? 'promises that', () => {
    let world: QueueWorld;
    let queue: JobQueue;
    const workers: Worker[] = [];

    beforeAll(() => adapter.start());
    afterAll(() => adapter.stop());
    beforeEach(() => {
      world = adapter.world();
      queue = world.connect();
    });
    afterEach(async () => {
      await Promise.all(workers.splice(0).map((worker) => worker.stop(0)));
      await world.close();
    });

    async function work(handler: Parameters<JobQueue['work']>[0], on = queue, concurrency = 1) {
      const worker = await on.work(handler, { concurrency });
      workers.push(worker);
      return worker;
    }

    test('a submitted job is delivered, and gone when it has ended', async () => {
      const delivered: Delivery[] = [];
      await queue.submit(job('run:1'));
      expect(await queue.inspect('run:1')).toBe('WAITING');
      expect(await queue.held()).toEqual(['run:1']);
      await work(async (delivery) => void delivered.push(delivery));
      await eventually(() => queue.inspect('run:1')).toBe('UNKNOWN');
      expect(delivered).toMatchObject([
        { runId: 'run:1', job: 'EMBED_SKILLS', attempt: 1, lastAttempt: false },
      ]);
      expect(await queue.held()).toEqual([]);
    });

    test('jobs are taken in the order of submission', async () => {
      const order: string[] = [];
      const ids = Array.from({ length: 20 }, (_, index) => `run:${index}`);
      for (const id of ids) await queue.submit(job(id));
      await work(async ({ runId }) => void order.push(runId));
      await eventually(() => order.length).toBe(20);
      expect(order).toEqual(ids);
    });

    test('no more jobs run at once than the worker allows', async () => {
      let running = 0;
      let most = 0;
      let ended = 0;
      const full = Promise.withResolvers<void>();
      for (let index = 0; index < 12; index += 1) await queue.submit(job(`run:${index}`));
      await work(
        async () => {
          running += 1;
          most = Math.max(most, running);
          if (running === 3) full.resolve();
          await full.promise;
          // Whoever would come beside the three has time to.
          await sleep(30);
          running -= 1;
          ended += 1;
          return undefined;
        },
        queue,
        3,
      );
      await eventually(() => ended).toBe(12);
      expect(most).toBe(3);
    });

    test('the same run submitted twice is one job', async () => {
      let deliveries = 0;
      await queue.submit(job('run:1'));
      await queue.submit(job('run:1'));
      await work(async () => {
        deliveries += 1;
        await queue.submit(job('run:1'));
        await sleep(50);
        return undefined;
      });
      await eventually(() => queue.inspect('run:1')).toBe('UNKNOWN');
      await sleep(200);
      expect(deliveries).toBe(1);
    });

    test('a run that has ended can be submitted again', async () => {
      let deliveries = 0;
      await work(async () => {
        deliveries += 1;
        return undefined;
      });
      await queue.submit(job('run:1'));
      await eventually(() => deliveries).toBe(1);
      await eventually(() => queue.inspect('run:1')).toBe('UNKNOWN');
      await queue.submit(job('run:1'));
      await eventually(() => deliveries).toBe(2);
    });

    test('two workers never do one job twice', async () => {
      const other = world.connect();
      const seen = new Map<string, number>();
      const handler = async ({ runId }: Delivery) => {
        seen.set(runId, (seen.get(runId) ?? 0) + 1);
        await sleep(3);
        return undefined;
      };
      for (let index = 0; index < 100; index += 1) await queue.submit(job(`run:${index}`));
      await Promise.all([work(handler, queue, 4), work(handler, other, 4)]);
      await eventually(async () => (await queue.held()).length).toBe(0);
      expect(seen.size).toBe(100);
      expect(new Set(seen.values())).toEqual(new Set([1]));
    });

    test('a fault is tried again with backoff until its attempts are used up', async () => {
      const attempts: { attempt: number; lastAttempt: boolean; at: number }[] = [];
      await queue.submit(job('run:1', { backoffMs: 100 }));
      await work(async ({ attempt, lastAttempt }) => {
        attempts.push({ attempt, lastAttempt, at: performance.now() });
        throw attempt === 2 ? new TypeError('a defect') : new Fault('an engine gave up');
      });
      await eventually(() => queue.inspect('run:1')).toBe('UNKNOWN');
      expect(attempts).toMatchObject([
        { attempt: 1, lastAttempt: false },
        { attempt: 2, lastAttempt: false },
        { attempt: 3, lastAttempt: true },
      ]);
      // At least half of 100 ms, then half of 200 ms (timers may fire a millisecond early).
      expect(attempts[1]!.at - attempts[0]!.at).toBeGreaterThanOrEqual(49);
      expect(attempts[2]!.at - attempts[1]!.at).toBeGreaterThanOrEqual(99);
    });

    test('what cannot succeed is not tried again', async () => {
      let deliveries = 0;
      await queue.submit(job('run:1'));
      await work(async () => {
        deliveries += 1;
        throw new InvalidInput([{ path: 'parameters', problem: 'is wrong' }]);
      });
      await eventually(() => queue.inspect('run:1')).toBe('UNKNOWN');
      await sleep(200);
      expect(deliveries).toBe(1);
    });

    test('waiting for what is away does not count as an attempt', async () => {
      const attempts: number[] = [];
      await queue.submit(job('run:1', { attempts: 2 }));
      await work(async ({ attempt }) => {
        attempts.push(attempt);
        if (attempts.length < 4) throw new Unavailable('the graph is away', { retryAfter: 0.02 });
        return undefined;
      });
      await eventually(() => queue.inspect('run:1')).toBe('UNKNOWN');
      expect(attempts).toEqual([1, 1, 1, 1]);
    });

    test('a job that asks to come again does, after its time or when hastened', async () => {
      const times: number[] = [];
      await queue.submit(job('run:1'));
      await work(async () => {
        times.push(performance.now());
        if (times.length === 1) return { againAfterMs: 100 };
        if (times.length === 2) return { againAfterMs: 60_000 };
        return undefined;
      });
      await eventually(() => times.length).toBe(2);
      expect(times[1]! - times[0]!).toBeGreaterThanOrEqual(99);
      await eventually(() => queue.inspect('run:1')).toBe('WAITING');
      await queue.hasten('run:1');
      await eventually(() => times.length).toBe(3);
    });

    test('a waiting job that is cancelled is never delivered', async () => {
      const delivered: string[] = [];
      await queue.submit(job('run:1'));
      await queue.submit(job('run:2'));
      expect(await queue.cancel('run:1')).toBe(true);
      await work(async ({ runId }) => void delivered.push(runId));
      await eventually(() => delivered).toEqual(['run:2']);
      await sleep(100);
      expect(delivered).toEqual(['run:2']);
    });

    test('an active job that is cancelled is told so, wherever it runs', async () => {
      const worker = world.connect();
      let reason: unknown;
      let deliveries = 0;
      await work(async ({ signal }) => {
        deliveries += 1;
        await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
        reason = signal.reason;
        throw signal.reason;
      }, worker);
      await queue.submit(job('run:1'));
      await eventually(() => deliveries).toBe(1);
      expect(await queue.cancel('run:1')).toBe(true);
      await eventually(async () => {
        // The word may be lost on the way: a worker that has just come may not listen yet.
        if (reason === undefined) await queue.cancel('run:1');
        return reason;
      }).toBeInstanceOf(Cancelled);
      await eventually(() => queue.inspect('run:1')).toBe('UNKNOWN');
      await sleep(200);
      expect(deliveries).toBe(1);
    });

    test('cancelling what is not held says so', async () => {
      expect(await queue.cancel('run:unknown')).toBe(false);
    });

    test('a worker that stops lets jobs end within the grace', async () => {
      let ended = false;
      const [begun, stopping] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
      await queue.submit(job('run:1'));
      const worker = await work(async () => {
        begun.resolve();
        await stopping.promise;
        await sleep(200);
        ended = true;
        return undefined;
      });
      await begun.promise;
      const stopped = worker.stop(20_000);
      stopping.resolve();
      await stopped;
      expect(ended).toBe(true);
      expect(await queue.inspect('run:1')).toBe('UNKNOWN');
    });

    test('a worker that stops hands back what takes longer, as the same attempt', async () => {
      const attempts: number[] = [];
      const handler = async ({ attempt, signal }: Delivery) => {
        attempts.push(attempt);
        if (attempts.length > 1) return undefined;
        await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
        throw signal.reason;
      };
      await queue.submit(job('run:1'));
      const worker = await work(handler);
      await eventually(() => attempts).toEqual([1]);
      await worker.stop(50);
      expect(await queue.inspect('run:1')).toBe('WAITING');
      await work(handler, world.connect());
      await eventually(() => attempts).toEqual([1, 1]);
    });

    test('a stopped worker takes nothing more', async () => {
      let deliveries = 0;
      const worker = await work(async () => {
        deliveries += 1;
        return undefined;
      });
      await worker.stop(0);
      await queue.submit(job('run:1'));
      await sleep(200);
      expect(deliveries).toBe(0);
      expect(await queue.inspect('run:1')).toBe('WAITING');
    });

    test('news reaches every process', async () => {
      const other = world.connect();
      const heard: unknown[] = [];
      const unlisten = other.listen((news) => heard.push(news));
      await eventually(() => {
        queue.announce({ runId: 'run:1', progress: 0.5, phase: 'half' });
        return heard[0];
      }).toEqual({ runId: 'run:1', progress: 0.5, phase: 'half' });
      unlisten();
    });
  });
});
