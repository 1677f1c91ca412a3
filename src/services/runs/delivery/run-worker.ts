import type { Caller } from '../../../domain/caller.ts';
import type { JobName } from '../../../domain/jobs.ts';
import type { JobQueue, Schedule } from '../../../queue/job-queue.ts';
import type { ExecuteJob, RunRequest } from '../run.ts';
import { type Log, placesOf } from '../run-failure.ts';
import type { Runs } from '../runs.ts';

export interface RunWorkerOptions {
  readonly runs: Runs;
  readonly queue: JobQueue;
  readonly execute: ExecuteJob;
  readonly concurrency: number;
  readonly schedules: readonly Schedule[];
  readonly organisation: string;
  readonly log: Log;
  /** How long what graph and queue disagree on may stand. */
  readonly reconcileEveryMs?: number;
  /** Tidying that any worker may do at any time, e.g. `removeOldRuns`; hourly. */
  readonly maintenance?: (signal: AbortSignal) => Promise<unknown>;
  readonly maintainEveryMs?: number;
}

export interface RunWorker {
  /** Takes nothing more, gives what is running `graceMs`, then hands it back. */
  stop(graceMs: number): Promise<void>;
}

const RECONCILE_EVERY_MS = 15_000;
const MAINTAIN_EVERY_MS = 3_600_000;

/** Everything that carries runs out in this process: deliveries, schedules, and the repair of what crashes left. */
export async function startRunWorker(options: RunWorkerOptions): Promise<RunWorker> {
  const { runs, queue, execute, concurrency, schedules, organisation, log } = options;
  const stopping = new AbortController();

  let repairing: Promise<void> = Promise.resolve();
  async function repair(): Promise<void> {
    try {
      const { enqueued, dropped, failed } = await runs.reconcile(stopping.signal);
      if (enqueued + dropped + failed > 0) log.warn({ enqueued, dropped, failed }, 'Runs were put right.');
    } catch (error) {
      if (!stopping.signal.aborted) {
        log.warn({ failure: placesOf(error) }, 'Runs could not be put right; the next try follows.');
      }
    }
  }

  await repair();
  const worker = await queue.work(runs.deliver(execute), { concurrency });
  // A queue that is away now hears of the schedules with a later repair.
  let scheduled = false;
  async function declareSchedules(): Promise<void> {
    if (scheduled) return;
    try {
      await queue.schedule(schedules, (schedule, dueAt) => requestDue(runs, organisation, schedule, dueAt));
      scheduled = true;
    } catch (error) {
      log.warn({ failure: placesOf(error) }, 'Schedules could not be declared; the next try follows.');
    }
  }
  await declareSchedules();

  let maintainedAt = performance.now();
  async function maintain(): Promise<void> {
    if (performance.now() - maintainedAt < (options.maintainEveryMs ?? MAINTAIN_EVERY_MS)) return;
    maintainedAt = performance.now();
    try {
      await options.maintenance?.(stopping.signal);
    } catch (error) {
      if (!stopping.signal.aborted)
        log.warn({ failure: placesOf(error) }, 'Maintenance failed; it comes again.');
    }
  }

  let idle = true;
  const timer = setInterval(() => {
    if (!idle) return;
    idle = false;
    repairing = Promise.all([repair(), declareSchedules(), maintain()]).then(() => {
      idle = true;
    });
  }, options.reconcileEveryMs ?? RECONCILE_EVERY_MS);

  return {
    async stop(graceMs) {
      clearInterval(timer);
      stopping.abort();
      await Promise.all([worker.stop(graceMs), repairing]);
    },
  };
}

/** The key names the moment, so that a moment told twice is one run. */
async function requestDue(
  runs: Runs,
  organisation: string,
  schedule: Schedule,
  dueAt: number,
): Promise<void> {
  const caller: Caller = {
    principal: 'schedule',
    organisation,
    scopes: new Set(['read', 'write', 'operate']),
    signal: AbortSignal.timeout(60_000),
    requestId: `schedule:${schedule.name}`,
  };
  const request: RunRequest<JobName> = {
    job: schedule.job,
    parameters: {} as RunRequest['parameters'],
    idempotencyKey: `schedule:${schedule.name}:${new Date(dueAt).toISOString()}`,
  };
  await runs.request(caller, request);
}
