import { expect, test } from 'vitest';
import { segmentIn } from '../../../src/talent-index/segments/segment.ts';
import { Scratch, SegmentRows } from '../../../src/talent-index/segments/segment-rows.ts';

const SLOTS = 8_192;
const SKILLS = 97;

function rowsOf(perSlot: number): SegmentRows {
  const rows = new SegmentRows(SLOTS);
  for (let n = 0; n < SLOTS * perSlot; n++) {
    // In an order of neither slots nor skills.
    const at = (n * 48_271) % (SLOTS * perSlot);
    const seen = 1.7e12 + at * 60_000;
    const variances = { abilityVariance: 0.5, logHalfLifeVariance: 0.25, covariance: 0 };
    rows.add(at % SLOTS, Math.floor(at / SLOTS) * 7, {
      ...{ ...variances, initial: at / 2 ** 20, halfLifeDays: 100 },
      ...{ lastReinforcedAt: seen, lastAt: seen, observations: 1, achieved: 1 },
    });
  }
  return rows;
}

test('a segment of many series is sorted and copied in slices, and holds by skill and slot what it holds at once', () => {
  const perSlot = 12;
  const rows = rowsOf(perSlot);
  const slices = rows.fill(segmentIn(rows.shape(SKILLS)), new Scratch());
  let turns = 0;
  let next = slices.next();
  for (; !next.done; next = slices.next()) turns++;
  // Counted, sorted by slot, by skill, and copied.
  expect(turns).toBeGreaterThanOrEqual(4 * Math.ceil((SLOTS * perSlot) / 2 ** 16));
  const segment = next.value;
  expect(Buffer.compare(segment.bytes, rows.build(SKILLS).bytes)).toBe(0);
  for (let skill = 0; skill < SKILLS; skill++) {
    const [from, to] = [segment.start[skill]!, segment.start[skill + 1]!];
    expect(to - from).toBe(skill % 7 === 0 && skill < 7 * perSlot ? SLOTS : 0);
    for (let i = from; i < to; i++) {
      const slot = i - from;
      if (segment.slot[i] !== slot || segment.initial[i] !== ((skill / 7) * SLOTS + slot) / 2 ** 20)
        expect.unreachable();
    }
  }
});
