import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { fingerprint, KeyIndex } from '../../../src/services/imports/import-keys.ts';

test('an index of keys says what a set and a set of the refused would say', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.string({ unit: 'binary', maxLength: 6 }), fc.boolean()), { maxLength: 3000 }),
      (steps) => {
        const index = new KeyIndex();
        const known = new Map<string, boolean>();
        for (const [key, refused] of steps) {
          expect(index.add(key)).toBe(!known.has(key));
          if (!known.has(key)) known.set(key, false);
          if (refused) {
            index.refuse(key);
            known.set(key, true);
          }
        }
        expect(index.size).toBe(known.size);
        for (const [key, refused] of known) expect(index.stateOf(key)).toBe(refused ? 'REFUSED' : 'ACCEPTED');
        expect(index.stateOf('a key that is longer than six')).toBe('ABSENT');
      },
    ),
    { numRuns: 50, seed: 1 },
  );
});

test('200,000 consecutive keys have 200,000 fingerprints, also by any one word to within chance', () => {
  const keys = Array.from({ length: 200_000 }, (_, number) => `OBS-${String(number).padStart(8, '0')}`);
  const prints = keys.map(fingerprint);
  expect(new Set(prints.map((print) => print.join())).size).toBe(keys.length);
  // Of n random 32-bit words n²/2³³ = 4.66 pairs are expected to be equal.
  for (const word of [0, 1, 2, 3]) {
    expect(keys.length - new Set(prints.map((print) => print[word])).size).toBeLessThan(20);
  }
});
