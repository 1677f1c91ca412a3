import { Acronyms } from './acronyms.ts';
import { gramsOf } from './grams.ts';
import { Postings } from './postings.ts';

export interface NearestNamesOptions {
  /** Lengths of character grams. */
  readonly least: number;
  readonly most: number;
  /** The nearest names of an item count 1, δ, δ², … */
  readonly fading: number;
  readonly nearest: number;
}

/** Initials that nobody wrote down say a little less than a name that somebody did. */
const ACRONYM = 0.9;
/** No title names more; each may stand for thousands of names, which are all looked at before anybody else has a turn. */
export const MAX_ACRONYMS = 8;
/** The name was taken back. */
const GONE = -1;

/**
 * How near the names of items are to a text: tf-idf cosine over character grams inside words (typos, plurals, word order),
 * of which an item's best few names count with fading weight, so that one odd alias does not decide; initials of names
 * count as names.
 */
export class NearestNames {
  readonly #options: NearestNamesOptions;
  readonly #grams = new Postings();
  /** The item of each name. */
  readonly #owners: number[] = [];
  /** The numbers of a name, one for each item that bears it, by its words. */
  readonly #bearers = new Map<string, number[]>();
  readonly #acronyms = new Acronyms();
  #scratch = scratchFor(0, 0, 0);

  constructor(options: NearestNamesOptions) {
    this.#options = options;
  }

  /** A name in plain words, of the last item or a further one. Not after `freezing`. */
  add(name: string, item: number): void {
    const { least, most } = this.#options;
    const words = name.split(' ');
    const number = this.#nextName(name, words, item);
    for (const [gram, count] of counted(gramsOf(words, least, most))) {
      this.#grams.add(gram, number, 1 + Math.log(count));
    }
  }

  *freezing(items: number): Generator<void> {
    yield* this.#grams.freezing((weight, holders) => weight * this.#rarity(holders));
    this.#grams.scale(this.#grams.squares(this.#owners.length).map((sum) => 1 / Math.sqrt(sum)));
    yield;
    this.#scratch = scratchFor(this.#owners.length, items, this.#options.nearest);
  }

  /** After `freezing`: the name is weighed by how rare its grams are now. `items` is how many there are with it. */
  put(name: string, item: number, items: number): void {
    const { least, most } = this.#options;
    const words = name.split(' ');
    const number = this.#nextName(name, words, item);
    const weighed = [...counted(gramsOf(words, least, most))].map(([gram, count]) => ({
      gram,
      weight: (1 + Math.log(count)) * this.#rarity(this.#grams.holders(gram) + 1),
    }));
    const norm = Math.sqrt(weighed.reduce((sum, { weight }) => sum + weight ** 2, 0));
    for (const { gram, weight } of weighed) this.#grams.append(gram, number, weight / norm);
    this.#makeRoom(items);
  }

