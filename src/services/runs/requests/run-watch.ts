import type { Caller } from '../../../domain/caller.ts';
import { NotFound, Unavailable } from '../../../domain/errors.ts';
import type { Id } from '../../../domain/ids.ts';
import { endedStates } from '../../../domain/jobs.ts';
import type { JobQueue, RunNews } from '../../../queue/job-queue.ts';
import type { Run } from '../run.ts';

interface Watcher {
  readonly id: Id;
  latest: Run;
  /** The newest state not yet taken; what came between is passed over. */
  pending: Run | undefined;
  failure: unknown;
  wake: () => void;
}

/**
 * Watches any number of runs with one statement every `pollMs`. The queue's news only make it faster: progress is
 * shown as it is announced, and an announced change is read at once.
 */
export function createRunWatch(options: {
  readonly read: (ids: readonly Id[], signal?: AbortSignal) => Promise<(Run | null)[]>;
  readonly queue: Pick<JobQueue, 'listen'>;
  readonly pollMs: number;
}): (caller: Caller, id: Id) => AsyncIterable<Run> {
  const { read, queue, pollMs } = options;
  const watchers = new Set<Watcher>();
  let polling = false;
  let hurried = false;
  let cutWait = () => {};
  let unlisten = () => {};

  function offer(watcher: Watcher, run: Run): void {
    // What was announced may be ahead of the graph; what is shown never goes back.
    const behind = run.progress < watcher.latest.progress && !endedStates.has(run.state);
    const next = behind ? { ...run, progress: watcher.latest.progress, phase: watcher.latest.phase } : run;
    if (JSON.stringify(next) === JSON.stringify(watcher.latest)) return;
    watcher.latest = next;
    watcher.pending = next;
    watcher.wake();
  }

  function hurry(): void {
    hurried = true;
    cutWait();
  }

  function hear(news: RunNews): void {
    for (const watcher of watchers) {
      if (watcher.id !== news.runId) continue;
      if (news.progress === undefined || watcher.latest.state !== 'ACTIVE') hurry();
      else if (news.progress >= watcher.latest.progress) {
        offer(watcher, { ...watcher.latest, progress: news.progress, phase: news.phase ?? null });
      }
    }
  }

  async function poll(): Promise<void> {
    unlisten = queue.listen(hear);
    while (watchers.size > 0) {
      const ids = [...new Set([...watchers].map(({ id }) => id))].sort();
      let wait = pollMs;
      hurried = false;
      try {
        const runs = new Map((await read(ids)).flatMap((run) => (run === null ? [] : [[run.id, run]])));
        for (const watcher of watchers) {
          const run = runs.get(watcher.id);
          if (run !== undefined) offer(watcher, run);
        }
      } catch (error) {
        // While the graph is away there is nothing new; anything else is the watchers' to hear.
        if (error instanceof Unavailable) wait = Math.max(pollMs, 1_000);
        else for (const watcher of watchers) fail(watcher, error);
      }
      if (!hurried) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, wait).unref();
          cutWait = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
    }
    unlisten();
    polling = false;
  }

  function fail(watcher: Watcher, error: unknown): void {
    watcher.failure = error;
    watcher.wake();
  }

  return async function* watch(caller, id) {
    const [first] = await read([id], caller.signal);
    if (first == null) throw new NotFound(id, 'No run');
    yield first;
    if (endedStates.has(first.state)) return;

    const watcher: Watcher = { id, latest: first, pending: undefined, failure: undefined, wake: () => {} };
    watchers.add(watcher);
    if (!polling) {
      polling = true;
      void poll();
    }
    const leave = () => watcher.wake();
    caller.signal.addEventListener('abort', leave);
    try {
      while (!caller.signal.aborted) {
        if (watcher.failure !== undefined) throw watcher.failure;
        const next = watcher.pending;
        watcher.pending = undefined;
        if (next === undefined) {
          await new Promise<void>((resolve) => {
            watcher.wake = resolve;
          });
          continue;
        }
        yield next;
        if (endedStates.has(next.state)) return;
      }
    } finally {
      caller.signal.removeEventListener('abort', leave);
      watchers.delete(watcher);
      if (watchers.size === 0) hurry();
    }
  };
}
