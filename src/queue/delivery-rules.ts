import { createHash } from 'node:crypto';
import { DomainError, Fault, Unavailable } from '../domain/errors.ts';

export type Verdict =
  /** Trying again cannot help: invalid input, a conflict, a cancellation. */
  | { readonly kind: 'END' }
  /** Something it needs is away: again after a time, not counted. */
  | { readonly kind: 'WAIT'; readonly againAfterMs: number }
  /** A fault: again with backoff while attempts remain. */
  | { readonly kind: 'RETRY' };

/** What becomes of a delivery that threw. */
export function verdictOf(error: unknown): Verdict {
  if (error instanceof Unavailable) return { kind: 'WAIT', againAfterMs: error.retryAfter * 1000 };
  if (error instanceof Fault || !(error instanceof DomainError)) return { kind: 'RETRY' };
  return { kind: 'END' };
}

const LONGEST_BACKOFF_MS = 60_000;

/**
 * Milliseconds before the delivery that follows `failures` failed ones (≥ 1): exponential with equal jitter,
 *   min(60 s, backoffMs · 2^(failures − 1)) · (½ + u/2), u uniform on [0, 1).
 * u is read from a hash of run and count, so that runs that failed together spread out, and the same way each time.
 * Source: M. Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015 ("equal jitter").
 */
export function backoffBefore(runId: string, failures: number, backoffMs: number): number {
  const longest = Math.min(LONGEST_BACKOFF_MS, backoffMs * 2 ** (failures - 1));
  const uniform = createHash('sha256').update(`${runId}#${failures}`).digest().readUInt32BE(0) / 2 ** 32;
  return Math.round(longest * (0.5 + uniform / 2));
}
