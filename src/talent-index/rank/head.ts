import type { PersonIds } from '../segments/person-ids.ts';
import type { RoleQuery } from './role-query.ts';
import { tieHash } from './tie-break.ts';

export interface RankedPerson {
  readonly person: number;
  readonly role: RoleQuery;
  readonly score: number;
}

interface Placed {
  readonly ranked: RankedPerson;
  /** The hash that orders equal scores; null until it is asked for. */
  tie: number | null;
}

/** The best so far, no more than are asked for: a heap with the last place on top. */
export class Head {
  readonly #size: number;
  readonly #ids: PersonIds;
  readonly #seed: string;
  readonly #heap: Placed[] = [];

  constructor(size: number, ids: PersonIds, seed: string) {
    this.#size = size;
    this.#ids = ids;
    this.#seed = seed;
  }

  /** The score that has to be reached; −1 while there is room. */
  get lastPlace(): number {
    return this.#heap.length < this.#size ? -1 : this.#heap[0]!.ranked.score;
  }

  add(ranked: RankedPerson): void {
    if (ranked.score < this.lastPlace) return;
    const placed = { ranked, tie: null };
    if (this.#heap.length < this.#size) this.#rise(placed);
    else if (this.#before(placed, this.#heap[0]!)) this.#sink(placed);
  }

  /** Best first. */
  ranked(): RankedPerson[] {
    return [...this.#heap].sort((a, b) => (this.#before(a, b) ? -1 : 1)).map(({ ranked }) => ranked);
  }

  #before(a: Placed, b: Placed): boolean {
    if (a.ranked.score !== b.ranked.score) return a.ranked.score > b.ranked.score;
    const [first, second] = [this.#tieOf(a), this.#tieOf(b)];
    return first === second ? this.#ids.precedes(a.ranked.person, b.ranked.person) : first < second;
  }

  #tieOf(placed: Placed): number {
    placed.tie ??= tieHash(this.#seed, this.#ids.at(placed.ranked.person));
    return placed.tie;
  }

  #rise(placed: Placed): void {
    let at = this.#heap.length;
    while (at > 0) {
      const parent = (at - 1) >>> 1;
      if (!this.#before(this.#heap[parent]!, placed)) break;
      this.#heap[at] = this.#heap[parent]!;
      at = parent;
    }
    this.#heap[at] = placed;
  }

  /** In the place of the one on top. */
  #sink(placed: Placed): void {
    let at = 0;
    for (let child = 1; child < this.#heap.length; child = 2 * at + 1) {
      if (child + 1 < this.#heap.length && this.#before(this.#heap[child]!, this.#heap[child + 1]!)) child++;
      if (!this.#before(placed, this.#heap[child]!)) break;
      this.#heap[at] = this.#heap[child]!;
      at = child;
    }
    this.#heap[at] = placed;
  }
}
