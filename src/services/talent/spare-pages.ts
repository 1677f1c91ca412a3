import { setTimeout as sleep } from 'node:timers/promises';
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** From so many series on reading them has let the young generation grow. */
const MUCH_READ = 500_000;
const EVERY_MS = 1_000;
const MOST_TIMES = 60;
/** A young generation of no more is not worth asking again. */
const SMALL_BYTES = 4 * 2 ** 20;

/**
 * Has V8 give back to the system what it keeps for garbage to come. Reading everything that is recorded lets the young generation
 * grow to a hundred megabytes. V8 makes it smaller when a collection of it finds that next to nothing was allocated for
 * some seconds (below 1 MB a second), but a process that does nothing collects nothing: so it is asked to, once a second, for a minute
 * at most. Each is a collection as V8 makes thousands of them, of what is young alone; none of everything, which would hold the
 * event loop for longer the more is alive. Where much is allocated all the while, V8 keeps what it needs. It is a wish: a process in
 * which V8 cannot be asked goes on without, and nothing waits for it.
 */
export async function giveSparePagesBack(seriesRead: number): Promise<void> {
  if (seriesRead < MUCH_READ) return;
  const collectYoung = youngCollector();
  if (collectYoung === null) return;
  for (let n = 0; n < MOST_TIMES && youngBytes() > SMALL_BYTES; n++) {
    await sleep(EVERY_MS, undefined, { ref: false });
    collectYoung();
  }
}

function youngCollector(): (() => void) | null {
  // Setting any flag would end a process whose flags are frozen.
  if (process.execArgv.some((flag) => /^--freeze[-_]flags[-_]after[-_]init/.test(flag))) return null;
  try {
    // Contexts that are made while the flag is set have a function `gc`; this one alone.
    setFlagsFromString('--expose-gc');
    const gc = runInNewContext('gc') as (options: { type: 'minor' }) => void;
    return () => gc({ type: 'minor' });
  } catch {
    return null;
  } finally {
    setFlagsFromString('--no-expose-gc');
  }
}

function youngBytes(): number {
  return getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space')?.space_size ?? 0;
}
