import { setImmediate as turn } from 'node:timers/promises';
import { Cancelled } from '../../domain/errors.ts';

/** Between two slices of building or ranking: whatever else waits in the process goes first. */
export async function pause(): Promise<void> {
  await turn();
}

/** The same for work that ends by `Cancelled` once nobody waits for it. */
export function pauseWhileAsked(signal: AbortSignal): () => Promise<void> {
  return async () => {
    if (signal.aborted) throw new Cancelled();
    await pause();
  };
}

export async function wait(milliseconds: number, signal = new AbortController().signal): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(done, milliseconds);
    function done() {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
    signal.addEventListener('abort', done);
    if (signal.aborted) done();
  });
}
