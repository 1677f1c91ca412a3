import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY } from '../../../src/domain/clock.ts';
import { shapes } from '../../../src/talent-index/kernel/means-module.ts';
import {
  curveMoment,
  meansAt,
  scalarMeansAt,
  scanError,
} from '../../../src/talent-index/scan/posting-means.ts';
import { emptySegments, type Segment, TICK_MS } from '../../../src/talent-index/segments/segment.ts';

const POSTINGS = 40_000;
const NOW = Date.UTC(2026, 5, 30);
const segment = emptySegments([
  { slots: 8_192, skills: 3, postings: POSTINGS, skillBytes: 2, countBytes: 1 },
]).next().value as Segment;
const own = new Float32Array(8_192);

const posting = fc.record({
  initial: fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 0.05, 1)),
  halfLifeDays: fc.oneof(fc.double({ min: 0.01, max: 1e6, noNaN: true }), fc.constantFrom(0.01, 300)),
  days: fc.oneof(fc.double({ min: -400, max: 40_000, noNaN: true }), fc.constantFrom(0, -1, 1e6)),
});

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
    expect(segment.kernel).not.toBeNull();
    const [small] = emptySegments([{ slots: 8, skills: 3, postings: 10, skillBytes: 2, countBytes: 1 }]);
    expect(small!.kernel).toBeNull();
  });

  for (const [name, shape] of Object.entries(shapes)) {
    test(`gives what the loop in TypeScript gives to the last bit, and never a bound that is too low: ${name}`, () => {
      fc.assert(
        fc.property(
          fc.array(posting, { minLength: 4, maxLength: 80 }),
          fc.nat(POSTINGS - 80),
          fc.oneof(fc.constantFrom(0, 0.05, 0.3), fc.double({ min: 0, max: 0.5, noNaN: true })),
          (postings, from, floor) => {
            for (const [i, { initial, halfLifeDays, days }] of postings.entries()) {
              segment.initial[from + i] = initial;
              segment.halfLifeDays[from + i] = halfLifeDays;
              segment.lastReinforcedTick[from + i] = Math.floor((NOW - days * DAY) / TICK_MS);
            }
            const moment = curveMoment({ shape, floor }, NOW);
            const to = from + postings.length;
            scalarMeansAt(segment, moment, from, to, own);
            const means = meansAt(segment, moment, from, to, new Float32Array(0));
            expect(means.buffer).toBe(segment.bytes.buffer);
            for (let i = 0; i < postings.length; i++) {
              expect(means[i]).toBe(own[i]);
              const bound = exact(segment, from + i, shape, floor, NOW);
              expect(means[i]! + scanError(1) / 2).toBeGreaterThanOrEqual(bound);
            }
          },
        ),
      );
    });
  }

  test('reads whole vectors and stores nothing outside its own room', () => {
    const moment = curveMoment({ shape: Infinity, floor: 0.05 }, NOW);
    segment.bytes.fill(7);
    const before = segment.bytes.slice();
    for (const length of [17, 18, 19, 20, 4_099, 8_192])
      meansAt(segment, moment, POSTINGS - length, POSTINGS, own);
    expect(Buffer.compare(segment.bytes, before)).toBe(0);
  });

  test('leaves shapes that it does not know, and moments beyond any tick, to TypeScript', () => {
    const means = new Float32Array(64);
    const fifth = curveMoment({ shape: 5, floor: 0.05 }, NOW);
    expect(meansAt(segment, fifth, 0, 64, means)).toBe(means);
    const late = curveMoment({ shape: 1, floor: 0.05 }, 8.64e15);
    expect(meansAt(segment, late, 0, 64, means)).toBe(means);
  });
});
