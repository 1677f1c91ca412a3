import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TopBounds } from '../../../src/talent-index/scan/top-bounds.ts';

function close(top: TopBounds) {
  const slices = top.closing();
  while (!slices.next().done);
}

/** Highest bound first. */
function* takenOut(top: TopBounds) {
  while (top.highest >= 0) yield { bound: top.highest, person: top.takeHighest() };
}

describe('The people with the highest bounds', () => {
  test('are all that bound above anybody who was left out, highest first', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.float({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 0.25, 0.5, 1)), {
          maxLength: 300,
        }),
        fc.integer({ min: 1, max: 20 }),
        (bounds, capacity) => {
          const top = new TopBounds(capacity);
          for (const [person, bound] of bounds.entries()) if (bound > top.threshold) top.take(bound, person);
          close(top);
          const kept = new Set(top.people());
          const listed = [...takenOut(top)];
          expect(listed.map(({ person }) => person).sort()).toEqual([...kept].sort());
          expect(listed.every(({ bound, person }) => bounds[person] === bound)).toBe(true);
          for (let i = 1; i < listed.length; i++)
            expect(listed[i]!.bound).toBeLessThanOrEqual(listed[i - 1]!.bound);
          expect(listed.length).toBeGreaterThanOrEqual(Math.min(capacity, bounds.length));
          // Whoever has the same bound as somebody who is kept is kept too.
          const lowest = listed.at(-1)?.bound ?? 0;
          for (const [person, bound] of bounds.entries())
            if (!kept.has(person)) expect(bound).toBeLessThan(lowest);
        },
      ),
    );
  });

  test('are all of those who are equal, on the edge of a count as beside it', () => {
    for (const bound of [1, 0.5, 1 / 1_024, 0.3, 1 - 2 ** -24].map(Math.fround)) {
      const top = new TopBounds(100);
      for (let person = 0; person < 5_000; person++) if (bound > top.threshold) top.take(bound, person);
      close(top);
      expect(top.people()).toHaveLength(5_000);
      expect(Math.fround(bound * (1 - 2 ** -12)) > top.threshold).toBe(
        Math.floor(bound * 1_024) !== bound * 1_024,
      );
    }
  });

  test('are everybody where there is no limit, each as it is taken out', () => {
    const bounds = fc.array(fc.float({ min: 0, max: 1, noNaN: true }), { maxLength: 5_000, size: 'max' });
    fc.assert(
      fc.property(bounds, fc.nat(10), (all, asked) => {
        const top = new TopBounds(Infinity);
        for (const [person, bound] of all.entries()) top.take(bound, person);
        close(top);
        expect(top.people()).toHaveLength(all.length);
        const ordered = [...all].sort((a, b) => b - a);
        expect([...takenOut(top).take(asked)].map(({ bound }) => bound)).toEqual(ordered.slice(0, asked));
        expect([...takenOut(top)].map(({ bound }) => bound)).toEqual(ordered.slice(asked));
        expect(top.people().toSorted()).toEqual(Uint32Array.from(all.keys()));
      }),
    );
  });
});
