import { setImmediate as turn } from 'node:timers/promises';
import { Cancelled } from '../domain/errors.ts';

/** Awaited between two small units of work; ends with `Cancelled` when nobody waits for it any more. */
export type Pace = (signal?: AbortSignal) => Promise<void>;

const SLICE_MS = 10;

/** Lets whatever else waits in the process go first, once `sliceMs` have gone by since it last could. */
export function createPace({
  sliceMs = SLICE_MS,
  now = () => performance.now(),
  pause = async () => {
    await turn();
  },
}: {
  readonly sliceMs?: number;
  readonly now?: () => number;
  readonly pause?: () => Promise<void>;
} = {}): Pace {
  let since = now();
  return async (signal) => {
    if (signal?.aborted) throw new Cancelled();
    if (now() - since < sliceMs) return;
    await pause();
    since = now();
    if (signal?.aborted) throw new Cancelled();
  };
}
