import { randomUUID } from 'node:crypto';
import { createBullQueue } from '../../src/queue/bullmq.ts';
import { createInProcessQueue } from '../../src/queue/in-process.ts';
import type { JobQueue } from '../../src/queue/job-queue.ts';
import { redisMissing, startRedisServer } from '../servers/redis.ts';

/** An adapter under test. Ends of one world see the same jobs. */
export interface QueueWorld {
  /** A queue as a process would have it; in-process there is one process, so all of them are the same queue. */
  connect(): JobQueue;
  close(): Promise<void>;
}
export interface QueueAdapter {
  readonly name: string;
  readonly missing: string | undefined;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Empty, and apart from every other world. */
  world(): QueueWorld;
}

const inProcess: QueueAdapter = {
  name: 'in-process',
  missing: undefined,
  start: async () => {},
  stop: async () => {},
  world() {
    const queue = createInProcessQueue();
    return { connect: () => queue, close: () => queue.close() };
  },
};

export function bullmqAdapter(): QueueAdapter & { readonly url: () => string } {
  let server: Awaited<ReturnType<typeof startRedisServer>> | undefined;
  const url = () => server!.url;
  return {
    name: 'BullMQ',
    // Under CI a missing server is a failure, not a skip.
    missing: process.env.CI ? undefined : redisMissing(),
    url,
    async start() {
      server = await startRedisServer();
    },
    async stop() {
      await server?.stop();
    },
    world() {
      const prefix = `test-${randomUUID()}`;
      const queues: JobQueue[] = [];
      return {
        connect() {
          const queue = createBullQueue({ url: url(), prefix });
          queues.push(queue);
          return queue;
        },
        async close() {
          await Promise.all(queues.map((queue) => queue.close()));
        },
      };
    },
  };
}

export const queueAdapters: readonly QueueAdapter[] = [inProcess, bullmqAdapter()];
