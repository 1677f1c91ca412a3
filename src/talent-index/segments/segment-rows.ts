import type { FittedRow } from '../build/fitted-batch.ts';
import { ownPages } from './own-pages.ts';
import {
  listSkills,
  MOST_OBSERVATIONS,
  restOf,
  type Segment,
  type SegmentShape,
  segmentIn,
  shapeOf,
  tickOf,
} from './segment.ts';

/** The most rows of a chunk, and how many it grows by: 34 bytes each. */
const CHUNK = 2 ** 20;
const STEP = 4096;

/**
 * Collects the series of one segment, in any order, in little more memory than the segment will take. Resizable buffers
 * are pages of their own, given back to the system with them; what is allocated otherwise stays with the process.
 */
export class SegmentRows {
  readonly #chunks: Chunk[] = [];
  readonly #newest: Float64Array;
  #length = 0;
  #mostObservations = 0;

  constructor(slots: number) {
    this.#newest = new Float64Array(ownPages(8 * slots)).fill(Number.NEGATIVE_INFINITY);
  }

  add(slot: number, skill: number, row: FittedRow): void {
    const at = this.#length++ % CHUNK;
    if (at === 0) this.#chunks.push(emptyChunk());
    const chunk = this.#chunks.at(-1)!;
    if (at === chunk.slot.length) grow(chunk);
    const tick = tickOf(row.lastReinforcedAt);
    const observations = Math.min(MOST_OBSERVATIONS, row.observations);
    chunk.slot[at] = slot;
    chunk.skill[at] = skill;
    chunk.initial[at] = row.initial;
    chunk.halfLifeDays[at] = row.halfLifeDays;
    chunk.abilityVariance[at] = row.abilityVariance;
    chunk.logHalfLifeVariance[at] = row.logHalfLifeVariance;
    chunk.covariance[at] = row.covariance;
    chunk.lastReinforcedTick[at] = tick;
    chunk.lastReinforcedRest[at] = restOf(row.lastReinforcedAt, tick);
    chunk.observations[at] = observations;
    if (observations > this.#mostObservations) this.#mostObservations = observations;
    if (row.lastAt > this.#newest[slot]!) this.#newest[slot] = row.lastAt;
  }

  /** @param skills how many are numbered by now */
  shape(skills: number): SegmentShape {
    const sizes = { slots: this.#newest.length, skills, postings: this.#length };
    return shapeOf(sizes, this.#mostObservations);
  }

  build(skills: number): Segment {
    return this.fill(segmentIn(this.shape(skills)), new Scratch());
  }

  /** @param segment an empty one of this shape */
  fill(segment: Segment, scratch: Scratch): Segment {
    const { slots } = segment;
    const order = this.#bySkillAndSlot(segment, scratch);
    this.#copy(segment, order);
    listSkills(segment);
    for (let slot = 0; slot < slots; slot++) {
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
  }

  /** Two counting sorts: by slot, then by skill. Fills in where each skill starts. */
  #bySkillAndSlot({ start, slots }: Segment, scratch: Scratch): Uint32Array {
    const length = this.#length;
    const slotStart = scratch.zeroes('next', slots + 1);
    for (let i = 0; i < length; i++) {
      const chunk = this.#chunks[Math.floor(i / CHUNK)]!;
      slotStart[chunk.slot[i % CHUNK]! + 1]!++;
      start[chunk.skill[i % CHUNK]! + 1]!++;
    }
    for (let n = 0; n < slots; n++) slotStart[n + 1]! += slotStart[n]!;
    for (let n = 0; n + 1 < start.length; n++) start[n + 1]! += start[n]!;
    const bySlot = scratch.zeroes('bySlot', length);
    for (let i = 0; i < length; i++) {
      bySlot[slotStart[this.#chunks[Math.floor(i / CHUNK)]!.slot[i % CHUNK]!]!++] = i;
    }
    const next = scratch.zeroes('next', start.length);
    next.set(start);
    const order = scratch.zeroes('order', length);
    for (const i of bySlot) order[next[this.#chunks[Math.floor(i / CHUNK)]!.skill[i % CHUNK]!]!++] = i;
    return order;
  }

  #copy(segment: Segment, order: Uint32Array): void {
    for (let to = 0; to < order.length; to++) {
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
      segment.observations[to] = chunk.observations[from]!;
    }
  }
}

/** Room for sorting, used again for one segment after another. */
export class Scratch {
  readonly #arrays = { next: new Uint32Array(0), bySlot: new Uint32Array(0), order: new Uint32Array(0) };

  zeroes(name: 'next' | 'bySlot' | 'order', length: number): Uint32Array {
    if (this.#arrays[name].length < length) this.#arrays[name] = new Uint32Array(length + (length >> 3));
    return this.#arrays[name].subarray(0, length).fill(0);
  }
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
    observations: new Uint16Array(empty(2)),
  };
}

function grow(chunk: Chunk): void {
  for (const { buffer, BYTES_PER_ELEMENT } of Object.values(chunk)) {
    buffer.resize(Math.min(buffer.maxByteLength, buffer.byteLength + STEP * BYTES_PER_ELEMENT));
  }
}
