import type { Clock } from '../../../domain/clock.ts';
import type { Id } from '../../../domain/ids.ts';
import { endedStates, type JobName, type RunState } from '../../../domain/jobs.ts';
import type { Graph } from '../../../graph/graph.ts';
import { statements, type UnfinishedRunsRow } from '../../../graph/statements.generated.ts';
import type { JobQueue } from '../../../queue/job-queue.ts';
import { distinctIds } from '../../pages.ts';
import { performedJobs } from '../requests/run-requests.ts';
import type { Reconciliation } from '../run.ts';
import type { RunAttempts } from '../run-attempts.ts';

const ROWS = 1_000;
/** A process that performs a run says so every two seconds; after this long without a word it is gone. */
const SILENT_MS = 60_000;

/**
 * Graph and queue are written one after the other, so a crash in between leaves them apart; the Run node decides.
 * The graph is read before the queue, and what looks lost is taken back under the fence that was read: a run that
 * goes on or ends meanwhile is left alone.
 */
export function createReconcile(options: {
  readonly graph: Graph;
  readonly queue: JobQueue;
  readonly clock: Clock;
  readonly attempts: RunAttempts;
  readonly submit: (id: Id, job: JobName) => Promise<void>;
}): (signal: AbortSignal) => Promise<Reconciliation> {
  const { graph, queue, clock, attempts, submit } = options;

  /** Which runs of a page are parts of one that has ended: whoever ended it died before they were cancelled. */
  async function orphansOf(rows: readonly UnfinishedRunsRow[], signal: AbortSignal): Promise<Set<Id>> {
    const parents = distinctIds(rows.flatMap(({ parentId }) => parentId ?? []));
    if (parents.length === 0) return new Set();
    const states = await graph.read(statements.runsById, { ids: parents }, { signal });
    const ended = new Set(
      states.filter(({ state }) => endedStates.has(state as RunState)).map(({ id }) => id),
    );
    return new Set(
      rows.filter(({ parentId }) => parentId !== null && ended.has(parentId)).map(({ id }) => id),
    );
  }

  async function repair(run: UnfinishedRunsRow): Promise<'enqueued' | 'failed' | undefined> {
    if (performedJobs.has(run.job as JobName)) return await failSilent(run);
    if ((await queue.inspect(run.id)) !== 'UNKNOWN') return undefined;
    if (run.state === 'ACTIVE') {
      const ours = await attempts.release({ runId: run.id, fence: run.fence }, 'WAITING', true);
      if (!ours) return undefined;
    }
    await submit(run.id, run.job as JobName);
    return 'enqueued';
  }

  async function failSilent(run: UnfinishedRunsRow): Promise<'failed' | undefined> {
    if (clock.now() - run.lastSeenAt < SILENT_MS) return undefined;
    const message = 'Its process ended before it did; start it again and it goes on.';
    const failed = await attempts.end(
      { runId: run.id, fence: run.fence },
      { state: 'FAILED', failure: { code: 'FAULT', message } },
    );
    return failed ? 'failed' : undefined;
  }

  return async (signal) => {
    const counts = { enqueued: 0, dropped: 0, failed: 0 };
    for (let after = ''; ; ) {
      const rows = await graph.read(statements.unfinishedRuns, { after, limit: ROWS }, { signal });
      const orphans = await orphansOf(rows, signal);
      for (const run of rows) {
        signal.throwIfAborted();
        if (orphans.has(run.id)) {
          // If it is queued, the queue is found to hold an ended run below.
          await attempts.endWhoever(run.id, { state: 'CANCELLED' });
          queue.announce({ runId: run.id });
          continue;
        }
        const done = await repair(run);
        if (done !== undefined) counts[done] += 1;
      }
      if (rows.length < ROWS) break;
      after = rows.at(-1)!.id;
    }

    const held = [...(await queue.held())].sort();
    for (let from = 0; from < held.length; from += ROWS) {
      const ids = held.slice(from, from + ROWS);
      const rows = await graph.read(statements.runsById, { ids }, { signal });
      const states = new Map(rows.map((row) => [row.id, row.state as RunState]));
      for (const id of ids) {
        const state = states.get(id);
        if (state !== undefined && !endedStates.has(state)) continue;
        if (await queue.cancel(id)) counts.dropped += 1;
      }
    }
    return counts;
  };
}
