import fc from 'fast-check';
import { expect, it } from 'vitest';
import { listSkills, postingAt, postingOf, segmentIn } from '../../../src/talent-index/segments/segment.ts';

const SLOTS = 300;

/** A segment of one skill of these slots, ascending. */
function segmentOf(slots: readonly number[]) {
  const shape = { slots: SLOTS, skills: 1, postings: slots.length, skillBytes: 2, countBytes: 1 } as const;
  const segment = segmentIn(shape);
  segment.start[1] = slots.length;
  segment.slot.set(slots);
  listSkills(segment);
  return segment;
}

const anywhere = fc.uniqueArray(fc.nat(SLOTS - 1), { minLength: 1, maxLength: SLOTS });
/** As unevenly as they can lie: at both ends. */
const atTheEnds = fc
  .record({ low: fc.nat(40), high: fc.nat(40) })
  .filter(({ low, high }) => low + high > 0)
  .map(({ low, high }) => [
    ...Array.from({ length: low }, (_, i) => i),
    ...Array.from({ length: high }, (_, i) => SLOTS - high + i),
  ]);

it('whoever has a skill is found among its postings, however they lie, and nobody else', () => {
  fc.assert(
    fc.property(fc.oneof(anywhere, atTheEnds), (unsorted) => {
      const slots = unsorted.toSorted((a, b) => a - b);
      const segment = segmentOf(slots);
      for (let slot = 0; slot < SLOTS; slot++) {
        expect(postingAt(segment, slot, 0)).toBe(slots.indexOf(slot));
      }
      for (const [posting, slot] of slots.entries()) expect(postingOf(segment, slot, 0)).toBe(posting);
    }),
  );
});
