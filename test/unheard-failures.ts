import { setImmediate } from 'node:timers/promises';

/** What fails without anybody to hear of it while something is done, and in a few turns after; it would end a process. */
export async function unheardFailures(done: () => Promise<unknown>): Promise<unknown[]> {
  const unheard: unknown[] = [];
  const listen = (reason: unknown) => unheard.push(reason);
  process.on('unhandledRejection', listen);
  try {
    await done();
    for (let turn = 0; turn < 5; turn++) await setImmediate();
    return unheard;
  } finally {
    process.off('unhandledRejection', listen);
  }
}
