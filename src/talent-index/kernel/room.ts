import { SEGMENT_SIZE } from '../segments/segment-size.ts';

/** The most postings that are added in one call of the kernel. */
export const LONGEST = 2_048;

/** Where the values of the header lie: bytes from the beginning of a room. */
export const HEADER = {
  floor: 0,
  rate: 4,
  tick: 8,
  weight: 12,
  slope: 16,
  count: 20,
  carried: 24,
  stamp: 28,
  threshold: 32,
  considered: 36,
} as const;

/** Where the columns lie. Vectors reach three values beyond the last, and a slot is written before it is counted. */
export const SHARES = 64;
export const SUMS = SHARES + 4 * (LONGEST + 4);
export const MET = SUMS + 4 * SEGMENT_SIZE;
export const MARKS = MET + 2 * (SEGMENT_SIZE + 8);
export const RANKED = MARKS + 2 * SEGMENT_SIZE;
export const ROOM_BYTES = RANKED + SEGMENT_SIZE;

/**
 * What the bounds of one segment are added up in, by the kernel or by loops in TypeScript. Between two segments nobody is
 * met, and every sum is 0.
 */
export class Room {
  /** By slot: the bound; 0 for whoever was not met. */
  readonly sums: Float32Array;
  /** The slots that were met, each once: the first `count`. */
  readonly met: Uint16Array;
  /** By slot: the stamp of the skill in which something was found of the person last. */
  readonly marks: Uint16Array;
  /** By slot: not 0 for whoever is ranked. */
  readonly ranked: Uint8Array;
  /** What the postings of one call add. */
  readonly shares: Float32Array;
  readonly floats: Float32Array;
  readonly words: Int32Array;

  /** @param at a multiple of 16, from which on `ROOM_BYTES` of the buffer are all 0 */
  constructor(buffer: ArrayBuffer = new ArrayBuffer(ROOM_BYTES), at = 0) {
    this.floats = new Float32Array(buffer, at, SHARES / 4);
    this.words = new Int32Array(buffer, at, SHARES / 4);
    this.shares = new Float32Array(buffer, at + SHARES, LONGEST);
    this.sums = new Float32Array(buffer, at + SUMS, SEGMENT_SIZE);
    this.met = new Uint16Array(buffer, at + MET, SEGMENT_SIZE + 1);
    this.marks = new Uint16Array(buffer, at + MARKS, SEGMENT_SIZE);
    this.ranked = new Uint8Array(buffer, at + RANKED, SEGMENT_SIZE);
  }

  get count(): number {
    return this.words[HEADER.count / 4]!;
  }

  set count(count: number) {
    this.words[HEADER.count / 4] = count;
  }

  get stamp(): number {
    return this.words[HEADER.stamp / 4]!;
  }

  /** To one that no mark has. */
  nextStamp(): void {
    const at = HEADER.stamp / 4;
    if (++this.words[at]! > 0xffff) {
      this.marks.fill(0);
      this.words[at] = 1;
    }
  }

  /**
   * @param eligible by slot: not 0
   * @param superseded the slots of those for whom another segment holds
   */
  rank(eligible: Uint8Array, superseded: Uint16Array): void {
    const { ranked } = this;
    ranked.set(eligible);
    for (let i = 0; i < superseded.length; i++) ranked[superseded[i]!] = 0;
  }

  /** Meets nobody any more. */
  clear(): void {
    this.checkCount();
    const { met, sums, count } = this;
    for (let i = 0; i < count; i++) sums[met[i]!] = 0;
    this.count = 0;
  }

  /** @throws Error where more were met than there are slots. What was added then is no bound: it is forgotten. */
  checkCount(): void {
    const { count } = this;
    if (count >= 0 && count <= SEGMENT_SIZE) return;
    this.reset();
    throw new Error(
      `A scan met ${count} people in a segment of at most ${SEGMENT_SIZE}: somebody was met twice.`,
    );
  }

  /** As it was when it was made, whatever stands in it: after a scan that did not end. */
  reset(): void {
    for (const column of [this.sums, this.met, this.marks, this.ranked]) column.fill(0);
    this.count = 0;
  }
}
