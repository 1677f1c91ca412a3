import type { Attempt } from '../../../domain/attempt.ts';
import type { Caller } from '../../../domain/caller.ts';
import type { Clock } from '../../../domain/clock.ts';
import { Cancelled, Conflict, Fault, InvalidInput, Unavailable } from '../../../domain/errors.ts';
import { type Id, newId } from '../../../domain/ids.ts';
import { type JobName, jobParameters } from '../../../domain/jobs.ts';
import type { Graph, Transaction } from '../../../graph/graph.ts';
import { type RunsByIdRow, statements } from '../../../graph/statements.generated.ts';
import type { JobQueue } from '../../../queue/job-queue.ts';
import { startRunReporter } from '../delivery/run-reporter.ts';
import type { Run, RunRequest } from '../run.ts';
import type { RunAttempts } from '../run-attempts.ts';
import { failureOf, type Log, placesOf } from '../run-failure.ts';
import { runBody, toRun } from './run-record.ts';

export interface RequestDependencies {
  readonly graph: Graph;
  readonly queue: JobQueue;
  readonly clock: Clock;
  readonly attempts: RunAttempts;
  readonly codeVersion: string;
  readonly submit: (id: Id, request: RunRequest) => Promise<void>;
  readonly log: Log;
}

/** Carried out by the process that asks, never through the queue. */
export const performedJobs: ReadonlySet<JobName> = new Set<JobName>(['IMPORT']);

const LONGEST_KEY = 200;

export function createRequest(dependencies: RequestDependencies) {
  const { submit, log } = dependencies;
  return async (caller: Caller, request: RunRequest): Promise<Run> => {
    if (performedJobs.has(request.job)) {
      throw new InvalidInput([
        { path: 'job', problem: `${request.job} is started by the command line only` },
      ]);
    }
    const { run, isNew } = await findOrCreate(dependencies, caller, request);
    if (!isNew) return run;
    try {
      await submit(run.id, request);
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error;
      // The run is written down: it is enqueued as soon as the queue answers again.
      log.warn({ run: run.id, failure: placesOf(error) }, 'A run waits for the job queue to come back.');
    }
    return run;
  };
}

export function createPerform(dependencies: RequestDependencies) {
  const { graph, queue, attempts, log } = dependencies;
  return async (
    caller: Caller,
    request: RunRequest,
    work: (attempt: Attempt) => Promise<void>,
    onProgress: (progress: number, phase: string) => void,
  ): Promise<Run> => {
    const { run } = await findOrCreate(dependencies, caller, request);
    if (run.state === 'COMPLETED') return run;
    const begun = await attempts.beginHere(run.id, caller);
    if (begun === null) throw new Fault('The run vanished between its request and its start.');
    const key = { runId: run.id, fence: begun.fence };
    const reporter = startRunReporter({
      attempt: key,
      attempts,
      queue,
      from: begun,
      heartbeat: true,
      onProgress,
    });
    const signal = AbortSignal.any([caller.signal, reporter.lost]);
    try {
      await work({
        ...key,
        seed: begun.seed,
        caller: { ...caller, signal, requestId: run.id },
        progress: reporter.progress,
      });
      await reporter.stop();
      if (!(await attempts.end(key, { state: 'COMPLETED' }))) {
        throw new Conflict('Another process took the run over before this one ended.', run.id);
      }
    } catch (error) {
      await reporter.stop();
      const cancelled = caller.signal.aborted || error instanceof Cancelled;
      const failure = failureOf(error);
      // What the caller can act on, the caller hears; a fault has its place in the log.
      if (!cancelled && failure.code === 'FAULT') {
        log.error({ run: run.id, job: request.job, failure: placesOf(error) }, 'A run failed.');
      }
      await attempts
        .end(key, cancelled ? { state: 'CANCELLED' } : { state: 'FAILED', failure })
        .catch(() => false);
      throw error;
    } finally {
      queue.announce({ runId: run.id });
    }
    const [ended] = await graph.read(statements.runsById, { ids: [run.id] });
    return toRun(ended!);
  };
}

/** The run of the request's idempotency key, or a new one, WAITING. */
async function findOrCreate(
  { graph, clock, codeVersion }: RequestDependencies,
  caller: Caller,
  request: RunRequest,
): Promise<{ run: Run; isNew: boolean }> {
  const parameters = checkedParameters(request);
  const key = checkedKey(request.idempotencyKey);
  const body = runBody(request.job, parameters);
  const id = newId('run', clock.now());
  const row = await graph.write(async (transaction) => {
    const known = key === null ? undefined : await runOfKey(transaction, key);
    if (known !== undefined) return known;
    await transaction.run(statements.createRuns, {
      rows: [
        {
          id,
          job: request.job,
          ...body,
          codeVersion,
          idempotencyKey: key,
          parentId: null,
          requestedAt: clock.now(),
        },
      ],
    });
    const [created] = await transaction.run(statements.runsById, { ids: [id] });
    return created!;
  }, caller);
  if (row.bodyDigest !== body.bodyDigest) {
    throw new Conflict('This idempotency key was used for another request.', row.id);
  }
  return { run: toRun(row), isNew: row.id === id };
}

async function runOfKey(transaction: Transaction, key: string): Promise<RunsByIdRow | undefined> {
  await transaction.run(statements.lockRequests, {});
  const [known] = await transaction.run(statements.runOfIdempotencyKey, { key });
  return known;
}

function checkedParameters({ job, parameters }: RunRequest): unknown {
  const schema = jobParameters[job];
  if (schema === undefined) throw new InvalidInput([{ path: 'job', problem: 'is not a known job' }]);
  const parsed = schema.safeParse(parameters);
  if (parsed.success) return parsed.data;
  throw new InvalidInput(
    parsed.error.issues.map((issue) => ({
      path: ['parameters', ...issue.path].join('.'),
      problem: issue.message,
    })),
  );
}

function checkedKey(key: string | null | undefined): string | null {
  if (key == null) return null;
  if (key.length >= 1 && key.length <= LONGEST_KEY) return key;
  throw new InvalidInput([{ path: 'idempotencyKey', problem: `needs 1 to ${LONGEST_KEY} characters` }]);
}
