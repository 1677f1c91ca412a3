import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Cancelled } from '../../src/domain/errors.ts';
import { atOnce, inOrder, inTurns } from '../../src/domain/slices.ts';

const numbers = (count: number) => Array.from({ length: count }, (_, i) => Math.imul(i, 0x9e3779b1) >>> 0);

/** Counts what happens within each slice. */
function mostIn<Result>(slices: Generator<void, Result>, count: () => number): number {
  let most = 0;
  for (let before = 0; ; before = count()) {
    const { done } = slices.next();
    most = Math.max(most, count() - before);
    if (done) return most;
  }
}

describe('items put in order in slices', () => {
  it('come as a stable sort has them, however many there are', () => {
    const items = fc
      .tuple(fc.integer({ min: 0, max: 9_000 }), fc.integer({ min: 1, max: 4_000 }))
      .map(([count, kinds]) => numbers(count).map((value, place) => ({ key: value % kinds, place })));
    fc.assert(
      fc.property(items, (unordered) => {
        const before = [...unordered];
        const ordered = atOnce(inOrder(new Set(unordered), (a, b) => a.key - b.key));
        expect(ordered).toEqual(unordered.toSorted((a, b) => a.key - b.key));
        expect(unordered).toEqual(before);
      }),
      { numRuns: 60 },
    );
  });

  it('are compared no more often in any slice of many than in one of few', () => {
    const compared = (count: number) => {
      let comparisons = 0;
      const compare = (a: number, b: number) => {
        comparisons++;
        return a - b;
      };
      return mostIn(inOrder(numbers(count), compare), () => comparisons);
    };
    expect(compared(200_000)).toBeLessThan(1.2 * compared(4_096));
  });
});

describe('work in turns', () => {
  function* slices(count: number): Generator<void, string> {
    for (let i = 0; i < count; i++) yield;
    return 'done';
  }

  it('has a turn of the event loop for each slice', async () => {
    let turns = 0;
    let over = false;
    const count = () => {
      turns++;
      if (!over) setImmediate(count);
    };
    setImmediate(count);
    expect(await inTurns(slices(20))).toBe('done');
    over = true;
    expect(turns).toBeGreaterThanOrEqual(20);
  });

  it('is left when nobody waits for it any more', async () => {
    const controller = new AbortController();
    setImmediate(() => controller.abort());
    await expect(inTurns(slices(20), controller.signal)).rejects.toThrow(Cancelled);
  });
});
