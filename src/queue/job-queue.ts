import type { Instant } from '../domain/clock.ts';
import type { JobName } from '../domain/jobs.ts';

/**
 * The queue port. It owns delivery, attempts and liveness of runs; the Run node in the graph owns everything else.
 * A payload is a run's id and job name: parameters are read from the Run, so no personal data passes through a queue.
 * Promised by both adapters, and tested on both: a submitted job is delivered at least once; two workers never hold
 * one job at the same time unless one of them has stalled (then the fence of the Run decides); the same run
 * submitted twice is one job. A queue that cannot be reached answers `Unavailable` within seconds.
 */
export interface JobQueue {
  submit(job: QueuedJob): Promise<void>;
  /**
   * Waiting: it is never delivered. Active: its signal aborts with `Cancelled`, wherever it runs; the word may be
   * lost on the way, so whoever must be sure looks at the Run too. False if the queue does not hold it.
   */
  cancel(runId: string): Promise<boolean>;
  /** Where the queue thinks it is, for reconciling with the Run node. What has ended is UNKNOWN. */
  inspect(runId: string): Promise<QueuedState>;
  /** Every run it holds. */
  held(): Promise<readonly string[]>;
  /** A run that waits for its time is due now. */
  hasten(runId: string): Promise<void>;
  /** Starts taking jobs, in the order of submission. */
  work(handler: DeliveryHandler, options: WorkOptions): Promise<Worker>;
  /** Declares what recurs; what is no longer declared is removed. Each moment is due in one process only. */
  schedule(schedules: readonly Schedule[], onDue: DueHandler): Promise<void>;
  /** Tells every process about a run: at most once, without promise. */
  announce(news: RunNews): void;
  listen(listener: (news: RunNews) => void): () => void;
  close(): Promise<void>;
}

export interface QueuedJob {
  readonly runId: string;
  readonly job: JobName;
  /** How many failed deliveries in all before the queue gives it up. */
  readonly attempts: number;
  /** Before the second delivery; doubles from then on, with jitter, up to a minute. */
  readonly backoffMs: number;
}

export type QueuedState = 'WAITING' | 'ACTIVE' | 'UNKNOWN';

export interface Delivery {
  readonly runId: string;
  readonly job: JobName;
  /** 1 for the first delivery; deliveries that were handed back do not count. */
  readonly attempt: number;
  readonly lastAttempt: boolean;
  /** Aborts with `Cancelled` on cancel and with `Unavailable` when the worker stops or loses the job. */
  readonly signal: AbortSignal;
}

/**
 * Resolved: the job has ended, or comes again after a time without counting as an attempt. Thrown: see `verdictOf`.
 */
export type DeliveryHandler = (delivery: Delivery) => Promise<ComeAgain | undefined>;
export interface ComeAgain {
  readonly againAfterMs: number;
}

export interface WorkOptions {
  readonly concurrency: number;
}

export interface Worker {
  /** Takes nothing more, waits `graceMs` for what is running, then aborts it and hands it back. */
  stop(graceMs: number): Promise<void>;
}

export interface Schedule {
  readonly name: string;
  readonly job: JobName;
  /** Cron expression in UTC: five fields, or six with seconds first. */
  readonly cron: string;
}

/** `dueAt` is the moment that the expression names; moments that pass while no process runs may be skipped. */
export type DueHandler = (schedule: Schedule, dueAt: Instant) => Promise<void>;

/** Progress as it is made; without it, that there is something new to read. */
export interface RunNews {
  readonly runId: string;
  readonly progress?: number;
  readonly phase?: string;
}
