import { setImmediate as turn } from 'node:timers/promises';
import { Cancelled } from './errors.ts';

/** Work in slices, all of it in one turn of the event loop: where there is little, or nobody waits meanwhile. */
export function atOnce<Result>(slices: Generator<void, Result>): Result {
  for (;;) {
    const { done, value } = slices.next();
    if (done) return value;
  }
}

/** Work in slices, each in a turn of its own; ends with `Cancelled` when nobody waits for it any more. */
export async function inTurns<Result>(
  slices: Generator<void, Result>,
  signal?: AbortSignal,
): Promise<Result> {
  for (;;) {
    if (signal?.aborted) throw new Cancelled();
    const { done, value } = slices.next();
    if (done) return value;
    await turn();
  }
}

const ROWS_A_SLICE = 2_048;

/** The items in order, those of the same place as they came: a merge sort, a slice to so many rows ordered or merged. */
export function* inOrder<Item>(
  items: Iterable<Item>,
  compare: (one: Item, other: Item) => number,
): Generator<void, Item[]> {
  let sorted: Item[] = [];
  for (const item of items) {
    sorted.push(item);
    if (sorted.length % ROWS_A_SLICE === 0) yield;
  }
  const { length } = sorted;
  for (let from = 0; from < length; from += ROWS_A_SLICE) {
    const run = sorted.slice(from, from + ROWS_A_SLICE).sort(compare);
    for (let i = 0; i < run.length; i++) sorted[from + i] = run[i]!;
    yield;
  }
  let merged: Item[] = [];
  for (let width = ROWS_A_SLICE; width < length; width *= 2) {
    for (let from = 0; from < length; from += 2 * width) {
      const middle = Math.min(from + width, length);
      const end = Math.min(from + 2 * width, length);
      for (let place = from, one = from, other = middle; place < end; place++) {
        const first = other === end || (one < middle && compare(sorted[one]!, sorted[other]!) <= 0);
        merged[place] = sorted[first ? one++ : other++]!;
        if (place % ROWS_A_SLICE === ROWS_A_SLICE - 1) yield;
      }
    }
    [sorted, merged] = [merged, sorted];
  }
  return sorted;
}
