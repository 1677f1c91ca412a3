import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY } from '../../../src/domain/clock.ts';
import { type ShapeName, shapes } from '../../../src/talent-index/kernel/retention-code.ts';
import { HEADER, LONGEST, Room } from '../../../src/talent-index/kernel/room.ts';
import type { ScanKernel } from '../../../src/talent-index/kernel/scan-kernel.ts';
import { carriedShare } from '../../../src/talent-index/kernel/scan-module.ts';
import { type CurveMoment, curveMoment, scanError } from '../../../src/talent-index/scan/posting-means.ts';
import { addShares, carryOver, sweep } from '../../../src/talent-index/scan/room-loops.ts';
import {
  emptySegments,
  SEGMENT_SIZE,
  type Segment,
  TICK_MS,
} from '../../../src/talent-index/segments/segment.ts';

const POSTINGS = 60_000;
const NOW = Date.UTC(2026, 5, 30);
const segment = emptySegments([
  { slots: SEGMENT_SIZE, skills: 3, postings: POSTINGS, skillBytes: 2, countBytes: 1 },
]).next().value as Segment;
const kernel = segment.kernel as ScanKernel;
const own = new Room();

const posting = fc.record({
  initial: fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 0.05, 1)),
  halfLifeDays: fc.oneof(fc.double({ min: 0.01, max: 1e6, noNaN: true }), fc.constantFrom(0.01, 300)),
  days: fc.oneof(fc.double({ min: -400, max: 40_000, noNaN: true }), fc.constantFrom(0, -1, 1e6)),
});

/** Writes them over the postings of the segment from this one on, each of another slot. */
function put(postings: readonly { initial: number; halfLifeDays: number; days: number }[], from: number) {
  for (const [i, { initial, halfLifeDays, days }] of postings.entries()) {
    segment.initial[from + i] = initial;
    segment.halfLifeDays[from + i] = halfLifeDays;
    segment.lastReinforcedTick[from + i] = Math.floor((NOW - days * DAY) / TICK_MS);
    segment.slot[from + i] = (from + 7 * i) % SEGMENT_SIZE;
  }
}

function addByKernel(
  shape: ShapeName,
  moment: CurveMoment,
  from: number,
  to: number,
  weight: number,
  slope: number,
) {
  const run = {
    initial: segment.initial.byteOffset + 4 * from,
    halfLife: segment.halfLifeDays.byteOffset + 4 * from,
    last: segment.lastReinforcedTick.byteOffset + 4 * from,
    slot: segment.slot.byteOffset + 2 * from,
  };
  kernel.add(shape, moment, run, to - from, weight, slope);
}

/** Who was met, in their order, and the sums of everybody. */
const contents = (room: Room) => ({ met: room.met.slice(0, room.count), sums: room.sums.slice() });

function clear() {
  for (const room of [own, kernel.room]) {
    room.clear();
    expect(room.sums.every((sum) => sum === 0)).toBe(true);
  }
}

/** μ in float64, at the moment itself. */
function exact(
  { initial, halfLifeDays, lastReinforcedTick }: Segment,
  at: number,
  shape: number,
  floor: number,
  asOf: number,
): number {
  const [start, halfLife] = [initial[at]!, halfLifeDays[at]!];
  const days = Math.max(0, (asOf - (lastReinforcedTick[at]! + 1) * TICK_MS) / DAY);
  const kept =
    shape === Infinity
      ? 2 ** (-days / halfLife)
      : (halfLife / (halfLife + (2 ** (1 / shape) - 1) * days)) ** shape;
  return start <= floor ? start : floor + (start - floor) * kept;
}

