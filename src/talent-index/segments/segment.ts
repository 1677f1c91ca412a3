import { ScanKernel } from '../kernel/scan-kernel.ts';

export { SEGMENT_SIZE } from './segment-size.ts';

/**
 * Instants are kept as whole ticks from 1970 (±2,231 years: two of them differ by 32 bits) and the milliseconds beyond, so that a scan reads
 * four bytes and an exact score all six.
 */
export const TICK_MS = 65_536;
export const MOST_TICKS = 2 ** 30;

/** What decides the size of a segment. */
export interface SegmentShape {
  readonly slots: number;
  /** Skills that were numbered when it was made: later ones have no postings in it. */
  readonly skills: number;
  readonly postings: number;
  /** Bytes of a skill's number and of what `seen` holds. */
  readonly skillBytes: 2 | 4;
  readonly countBytes: 1 | 2;
}

/**
 * The fitted series of up to `SEGMENT_SIZE` people, as postings grouped by skill and ordered by slot (the person's place in the
 * segment), with the skills of each slot beside them. All columns lie in one run of bytes.
 */
export interface Segment extends SegmentShape {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Postings of skill s: from `start[s]` to `start[s + 1]`. */
  readonly start: Uint32Array;
  readonly slot: Uint16Array;
  readonly initial: Float32Array;
  readonly halfLifeDays: Float32Array;
  readonly lastReinforcedTick: Int32Array;
  /** From here on only exact scores read. */
  readonly lastReinforcedRest: Uint16Array;
  readonly abilityVariance: Float32Array;
  readonly logHalfLifeVariance: Float32Array;
  readonly covariance: Float32Array;
  /** How often the skill was seen, and whether anything came of it: see `seenCode`. */
  readonly seen: Uint8Array | Uint16Array;
  /** Skills of slot n, ascending: from `skillStart[n]` to `skillStart[n + 1]`. */
  readonly skillStart: Uint32Array;
  readonly skillOf: Uint16Array | Uint32Array;
  /** The newest evidence of a slot in any skill: its curves answer from here on. */
  readonly newestTick: Int32Array;
  readonly newestRest: Uint16Array;
  /** Where the columns lie in its memory. */
  readonly kernel: ScanKernel | null;
}

/** What counts of observations are cut at. */
const MOST_OBSERVATIONS = 0x3fff;

/** Four times the observations and two bits for `achieved`, 0 where it is 1: nothing of an award alone, a byte for 63 observations. */
export function seenCode({ observations, achieved }: { observations: number; achieved: number }): number {
  return observations === 0 ? 0 : 4 * Math.min(MOST_OBSERVATIONS, observations) + ((achieved + 3) & 3);
}

export function observationsOf(seen: number): number {
  return seen >> 2;
}

export function achievedOf(seen: number): number {
  return (seen + 1) & 3;
}

/** The narrowest shape for these series. */
export function shapeOf(
  sizes: Pick<SegmentShape, 'slots' | 'skills' | 'postings'>,
  mostSeen: number,
): SegmentShape {
  return {
    slots: sizes.slots,
    skills: sizes.skills,
    postings: sizes.postings,
    skillBytes: sizes.skills > 0x1_0000 ? 4 : 2,
    countBytes: mostSeen > 0xff ? 2 : 1,
  };
}

export function segmentBytes(shape: SegmentShape): number {
  const { slots, skills, postings, skillBytes, countBytes } = shape;
  const bytes =
    4 * (skills + 1 + 6 * postings + slots + 1 + slots) +
    2 * (slots + 2 * postings) +
    (skillBytes + countBytes) * postings;
  return Math.ceil(bytes / 8) * 8;
}

/** The columns of a segment in `segmentBytes` from `first` on, a multiple of 8: all 0 in a new buffer. */
export function segmentIn(
  shape: SegmentShape,
  buffer = new ArrayBuffer(segmentBytes(shape)),
  first = 0,
): Segment {
  const { slots, skills, postings, skillBytes, countBytes } = shape;
  let at = first;
  const take = (bytes: number) => {
    at += bytes;
    return at - bytes;
  };
  const floats = () => new Float32Array(buffer, take(4 * postings), postings);
  const shorts = (length: number) => new Uint16Array(buffer, take(2 * length), length);
  const start = new Uint32Array(buffer, take(4 * (skills + 1)), skills + 1);
  const skillStart = new Uint32Array(buffer, take(4 * (slots + 1)), slots + 1);
  const newestTick = new Int32Array(buffer, take(4 * slots), slots);
  const lastReinforcedTick = new Int32Array(buffer, take(4 * postings), postings);
  const initial = floats();
  const halfLifeDays = floats();
  const abilityVariance = floats();
  const logHalfLifeVariance = floats();
  const covariance = floats();
  const skillOf = skillBytes === 4 ? new Uint32Array(buffer, take(4 * postings), postings) : shorts(postings);
  const newestRest = shorts(slots);
  const slot = shorts(postings);
  const lastReinforcedRest = shorts(postings);
  const seen = countBytes === 2 ? shorts(postings) : new Uint8Array(buffer, take(postings), postings);
  const bytes = new Uint8Array(buffer, first, segmentBytes(shape));
  return {
    ...{ slots, skills, postings, skillBytes, countBytes, bytes, start, slot },
    ...{ initial, halfLifeDays, lastReinforcedTick, lastReinforcedRest },
    ...{ abilityVariance, logHalfLifeVariance, covariance, seen },
    ...{ skillStart, skillOf, newestTick, newestRest },
    kernel: ScanKernel.of(buffer),
  };
}

