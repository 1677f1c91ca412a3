import type { Attempt, Metric } from '../domain/attempt.ts';
import type { Caller } from '../domain/caller.ts';
import type { Instant } from '../domain/clock.ts';
import type { ErrorCode } from '../domain/errors.ts';
import type { Id } from '../domain/ids.ts';
import type { JobName, JobParameters, RunState } from '../domain/jobs.ts';
import type { Page, PageRequest } from '../domain/page.ts';
import type { DeliveryHandler } from '../queue/job-queue.ts';

/** The record of a computation: what was asked, from what, by which code, how far it is and what came of it. */
export interface Run {
  readonly id: Id;
  readonly job: JobName;
  readonly state: RunState;
  /** 0..1 of the whole run; never falls, also not over several attempts. */
  readonly progress: number;
  readonly phase: string | null;
  /** As asked, validated, as JSON with sorted keys. */
  readonly parameters: string;
  readonly inputDigest: string | null;
  /** Decimal digits below 2^53, derived from job and parameters (a part's from its parent's too). */
  readonly seed: string;
  readonly codeVersion: string;
  readonly idempotencyKey: string | null;
  readonly parentId: Id | null;
  readonly requestedAt: Instant;
  readonly startedAt: Instant | null;
  readonly finishedAt: Instant | null;
  readonly publishedAt: Instant | null;
  /** Deliveries that began. */
  readonly attempts: number;
  readonly failure: RunFailure | null;
  readonly metrics: readonly Metric[];
  /** JSON of what a fit estimated for all series together. */
  readonly hyperparameters: string | null;
  readonly shortlistIds: readonly Id[];
}

export interface RunFailure {
  readonly code: ErrorCode;
  readonly message: string;
  readonly attempts: number;
}

export interface RunRequest<Name extends JobName = JobName> {
  readonly job: Name;
  readonly parameters: JobParameters<Name>;
  /** The same key with the same job and parameters is the same run; with others it is a `Conflict`. */
  readonly idempotencyKey?: string | null;
}

export interface RunFilter {
  readonly job?: JobName | null;
  readonly state?: RunState | null;
}

/** Carries out a run of a registered job: what jobs/index.ts makes of the jobs. */
export type ExecuteJob = (attempt: Attempt, job: JobName, parameters: unknown) => Promise<void>;

export interface Runs {
  /** Writes the run WAITING, then enqueues it. `InvalidInput` where the parameters break their schema. */
  request<Name extends JobName>(caller: Caller, request: RunRequest<Name>): Promise<Run>;
  /** Null for an unknown id. */
  get(caller: Caller, id: Id): Promise<Run | null>;
  /** In the order of `ids`, null where unknown; at most 1,000. */
  getMany(caller: Caller, ids: readonly Id[]): Promise<(Run | null)[]>;
  /** Newest first. */
  page(caller: Caller, filter: RunFilter, request: PageRequest): Promise<Page<Run>>;
  /** The parts of a run, in their order. */
  children(caller: Caller, id: Id, request: PageRequest): Promise<Page<Run>>;
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
    onProgress?: (run: Run) => void,
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

export interface Reconciliation {
  /** WAITING but unknown to the queue, or ACTIVE with a dead worker: enqueued again. */
  readonly enqueued: number;
  /** Queued but ended or unknown in the graph. */
  readonly dropped: number;
  /** Out of attempts without a word of their last worker. */
  readonly failed: number;
}
