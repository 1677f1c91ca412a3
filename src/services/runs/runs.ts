import type { Attempt } from '../../domain/attempt.ts';
import type { Caller } from '../../domain/caller.ts';
import type { Clock } from '../../domain/clock.ts';
import { Conflict, NotFound } from '../../domain/errors.ts';
import type { Id } from '../../domain/ids.ts';
import type { JobName } from '../../domain/jobs.ts';
import { decodeCursor, type Page, type PageRequest, toPage } from '../../domain/page.ts';
import type { CallOptions, Graph } from '../../graph/graph.ts';
import { statements } from '../../graph/statements.generated.ts';
import type { DeliveryHandler, JobQueue } from '../../queue/job-queue.ts';
import { alignedTo, distinctIds, sliceToPage } from '../pages.ts';
import { createDelivery } from './delivery/run-delivery.ts';
import { callParent, createFanOut } from './delivery/run-parts.ts';
import { createReconcile } from './delivery/run-reconcile.ts';
import { toRun } from './requests/run-record.ts';
import { createPerform, createRequest } from './requests/run-requests.ts';
import { createRunWatch } from './requests/run-watch.ts';
import type { ExecuteJob, Reconciliation, Run, RunFilter, RunRequest } from './run.ts';
import { createRunAttempts } from './run-attempts.ts';
import { type Log, placesOf, silentLog } from './run-failure.ts';

export type { ExecuteJob, Reconciliation, Run, RunFailure, RunFilter, RunRequest } from './run.ts';

export interface Runs {
  /** Writes the run WAITING, then enqueues it. `InvalidInput` where the parameters break their schema. */
  request<Name extends JobName>(caller: Caller, request: RunRequest<Name>): Promise<Run>;
  /** Null for an unknown id. */
  get(caller: Caller, id: Id): Promise<Run | null>;
  /** In the order of `ids`, null where unknown; at most 1,000. */
  getMany(caller: Caller, ids: readonly Id[]): Promise<(Run | null)[]>;
  /** Newest first. */
  page(caller: Caller, filter: RunFilter, request: PageRequest): Promise<Page<Run>>;
  /** A page of the parts of each run, in their order; empty where unknown. */
  children(caller: Caller, ids: readonly Id[], request: PageRequest): Promise<Page<Run>[]>;
  /** And its parts. `NotFound` for an unknown id, `Conflict` for one that has completed or failed. */
  cancel(caller: Caller, id: Id): Promise<Run>;
  /** The run now, then each change of it, ending when the run ends or `caller.signal` aborts. `NotFound` if unknown. */
  watch(caller: Caller, id: Id): AsyncIterable<Run>;

  /**
   * Carries out a job here and now instead of queueing it, with the same record: for what only this process can do,
   * such as importing a folder. A completed run of the same idempotency key is given back without working again; one
   * that failed, or whose process died, is taken up again. What `work` throws is recorded and thrown.
   */
  perform<Name extends JobName>(
    caller: Caller,
    request: RunRequest<Name>,
    work: (attempt: Attempt) => Promise<void>,
    onProgress?: (progress: number, phase: string) => void,
  ): Promise<Run>;

  /**
   * Splits a run: makes the parts on the first call, and gives them back, all COMPLETED, on the call that follows
   * their end. In between it leaves `run` of the job by throwing `PartsPending`, which a job lets pass: the job is
   * delivered again when its parts have ended and comes here with the same parts (otherwise `Fault`). A part that
   * failed or was cancelled cancels the others and is thrown as the failure of the whole. What comes before the call
   * happens once a delivery, so it is cheap and leaves the same graph.
   */
  fanOut(attempt: Attempt, parts: readonly RunRequest[]): Promise<readonly Run[]>;

  /** Makes the queue's handler of what carries out jobs. */
  deliver(execute: ExecuteJob): DeliveryHandler;
  /** Repairs what graph and queue disagree on, both ways. At start and on a timer. */
  reconcile(signal: AbortSignal): Promise<Reconciliation>;
}

export interface RunsDependencies {
  readonly graph: Graph;
  readonly queue: JobQueue;
  readonly clock: Clock;
  readonly organisation: string;
  readonly codeVersion: string;
  readonly log?: Log;
  /** How often a run is tried before a fault fails it. */
  readonly mostAttempts?: number;
  /** Before the second attempt; doubles from then on. */
  readonly backoffMs?: number;
  /** How soon watchers hear of a change that nothing announces. */
  readonly watchPollMs?: number;
}

