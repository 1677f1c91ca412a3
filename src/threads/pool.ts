import { availableParallelism } from 'node:os';
import type { TransferListItem } from 'node:worker_threads';
import { Worker } from 'node:worker_threads';
import { Cancelled, Fault, Unavailable } from '../domain/errors.ts';
import type { FromWorker } from './serve-requests.ts';

/**
 * Runs arithmetic off the main thread. Workers are the modules `src/threads/<name>.worker.ts`; a request is given to
 * one that stands idle, else to a new one while fewer than `size` are busy, else it waits its turn.
 */
export interface WorkerPool {
  readonly size: number;
  /**
   * `transfer` lists the buffers that move to the worker instead of being copied. An abort ends the thread and rejects
   * with `Cancelled`; an error in the worker rejects with `Fault`; after `close` everything does with `Unavailable`.
   */
  run<Request, Response>(worker: string, request: Request, options?: RunOptions): Promise<Response>;
  close(): Promise<void>;
}

export interface RunOptions {
  readonly transfer?: readonly TransferListItem[];
  readonly signal?: AbortSignal;
  /** What the worker reports while it works, e.g. a fraction done. */
  readonly onProgress?: (progress: unknown) => void;
}

interface Task {
  readonly worker: string;
  readonly request: unknown;
  readonly options: RunOptions;
  readonly resolve: (response: unknown) => void;
  readonly reject: (error: Error) => void;
}

interface Thread {
  readonly name: string;
  readonly worker: Worker;
  task: Task | null;
}

export function createWorkerPool({
  size = availableParallelism(),
}: {
  readonly size?: number;
} = {}): WorkerPool {
  const threads = new Set<Thread>();
  const waiting: Task[] = [];
  let closed = false;

  function settle(thread: Thread, outcome: (task: Task) => void): void {
    const { task } = thread;
    thread.task = null;
    if (task !== null) outcome(task);
    thread.worker.unref();
    assign();
  }

  function discard(thread: Thread): void {
    threads.delete(thread);
    void thread.worker.terminate();
  }

  function spawn(name: string): Thread {
    const worker = new Worker(workerUrl(name));
    const thread: Thread = { name, worker, task: null };
    worker.on('message', (message: FromWorker) => {
      if ('progress' in message) thread.task?.options.onProgress?.(message.progress);
      else if ('failure' in message) settle(thread, (task) => task.reject(faultOf(name, message.failure)));
      else settle(thread, (task) => task.resolve(message.response));
    });
    const failed = (cause: unknown) => {
      threads.delete(thread);
      settle(thread, (task) => task.reject(faultOf(name, cause)));
    };
    worker.on('error', failed);
    worker.on('exit', (code) => {
      if (threads.has(thread)) failed(new Error(`ended with code ${code}`));
    });
    threads.add(thread);
    return thread;
  }

  function threadFor(task: Task): Thread | null {
    for (const thread of threads) if (thread.task === null && thread.name === task.worker) return thread;
    if (threads.size < size) return spawn(task.worker);
    for (const thread of threads) {
      if (thread.task !== null) continue;
      discard(thread);
      return spawn(task.worker);
    }
    return null;
  }

  function assign(): void {
    while (waiting.length > 0) {
      const thread = threadFor(waiting[0]!);
      if (thread === null) return;
      const task = waiting.shift()!;
      thread.task = task;
      thread.worker.ref();
      try {
        thread.worker.postMessage(task.request, [...(task.options.transfer ?? [])]);
      } catch (cause) {
        settle(thread, () => task.reject(faultOf(task.worker, cause)));
      }
    }
  }

  return {
    size,
    run<Request, Response>(worker: string, request: Request, options: RunOptions = {}): Promise<Response> {
      if (closed) return Promise.reject(new Unavailable('The worker threads are closed.'));
      const { signal } = options;
      if (signal?.aborted) return Promise.reject(new Cancelled());
      return new Promise<Response>((resolve, reject) => {
        const onAbort = () => {
          const position = waiting.indexOf(task);
          if (position >= 0) waiting.splice(position, 1);
          for (const thread of threads) {
            if (thread.task !== task) continue;
            thread.task = null;
            discard(thread);
          }
          task.reject(new Cancelled());
          assign();
        };
        const task: Task = {
          worker,
          request,
          options,
          resolve: (response) => {
            signal?.removeEventListener('abort', onAbort);
            resolve(response as Response);
          },
          reject: (error) => {
            signal?.removeEventListener('abort', onAbort);
            reject(error);
          },
        };
        signal?.addEventListener('abort', onAbort, { once: true });
        waiting.push(task);
        assign();
      });
    },
    async close() {
      closed = true;
      for (const task of waiting.splice(0)) task.reject(new Unavailable('The worker threads are closed.'));
      const ending = [...threads].map(async (thread) => {
        threads.delete(thread);
        const { task } = thread;
        thread.task = null;
        task?.reject(new Unavailable('The worker threads are closed.'));
        await thread.worker.terminate();
      });
      await Promise.all(ending);
    },
  };
}

/** A worker beside this module: TypeScript in the source tree, JavaScript in the published package. */
function workerUrl(name: string): URL {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  return new URL(`./${name}.worker.${extension}`, import.meta.url);
}

function faultOf(worker: string, cause: unknown): Fault {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new Fault(`The ${worker} thread failed: ${reason}`, { cause });
}
