import { Cancelled, Unavailable } from '../../../domain/errors.ts';
import type { JobQueue } from '../../../queue/job-queue.ts';
import type { AttemptKey, RunAttempts } from '../run-attempts.ts';

export interface RunReporter {
  progress(fraction: number, phase: string): void;
  /** Aborts when the run is found to be no longer this attempt's. */
  readonly lost: AbortSignal;
  /** Waits for the write in flight. */
  stop(): Promise<void>;
}

/** The graph is written at most this often. */
const WRITE_EVERY_MS = 500;
/** Without anything new the run is looked at this often, which also finds out that it was cancelled. */
const HEARTBEAT_MS = 2_000;
/** Live watchers are told at most this often. */
const ANNOUNCE_EVERY_MS = 100;

/** Takes the progress of one attempt: to live watchers at once, to the graph now and then. */
export function startRunReporter(options: {
  readonly attempt: AttemptKey;
  readonly attempts: RunAttempts;
  readonly queue: Pick<JobQueue, 'announce'>;
  readonly from: { readonly progress: number; readonly phase: string | null };
  /** Writes heartbeatAt, for a run that no queue watches over. */
  readonly heartbeat: boolean;
  readonly onProgress?: (progress: number, phase: string) => void;
}): RunReporter {
  const { attempt, attempts, queue, heartbeat, onProgress } = options;
  const lost = new AbortController();
  let progress = options.from.progress;
  let phase = options.from.phase;
  let dirty = heartbeat;
  let lastWrite = 0;
  let lastAnnouncement = -Infinity;
  let writing: Promise<void> = Promise.resolve();
  let busy = false;

  async function write(): Promise<void> {
    busy = true;
    dirty = false;
    lastWrite = performance.now();
    try {
      if (!(await attempts.progress(attempt, progress, phase, heartbeat))) {
        lost.abort(new Cancelled('The run is no longer this attempt’s: it was cancelled or taken over.'));
      }
    } catch (error) {
      // Progress can wait for the graph to come back; what the job itself writes will tell if it does not.
      if (!(error instanceof Unavailable)) lost.abort(error);
      dirty = true;
    } finally {
      busy = false;
    }
  }

  const timer = setInterval(() => {
    const quiet = performance.now() - lastWrite;
    if (!busy && (quiet >= HEARTBEAT_MS || (dirty && quiet >= WRITE_EVERY_MS))) writing = write();
  }, 100).unref();

  return {
    lost: lost.signal,
    progress(fraction, words) {
      const next = Number.isFinite(fraction) ? Math.min(1, Math.max(progress, fraction)) : progress;
      if (next === progress && words === phase) return;
      progress = next;
      phase = words;
      dirty = true;
      onProgress?.(progress, words);
      if (performance.now() - lastAnnouncement < ANNOUNCE_EVERY_MS) return;
      lastAnnouncement = performance.now();
      queue.announce({ runId: attempt.runId, progress, phase: words });
    },
    async stop() {
      clearInterval(timer);
      await writing;
    },
  };
}