export function createRuns(dependencies: RunsDependencies): Runs {
  const { graph, queue, clock, organisation, codeVersion, log = silentLog } = dependencies;
  const { mostAttempts = 3, backoffMs = 1_000, watchPollMs = 250 } = dependencies;
  const attempts = createRunAttempts(graph, clock);
  const submit = (runId: Id, job: JobName) => queue.submit({ runId, job, attempts: mostAttempts, backoffMs });
  const submitRequest = (id: Id, request: RunRequest) => submit(id, request.job);
  const requesting = { graph, queue, clock, attempts, codeVersion, log, submit: submitRequest };
  const request = createRequest(requesting);
  const perform = createPerform(requesting);

  async function getMany(ids: readonly Id[], options: CallOptions): Promise<(Run | null)[]> {
    const rows = await graph.read(statements.runsById, { ids: [...new Set(ids)].sort() }, options);
    const runs = new Map(rows.map((row) => [row.id, toRun(row)]));
    return ids.map((id) => runs.get(id) ?? null);
  }

  /** The graph's word is enough: a worker that the queue's does not reach finds it at its next write. */
  async function tellCancelled(id: Id): Promise<void> {
    try {
      await queue.cancel(id);
      queue.announce({ runId: id });
    } catch (error) {
      log.warn({ run: id, failure: placesOf(error) }, 'The job queue was not told of a cancellation.');
    }
  }

  async function cancelParts(parent: Id): Promise<void> {
    for (;;) {
      const rows = await graph.read(statements.unfinishedParts, { parent, limit: 1_000 });
      for (const { id } of rows) {
        await attempts.endWhoever(id, { state: 'CANCELLED' });
        await tellCancelled(id);
        await cancelParts(id);
      }
      if (rows.length === 0) return;
    }
  }

  return {
    request: (caller, asked) => request(caller, asked),
    perform: (caller, asked, work, onProgress = () => {}) => perform(caller, asked, work, onProgress),
    async get(caller, id) {
      const [run] = await getMany([id], caller);
      return run ?? null;
    },
    getMany: (caller, ids) => getMany(ids, caller),
    async page(caller, { job = null, state = null }, { first, after }) {
      const [before = '~'] = decodeCursor(after, ['string']) ?? [];
      const [rows, [count]] = await Promise.all([
        graph.read(statements.runsPage, { job, state, before: String(before), limit: first + 1 }, caller),
        graph.read(statements.countRuns, { job, state }, caller),
      ]);
      return toPage(rows.map(toRun), first, count?.runs ?? 0, (run) => [run.id]);
    },
    async children(caller, ids, { first, after }) {
      const [from = ''] = decodeCursor(after, ['string']) ?? [];
      const params = { ids: distinctIds(ids), after: String(from), limit: first + 1 };
      const rows = await graph.read(statements.partsOfRuns, params, caller);
      const parts = await getMany(
        rows.flatMap(({ partIds }) => partIds),
        caller,
      );
      const byId = new Map(parts.flatMap((part) => (part === null ? [] : [[part.id, part]])));
      return alignedTo(ids, rows).map((row) => {
        const items = row?.partIds.map((id) => byId.get(id)!);
        return sliceToPage(row && { total: row.total, items: items! }, first, ({ id }) => [id]);
      });
    },
    async cancel(caller, id) {
      const former = await attempts.endWhoever(id, { state: 'CANCELLED' }, caller);
      if (former === null) throw new NotFound(id, 'No run');
      if (former === 'COMPLETED' || former === 'FAILED') {
        throw new Conflict('The run has ended already.', id);
      }
      await tellCancelled(id);
      await cancelParts(id);
      const [run] = await getMany([id], caller);
      if (run!.parentId !== null) await callParent({ graph, queue, cancelParts, log }, run!.parentId);
      return run!;
    },
    watch: createRunWatch({
      read: (ids, signal) => getMany(ids, signal ? { signal } : {}),
      queue,
      pollMs: watchPollMs,
    }),
    fanOut: createFanOut({ graph, codeVersion, now: () => clock.now(), submit: submitRequest, cancelParts }),
    deliver: (execute) =>
      createDelivery(
        { graph, queue, clock, attempts, organisation, mostAttempts, cancelParts, log },
        execute,
      ),
    reconcile: createReconcile({ graph, queue, clock, attempts, submit }),
  };
}
