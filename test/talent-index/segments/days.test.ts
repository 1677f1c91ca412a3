import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isEmployed } from '../../../src/talent-index/rank/eligibility.ts';
import {
  AFTER_ALL,
  BEFORE_ALL,
  comparableDay,
  dayAt,
  isShort,
  putDay,
} from '../../../src/talent-index/segments/days.ts';
import type { PersonColumns } from '../../../src/talent-index/talent-index.ts';

const edges = fc.constantFrom(-0x8001, -0x8000, -0x7fff, -0x7ffe, -1, 0, 0x7ffe, 0x7fff, 0x8000);
const anyDay = fc.oneof(fc.integer({ min: -4_000_000, max: 4_000_000 }), edges);
const shortDay = fc.oneof(anyDay, fc.constantFrom(BEFORE_ALL, AFTER_ALL)).filter(isShort);

test('a short day is told as it was put, and compares with any other as it would in four bytes', () => {
  fc.assert(
    fc.property(shortDay, anyDay, (kept, asked) => {
      const days = new Int16Array(1);
      putDay(days, 0, kept);
      expect(dayAt(days, 0)).toBe(kept);
      expect(Math.sign(days[0]! - comparableDay(days, asked))).toBe(Math.sign(kept - asked));
    }),
    { numRuns: 2_000 },
  );
});

test('somebody is employed from the day of joining to the day before leaving, in two bytes as in four', () => {
  fc.assert(
    fc.property(shortDay, shortDay, anyDay, (joined, left, day) => {
      const columns = [Int16Array, Int32Array].map((Kept) => {
        const [joinedDay, leftDay] = [new Kept(1), new Kept(1)];
        putDay(joinedDay, 0, joined);
        putDay(leftDay, 0, left);
        return { joinedDay, leftDay } as unknown as PersonColumns;
      });
      for (const people of columns) expect(isEmployed(people, 0, day)).toBe(joined <= day && day < left);
    }),
    { numRuns: 2_000 },
  );
});
