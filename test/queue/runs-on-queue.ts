import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { openGrafeo } from '../../src/graph/grafeo.ts';
import type { Graph } from '../../src/graph/graph.ts';
import type { JobQueue, Worker } from '../../src/queue/job-queue.ts';
import type { Runs } from '../../src/services/runs/runs.ts';
import type { QueueAdapter, QueueWorld } from './queue-worlds.ts';
import { type Carry, runsOn, workOn } from './run-world.ts';

export interface RunsOnQueue {
  readonly graph: Graph;
  readonly world: QueueWorld;
  readonly queue: JobQueue;
  readonly runs: Runs;
  /** At work until the test ends. */
  work(carry: Carry, options?: { readonly on?: JobQueue; readonly concurrency?: number }): Promise<Worker>;
}

/** An empty graph and an empty queue for each test of a suite. */
export function runsOnQueue(adapter: QueueAdapter, opened: (world: RunsOnQueue) => void): void {
  let close: () => Promise<void>;

  beforeAll(() => adapter.start());
  afterAll(() => adapter.stop());
  beforeEach(async () => {
    const graph = await openGrafeo({ create: true });
    const world = adapter.world();
    const queue = world.connect();
    const workers: Worker[] = [];
    opened({
      graph,
      world,
      queue,
      runs: runsOn(graph, queue),
      async work(carry, { on = queue, concurrency = 1 } = {}) {
        const worker = await workOn(runsOn(graph, on), on, carry, concurrency);
        workers.push(worker);
        return worker;
      },
    });
    close = async () => {
      await Promise.all(workers.splice(0).map((worker) => worker.stop(0)));
      await world.close();
      await graph.close();
    };
  });
  afterEach(() => close());
}
