import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Graph } from '../../../src/graph/graph.ts';
import { createInProcessQueue } from '../../../src/queue/in-process.ts';
import type { JobQueue, Worker } from '../../../src/queue/job-queue.ts';
import type { Runs } from '../../../src/services/runs/runs.ts';
import { describeGraphs } from '../../contract/graphs.ts';
import { caller, ended, runsOn, workOn } from '../../queue/run-world.ts';

describeGraphs('requests for runs', ({ open }) => {
  let graph: Graph;
  let queue: JobQueue;
  let runs: Runs;
  let worker: Worker | undefined;
  beforeEach(async () => {
    graph = await open();
    queue = createInProcessQueue();
    runs = runsOn(graph, queue);
  });
  afterEach(async () => {
    await worker?.stop(0);
    await queue.close();
  });

  test('with one idempotency key made at the same time are one run', async () => {
    const request = { job: 'EMBED_SKILLS', parameters: { asOf: 1 }, idempotencyKey: 'key' } as const;
    const all = await Promise.all(Array.from({ length: 20 }, () => runs.request(caller, request)));
    expect(new Set(all.map(({ id }) => id)).size).toBe(1);
    expect((await runs.page(caller, {}, { first: 5 })).totalCount).toBe(1);
    expect(await queue.held()).toEqual([all[0]!.id]);
  });

  test('with other keys and without one are runs of their own', async () => {
    const request = { job: 'EMBED_SKILLS', parameters: {} } as const;
    await runs.request(caller, { ...request, idempotencyKey: 'a' });
    await runs.request(caller, { ...request, idempotencyKey: 'b' });
    await Promise.all([runs.request(caller, request), runs.request(caller, request)]);
    expect((await runs.page(caller, { job: 'EMBED_SKILLS' }, { first: 5 })).totalCount).toBe(4);
  });

  test('that are split into parts end with all of them', async () => {
    worker = await workOn(
      runs,
      queue,
      async (attempt, job) => {
        if (job !== 'FIT_DECAY') return;
        const parts = Array.from(
          { length: 12 },
          (_, asOf) => ({ job: 'EMBED_SKILLS', parameters: { asOf } }) as const,
        );
        await runs.fanOut(attempt, parts);
      },
      3,
    );
    const { id } = await runs.request(caller, { job: 'FIT_DECAY', parameters: {} });
    expect(await ended(runs, id)).toMatchObject({ state: 'COMPLETED', progress: 1 });
    const [page] = await runs.children(caller, [id], { first: 100 });
    const { edges, totalCount } = page!;
    expect(totalCount).toBe(12);
    expect(new Set(edges.map(({ item }) => item.state))).toEqual(new Set(['COMPLETED']));
  });

  test('that are performed here are taken up again after a failure', async () => {
    const request = {
      job: 'IMPORT',
      parameters: { format: 'onet', source: 'x' },
      idempotencyKey: 'k',
    } as const;
    await expect(runs.perform(caller, request, () => Promise.reject(new Error('died')))).rejects.toThrow(
      'died',
    );
    expect(await runs.perform(caller, request, async () => {})).toMatchObject({
      state: 'COMPLETED',
      attempts: 2,
    });
  });
});
