import { Cancelled } from '../domain/errors.ts';
import { createAdmission } from './admission.ts';

/** Work that several callers wait for: done once, kept for a while, given up when the last of them leaves. */
export interface SharedWork<Result> {
  get(key: string, work: (signal: AbortSignal) => Promise<Result>, signal: AbortSignal): Promise<Result>;
}

export interface SharedWorkOptions {
  /** In a refusal's words: what is limited. */
  readonly what: string;
  readonly inFlight: number;
  readonly waiting: number;
  /** How many results are kept. */
  readonly kept: number;
  /** Seconds after which a refused caller may try again. */
  readonly retryAfter: number;
}

interface Shared<Result> {
  readonly result: Promise<Result>;
  readonly abandon: AbortController;
  waiters: number;
  done: boolean;
}

export function createSharedWork<Result>(options: SharedWorkOptions): SharedWork<Result> {
  const admission = createAdmission(options);
  const shared = new Map<string, Shared<Result>>();

  function begin(key: string, work: (signal: AbortSignal) => Promise<Result>): Shared<Result> {
    const abandon = new AbortController();
    const begun: Shared<Result> = {
      result: admission.run(() => work(abandon.signal), abandon.signal),
      abandon,
      waiters: 0,
      done: false,
    };
    shared.set(key, begun);
    begun.result.then(
      () => {
        begun.done = true;
        const kept = [...shared].filter(([, { done }]) => done);
        for (const [oldest] of kept.slice(0, -options.kept)) shared.delete(oldest);
      },
      () => forget(key, begun),
    );
    return begun;
  }

  function forget(key: string, one: Shared<Result>): void {
    if (shared.get(key) === one) shared.delete(key);
  }

  return {
    async get(key, work, signal) {
      if (signal.aborted) throw new Cancelled();
      const one = shared.get(key) ?? begin(key, work);
      one.waiters++;
      try {
        return await abortable(one.result, signal);
      } finally {
        if (--one.waiters === 0 && !one.done) {
          forget(key, one);
          one.abandon.abort();
        }
      }
    },
  };
}

/** Ends for the caller when the caller goes; the shared work goes on for the others. */
export async function abortable<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  if (signal.aborted) throw new Cancelled();
  return new Promise<Result>((resolve, reject) => {
    const aborted = () => reject(new Cancelled());
    signal.addEventListener('abort', aborted, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', aborted));
  });
}
