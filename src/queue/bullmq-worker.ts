import { Worker as BullWorker, DelayedError, type Job, UnrecoverableError, WaitingError } from 'bullmq';
import { Cancelled, Unavailable } from '../domain/errors.ts';
import type { JobName } from '../domain/jobs.ts';
import { backoffBefore, verdictOf } from './delivery-rules.ts';
import { endsWithin } from './ends-within.ts';
import type { DeliveryHandler, Worker } from './job-queue.ts';
import type { RedisConnections } from './redis-connections.ts';

export interface BullPayload {
  readonly runId: string;
  readonly backoffMs: number;
}

interface BullWorkerOptions {
  readonly redis: RedisConnections;
  readonly prefix: string;
  readonly lockMs: number;
  readonly concurrency: number;
  readonly handler: DeliveryHandler;
  readonly cancellations: Set<(jobId: string) => void>;
  readonly onTrouble: (error: unknown) => void;
}

/** Deaths of workers are counted on the Run, which fails it with a reason; BullMQ would drop the job without a word. */
const MAX_STALLED_COUNT = 1_000;
const ABORT_NOTICE_MS = 2_000;

/** Takes runs from Redis, renews their locks while they work and gives back what it cannot finish. */
export function startBullWorker(options: BullWorkerOptions): Worker {
  const { redis, prefix, lockMs, concurrency, handler, cancellations, onTrouble } = options;
  const deliveries = new Map<string, AbortController>();
  const connection = redis.patient();
  /** Once what runs has been told to stop: a job that was on its way by then comes all the same. */
  let handedBack: Unavailable | undefined;

  async function process(job: Job<BullPayload>, token?: string): Promise<void> {
    const { runId } = job.data;
    const delivery = new AbortController();
    deliveries.set(job.id!, delivery);
    const attempt = job.attemptsMade + 1;
    const attempts = job.opts.attempts ?? 1;
    try {
      if (handedBack !== undefined) {
        delivery.abort(handedBack);
        throw handedBack;
      }
      const again = await handler({
        runId,
        job: job.name as JobName,
        attempt,
        lastAttempt: attempt >= attempts,
        signal: delivery.signal,
      });
      if (again === undefined || delivery.signal.reason instanceof Cancelled) return;
      return await comeAgain(job, token, again.againAfterMs);
    } catch (error) {
      if (error instanceof DelayedError) throw error;
      if (delivery.signal.reason instanceof Cancelled) return;
      if (delivery.signal.aborted) {
        await job.moveToWait(token);
        throw new WaitingError();
      }
      const verdict = verdictOf(error);
      if (verdict.kind === 'WAIT') return await comeAgain(job, token, verdict.againAfterMs);
      // Messages stay out of Redis; the Run holds them.
      throw verdict.kind === 'END' ? new UnrecoverableError('ended') : new Error('failed');
    } finally {
      deliveries.delete(job.id!);
    }
  }

  const worker = new BullWorker<BullPayload>('runs', process, {
    connection,
    prefix,
    concurrency,
    lockDuration: lockMs,
    stalledInterval: lockMs,
    maxStalledCount: MAX_STALLED_COUNT,
    settings: {
      backoffStrategy: (failures, _type, _error, job) =>
        backoffBefore(job!.data.runId, failures, job!.data.backoffMs),
    },
  });
  worker.on('error', onTrouble);
  worker.on('lockRenewalFailed', (jobIds) => {
    for (const jobId of jobIds) {
      deliveries.get(jobId)?.abort(new Unavailable('The worker lost this run; it goes on with another.'));
    }
  });
  const cancel = (jobId: string) => deliveries.get(jobId)?.abort(new Cancelled());
  cancellations.add(cancel);

  return {
    async stop(graceMs) {
      const closing = worker.close();
      if (!(await endsWithin(closing, graceMs))) {
        handedBack = new Unavailable('The worker is stopping; the run goes on with another.');
        for (const delivery of deliveries.values()) delivery.abort(handedBack);
        // What does not even notice keeps its lock until it runs out, and is then given to another worker.
        await endsWithin(closing, ABORT_NOTICE_MS);
      }
      cancellations.delete(cancel);
      connection.disconnect();
    },
  };
}

async function comeAgain(job: Job<BullPayload>, token: string | undefined, afterMs: number): Promise<never> {
  await job.moveToDelayed(Date.now() + afterMs, token);
  throw new DelayedError();
}
