import { listSkills, type Segment, type SegmentShape } from './segment.ts';

/** A segment and where its people stand in the merged one; −1 for those who are left out. Kept slots keep their order. */
export interface Placed {
  readonly segment: Segment;
  readonly slotOf: Int32Array;
}

export function mergedShape(first: Placed, second: Placed, slots: number, skills: number): SegmentShape {
  return {
    slots,
    skills,
    postings: keptPostings(first) + keptPostings(second),
    skillBytes: skills > 0x1_0000 ? 4 : 2,
    countBytes: first.segment.countBytes === 2 || second.segment.countBytes === 2 ? 2 : 1,
  };
}

/**
 * One segment of two whose people do not overlap, in the order of their new slots. In slices of about a millisecond: rankings
 * go on beside it.
 * @param merged an empty one of `mergedShape`
 */
export function* mergeSegments(first: Placed, second: Placed, merged: Segment): Generator<void, Segment> {
  const source = yield* interleave(first, second, merged);
  for (const name of columns) {
    yield;
    gather(first.segment[name], second.segment[name], source, merged[name]);
  }
  yield;
  listSkills(merged);
  yield;
  for (const { segment, slotOf } of [first, second]) {
    for (let slot = 0; slot < segment.slots; slot++) {
      const to = slotOf[slot]!;
      if (to < 0) continue;
      merged.newestTick[to] = segment.newestTick[slot]!;
      merged.newestRest[to] = segment.newestRest[slot]!;
    }
  }
  return merged;
}

const POSTINGS_PER_SLICE = 50_000;

const columns = [
  'initial',
  'halfLifeDays',
  'lastReinforcedTick',
  'lastReinforcedRest',
  'abilityVariance',
  'logHalfLifeVariance',
  'covariance',
  'seen',
] as const;

function keptPostings({ segment, slotOf }: Placed): number {
  let kept = 0;
  for (let slot = 0; slot < segment.slots; slot++)
    if (slotOf[slot]! >= 0) kept += segment.skillStart[slot + 1]! - segment.skillStart[slot]!;
  return kept;
}

/** Skill by skill in order of the new slots; gives where each posting comes from: i of the first, −1 − i of the second. */
function* interleave(first: Placed, second: Placed, merged: Segment): Generator<void, Int32Array> {
  const source = new Int32Array(merged.postings);
  let to = 0;
  let told = 0;
  for (let skill = 0; skill < merged.skills; skill++) {
    if (to - told > POSTINGS_PER_SLICE) {
      told = to;
      yield;
    }
    const end = endOf(first.segment, skill);
    const otherEnd = endOf(second.segment, skill);
    let other = startOf(second.segment, skill);
    const takeOthersBefore = (slot: number) => {
      for (; other < otherEnd; other++) {
        const own = second.slotOf[second.segment.slot[other]!]!;
        if (own < 0) continue;
        if (own >= slot) return;
        merged.slot[to] = own;
        source[to++] = -1 - other;
      }
    };
    for (let i = startOf(first.segment, skill); i < end; i++) {
      const slot = first.slotOf[first.segment.slot[i]!]!;
      if (slot < 0) continue;
      if (other < otherEnd) takeOthersBefore(slot);
      merged.slot[to] = slot;
      source[to++] = i;
    }
    takeOthersBefore(merged.slots);
    merged.start[skill + 1] = to;
  }
  return source;
}

const startOf = ({ start, skills }: Segment, skill: number) => (skill < skills ? start[skill]! : 0);
const endOf = ({ start, skills }: Segment, skill: number) => (skill < skills ? start[skill + 1]! : 0);

type Column = Float32Array | Int32Array | Uint16Array | Uint8Array;

function gather(first: Column, second: Column, source: Int32Array, to: Column): void {
  for (let i = 0; i < source.length; i++) {
    const from = source[i]!;
    to[i] = from >= 0 ? first[from]! : second[-1 - from]!;
  }
}
