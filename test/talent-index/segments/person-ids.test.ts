import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { finished, PersonIds } from '../../../src/talent-index/segments/person-ids.ts';

const keyed = fc.bigInt({ min: 0n, max: 2n ** 128n - 1n }).map(keyOf);
/** Keys that lie far from evenly: what interpolation expects least. */
const crowded = fc.oneof(
  fc.nat(40).map((n) => keyOf(BigInt(n))),
  fc.nat(40).map((n) => keyOf(2n ** 128n - 1n - BigInt(n))),
  fc.nat(60).map((n) => keyOf((1n << 100n) + (1n << BigInt(n)))),
);
const anyId = fc.oneof(keyed, crowded, fc.string({ unit: 'binary', maxLength: 6 }));

function keyOf(value: bigint): string {
  return `person:${value.toString(16).padStart(32, '0')}`;
}

const made = (ids: readonly string[]) => PersonIds.of(ids.length, (number) => ids[number]!);
const byteOrder = (ids: readonly string[]) =>
  [...ids].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));

describe('The ids of people', () => {
  for (const [name, id] of Object.entries({ keyed, crowded, anyId })) {
    test(`give back each id by its number and each number by its id: ${name}`, () => {
      fc.assert(
        fc.property(fc.uniqueArray(id, { maxLength: 80 }), fc.boolean(), id, (written, sort, other) => {
          const all = sort ? byteOrder(written) : written;
          const ids = made(all);
          expect([...ids]).toEqual(all);
          expect(all.map((one) => ids.numberOf(one))).toEqual(all.map((_, number) => number));
          expect(ids.numberOf(other)).toBe(all.includes(other) ? all.indexOf(other) : undefined);
        }),
      );
    });

    test(`keep their numbers when others follow: ${name}`, () => {
      fc.assert(
        fc.property(fc.uniqueArray(id, { maxLength: 80 }), fc.nat(80), fc.nat(80), (written, a, b) => {
          const [first, second] = [Math.min(a, b), Math.max(a, b)].map((at) => Math.min(at, written.length));
          const begun = byteOrder(written.slice(0, first));
          const more = [written.slice(first, second), written.slice(second)];
          const ids = more.map(byteOrder).reduce((before, some) => {
            return finished(before.withMore(some.length, (number) => some[number]!));
          }, made(begun));
          expect([...ids].slice(0, begun.length)).toEqual(begun);
          expect([...ids].sort()).toEqual([...written].sort());
          expect([...ids].map((one) => ids.numberOf(one))).toEqual([...ids].map((_, number) => number));
        }),
      );
    });
  }

  test('stand in byte order, whoever came when', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyId, { minLength: 2, maxLength: 30 }), (written) => {
        const ids = made(written);
        const order = [...written.keys()].sort((a, b) => (ids.precedes(a, b) ? -1 : 1));
        expect(order.map((number) => ids.at(number))).toEqual(byteOrder(written));
      }),
    );
  });

  test('are not found in another case, with a longer key or without the prefix', () => {
    const ids = made([keyOf(0xabcn)]);
    for (const other of [keyOf(0xabcn).toUpperCase(), `${keyOf(0xabcn)}0`, keyOf(0xabcn).slice(7), 'person:'])
      expect(ids.numberOf(other)).toBeUndefined();
    expect(ids.numberOf(`person:${'0'.repeat(29)}ABC`)).toBeUndefined();
  });
});
