import type { Caller } from './caller.ts';

/** One delivery of a run to a worker. Every write made for it checks `fence`, so a stalled worker cannot publish. */
export interface Attempt {
  readonly runId: string;
  readonly fence: number;
  /** Decimal digits; every random draw of the run derives from it. */
  readonly seed: string;
  /** `caller.signal` aborts on cancel, shutdown or loss of the job. */
  readonly caller: Caller;
  /** `fraction` on 0..1 of the whole run, never falling; `phase` says in words what it is doing now. */
  progress(fraction: number, phase: string): void;
}

export interface Metric {
  readonly name: string;
  readonly value: number;
  readonly unit: string | null;
}
