import { gramsOf, searchWords, termsOf } from './grams.ts';
import { Postings } from './postings.ts';

/** Names of one thing: the first is its own, the others are what people also call it. */
export type Names = readonly string[];

export interface TitleMatch {
  readonly item: number;
  /** 0..1; comparable between the matches of one text only. */
  readonly score: number;
}

export interface TitleIndexOptions {
  /** Lengths of character grams. */
  readonly least: number;
  readonly most: number;
  /** The nearest names of an item count 1, δ, δ², … */
  readonly fading: number;
  readonly nearest: number;
  /** μ of the language model: words' worth of the whole that every item is given. */
  readonly smoothing: number;
  /** What the language model weighs against the nearest names. */
  readonly words: number;
}

/** Chosen by `meritgraph evaluate matcher` on other seeds than it reports. */
export const titleIndexOptions: TitleIndexOptions = {
  least: 3,
  most: 4,
  fading: 0.7,
  nearest: 8,
  smoothing: 40,
  words: 0.6,
};

/**
 * Finds things by what they are called. Two views are added, each scaled to 0..1 over the items of a query:
 * - nearest names: tf-idf cosine over character grams inside words (typos, plurals, word order), of which an item's
 *   best few names count with fading weight, so that one odd alias does not decide;
 * - words: the query's likelihood under the item's unigram–bigram language model with Dirichlet smoothing (Zhai &
 *   Lafferty, ACM TOIS 22, 2004), Σ_t ln(1 + tf/(μ·p(t))) + |q|·ln(μ/(|d| + μ)): what all names of an item have in common.
 */
export class TitleIndex {
  readonly #options: TitleIndexOptions;
  readonly #grams = new Postings();
  readonly #terms = new Postings();
  readonly #owners: number[] = [];
  readonly #lengths: number[] = [];
  readonly #totals = new Map<string, number>();
  #total = 0;

  constructor(items: Iterable<Names> = [], options: TitleIndexOptions = titleIndexOptions) {
    this.#options = options;
    let any = false;
    for (const names of items) {
      this.add(names);
      any = true;
    }
    if (any) this.freeze();
  }

  /** The next item, numbered from 0. Not after `freeze`. */
  add(names: Names): void {
    const { least, most } = this.#options;
    const item = this.#lengths.length;
    const terms = new Map<string, number>();
    for (const name of new Set(names.map((own) => searchWords(own).join(' ')))) {
      if (name === '') continue;
      const words = name.split(' ');
      for (const [gram, count] of counted(gramsOf(words, least, most))) {
        this.#grams.add(gram, this.#owners.length, 1 + Math.log(count));
      }
      for (const term of new Set(termsOf(words))) terms.set(term, (terms.get(term) ?? 0) + 1);
      this.#owners.push(item);
    }
    let length = 0;
    for (const [term, count] of terms) {
      this.#terms.add(term, item, count);
      this.#totals.set(term, (this.#totals.get(term) ?? 0) + count);
      length += count;
    }
    this.#lengths.push(length);
    this.#total += length;
  }

  /** Weighs what was added; from here on texts are matched. */
  freeze(): void {
    const { smoothing } = this.#options;
    this.#grams.freeze((weight, holders) => weight * this.#rarity(holders));
    this.#grams.scale(this.#grams.squares(this.#owners.length).map((sum) => 1 / Math.sqrt(sum)));
    this.#terms.freeze((count, _, __, term) =>
      Math.log1p((count * this.#total) / (smoothing * this.#totals.get(term)!)),
    );
  }

  /** Best first, at most `first`; equal scores by item number. Nothing for a text without a known gram. */
  match(text: string, first: number): TitleMatch[] {
    const words = searchWords(text);
    const near = this.#nearestNames(words);
    const likely = this.#likelihood(words);
    const best = near.reduce((a, b) => Math.max(a, b), 0);
    if (best === 0) return [];
    const low = likely.reduce((a, b) => Math.min(a, b));
    const high = likely.reduce((a, b) => Math.max(a, b));
    const range = high > low ? 1 / (high - low) : 0;
    const share = this.#options.words / (1 + this.#options.words);
    const matches: TitleMatch[] = [];
    near.forEach((score, item) => {
      if (score <= 0) return;
      const likelihood = (likely[item]! - low) * range;
      matches.push({ item, score: ((1 - share) * score) / best + share * likelihood });
    });
    return matches.sort((a, b) => b.score - a.score || a.item - b.item).slice(0, first);
  }

  #rarity(holders: number): number {
    return Math.log((1 + this.#owners.length) / (1 + holders)) + 1;
  }

  #nearestNames(words: readonly string[]): Float32Array {
    const { least, most, nearest, fading } = this.#options;
    const scores = new Float32Array(this.#owners.length);
    const touched: number[] = [];
    for (const [gram, count] of counted(gramsOf(words, least, most))) {
      const holders = this.#grams.holders(gram);
      if (holders > 0)
        this.#grams.score(gram, (1 + Math.log(count)) * this.#rarity(holders), scores, touched);
    }
    const items = this.#lengths.length;
    const tops = new Float32Array(items * nearest);
    for (const name of touched) {
      const at = this.#owners[name]! * nearest;
      let score = scores[name]!;
      for (let rank = 0; rank < nearest && score > 0; rank++) {
        const standing = tops[at + rank]!;
        if (score <= standing) continue;
        tops[at + rank] = score;
        score = standing;
      }
    }
    return Float32Array.from({ length: items }, (_, item) => {
      let sum = 0;
      for (let rank = nearest - 1; rank >= 0; rank--) sum = sum * fading + tops[item * nearest + rank]!;
      return sum;
    });
  }

  #likelihood(words: readonly string[]): Float32Array {
    const { smoothing } = this.#options;
    const scores = new Float32Array(this.#lengths.length);
    let length = 0;
    for (const term of new Set(termsOf(words))) {
      if (this.#terms.holders(term) === 0) continue;
      this.#terms.score(term, 1, scores);
      length++;
    }
    return scores.map(
      (score, item) => score + length * Math.log(smoothing / (this.#lengths[item]! + smoothing)),
    );
  }
}

function counted(keys: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