  takeBack(name: string, item: number): void {
    const bearers = this.#bearers.get(name) ?? [];
    const at = bearers.findIndex((number) => this.#owners[number] === item);
    if (at < 0) return;
    this.#owners[bearers[at]!] = GONE;
    bearers.splice(at, 1);
    if (bearers.length === 0) this.#bearers.delete(name);
    this.#acronyms.remove(name.split(' '), item);
  }

  /** The items that bear this very name. */
  bearersOf(name: string): number[] {
    return (this.#bearers.get(name) ?? []).map((number) => this.#owners[number]!);
  }

  /**
   * The items that have anything in common with the words, in no order. What is told of them by `nearness` and
   * `nearestOf` holds until the next question.
   */
  find(words: readonly string[]): Uint32Array {
    const items = this.#addAcronyms(words, this.#nearestNames(words));
    return this.#scratch.touchedItems.subarray(0, items);
  }

  /** How near the best names of an item that was found are, any unit. */
  nearness(item: number): number {
    return this.#scratch.near[item]!;
  }

  /** How near its best name is, in the same unit. */
  nearestOf(item: number): number {
    return this.#scratch.tops[item * this.#options.nearest]!;
  }

  /** What the words themselves would score, in the same unit. */
  norm(words: readonly string[]): number {
    const { least, most } = this.#options;
    let squares = 0;
    for (const [gram, count] of counted(gramsOf(words, least, most))) {
      squares += ((1 + Math.log(count)) * this.#rarity(this.#grams.holders(gram))) ** 2;
    }
    return Math.sqrt(squares) || 1;
  }

  #nextName(name: string, words: readonly string[], item: number): number {
    const number = this.#owners.length;
    this.#owners.push(item);
    const bearers = this.#bearers.get(name);
    if (bearers === undefined) this.#bearers.set(name, [number]);
    else bearers.push(number);
    this.#acronyms.add(words, item);
    return number;
  }

  /** For a quarter more than there is, so that not every name allocates. */
  #makeRoom(items: number): void {
    const { names, near } = this.#scratch;
    if (names.length >= this.#owners.length && near.length >= items) return;
    const room = (count: number) => Math.ceil(1.25 * count);
    this.#scratch = scratchFor(room(this.#owners.length), room(items), this.#options.nearest);
  }

  #rarity(holders: number): number {
    return Math.log((1 + this.#owners.length) / (1 + holders)) + 1;
  }

  /** Fills `near` of the items that share a gram with the words, names them in `touchedItems` and says how many. */
  #nearestNames(words: readonly string[]): number {
    const { least, most, nearest, fading } = this.#options;
    const { names, touchedNames, tops, near, touchedItems } = this.#scratch;
    let met = 0;
    for (const [gram, count] of counted(gramsOf(words, least, most))) {
      const holders = this.#grams.holders(gram);
      if (holders === 0) continue;
      met = this.#grams.score(gram, (1 + Math.log(count)) * this.#rarity(holders), names, touchedNames, met);
    }
    tops.fill(0);
    let items = 0;
    for (let i = 0; i < met; i++) {
      const name = touchedNames[i]!;
      const item = this.#owners[name]!;
      let score = names[name]!;
      names[name] = 0;
      if (item === GONE) continue;
      const from = item * nearest;
      const last = from + nearest - 1;
      if (tops[from] === 0) touchedItems[items++] = item;
      if (score <= tops[last]!) continue;
      for (let rank = from; rank <= last && score > 0; rank++) {
        const standing = tops[rank]!;
        if (score <= standing) continue;
        tops[rank] = score;
        score = standing;
      }
    }
    for (let i = 0; i < items; i++) {
      const item = touchedItems[i]!;
      let sum = 0;
      for (let rank = nearest - 1; rank >= 0; rank--) sum = sum * fading + tops[item * nearest + rank]!;
      near[item] = sum;
    }
    return items;
  }

  /**
   * Items with names of which a word of the text is the acronym count as near as the nearest, by the square root of how
   * many of their names say so; adds them to the items met and gives their new number. Of a text that is made of
   * acronyms the first `MAX_ACRONYMS` count.
   */
  #addAcronyms(words: readonly string[], met: number): number {
    const acronyms = [...new Set(words)]
      .flatMap((word) => this.#acronyms.holders(word) ?? [])
      .slice(0, MAX_ACRONYMS);
    if (acronyms.length === 0) return met;
    const { near, touchedItems, met: known } = this.#scratch;
    let best = 0;
    known.fill(0);
    for (let at = 0; at < met; at++) {
      const item = touchedItems[at]!;
      known[item] = 1;
      best = Math.max(best, near[item]!);
    }
    const most = (ACRONYM * (best === 0 ? 1 : best)) / words.length;
    let items = met;
    for (const holders of acronyms) {
      for (const [item, count] of holders.counts) {
        if (known[item] === 0) {
          known[item] = 1;
          touchedItems[items++] = item;
          near[item] = 0;
        }
        near[item] = Math.max(near[item]!, most * Math.sqrt(count / holders.most));
      }
    }
    return items;
  }
}

/** What a question needs, kept between questions: allocating it anew would take as long as answering. */
function scratchFor(names: number, items: number, nearest: number) {
  return {
    /** Scores of names; all 0 between questions. */
    names: new Float32Array(names),
    touchedNames: new Uint32Array(names),
    tops: new Float32Array(items * nearest),
    near: new Float32Array(items),
    touchedItems: new Uint32Array(items),
    /** 1 for an item that is among `touchedItems`. */
    met: new Uint8Array(items),
  };
}

function counted(keys: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
