import { Postings } from './postings.ts';

/** Runs of `least` to `most` characters of the whole lower-cased text, spaces included. */
export function* gramsOfText(text: string, least: number, most: number): Generator<string> {
  const lower = text.toLowerCase();
  for (let length = least; length <= most; length++) {
    for (let at = 0; at + length <= lower.length; at++) yield lower.slice(at, at + length);
  }
}

/** The plain baseline: items by the highest tf-idf cosine of any of their names. What `TitleIndex` is compared with. */
export class NearestTitle {
  readonly #postings = new Postings();
  readonly #ownerOf: readonly number[];
  readonly #items: number;
  readonly #keysOf: (text: string) => Iterable<string>;

  constructor(items: readonly (readonly string[])[], keysOf: (text: string) => Iterable<string>) {
    this.#items = items.length;
    this.#keysOf = keysOf;
    const owners: number[] = [];
    items.forEach((names, item) => {
      for (const name of names) {
        for (const [key, count] of counted(keysOf(name))) this.#postings.add(key, owners.length, count);
        owners.push(item);
      }
    });
    this.#ownerOf = owners;
    this.#postings.freeze((count, holders) => count * this.#rarity(holders));
    this.#postings.scale(this.#postings.squares(owners.length).map((sum) => 1 / Math.sqrt(sum)));
  }

  match(text: string, first: number): number[] {
    const scores = new Float32Array(this.#ownerOf.length);
    const touched = new Uint32Array(scores.length);
    let met = 0;
    for (const [key, count] of counted(this.#keysOf(text))) {
      const holders = this.#postings.holders(key);
      if (holders > 0) met = this.#postings.score(key, count * this.#rarity(holders), scores, touched, met);
    }
    const best = new Float32Array(this.#items);
    for (const name of touched.subarray(0, met)) {
      const item = this.#ownerOf[name]!;
      best[item] = Math.max(best[item]!, scores[name]!);
    }
    const found = [...best.keys()].filter((item) => best[item]! > 0);
    return found.sort((a, b) => best[b]! - best[a]! || a - b).slice(0, first);
  }

  #rarity(holders: number): number {
    return Math.log((1 + this.#ownerOf.length) / (1 + holders)) + 1;
  }
}

function counted(keys: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
