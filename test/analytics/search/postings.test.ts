import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Postings } from '../../../src/analytics/search/postings.ts';
import { WordModel } from '../../../src/analytics/search/word-model.ts';

const keys = ['glass', 'neon', 'clerk'];
const changes = fc.array(
  fc.record({
    key: fc.constantFrom(...keys),
    number: fc.integer({ min: 0, max: 5 }),
    weight: fc.constantFrom(0, 0.5, 2),
  }),
  { maxLength: 30 },
);

describe('an inverted index that changes', () => {
  test('counts as holders just those that hold a key now, whatever was put before', () => {
    fc.assert(
      fc.property(changes, changes, (before, after) => {
        const postings = new Postings();
        const held = new Map(keys.map((key) => [key, new Map<number, number>()]));
        for (const { key, number } of before.toSorted((a, b) => a.number - b.number)) {
          if (held.get(key)!.has(number)) continue;
          postings.add(key, number, 1);
          held.get(key)!.set(number, 1);
        }
        postings.freeze((weight) => weight);
        for (const { key, number, weight } of after) {
          postings.put(key, number, weight);
          held.get(key)!.set(number, weight);
        }
        for (const key of keys) {
          const own = [...held.get(key)!].filter(([, weight]) => weight > 0);
          expect(postings.holders(key)).toBe(own.length);
          for (const [number, weight] of own) expect(postings.weight(key, number)).toBe(weight);
        }
      }),
    );
  });

  test('a word is known no more once the last name with it has gone, and again when it comes back', () => {
    const words = new WordModel(40);
    words.add(new Map([['glassblower', 1]]));
    words.add(new Map([['clerk', 1]]));
    for (const _ of words.freezing());
    words.put(0, new Map([['glassblower', 1]]), new Map([['clerk', 1]]));
    expect(words.isKnown('glassblower')).toBe(false);
    words.put(1, new Map([['clerk', 1]]), new Map([['glassblower', 1]]));
    expect(words.isKnown('glassblower')).toBe(true);
    words.put(1, new Map([['glassblower', 1]]), new Map());
    expect(words.isKnown('glassblower')).toBe(false);
  });
});
