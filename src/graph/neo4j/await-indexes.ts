import { Fault } from '../../domain/errors.ts';
import { passed } from './connection.ts';

/** A row of SHOW INDEXES. */
export interface IndexState {
  readonly name: string;
  readonly state: string;
  readonly populationPercent: number;
}

/** Told while indexes are being filled: how many are left, and how far the one is that has the longest way to go. */
export type OnIndexing = (left: { readonly indexes: number; readonly leastPercent: number }) => void;

const FIRST_LOOK_MS = 20;
const LONGEST_PAUSE_MS = 1_000;
const TELL_EVERY_MS = 10_000;

/**
 * Waits until every index is filled. Over millions of nodes a new one takes minutes, so there is no limit; `Fault` where
 * one failed, which it stays until it is dropped.
 */
export async function awaitIndexes(
  readIndexes: () => Promise<readonly IndexState[]>,
  onIndexing: OnIndexing,
  tellEveryMs: number = TELL_EVERY_MS,
): Promise<void> {
  let told = performance.now();
  for (let pause = FIRST_LOOK_MS; ; pause = Math.min(LONGEST_PAUSE_MS, 2 * pause)) {
    const indexes = await readIndexes();
    const failed = indexes.find(({ state }) => state === 'FAILED');
    if (failed !== undefined) {
      throw new Fault(
        `The graph database could not fill its index ${failed.name}; its log says why. Drop the index, and start again.`,
      );
    }
    const left = indexes.filter(({ state }) => state !== 'ONLINE');
    if (left.length === 0) return;
    if (performance.now() - told >= tellEveryMs) {
      told = performance.now();
      const leastPercent = Math.min(...left.map(({ populationPercent }) => populationPercent));
      onIndexing({ indexes: left.length, leastPercent });
    }
    await passed(pause);
  }
}
