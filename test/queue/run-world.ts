import type { Attempt } from '../../src/domain/attempt.ts';
import type { Caller } from '../../src/domain/caller.ts';
import { systemClock } from '../../src/domain/clock.ts';
import type { JobName } from '../../src/domain/jobs.ts';
import type { Graph } from '../../src/graph/graph.ts';
import type { JobQueue, Worker } from '../../src/queue/job-queue.ts';
import { createRuns, type ExecuteJob, type Run, type Runs } from '../../src/services/runs/runs.ts';

export function callerWith(signal: AbortSignal = new AbortController().signal): Caller {
  return {
    principal: 'test',
    organisation: 'default',
    scopes: new Set(['read', 'write', 'operate']),
    signal,
    requestId: 'test',
  };
}
export const caller: Caller = callerWith();

export function runsOn(graph: Graph, queue: JobQueue, more: { readonly backoffMs?: number } = {}): Runs {
  return createRuns({
    graph,
    queue,
    clock: systemClock,
    organisation: 'default',
    codeVersion: 'test',
    backoffMs: 20,
    ...more,
  });
}

export type Carry = (attempt: Attempt, job: JobName, parameters: { asOf?: number }) => Promise<void>;

export function workOn(runs: Runs, queue: JobQueue, carry: Carry, concurrency = 1): Promise<Worker> {
  return queue.work(runs.deliver(carry as ExecuteJob), { concurrency });
}

/** Every state of a run that a watcher is shown. */
export async function watched(runs: Runs, id: string): Promise<Run[]> {
  const shown: Run[] = [];
  for await (const run of runs.watch(caller, id)) shown.push(run);
  return shown;
}

export async function ended(runs: Runs, id: string): Promise<Run> {
  return (await watched(runs, id)).at(-1)!;
}

/** Waits for the abort of an attempt, and lets its reason out as a job would. */
export async function untilAborted({ caller: { signal } }: Attempt): Promise<never> {
  if (!signal.aborted) {
    await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  }
  throw signal.reason;
}
