import type { Room } from '../kernel/room.ts';
import { SEGMENT_SIZE, type Segment } from '../segments/segment.ts';

/** Whose postings of a segment stand for an award alone, by skill: nothing was observed of them, so that nothing carries over. */
export interface AwardSlots {
  /** Those of skill s: from `start[s]` to `start[s + 1]`. */
  readonly start: Uint32Array;
  readonly slot: Uint16Array;
}

const awardsOf = new WeakMap<Segment, AwardSlots | null>();

/** Null of a segment without any. Looked up once a segment: about a nanosecond a posting. */
export function awardSlots(segment: Segment): AwardSlots | null {
  let awards = awardsOf.get(segment);
  if (awards === undefined) {
    awards = segment.observations.includes(0) ? readAwardSlots(segment) : null;
    awardsOf.set(segment, awards);
  }
  return awards;
}

function readAwardSlots({ skills, start, slot, observations }: Segment): AwardSlots {
  const starts = new Uint32Array(skills + 1);
  const slots = new Uint16Array(observations.length);
  let count = 0;
  for (let skill = 0; skill < skills; skill++) {
    const end = start[skill + 1]!;
    for (let i = start[skill]!; i < end; i++) if (observations[i] === 0) slots[count++] = slot[i]!;
    starts[skill + 1] = count;
  }
  return { start: starts, slot: slots.slice(0, count) };
}

/** Who is marked, between two calls of which nothing else comes. */
const hidden = new Uint16Array(SEGMENT_SIZE);

/**
 * Marks whoever has but an award of the skill, as if something was carried over to them before: until `showAwards`.
 * @returns how many were not marked before
 */
export function hideAwards({ marks, stamp }: Room, { start, slot }: AwardSlots, skill: number): number {
  const end = start[skill + 1]!;
  let count = 0;
  for (let i = start[skill]!; i < end; i++) {
    const who = slot[i]!;
    if (marks[who] === stamp) continue;
    marks[who] = stamp;
    hidden[count++] = who;
  }
  return count;
}

/** Takes the marks away that `hideAwards` set: no stamp is 0. */
export function showAwards({ marks }: Room, count: number): void {
  for (let i = 0; i < count; i++) marks[hidden[i]!] = 0;
}
