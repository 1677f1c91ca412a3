import { Cancelled, Unavailable } from '../domain/errors.ts';
import { backoffBefore, verdictOf } from './delivery-rules.ts';
import { endsWithin } from './ends-within.ts';
import { createInProcessSchedules } from './in-process-schedules.ts';
import type { DeliveryHandler, JobQueue, QueuedJob, RunNews, Worker, WorkOptions } from './job-queue.ts';

interface HeldJob {
  readonly job: QueuedJob;
  /** Failed deliveries so far. */
  failures: number;
  /** Monotonic milliseconds; not delivered before. */
  dueAt: number;
  delivery: AbortController | undefined;
}

export interface InProcessQueueOptions {
  /** Told of what goes wrong where nobody waits for an answer. */
  readonly onTrouble?: (error: unknown) => void;
}

/** After an abort, how long `stop` waits for jobs to notice before it leaves them. */
const ABORT_NOTICE_MS = 2_000;

/**
 * The queue of the embedded pair. It holds jobs in memory only: after a restart the Run nodes fill it again
 * (`Runs.reconcile`), which is what makes an interrupted run go on.
 */
export function createInProcessQueue(options: InProcessQueueOptions = {}): JobQueue {
  // A Map keeps the order of insertion: the order of submission.
  const held = new Map<string, HeldJob>();
  const listeners = new Set<(news: RunNews) => void>();
  const schedules = createInProcessSchedules(options.onTrouble);
  const workers = new Set<InProcessWorker>();
  let closed = false;

  function requireOpen(): void {
    if (closed) throw new Unavailable('The job queue is closed.');
  }
  function wakeWorkers(): void {
    for (const worker of workers) worker.take();
  }

  interface InProcessWorker extends Worker {
    take(): void;
  }

  function startWorker(handler: DeliveryHandler, { concurrency }: WorkOptions): InProcessWorker {
    const running = new Map<HeldJob, Promise<void>>();
    let stopping = false;
    let timer: NodeJS.Timeout | undefined;

    function take(): void {
      clearTimeout(timer);
      if (stopping) return;
      let nextDue = Infinity;
      for (const entry of held.values()) {
        if (entry.delivery !== undefined) continue;
        if (entry.dueAt > performance.now()) {
          nextDue = Math.min(nextDue, entry.dueAt);
        } else if (running.size < concurrency) {
          entry.delivery = new AbortController();
          running.set(
            entry,
            deliver(entry, entry.delivery.signal).finally(() => {
              running.delete(entry);
              wakeWorkers();
            }),
          );
        }
      }
      // A job in time keeps no process alive; the server or worker around the queue does.
      if (nextDue < Infinity) timer = setTimeout(take, Math.max(1, nextDue - performance.now())).unref();
    }

    async function deliver(entry: HeldJob, signal: AbortSignal): Promise<void> {
      const { runId, job, attempts, backoffMs } = entry.job;
      const attempt = entry.failures + 1;
      try {
        const again = await handler({ runId, job, attempt, lastAttempt: attempt >= attempts, signal });
        if (again === undefined || signal.reason instanceof Cancelled) held.delete(runId);
        else putBack(entry, again.againAfterMs);
      } catch (error) {
        const verdict = verdictOf(error);
        if (signal.reason instanceof Cancelled) held.delete(runId);
        else if (signal.aborted) putBack(entry, 0);
        else if (verdict.kind === 'WAIT') putBack(entry, verdict.againAfterMs);
        else if (verdict.kind === 'END' || attempt >= attempts) held.delete(runId);
        else {
          entry.failures = attempt;
          putBack(entry, backoffBefore(runId, attempt, backoffMs));
        }
      }
    }

    async function stop(graceMs: number): Promise<void> {
      stopping = true;
      clearTimeout(timer);
      await endsWithin(Promise.all(running.values()), graceMs);
      for (const entry of running.keys()) {
        entry.delivery?.abort(new Unavailable('The worker is stopping; the run goes on with another.'));
      }
      await endsWithin(Promise.all(running.values()), ABORT_NOTICE_MS);
      workers.delete(worker);
    }

    const worker: InProcessWorker = { take, stop };
    return worker;
  }

  function putBack(entry: HeldJob, afterMs: number): void {
    entry.delivery = undefined;
    entry.dueAt = performance.now() + afterMs;
  }

  return {
    async submit(job) {
      requireOpen();
      if (held.has(job.runId)) return;
      held.set(job.runId, { job, failures: 0, dueAt: performance.now(), delivery: undefined });
      wakeWorkers();
    },
    async cancel(runId) {
      requireOpen();
      const entry = held.get(runId);
      if (entry === undefined) return false;
      if (entry.delivery === undefined) held.delete(runId);
      else entry.delivery.abort(new Cancelled());
      return true;
    },
    async inspect(runId) {
      requireOpen();
      const entry = held.get(runId);
      if (entry === undefined) return 'UNKNOWN';
      return entry.delivery === undefined ? 'WAITING' : 'ACTIVE';
    },
    async held() {
      requireOpen();
      return [...held.keys()];
    },
    async hasten(runId) {
      requireOpen();
      const entry = held.get(runId);
      if (entry === undefined || entry.delivery !== undefined) return;
      entry.dueAt = performance.now();
      wakeWorkers();
    },
    async work(handler, workOptions) {
      requireOpen();
      const worker = startWorker(handler, workOptions);
      workers.add(worker);
      worker.take();
      return worker;
    },
    async schedule(declared, onDue) {
      requireOpen();
      schedules.replace(declared, onDue);
    },
    announce(news) {
      for (const listener of listeners) listener(news);
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      closed = true;
      schedules.stop();
      await Promise.all([...workers].map((worker) => worker.stop(0)));
      listeners.clear();
    },
  };
}