/** The C library gives what is larger than its largest threshold for mmap (32 MiB) pages of its own. */
const SLAB_BYTES = 2 ** 25 + 2 ** 16;

/**
 * Empty segments of these shapes, several in one buffer that is allocated when the first of them is asked for. Buffers
 * of so many bytes go back to the system once none of their segments is used; smaller ones stay with the process, and
 * what is allocated between them keeps a former index's memory from being used again.
 */
export function* emptySegments(shapes: readonly SegmentShape[]): Generator<Segment> {
  let left = shapes.reduce((sum, shape) => sum + segmentBytes(shape), 0);
  let buffer = new ArrayBuffer(0);
  let used = 0;
  for (const [i, shape] of shapes.entries()) {
    const bytes = segmentBytes(shape);
    if (used + bytes > buffer.byteLength) {
      buffer = slab(slabBytes(shapes, i, left));
      used = 0;
    }
    yield segmentIn(shape, buffer, used);
    used += bytes;
    left -= bytes;
  }
}

/** From here on a kernel of its own pays. */
const KERNEL_FROM = 2 ** 20;

/** In the memory of a kernel, unless it is small or the process has no address space left for one. */
function slab(bytes: number): ArrayBuffer {
  if (bytes < KERNEL_FROM) return new ArrayBuffer(bytes);
  try {
    return new ScanKernel(bytes).buffer;
  } catch (error) {
    if (error instanceof RangeError) return new ArrayBuffer(bytes);
    throw error;
  }
}

/** As many segments as reach the size; all that are left where the rest would not. */
function slabBytes(shapes: readonly SegmentShape[], from: number, left: number): number {
  if (left < 2 * SLAB_BYTES) return left;
  let bytes = 0;
  for (let i = from; bytes < SLAB_BYTES; i++) bytes += segmentBytes(shapes[i]!);
  return bytes;
}

/** @throws RangeError for an instant that no calendar of people has. */
export function tickOf(instant: number): number {
  const tick = Math.floor(instant / TICK_MS);
  if (!(Math.abs(tick) < MOST_TICKS))
    throw new RangeError('An instant of a fitted series lies outside ±2,231 years of 1970.');
  return tick;
}

export const restOf = (instant: number, tick: number): number => instant - tick * TICK_MS;
export const instantOf = (tick: number, rest: number): number => tick * TICK_MS + rest;

/**
 * The posting of a slot and skill, −1 without: the skill is looked for among those of the slot, which lie side by side,
 * and only what is there among the postings of the skill.
 */
export function postingAt(segment: Segment, at: number, skill: number): number {
  return hasSkill(segment, at, skill) ? postingOf(segment, at, skill) : -1;
}

/**
 * The posting of a slot in a skill that it is known to have. Whoever has a skill stands anywhere in a segment: it is looked
 * for from where it would lie if they stood evenly, which is mostly in the same line of memory.
 */
export function postingOf(segment: Segment, at: number, skill: number): number {
  const { start, slot, slots } = segment;
  const first = start[skill]!;
  const last = start[skill + 1]! - 1;
  const aSlot = (last + 1 - first) / slots;
  const near = postingNear(segment, at, skill);
  let low = Math.min(last, Math.max(first, near + Math.round((at - slot[near]!) * aSlot)));
  let high = low;
  for (let step = 1; low > first && slot[low]! > at; step *= 2) {
    high = low;
    low = Math.max(first, low - step);
  }
  for (let step = 1; high < last && slot[high]! < at; step *= 2) {
    low = high;
    high = Math.min(last, high + step);
  }
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (slot[middle]! < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where the posting of a slot would lie if whoever has the skill stood evenly. */
export function postingNear({ start, slots }: Segment, at: number, skill: number): number {
  const first = start[skill]!;
  return first + Math.floor(at * ((start[skill + 1]! - first) / slots));
}

/** Halved until a few are left, which are looked at one after another. */
function hasSkill({ skillStart, skillOf }: Segment, at: number, skill: number): boolean {
  let low = skillStart[at]!;
  let end = skillStart[at + 1]!;
  while (end - low > 8) {
    const middle = (low + end) >>> 1;
    if (skillOf[middle]! > skill) end = middle;
    else low = middle;
  }
  for (; low < end; low++) if (skillOf[low] === skill) return true;
  return false;
}

/** Fills in the skills of each slot from the postings. */
export function listSkills(segment: Segment): void {
  const { slots, skills, start, slot, skillStart, skillOf, postings } = segment;
  for (let i = 0; i < postings; i++) skillStart[slot[i]! + 1]!++;
  for (let n = 0; n < slots; n++) skillStart[n + 1]! += skillStart[n]!;
  const next = skillStart.slice();
  for (let skill = 0; skill < skills; skill++) {
    for (let i = start[skill]!; i < start[skill + 1]!; i++) skillOf[next[slot[i]!]!++] = skill;
  }
}