describe('The kernel of the scan', () => {
  test('lies in the memory of a segment that is worth it, and of no small one', () => {
    expect(kernel).not.toBeNull();
    const [small] = emptySegments([{ slots: 8, skills: 3, postings: 10, skillBytes: 2, countBytes: 1 }]);
    expect(small!.kernel).toBeNull();
  });

  for (const [name, shape] of Object.entries(shapes) as [ShapeName, number][]) {
    test(`adds what the loop in TypeScript adds to the last bit, and never a share that is too low: ${name}`, () => {
      fc.assert(
        fc.property(
          fc.array(posting, { minLength: 1, maxLength: 80 }),
          fc.nat(POSTINGS - 80),
          fc.oneof(fc.constantFrom(0, 0.05, 0.3), fc.double({ min: 0, max: 0.5, noNaN: true })),
          fc.double({ min: 0.01, max: 1, noNaN: true }),
          fc.double({ min: 0.01, max: 1, noNaN: true }),
          (postings, from, floor, weight, level) => {
            put(postings, from);
            const moment = curveMoment({ shape, floor }, NOW);
            const to = from + postings.length;
            const slope = weight / level;
            addShares(own, segment, moment, from, to, weight, slope);
            addByKernel(name, moment, from, to, weight, slope);
            expect(contents(kernel.room)).toEqual(contents(own));
            expect(own.count).toBe(postings.length);
            for (let i = from; i < to; i++) {
              const share = Math.min(weight, slope * exact(segment, i, shape, floor, NOW));
              expect(own.sums[segment.slot[i]!]! + weight * scanError(1)).toBeGreaterThanOrEqual(share);
            }
            // The same again: sums grow, nobody is met twice.
            addShares(own, segment, moment, from, to, weight, slope);
            addByKernel(name, moment, from, to, weight, slope);
            expect(contents(kernel.room)).toEqual(contents(own));
            expect(own.count).toBe(postings.length);
            clear();
          },
        ),
        { numRuns: 60 },
      );
    });
  }

  test('adds runs longer than one call, of everybody in a segment', () => {
    const postings = fc.sample(posting, { numRuns: SEGMENT_SIZE, seed: 5 });
    put(postings, 3);
    for (let i = 0; i < SEGMENT_SIZE; i++) segment.slot[3 + i] = i;
    const moment = curveMoment({ shape: 2, floor: 0.05 }, NOW);
    for (const length of [LONGEST - 1, LONGEST, LONGEST + 1, SEGMENT_SIZE]) {
      addShares(own, segment, moment, 3, 3 + length, 0.3, 0.5);
      addByKernel('square', moment, 3, 3 + length, 0.3, 0.5);
      expect(own.count).toBe(length);
      expect(contents(kernel.room)).toEqual(contents(own));
      clear();
    }
  });

  const slots = fc.array(fc.nat(400), { maxLength: 300 });
  test('carries over and sweeps as the loops in TypeScript do', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(slots, fc.double({ min: 0, minExcluded: true, max: 1, noNaN: true })), {
          maxLength: 5,
        }),
        fc.array(fc.constantFrom(0, 1, 255), { minLength: 401, maxLength: 401 }),
        fc.array(fc.constantFrom(0, 0, 1), { minLength: 401, maxLength: 401 }),
        fc.oneof(fc.constantFrom(-1, 0, 5), fc.double({ min: 0, max: 2, noNaN: true })),
        (runs, eligible, superseded, threshold) => {
          for (let round = 0; round < 2; round++) {
            for (const room of [own, kernel.room]) room.nextStamp();
            for (const [run, carried] of runs) {
              segment.slot.set(run, 100);
              carryOver(own, segment, 100, 100 + run.length, carried);
              kernel.carry(segment.slot.byteOffset + 200, run.length, carried);
              expect(contents(kernel.room)).toEqual(contents(own));
            }
          }
          const carriedTwice = new Map<number, number>();
          for (const [run, carried] of runs)
            for (const slot of run)
              if (!carriedTwice.has(slot)) carriedTwice.set(slot, 2 * carriedShare(carried));
          for (const [slot, carried] of carriedTwice) expect(own.sums[slot]).toBe(carried);
          const others = Uint16Array.from(superseded.flatMap((of, slot) => (of === 1 ? slot : [])));
          for (const room of [own, kernel.room]) room.rank(Uint8Array.from(eligible), others);
          const before = contents(own);
          const counted = [...before.met].filter((slot) => eligible[slot] !== 0 && superseded[slot] === 0);
          expect(sweep(own, threshold)).toBe(counted.length);
          expect(kernel.sweep(threshold)).toBe(counted.length);
          expect(contents(kernel.room)).toEqual(contents(own));
          const above = counted.filter((slot) => before.sums[slot]! > Math.fround(threshold));
          expect([...own.met.slice(0, own.count)]).toEqual(above);
          clear();
        },
      ),
    );
  });

  test('finds everybody unmarked after as many skills as there are stamps', () => {
    const room = new Room();
    room.words[HEADER.stamp / 4] = 0xffff;
    room.marks.fill(1);
    room.nextStamp();
    expect(room.stamp).toBe(1);
    expect(room.marks.every((mark) => mark === 0)).toBe(true);
  });

  test('reads whole vectors, and stores nothing outside its room nor in columns of it that are not its own', () => {
    const moment = curveMoment({ shape: Infinity, floor: 0.05 }, NOW);
    segment.bytes.fill(7);
    // Everybody, so that what is stored behind the last reaches as far as it can.
    for (let i = 0; i < POSTINGS; i++) segment.slot[i] = i % SEGMENT_SIZE;
    const before = segment.bytes.slice();
    const { room } = kernel;
    const kept = { marks: room.marks, ranked: room.ranked };
    const columns = Object.values(kept);
    for (const [number, column] of columns.entries()) column.fill(0x51 + number);
    const asFilled = () => columns.every((column, n) => column.every((value) => value === 0x51 + n));
    for (const length of [17, 18, 19, 20, 4_099, SEGMENT_SIZE]) {
      addByKernel('exponential', moment, POSTINGS - length, POSTINGS, 1, 1);
      expect(room.count).toBeLessThanOrEqual(SEGMENT_SIZE);
      expect(asFilled()).toBe(true);
    }
    expect(room.count).toBe(SEGMENT_SIZE);
    room.nextStamp();
    kernel.carry(segment.slot.byteOffset, SEGMENT_SIZE, 0.5);
    expect(room.count).toBe(SEGMENT_SIZE);
    expect(room.marks.every((mark) => mark === room.stamp)).toBe(true);
    room.marks.fill(0x51);
    room.rank(
      new Uint8Array(SEGMENT_SIZE).fill(3),
      Uint16Array.from({ length: SEGMENT_SIZE }, (_, slot) => slot),
    );
    expect(kernel.sweep(0)).toBe(0);
    room.ranked.fill(0x52);
    expect(asFilled()).toBe(true);
    expect(Buffer.compare(segment.bytes, before)).toBe(0);
    room.reset();
    expect([...room.sums, ...room.marks, ...room.ranked].every((value) => value === 0)).toBe(true);
  });

  test('meets everybody once, however little is carried over to them', () => {
    for (let i = 0; i < SEGMENT_SIZE; i++) segment.slot[i] = i;
    for (const carried of [1e-46, 5e-324, 1e-30, 0.5]) {
      for (let round = 0; round < 3; round++) {
        for (const room of [own, kernel.room]) room.nextStamp();
        carryOver(own, segment, 0, SEGMENT_SIZE, carried);
        kernel.carry(segment.slot.byteOffset, SEGMENT_SIZE, carried);
        expect(own.count).toBe(SEGMENT_SIZE);
        expect(contents(kernel.room)).toEqual(contents(own));
      }
      clear();
    }
  });
});
