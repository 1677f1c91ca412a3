import { afterEach, beforeEach, expect, test } from 'vitest';
import { Fault, Unavailable } from '../../src/domain/errors.ts';
import { openGrafeo } from '../../src/graph/grafeo.ts';
import type { Graph } from '../../src/graph/graph.ts';
import { createInProcessQueue } from '../../src/queue/in-process.ts';
import type { JobQueue } from '../../src/queue/job-queue.ts';
import { checkFence } from '../../src/services/runs/publishing.ts';
import type { Runs } from '../../src/services/runs/runs.ts';
import { eventually } from '../queue/eventually.ts';
import { caller, ended, runsOn, untilAborted, workOn } from '../queue/run-world.ts';

let graph: Graph;
let away = false;
/** How many writes found it away. */
let refused = 0;
let broken = false;
let queue: JobQueue;
let runs: Runs;

/** A graph that cannot be reached while `away`: before a transaction, and in the middle of one. */
function sometimesAway(inner: Graph): Graph {
  const check = () => {
    if (!away) return;
    refused += 1;
    throw new Unavailable('The graph cannot be reached.', { retryAfter: 0.05 });
  };
  return {
    capabilities: inner.capabilities,
    read: async (...call) => {
      check();
      return inner.read(...call);
    },
    readColumns: (...call) => inner.readColumns(...call),
    write: async (work, options) => {
      if (broken) throw new Fault('A defect.');
      check();
      return inner.write(async (transaction) => {
        const result = await work(transaction);
        check();
        return result;
      }, options);
    },
    save: () => inner.save(),
    close: () => inner.close(),
  };
}

beforeEach(async () => {
  refused = 0;
  away = false;
  broken = false;
  graph = sometimesAway(await openGrafeo({ create: true }));
  queue = createInProcessQueue();
  runs = runsOn(graph, queue);
});
afterEach(async () => {
  away = false;
  await queue.close();
  await graph.close();
});

test('a run whose graph goes away in the middle waits for it, and no attempt is used up', async () => {
  const begun: number[] = [];
  await workOn(runs, queue, async (attempt) => {
    begun.push(attempt.fence);
    if (begun.length === 1) away = true;
    await graph.write((transaction) => checkFence(transaction, attempt));
  });
  const run = await runs.request(caller, { job: 'EMBED_SKILLS', parameters: {} });
  await eventually(() => begun.length).toBe(1);
  await eventually(() => queue.inspect(run.id)).toBe('WAITING');
  // Longer than all attempts with their backoff would last.
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(begun).toHaveLength(1);
  away = false;
  expect(await ended(runs, run.id)).toMatchObject({ state: 'COMPLETED', attempts: 1 });
  expect(begun).toHaveLength(2);
});

test('a run that waits for something else that is away is WAITING, and no attempt is used up', async () => {
  let begun = 0;
  await workOn(runs, queue, async () => {
    begun += 1;
    if (begun < 6)
      throw new Unavailable('The index is being built.', { retryAfter: begun === 5 ? 60 : 0.01 });
  });
  const run = await runs.request(caller, { job: 'EMBED_SKILLS', parameters: {} });
  await eventually(() => begun).toBe(5);
  await eventually(async () => (await runs.get(caller, run.id))!.state).toBe('WAITING');
  await eventually(() => queue.inspect(run.id)).toBe('WAITING');
  await queue.hasten(run.id);
  expect(await ended(runs, run.id)).toMatchObject({ state: 'COMPLETED', attempts: 1 });
});

test('a run that cannot record its end does it again rather than be lost', async () => {
  let carriedOut = 0;
  await workOn(runs, queue, async () => {
    carriedOut += 1;
    if (carriedOut === 1) away = true;
  });
  const run = await runs.request(caller, { job: 'EMBED_SKILLS', parameters: {} });
  await eventually(() => refused).toBeGreaterThan(0);
  await eventually(() => queue.inspect(run.id)).toBe('WAITING');
  away = false;
  await eventually(() => carriedOut).toBe(2);
  expect(await ended(runs, run.id)).toMatchObject({ state: 'COMPLETED' });
});

test('a run whose graph goes away as it leaves its parts to others uses up no attempt', async () => {
  await workOn(runs, queue, async (attempt, job) => {
    if (job !== 'FIT_DECAY') return;
    const parts = [{ job: 'EMBED_SKILLS', parameters: { asOf: 1 } }] as const;
    await runs.fanOut(attempt, parts).catch((error) => {
      // The parts are written down and enqueued; that the run waits for them is not told yet.
      away = true;
      throw error;
    });
  });
  const run = await runs.request(caller, { job: 'FIT_DECAY', parameters: {} });
  await eventually(() => refused).toBeGreaterThan(0);
  away = false;
  expect(await ended(runs, run.id)).toMatchObject({ state: 'COMPLETED', attempts: 1 });
});

test('a run whose record cannot be kept for a defect is tried again, not cancelled', async () => {
  let begun = 0;
  await workOn(runs, queue, async (attempt) => {
    begun += 1;
    if (begun > 1) return;
    broken = true;
    attempt.progress(0.5, 'half');
    const aborted = untilAborted(attempt);
    await aborted.finally(() => {
      broken = false;
    });
  });
  const run = await runs.request(caller, { job: 'EMBED_SKILLS', parameters: {} });
  expect(await ended(runs, run.id)).toMatchObject({ state: 'COMPLETED', attempts: 2 });
});

test('a watcher sees the end although the graph was away meanwhile', async () => {
  const goOn = Promise.withResolvers<void>();
  await workOn(runs, queue, () => goOn.promise);
  const run = await runs.request(caller, { job: 'EMBED_SKILLS', parameters: {} });
  const end = ended(runs, run.id);
  await eventually(async () => (await runs.get(caller, run.id))!.state).toBe('ACTIVE');
  away = true;
  await new Promise((resolve) => setTimeout(resolve, 600));
  away = false;
  goOn.resolve();
  expect(await end).toMatchObject({ state: 'COMPLETED' });
});
