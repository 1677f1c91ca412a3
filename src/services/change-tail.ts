import { Cancelled, Unavailable } from '../domain/errors.ts';
import type { Graph } from '../graph/graph.ts';
import { type Change, readChangesAfter } from './changes.ts';

export interface TailOptions {
  /** Ends the tail. */
  readonly signal: AbortSignal;
  /** How long a change may go unseen; at most 250 ms. */
  readonly pollMs?: number;
  /** Called once with what makes the tail look at once, e.g. on the word of another process. */
  readonly onReady?: (wake: () => void) => void;
}

const POLL_MS = 250;
const BATCH = 1_000;
const AWAY_MS = 1_000;

/**
 * Every change after `fromSeq`, in commit order, each once, as batches of at most 1,000. It waits through times in
 * which the graph cannot be reached, and ends with the signal.
 */
export async function* tailChanges(
  graph: Graph,
  fromSeq: number,
  { signal, pollMs = POLL_MS, onReady }: TailOptions,
): AsyncGenerator<readonly Change[]> {
  let seq = fromSeq;
  let woken = false;
  let cutWait = () => {};
  const wake = () => {
    woken = true;
    cutWait();
  };
  onReady?.(wake);
  signal.addEventListener('abort', wake);
  try {
    while (!signal.aborted) {
      woken = false;
      let wait = Math.min(pollMs, POLL_MS);
      try {
        const changes = await readChangesAfter(graph, seq, BATCH, { signal });
        if (changes.length > 0) {
          yield changes;
          seq = changes.at(-1)!.seq;
          continue;
        }
      } catch (error) {
        if (error instanceof Cancelled && signal.aborted) return;
        if (!(error instanceof Unavailable)) throw error;
        wait = AWAY_MS;
      }
      if (!woken) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, wait);
          cutWait = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
    }
  } finally {
    signal.removeEventListener('abort', wake);
  }
}
