import { randomInt } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { Cancelled, Unavailable } from '../domain/errors.ts';
import { splitMix32 } from '../domain/split-mix.ts';

const MAX_ATTEMPTS = 12;
const LONGEST_PAUSE_MS = 1_000;

/** A share of the longest pause, in [0, 1): another at each call. */
export type Jitter = () => number;

/** Processes that collided are to pause differently. Their numbers do not tell them apart: in a container each is 1. */
export function seedOfProcess(): number {
  return randomInt(2 ** 32);
}

const jitterOfProcess = splitMix32(seedOfProcess());

/**
 * Runs `attempt` again while it fails with what `isConflict` knows as a passing conflict, after a pause of 0 to
 * 10·2ⁿ ms, at most a second (full jitter: two that collided do not meet again). Gives up as `Unavailable`.
 */
export async function retryConflicts<Result>(
  attempt: () => Promise<Result>,
  isConflict: (error: unknown) => boolean,
  signal: AbortSignal | undefined,
  jitter: Jitter = jitterOfProcess,
): Promise<Result> {
  for (let attempts = 1; ; attempts += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!isConflict(error)) throw error;
      if (attempts === MAX_ATTEMPTS) {
        throw new Unavailable('The graph is too busy: a write met a conflict each time it was tried.', {
          retryAfter: 1,
          cause: error,
        });
      }
    }
    throwIfAborted(signal);
    const pause = jitter() * Math.min(LONGEST_PAUSE_MS, 10 * 2 ** attempts);
    await setTimeout(pause, undefined, signal ? { signal } : {}).catch(() => throwIfAborted(signal));
  }
}

export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new Cancelled();
}

/** `work`'s result, or `Cancelled` as soon as the signal aborts; what `work` still gives then is dropped. */
export async function untilAborted<Result>(
  work: Promise<Result>,
  signal: AbortSignal | undefined,
): Promise<Result> {
  if (!signal) return work;
  // It is under way: who does not come to wait for it leaves its failure unheard, which would end the process.
  work.catch(() => undefined);
  throwIfAborted(signal);
  const { promise, reject } = Promise.withResolvers<never>();
  const abort = () => reject(new Cancelled());
  signal.addEventListener('abort', abort, { once: true });
  try {
    return await Promise.race([work, promise]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}
