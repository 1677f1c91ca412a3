import { expect, test } from 'vitest';
import { openGrafeo } from '../../src/graph/grafeo.ts';
import type { Graph } from '../../src/graph/graph.ts';
import { createInProcessQueue } from '../../src/queue/in-process.ts';
import type { JobQueue } from '../../src/queue/job-queue.ts';
import { readChangesAfter } from '../../src/services/runs/changes.ts';
import { startRunWorker } from '../../src/services/runs/delivery/run-worker.ts';
import { publish, readPublished } from '../../src/services/runs/publishing.ts';
import { silentLog } from '../../src/services/runs/run-failure.ts';
import type { ExecuteJob, Runs } from '../../src/services/runs/runs.ts';
import { eventually } from '../queue/eventually.ts';
import { caller, ended, runsOn } from '../queue/run-world.ts';

/** A process that dies at its nth step: that step is done or not, and nothing of it ever goes on. */
function mortal(graph: Graph, queue: JobQueue, diesAt: number, stepIsDone: boolean) {
  let steps = 0;
  const dead = new Promise<never>(() => {});
  const died = Promise.withResolvers<void>();
  async function step<Result>(work: () => Promise<Result>): Promise<Result> {
    steps += 1;
    if (steps > diesAt) return dead;
    if (steps < diesAt) return work();
    if (stepIsDone) await work();
    died.resolve();
    return dead;
  }
  return {
    died: died.promise,
    steps: () => steps,
    graph: { ...onlyGraph(graph), write: (work, options) => step(() => graph.write(work, options)) } as Graph,
    queue: { ...queue, submit: (job) => step(() => queue.submit(job)) } as JobQueue,
  };
}
const onlyGraph = (graph: Graph): Graph => ({
  capabilities: graph.capabilities,
  read: (...call) => graph.read(...call),
  readColumns: (...call) => graph.readColumns(...call),
  write: (...call) => graph.write(...call),
  save: () => graph.save(),
  close: () => graph.close(),
});

/** A job of three parts that publishes at its end. */
const jobOver =
  (graph: Graph, runs: () => Runs): ExecuteJob =>
  async (attempt, job) => {
    if (job !== 'FIT_DECAY') return;
    await runs().fanOut(
      attempt,
      [1, 2, 3].map((asOf) => ({ job: 'EMBED_SKILLS', parameters: { asOf } })),
    );
    await graph.write((transaction) => publish(transaction, attempt, 'FIT_DECAY', 1));
  };

async function live(graph: Graph, queue: JobQueue) {
  const runs = runsOn(graph, queue);
  const worker = await startRunWorker({
    runs,
    queue,
    execute: jobOver(graph, () => runs),
    concurrency: 2,
    schedules: [],
    organisation: 'default',
    log: silentLog,
  });
  return { runs, worker };
}

const request = { job: 'FIT_DECAY', parameters: {}, idempotencyKey: 'once' } as const;

async function stepsOfAWholeLife(): Promise<number> {
  const graph = await openGrafeo({ create: true });
  const life = mortal(graph, createInProcessQueue(), Infinity, true);
  const { runs, worker } = await live(life.graph, life.queue);
  await ended(runs, (await runs.request(caller, request)).id);
  await worker.stop(0);
  await graph.close();
  return life.steps();
}

test('wherever a process dies, the next one completes the run: nothing lost, nothing doubled', async () => {
  const steps = await stepsOfAWholeLife();
  expect(steps).toBeGreaterThan(10);
  for (let diesAt = 1; diesAt <= steps; diesAt += 1) {
    for (const stepIsDone of [false, true]) {
      const graph = await openGrafeo({ create: true });
      const first = mortal(graph, createInProcessQueue(), diesAt, stepIsDone);
      const firstLife = await live(first.graph, first.queue);
      const asked = firstLife.runs.request(caller, request);
      const finished = asked.then((run) => ended(firstLife.runs, run.id));
      await Promise.race([first.died, finished]);

      const queue = createInProcessQueue();
      const { runs, worker } = await live(graph, queue);
      const run = await ended(runs, (await runs.request(caller, request)).id);
      const place = { diesAt, stepIsDone };
      expect({ ...place, state: run.state }).toEqual({ ...place, state: 'COMPLETED' });
      expect(await readPublished(graph)).toEqual({ FIT_DECAY: run.id });
      const all = (await runs.page(caller, {}, { first: 100 })).edges.map(({ item }) => item);
      expect({ ...place, states: all.map(({ state }) => state) }).toEqual({
        ...place,
        states: Array(4).fill('COMPLETED'),
      });
      const published = await readChangesAfter(graph, 0);
      // Killed between its publish and its end, a run may publish again: the same run, so readers see no difference.
      expect(new Set(published.map(({ subject }) => subject))).toEqual(new Set([run.id]));
      await eventually(() => queue.held()).toEqual([]);
      await worker.stop(0);
      await queue.close();
      await graph.close();
    }
  }
}, 240_000);
