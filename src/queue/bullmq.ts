import { Queue } from 'bullmq';
import { createBullSchedules } from './bullmq-schedules.ts';
import { type BullPayload, startBullWorker } from './bullmq-worker.ts';
import { endsWithin } from './ends-within.ts';
import type { JobQueue, QueuedState, RunNews, Worker } from './job-queue.ts';
import { connectRedis, isConnectionError } from './redis-connections.ts';

export interface BullQueueOptions {
  /** `redis://…` or `rediss://…`. */
  readonly url: string;
  /** Before every key; deployments that share a server take different ones. */
  readonly prefix?: string;
  /** How long a worker may be silent before its jobs are given to others. */
  readonly lockMs?: number;
  /** Told of what goes wrong where nobody waits for an answer, e.g. a lost connection. */
  readonly onTrouble?: (error: unknown) => void;
}

const LOCK_MS = 30_000;
const CLOSE_WITHIN_MS = 2_000;

/**
 * The queue of the production pair: BullMQ on Redis, any number of workers. A job's id is the run's with '.' for ':',
 * which BullMQ keeps for itself. What has ended leaves Redis: the Run node is its record.
 */
export function createBullQueue({
  url,
  prefix = 'meritgraph',
  lockMs = LOCK_MS,
  onTrouble: onAnyTrouble = () => {},
}: BullQueueOptions): JobQueue {
  const redis = connectRedis(url, onAnyTrouble);
  // BullMQ tells of every failed try to connect again; the connections themselves tell once.
  const onTrouble = (error: unknown) => {
    if (!isConnectionError(error)) onAnyTrouble(error);
  };
  const queue = new Queue<BullPayload>('runs', { connection: redis.commands, prefix });
  queue.on('error', onTrouble);
  const schedules = createBullSchedules({ redis, prefix, onTrouble });
  const workers = new Set<Worker>();
  const cancellations = new Set<(jobId: string) => void>();
  const listeners = new Set<(news: RunNews) => void>();
  const cancelChannel = `${prefix}:cancel`;
  const newsChannel = `${prefix}:news`;

  redis.subscriber.on('message', (channel: string, message: string) => {
    if (channel === cancelChannel) for (const cancel of cancellations) cancel(message);
    if (channel === newsChannel) tellNews(message);
  });
  // Subscribed again by ioredis itself after each reconnection.
  redis.subscriber.subscribe(cancelChannel, newsChannel).catch(onTrouble);

  function tellNews(message: string): void {
    try {
      const news = JSON.parse(message) as RunNews;
      for (const listener of listeners) listener(news);
    } catch (error) {
      onTrouble(error);
    }
  }

  async function inspect(runId: string): Promise<QueuedState> {
    const state = await redis.answered(() => queue.getJobState(toJobId(runId)));
    if (state === 'active') return 'ACTIVE';
    return state === 'unknown' || state === 'completed' || state === 'failed' ? 'UNKNOWN' : 'WAITING';
  }

  return {
    async submit({ runId, job, attempts, backoffMs }) {
      await redis.answered(() =>
        queue.add(
          job,
          { runId, backoffMs },
          {
            jobId: toJobId(runId),
            attempts,
            backoff: { type: 'custom' },
            removeOnComplete: true,
            removeOnFail: true,
            // Stack traces and messages stay out of Redis: errors are recorded on the Run.
            stackTraceLimit: 0,
          },
        ),
      );
    },
    async cancel(runId) {
      if ((await inspect(runId)) === 'UNKNOWN') return false;
      // 1: it was waiting and is gone; 0: a worker holds its lock.
      if ((await redis.answered(() => queue.remove(toJobId(runId)))) === 1) return true;
      await redis.answered(() => redis.commands.publish(cancelChannel, toJobId(runId)));
      return true;
    },
    inspect,
    async held() {
      const jobs = await redis.answered(() =>
        queue.getRanges(['active', 'waiting', 'delayed', 'prioritized'], 0, -1, true),
      );
      return jobs.map(toRunId);
    },
    async hasten(runId) {
      const job = await redis.answered(() => queue.getJob(toJobId(runId)));
      // It may be taken between the two calls; then it is as early as can be.
      await job?.promote().catch(() => {});
    },
    async work(handler, { concurrency }) {
      const worker = startBullWorker({
        redis,
        prefix,
        lockMs,
        concurrency,
        handler,
        cancellations,
        onTrouble,
      });
      workers.add(worker);
      return {
        async stop(graceMs) {
          workers.delete(worker);
          await worker.stop(graceMs);
        },
      };
    },
    schedule: (declared, onDue) => schedules.replace(declared, onDue),
    announce(news) {
      // News that cannot be told now is not worth keeping.
      if (redis.commands.status !== 'ready') return;
      redis.commands.publish(newsChannel, JSON.stringify(news)).catch(onTrouble);
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      await Promise.all([...workers].map((worker) => worker.stop(0)));
      // BullMQ waits for a server that is away; cutting the connections ends that.
      await endsWithin(Promise.all([schedules.close(), queue.close()]), CLOSE_WITHIN_MS);
      redis.close();
    },
  };
}

function toJobId(runId: string): string {
  return runId.replaceAll(':', '.');
}
function toRunId(jobId: string): string {
  return jobId.replaceAll('.', ':');
}
