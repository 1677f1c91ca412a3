import { Queue, Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import type { DueHandler, Schedule } from './job-queue.ts';
import type { RedisConnections } from './redis-connections.ts';
import { checkSchedules } from './schedule-moments.ts';

export interface BullSchedules {
  replace(schedules: readonly Schedule[], onDue: DueHandler): Promise<void>;
  close(): Promise<void>;
}

/** BullMQ's job schedulers on a queue of their own: Redis gives each moment to one process. */
export function createBullSchedules(options: {
  readonly redis: RedisConnections;
  readonly prefix: string;
  readonly onTrouble: (error: unknown) => void;
}): BullSchedules {
  const { redis, prefix, onTrouble } = options;
  const queue = new Queue('schedules', { connection: redis.commands, prefix });
  queue.on('error', onTrouble);
  let worker: Worker | undefined;
  let connection: Redis | undefined;

  return {
    async replace(schedules, onDue) {
      checkSchedules(schedules);
      const declared = new Map(schedules.map((schedule) => [schedule.name, schedule]));
      await redis.answered(async () => {
        for (const { key } of await queue.getJobSchedulers(0, -1)) {
          if (!declared.has(key)) await queue.removeJobScheduler(key);
        }
        for (const { name, cron } of schedules) {
          await queue.upsertJobScheduler(
            name,
            { pattern: cron, tz: 'UTC' },
            { name, opts: { removeOnComplete: true, removeOnFail: true, attempts: 5, backoff: 1_000 } },
          );
        }
      });
      await worker?.close();
      worker = undefined;
      if (schedules.length === 0) return;
      connection ??= redis.patient();
      worker = new Worker(
        'schedules',
        async (job) => {
          const schedule = declared.get(job.name);
          // Another release may have declared it; that one removes or serves it.
          if (schedule !== undefined) await onDue(schedule, job.opts.prevMillis ?? job.timestamp);
        },
        { connection, prefix },
      );
      worker.on('error', onTrouble);
    },
    async close() {
      await worker?.close();
      await queue.close();
    },
  };
}
