import { hash } from 'node:crypto';

export type KeyState = 'ABSENT' | 'ACCEPTED' | 'REFUSED';

const ACCEPTED = 1;
const REFUSED = 2;

/**
 * The keys of one file, so that a second row with a key is found and a reference to a refused row is known as such.
 * It keeps 128-bit fingerprints (SHA-256, cut) in an open-addressing table of at most 2/3 load: 17 to 51 bytes a key
 * outside the JavaScript heap, whatever the keys' length. Two of a hundred million keys share a fingerprint with
 * probability 1.5e-23.
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

function fingerprint(key: string): Uint32Array {
  const bytes = hash('sha256', key, 'buffer');
  const print = new Uint32Array(4);
  for (let word = 0; word < 4; word++) print[word] = bytes.readUInt32LE(4 * word);
  return print;
}
