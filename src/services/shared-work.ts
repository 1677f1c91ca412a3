import { Cancelled } from '../domain/errors.ts';
import { createAdmission } from './admission.ts';

/** Work that several callers wait for: done once, kept for a while, given up when the last of them leaves. */
export interface SharedWork<Result> {
  /** Where nobody who asks wants it kept, it is shared only while it is under way. */
  get(
    key: string,
    work: (signal: AbortSignal) => Promise<Result>,
    signal: AbortSignal,
    options?: { readonly keep: boolean },
  ): Promise<Result>;
}

export interface SharedWorkOptions<Result> {
  /** In a refusal's words: what is limited. */
  readonly what: string;
  readonly inFlight: number;
  readonly waiting: number;
  /** How many results are kept: those that were asked for last. */
  readonly kept: number;
  /** So long after it was last asked for a result is given up; ten minutes unless given. */
  readonly keptMs?: number;
  /** How much of them is kept in all; one that is larger goes to who waits for it, and is not kept. */
  readonly keptBytes?: { readonly most: number; of(result: Result): number };
  /** Seconds after which a refused caller may try again. */
  readonly retryAfter: number;
}

interface Shared<Result> {
  readonly result: Promise<Result>;
  readonly abandon: AbortController;
  waiters: number;
  /** Somebody who asked wants it kept. */
  wanted: boolean;
  done: boolean;
  kept: boolean;
  bytes: number;
  expiry?: NodeJS.Timeout;
}

const KEPT_MS = 10 * 60_000;

export function createSharedWork<Result>(options: SharedWorkOptions<Result>): SharedWork<Result> {
  const admission = createAdmission(options);
  /** What is done, the one that was asked for last at the end, and what is under way, among them. */
  const shared = new Map<string, Shared<Result>>();
  const kept = { results: 0, bytes: 0 };

  function begin(key: string, work: (signal: AbortSignal) => Promise<Result>): Shared<Result> {
    const abandon = new AbortController();
    const begun: Shared<Result> = {
      result: admission.run(() => work(abandon.signal), abandon.signal),
      abandon,
      waiters: 0,
      wanted: false,
      done: false,
      kept: false,
      bytes: 0,
    };
    shared.set(key, begun);
    begun.result.then(
      (result) => {
        begun.done = true;
        if (shared.get(key) !== begun) return;
        if (!begun.wanted) return forget(key, begun);
        begun.kept = true;
        begun.bytes = options.keptBytes?.of(result) ?? 0;
        kept.results++;
        kept.bytes += begun.bytes;
        keep(key, begun);
      },
      () => forget(key, begun),
    );
    return begun;
  }

  /** As the one that was asked for last; the oldest go until what is left is no more than may be kept. */
  function keep(key: string, one: Shared<Result>): void {
    clearTimeout(one.expiry);
    one.expiry = setTimeout(() => forget(key, one), options.keptMs ?? KEPT_MS).unref();
    shared.delete(key);
    shared.set(key, one);
    for (const [oldest, result] of shared) {
      if (kept.results <= options.kept && kept.bytes <= (options.keptBytes?.most ?? Infinity)) return;
      if (result.kept) forget(oldest, result);
    }
  }

  function forget(key: string, one: Shared<Result>): void {
    clearTimeout(one.expiry);
    if (shared.get(key) !== one) return;
    shared.delete(key);
    if (!one.kept) return;
    kept.results--;
    kept.bytes -= one.bytes;
  }

  return {
    async get(key, work, signal, { keep: wanted } = { keep: true }) {
      if (signal.aborted) throw new Cancelled();
      const known = shared.get(key);
      if (known?.kept) keep(key, known);
      const one = known ?? begin(key, work);
      one.waiters++;
      one.wanted ||= wanted;
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
  if (signal.aborted) {
    // It is under way, and its failure would be heard by nobody else, which would end the process.
    work.catch(() => undefined);
    throw new Cancelled();
  }
  return new Promise<Result>((resolve, reject) => {
    const aborted = () => reject(new Cancelled());
    signal.addEventListener('abort', aborted, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', aborted));
  });
}
