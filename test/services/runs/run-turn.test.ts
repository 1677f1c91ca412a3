import { describe, expect, test } from 'vitest';
import type { Graph } from '../../../src/graph/graph.ts';
import { statements } from '../../../src/graph/statements.generated.ts';
import type { Runs } from '../../../src/services/runs/runs.ts';
import { eventually } from '../../queue/eventually.ts';
import { queueAdapters } from '../../queue/queue-worlds.ts';
import { caller, ended } from '../../queue/run-world.ts';
import { type RunsOnQueue, runsOnQueue } from '../../queue/runs-on-queue.ts';

describe.each(queueAdapters)('runs of a job that goes one at a time, on the queue: $name', (adapter) => {
  describe.skipIf(adapter.missing)(adapter.missing ?? 'promise that', () => {
    let graph: Graph;
    let runs: Runs;
    let work: RunsOnQueue['work'];
    runsOnQueue(adapter, (opened) => {
      ({ graph, runs, work } = opened);
    });

    const request = () => runs.request(caller, { job: 'FIT_DECAY', parameters: {} });
    async function requests(number: number): Promise<string[]> {
      const ids: string[] = [];
      // Ids of one millisecond are in no order.
      for (let i = 0; i < number; i++) {
        ids.push((await request()).id);
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
      return ids;
    }

    test('each follows the one asked for before it, says so, and has used up no attempt', async () => {
      const ids = await requests(3);
      const begun: string[] = [];
      let atWork = 0;
      const { promise: told, resolve: tell } = Promise.withResolvers<void>();
      await work(
        async ({ runId }) => {
          begun.push(runId);
          expect(++atWork).toBe(1);
          if (runId === ids[0]) await told;
          atWork--;
        },
        { concurrency: 3 },
      );
      await eventually(async () => (await runs.get(caller, ids[1]!))!.phase).toBe(
        'waits for the FIT_DECAY before it, which is 0 % done',
      );
      expect(await runs.get(caller, ids[1]!)).toMatchObject({
        state: 'WAITING',
        attempts: 0,
        startedAt: null,
      });
      tell();
      for (const id of ids) {
        expect(await ended(runs, id)).toMatchObject({ state: 'COMPLETED', attempts: 1, failure: null });
      }
      expect(begun).toEqual(ids);
    });

    test('whoever may have written goes first, whenever it was asked for', async () => {
      const ids = await requests(3);
      const fit = { id: 'published:FIT_DECAY', run: ids[1]!, plan: '{}' };
      await graph.write(async (transaction) => {
        await transaction.run(statements.claimFit, { id: fit.id });
        await transaction.run(statements.beginFit, { ...fit, changed: null, edgesOf: null, generation: 0 });
      });
      const begun: string[] = [];
      await work(async ({ runId }) => void begun.push(runId), { concurrency: 2 });
      for (const id of ids) await ended(runs, id);
      expect(begun).toEqual([ids[1], ids[0], ids[2]]);
    });

    test('one that is cancelled while it waits never begins, and holds up nobody', async () => {
      const ids = await requests(3);
      const begun: string[] = [];
      const { promise: cancelled, resolve: go } = Promise.withResolvers<void>();
      await work(
        async ({ runId }) => {
          begun.push(runId);
          await cancelled;
        },
        { concurrency: 2 },
      );
      await eventually(() => begun).toEqual([ids[0]]);
      expect((await runs.cancel(caller, ids[1]!)).state).toBe('CANCELLED');
      go();
      expect((await ended(runs, ids[2]!)).state).toBe('COMPLETED');
      expect(begun).toEqual([ids[0], ids[2]]);
    });

    test('their parts wait for nobody', async () => {
      const { id } = await request();
      let inside = 0;
      const { promise: both, resolve: met } = Promise.withResolvers<void>();
      await work(
        async (attempt) => {
          if (attempt.runId !== id) {
            if (++inside === 2) met();
            return both;
          }
          const parts = [1, 2].map((asOf) => ({ job: 'FIT_DECAY' as const, parameters: { asOf } }));
          await runs.fanOut(attempt, parts);
        },
        { concurrency: 3 },
      );
      expect((await ended(runs, id)).state).toBe('COMPLETED');
    });
  });
});
