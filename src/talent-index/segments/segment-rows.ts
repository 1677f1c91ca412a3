import type { FittedRow } from '../build/fitted-batch.ts';
import { ownPages } from './own-pages.ts';
import {
  listSkills,
  restOf,
  type Segment,
  type SegmentShape,
  seenCode,
  segmentIn,
  shapeOf,
  tickOf,
} from './segment.ts';

/** The most rows of a chunk, and how many it grows by: 34 bytes each. */
const CHUNK = 2 ** 20;
const STEP = 4096;
/** Some milliseconds of whichever step a segment is sorted and copied in. */
const ROWS_PER_SLICE = 2 ** 16;

/**
 * Collects the series of one segment, in any order, in little more memory than the segment will take. Resizable buffers
 * are pages of their own, given back to the system with them; what is allocated otherwise stays with the process.
 */
export class SegmentRows {
  readonly #chunks: Chunk[] = [];
  readonly #newest: Float64Array<ArrayBuffer>;
  #length = 0;
  #mostSeen = 0;

  constructor(slots: number) {
    this.#newest = new Float64Array(ownPages(8 * slots)).fill(Number.NEGATIVE_INFINITY);
  }

  add(slot: number, skill: number, row: FittedRow): void {
    const at = this.#length++ % CHUNK;
    if (at === 0) this.#chunks.push(emptyChunk());
    const chunk = this.#chunks.at(-1)!;
    if (at === chunk.slot.length) grow(chunk);
    const tick = tickOf(row.lastReinforcedAt);
    const seen = seenCode(row);
    chunk.slot[at] = slot;
    chunk.skill[at] = skill;
    chunk.initial[at] = row.initial;
    chunk.halfLifeDays[at] = row.halfLifeDays;
    chunk.abilityVariance[at] = row.abilityVariance;
    chunk.logHalfLifeVariance[at] = row.logHalfLifeVariance;
    chunk.covariance[at] = row.covariance;
    chunk.lastReinforcedTick[at] = tick;
    chunk.lastReinforcedRest[at] = restOf(row.lastReinforcedAt, tick);
    chunk.seen[at] = seen;
    if (seen > this.#mostSeen) this.#mostSeen = seen;
    if (row.lastAt > this.#newest[slot]!) this.#newest[slot] = row.lastAt;
  }

  /** @param skills how many are numbered by now */
  shape(skills: number): SegmentShape {
    const sizes = { slots: this.#newest.length, skills, postings: this.#length };
    return shapeOf(sizes, this.#mostSeen);
  }

  /** At once, which is for few people. */
  build(skills: number): Segment {
    const slices = this.fill(segmentIn(this.shape(skills)), new Scratch());
    for (;;) {
      const { done, value } = slices.next();
      if (done) return value;
    }
  }

  /**
   * In slices: a whole segment takes tens of milliseconds.
   * @param segment an empty one of this shape
   */
  *fill(segment: Segment, scratch: Scratch): Generator<void, Segment> {
    const order = yield* this.#bySkillAndSlot(segment, scratch);
    for (const [from, to] of this.#slices()) {
      this.#copy(segment, order, from, to);
      yield;
    }
    listSkills(segment);
    yield;
    for (let slot = 0; slot < segment.slots; slot++) {
      const newest = this.#newest[slot]!;
      if (newest === Number.NEGATIVE_INFINITY) continue;
      segment.newestTick[slot] = tickOf(newest);
      segment.newestRest[slot] = restOf(newest, segment.newestTick[slot]!);
    }
    return segment;
  }

  /** Gives the memory back now, not when it is next looked for. What was collected is gone. */
  release(): void {
    for (const chunk of this.#chunks) for (const { buffer } of Object.values(chunk)) buffer.resize(0);
    this.#chunks.length = 0;
    this.#length = 0;
    this.#newest.buffer.resize(0);
  }

  *#slices(): Generator<readonly [number, number]> {
    for (let from = 0; from < this.#length; from += ROWS_PER_SLICE) {
      yield [from, Math.min(this.#length, from + ROWS_PER_SLICE)];
    }
  }

  /** Two counting sorts: by slot, then by skill. Fills in where each skill starts. */
  *#bySkillAndSlot({ start, slots }: Segment, scratch: Scratch): Generator<void, Uint32Array> {
    const length = this.#length;
    const slotStart = scratch.zeroes('next', slots + 1);
    for (const [from, to] of this.#slices()) {
      this.#count(slotStart, start, from, to);
      yield;
    }
    for (let n = 0; n < slots; n++) slotStart[n + 1]! += slotStart[n]!;
    for (let n = 0; n + 1 < start.length; n++) start[n + 1]! += start[n]!;
    const bySlot = scratch.zeroes('bySlot', length);
    for (const [from, to] of this.#slices()) {
      this.#orderBySlot(slotStart, bySlot, from, to);
      yield;
    }
    const next = scratch.zeroes('next', start.length);
    next.set(start);
    const order = scratch.zeroes('order', length);
    for (const [from, to] of this.#slices()) {
      this.#orderBySkill(next, bySlot.subarray(from, to), order);
      yield;
    }
    return order;
  }

  /** How many rows there are of each slot and skill, one further on. */
  #count(slots: Uint32Array, skills: Uint32Array, from: number, to: number): void {
    for (let i = from; i < to; i++) {
      const chunk = this.#chunks[Math.floor(i / CHUNK)]!;
      slots[chunk.slot[i % CHUNK]! + 1]!++;
      skills[chunk.skill[i % CHUNK]! + 1]!++;
    }
  }

  #orderBySlot(next: Uint32Array, bySlot: Uint32Array, from: number, to: number): void {
    for (let i = from; i < to; i++) {
      bySlot[next[this.#chunks[Math.floor(i / CHUNK)]!.slot[i % CHUNK]!]!++] = i;
    }
  }

  #orderBySkill(next: Uint32Array, rows: Uint32Array, order: Uint32Array): void {
    for (const i of rows) order[next[this.#chunks[Math.floor(i / CHUNK)]!.skill[i % CHUNK]!]!++] = i;
  }

  #copy(segment: Segment, order: Uint32Array, begin: number, end: number): void {
    for (let to = begin; to < end; to++) {
      const chunk = this.#chunks[Math.floor(order[to]! / CHUNK)]!;
      const from = order[to]! % CHUNK;
      segment.slot[to] = chunk.slot[from]!;
      segment.initial[to] = chunk.initial[from]!;
      segment.halfLifeDays[to] = chunk.halfLifeDays[from]!;
      segment.abilityVariance[to] = chunk.abilityVariance[from]!;
      segment.logHalfLifeVariance[to] = chunk.logHalfLifeVariance[from]!;
      segment.covariance[to] = chunk.covariance[from]!;
      segment.lastReinforcedTick[to] = chunk.lastReinforcedTick[from]!;
      segment.lastReinforcedRest[to] = chunk.lastReinforcedRest[from]!;
      segment.seen[to] = chunk.seen[from]!;
    }
  }
}

/** Room for sorting, used again for one segment after another. */
export class Scratch {
  readonly #arrays = { next: pagesFor(0), bySlot: pagesFor(0), order: pagesFor(0) };

  zeroes(name: 'next' | 'bySlot' | 'order', length: number): Uint32Array {
    if (this.#arrays[name].length < length) {
      this.#arrays[name].buffer.resize(0);
      this.#arrays[name] = pagesFor(length + (length >> 3));
    }
    return this.#arrays[name].subarray(0, length).fill(0);
  }

  /** Gives the memory back now. */
  release(): void {
    for (const { buffer } of Object.values(this.#arrays)) buffer.resize(0);
  }
}

function pagesFor(length: number): Uint32Array<ArrayBuffer> {
  return new Uint32Array(ownPages(4 * length));
}

type Chunk = ReturnType<typeof emptyChunk>;

function emptyChunk() {
  const empty = (bytes: number) => new ArrayBuffer(0, { maxByteLength: CHUNK * bytes });
  return {
    slot: new Uint16Array(empty(2)),
    skill: new Uint32Array(empty(4)),
    initial: new Float32Array(empty(4)),
    halfLifeDays: new Float32Array(empty(4)),
    abilityVariance: new Float32Array(empty(4)),
    logHalfLifeVariance: new Float32Array(empty(4)),
    covariance: new Float32Array(empty(4)),
    lastReinforcedTick: new Int32Array(empty(4)),
    lastReinforcedRest: new Uint16Array(empty(2)),
    seen: new Uint16Array(empty(2)),
  };
}

function grow(chunk: Chunk): void {
  for (const { buffer, BYTES_PER_ELEMENT } of Object.values(chunk)) {
    buffer.resize(Math.min(buffer.maxByteLength, buffer.byteLength + STEP * BYTES_PER_ELEMENT));
  }
}
