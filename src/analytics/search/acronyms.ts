import { acronymOf } from './grams.ts';

/** The items that have names of some initials, how many of each, and the most of one. */
export interface AcronymHolders {
  readonly counts: ReadonlyMap<number, number>;
  readonly most: number;
}

/** Which items have names of which initials. */
export class Acronyms {
  readonly #holders = new Map<string, { counts: Map<number, number>; most: number }>();

  add(words: readonly string[], item: number): void {
    const acronym = acronymOf(words);
    if (acronym === null) return;
    const holders = this.#holders.get(acronym) ?? { counts: new Map<number, number>(), most: 0 };
    const count = (holders.counts.get(item) ?? 0) + 1;
    holders.counts.set(item, count);
    holders.most = Math.max(holders.most, count);
    this.#holders.set(acronym, holders);
  }

  /** Takes back what was added. */
  remove(words: readonly string[], item: number): void {
    const acronym = acronymOf(words);
    const holders = acronym === null ? undefined : this.#holders.get(acronym);
    if (holders === undefined) return;
    const count = (holders.counts.get(item) ?? 0) - 1;
    if (count > 0) holders.counts.set(item, count);
    else holders.counts.delete(item);
    if (holders.counts.size === 0) this.#holders.delete(acronym!);
    else holders.most = Math.max(...holders.counts.values());
  }

  holders(acronym: string): AcronymHolders | undefined {
    return this.#holders.get(acronym);
  }
}
