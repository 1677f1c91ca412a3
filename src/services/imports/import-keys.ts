export type KeyState = 'ABSENT' | 'ACCEPTED' | 'REFUSED';

const ACCEPTED = 1;
const REFUSED = 2;

/**
 * The keys of one file, so that a second row with a key is found and a reference to a refused row is known as such.
 * It keeps 128-bit fingerprints in an open-addressing table of at most 2/3 load: 26 to 51 bytes a key outside the
 * JavaScript heap, whatever the keys' length. That two of a hundred million keys share one, and the later row is refused
 * for it, has a probability of 1.5e-23.
 */
export class KeyIndex {
  #prints = new Uint32Array(4 * 1024);
  #states = new Uint8Array(1024);
  #count = 0;

  get size(): number {
    return this.#count;
  }

  /** Takes a key in as accepted; false if it is there already, accepted or refused. */
  add(key: string): boolean {
    if (3 * (this.#count + 1) > 2 * this.#states.length) this.#grow();
    const print = fingerprint(key);
    const slot = this.#slotOf(print);
    if (this.#states[slot] !== 0) return false;
    this.#prints.set(print, 4 * slot);
    this.#states[slot] = ACCEPTED;
    this.#count++;
    return true;
  }

  /** Marks a key that was taken in as refused. */
  refuse(key: string): void {
    const slot = this.#slotOf(fingerprint(key));
    if (this.#states[slot] !== 0) this.#states[slot] = REFUSED;
  }

  stateOf(key: string): KeyState {
    if (this.#count === 0) return 'ABSENT';
    const state = this.#states[this.#slotOf(fingerprint(key))];
    return state === ACCEPTED ? 'ACCEPTED' : state === REFUSED ? 'REFUSED' : 'ABSENT';
  }

  /** The slot that holds this fingerprint, or the free one where it would go. */
  #slotOf(print: Uint32Array): number {
    const mask = this.#states.length - 1;
    const prints = this.#prints;
    for (let slot = print[0]! & mask; ; slot = (slot + 1) & mask) {
      if (this.#states[slot] === 0) return slot;
      const at = 4 * slot;
      if (
        prints[at] === print[0] &&
        prints[at + 1] === print[1] &&
        prints[at + 2] === print[2] &&
        prints[at + 3] === print[3]
      ) {
        return slot;
      }
    }
  }

  #grow(): void {
    const prints = this.#prints;
    const states = this.#states;
    this.#prints = new Uint32Array(2 * prints.length);
    this.#states = new Uint8Array(2 * states.length);
    for (let slot = 0; slot < states.length; slot++) {
      if (states[slot] === 0) continue;
      const print = prints.subarray(4 * slot, 4 * slot + 4);
      const to = this.#slotOf(print);
      this.#prints.set(print, 4 * to);
      this.#states[to] = states[slot]!;
    }
  }
}

const rotate = (word: number, bits: number): number => (word << bits) | (word >>> (32 - bits));

/** Spreads every bit of a word over all of it (the finaliser of MurmurHash3). */
function mix(word: number): number {
  let h = word ^ (word >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** MurmurHash3_x86_128 (A. Appleby, public domain) over UTF-16 code units, one a 32-bit lane; not cryptographic. */
export function fingerprint(key: string): Uint32Array {
  const c1 = 0x239b961b;
  const c2 = 0xab0e9789;
  const c3 = 0x38b34ae5;
  const c4 = 0xa1e38b93;
  const length = key.length;
  let h1 = 0;
  let h2 = 0;
  let h3 = 0;
  let h4 = 0;
  for (let at = 0; at < length; at += 4) {
    // Beyond the end NaN, which is lane 0; the length is mixed in below.
    h1 ^= Math.imul(rotate(Math.imul(key.charCodeAt(at), c1), 15), c2);
    h1 = Math.imul(rotate(h1, 19) + h2, 5) + 0x561ccd1b;
    h2 ^= Math.imul(rotate(Math.imul(key.charCodeAt(at + 1), c2), 16), c3);
    h2 = Math.imul(rotate(h2, 17) + h3, 5) + 0x0bcaa747;
    h3 ^= Math.imul(rotate(Math.imul(key.charCodeAt(at + 2), c3), 17), c4);
    h3 = Math.imul(rotate(h3, 15) + h4, 5) + 0x96cd1c35;
    h4 ^= Math.imul(rotate(Math.imul(key.charCodeAt(at + 3), c4), 18), c1);
    h4 = Math.imul(rotate(h4, 13) + h1, 5) + 0x32ac3b17;
  }
  h1 ^= length;
  h2 ^= length;
  h3 ^= length;
  h4 ^= length;
  h1 = mix(h1 + h2 + h3 + h4);
  h2 = mix(h2 + h1);
  h3 = mix(h3 + h1);
  h4 = mix(h4 + h1);
  h1 += h2 + h3 + h4;
  return Uint32Array.of(h1, h2 + h1, h3 + h1, h4 + h1);
}
