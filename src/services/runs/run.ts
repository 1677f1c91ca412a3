import type { Attempt, Metric } from '../../domain/attempt.ts';
import type { Instant } from '../../domain/clock.ts';
import type { ErrorCode } from '../../domain/errors.ts';
import type { Id } from '../../domain/ids.ts';
import type { JobName, JobParameters, RunState } from '../../domain/jobs.ts';

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

export interface Reconciliation {
  /** WAITING but unknown to the queue, or ACTIVE with a dead worker: enqueued again. */
  readonly enqueued: number;
  /** Queued but ended or unknown in the graph. */
  readonly dropped: number;
  /** Performed by a process that has ended without a word. */
  readonly failed: number;
}
