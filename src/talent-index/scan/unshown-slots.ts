import type { Room } from '../kernel/room.ts';
import { achievedOf, SEGMENT_SIZE, type Segment } from '../segments/segment.ts';

/**
 * Whose postings of a segment show nothing, by skill: of an award alone nothing was observed, else all that was came to nothing.
 * Nothing carries over from there.
 */
export interface UnshownSlots {
  /** Those of skill s: from `start[s]` to `start[s + 1]`. */
  readonly start: Uint32Array;
  readonly slot: Uint16Array;
}

const unshownOf = new WeakMap<Segment, UnshownSlots | null>();

/** Null of a segment without any. Looked up once a segment: about a nanosecond a posting. */
export function unshownSlots(segment: Segment): UnshownSlots | null {
  let unshown = unshownOf.get(segment);
  if (unshown === undefined) {
    unshown = segment.seen.some(isUnshown) ? readUnshownSlots(segment) : null;
    unshownOf.set(segment, unshown);
  }
  return unshown;
}

function isUnshown(seen: number): boolean {
  return seen === 0 || achievedOf(seen) !== 1;
}

function readUnshownSlots({ skills, start, slot, seen }: Segment): UnshownSlots {
  const starts = new Uint32Array(skills + 1);
  const slots = new Uint16Array(seen.length);
  let count = 0;
  for (let skill = 0; skill < skills; skill++) {
    const end = start[skill + 1]!;
    for (let i = start[skill]!; i < end; i++) if (isUnshown(seen[i]!)) slots[count++] = slot[i]!;
    starts[skill + 1] = count;
  }
  return { start: starts, slot: slots.slice(0, count) };
}

/** Who is marked, between two calls of which nothing else comes. */
const hidden = new Uint16Array(SEGMENT_SIZE);

/**
 * Marks whoever shows nothing in the skill, as if something was carried over to them before: until `showHidden`.
 * @returns how many were not marked before
 */
export function hideUnshown({ marks, stamp }: Room, { start, slot }: UnshownSlots, skill: number): number {
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

/** Takes the marks away that `hideUnshown` set: no stamp is 0. */
export function showHidden({ marks }: Room, count: number): void {
  for (let i = 0; i < count; i++) marks[hidden[i]!] = 0;
}
