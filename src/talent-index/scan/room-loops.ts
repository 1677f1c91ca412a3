import { LONGEST, type Room } from '../kernel/room.ts';
import { carriedShare, LEAST } from '../kernel/scan-module.ts';
import type { Segment } from '../segments/segment.ts';
import { type CurveMoment, meansAt } from './posting-means.ts';

/**
 * What the functions of the kernel do, in TypeScript, to the last bit: for segments without one, shapes that it does not
 * know, and runs that are done sooner than it is called. Sums are float32: what is stored rounds as there.
 */
const { fround } = Math;

/** Adds min(weight, slope·μ) of the postings `from..to` to their slots. */
export function addShares(
  room: Room,
  segment: Segment,
  moment: CurveMoment,
  from: number,
  to: number,
  weight: number,
  slope: number,
): void {
  const { sums, met, shares } = room;
  const { slot } = segment;
  const [most, steep] = [fround(weight), fround(slope)];
  let { count } = room;
  for (let first = from; first < to; first += LONGEST) {
    const end = Math.min(to, first + LONGEST);
    meansAt(segment, moment, first, end, shares);
    for (let i = first; i < end; i++) {
      const who = slot[i]!;
      const sum = sums[who]!;
      if (sum === 0) met[count++] = who;
      sums[who] = sum + Math.max(LEAST, Math.min(most, fround(steep * shares[i - first]!)));
    }
  }
  room.count = count;
}

/**
 * Adds `carried` to the slots of the postings `from..to` that have no mark of the room's stamp, and marks them.
 * @param carried 0 only where all of them were met before
 */
export function carryOver(room: Room, { slot }: Segment, from: number, to: number, carried: number): void {
  const { sums, met, marks, stamp } = room;
  const added = carriedShare(carried);
  let { count } = room;
  for (let i = from; i < to; i++) {
    const who = slot[i]!;
    if (marks[who] === stamp) continue;
    marks[who] = stamp;
    const sum = sums[who]!;
    if (sum === 0) met[count++] = who;
    sums[who] = sum + added;
  }
  room.count = count;
}

/** Leaves those met who are ranked and above the threshold; gives how many are ranked at all. */
export function sweep(room: Room, threshold: number): number {
  const { sums, met, ranked, count } = room;
  const above = fround(threshold);
  let considered = 0;
  let kept = 0;
  for (let i = 0; i < count; i++) {
    const who = met[i]!;
    const counted = ranked[who] !== 0;
    if (counted) considered++;
    if (counted && sums[who]! > above) met[kept++] = who;
    else sums[who] = 0;
  }
  room.count = kept;
  return considered;
}
