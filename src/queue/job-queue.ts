import type { JobName } from '../domain/jobs.ts';

/**
 * The queue port. It owns delivery, attempts and liveness of runs; the Run node in the graph owns everything else.
 * A payload is a run's id and job name: parameters are read from the Run, so no personal data passes through a queue.
 * Expected by both adapters, and tested on both: a submitted job is delivered at least once; two workers never hold
 * one job at the same time (a stalled worker's successor has a higher fence); the same run submitted twice is one job.
 */
export interface JobQueue {
  submit(job: QueuedJob): Promise<void>;
  /** Waiting: it is never delivered. Active: its signal aborts, wherever it runs. Unknown or ended: false. */
  cancel(runId: string): Promise<boolean>;
  /** Where the queue thinks it is, for reconciling with the Run node. */
  inspect(runId: string): Promise<QueuedState>;
  /** Starts taking jobs. `stop` finishes or hands back what is running within `graceMs`. */
  work(handler: DeliveryHandler, options: WorkOptions): Promise<Worker>;
  /** Declares what recurs; what is no longer declared is removed. */
  schedule(schedules: readonly Schedule[], onDue: (schedule: Schedule) => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

export interface QueuedJob {
  readonly runId: string;
  readonly job: JobName;
  /** How many deliveries in all before the run is failed. */
  readonly attempts: number;
  readonly backoffMs: number;
}

export type QueuedState = 'WAITING' | 'ACTIVE' | 'ENDED' | 'UNKNOWN';

export interface Delivery {
  readonly runId: string;
  readonly job: JobName;
  /** 1 for the first delivery. */
  readonly attempt: number;
  readonly lastAttempt: boolean;
  readonly signal: AbortSignal;
}

/** Resolves when done; a thrown `DomainError` other than `Unavailable` is final, anything else is retried with backoff. */
export type DeliveryHandler = (delivery: Delivery) => Promise<void>;

export interface WorkOptions {
  readonly concurrency: number;
}

export interface Worker {
  stop(graceMs: number): Promise<void>;
}

export interface Schedule {
  readonly name: string;
  readonly job: JobName;
  /** Five-field cron expression, UTC. */
  readonly cron: string;
}
