import { singular } from '../../domain/singular.ts';
import { termsOf } from './grams.ts';
import { Postings } from './postings.ts';

/** How many names of an item have each term. */
export type TermCounts = ReadonlyMap<string, number>;

/**
 * The likelihood of a text under each item's unigram–bigram language model with Dirichlet smoothing (Zhai & Lafferty, ACM
 * TOIS 22, 2004): Σ_t ln(1 + tf/(μ·p(t))) + |q|·ln(μ/(|d| + μ)).
 */
export class WordModel {
  readonly #smoothing: number;
  readonly #terms = new Postings();
  readonly #totals = new Map<string, number>();
  readonly #lengths: number[] = [];
  /** ln(μ/(|d| + μ)) of each item. */
  readonly #penalties: number[] = [];
  #total = 0;

  /** `smoothing` is μ: words' worth of the whole that every item is given. */
  constructor(smoothing: number) {
    this.#smoothing = smoothing;
  }

  get items(): number {
    return this.#lengths.length;
  }

  /** The next item. Not after `freezing`. */
  add(counts: TermCounts): void {
    const item = this.items;
    for (const [term, count] of counts) this.#terms.add(term, item, count);
    this.#count(item, counts, 1);
  }

  *freezing(): Generator<void> {
    yield* this.#terms.freezing((count, _, __, term) => this.#weightOf(term, count));
  }

  /** What an item is called from now on; a further one where it is as many as there are. After `freezing`. */
  put(item: number, before: TermCounts, after: TermCounts): void {
    const isNew = item === this.items;
    this.#count(item, before, -1);
    this.#count(item, after, 1);
    for (const term of before.keys()) if (!after.has(term)) this.#terms.put(term, item, 0);
    for (const [term, count] of after) {
      const weight = this.#weightOf(term, count);
      // Of a new item no term is held yet: nothing to look for among all that came before it.
      if (isNew) this.#terms.append(term, item, weight);
      else this.#terms.put(term, item, weight);
    }
  }

  isKnown(word: string): boolean {
    return this.#terms.holders(singular(word)) > 0;
  }

  /** How many names hold a term, each item's own. */
  names(term: string): number {
    return this.#totals.get(term) ?? 0;
  }

  /** How much a term tells, in nats: rarer ones more. */
  information(term: string): number {
    return Math.log((1 + this.#total) / (1 + this.names(term)));
  }

  /** What a term adds to the likelihood of an item; 0 where none of its names has it. */
  weight(term: string, item: number): number {
    return this.#terms.weight(term, item);
  }

  /** Adds what one word says to the score of each item. */
  score(word: string, scores: Float32Array, touched: Uint32Array): void {
    this.#terms.score(word, 1, scores, touched, 0);
  }

  /** Fills `likely` for all items that have names; gives its bounds. */
  likelihood(words: readonly string[], likely: Float32Array, touched: Uint32Array) {
    likely.fill(0);
    let length = 0;
    for (const term of new Set(termsOf(words))) {
      if (this.#terms.holders(term) === 0) continue;
      this.score(term, likely, touched);
      length++;
    }
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    for (let item = 0; item < this.items; item++) {
      if (this.#lengths[item] === 0) continue;
      likely[item] = likely[item]! + length * this.#penalties[item]!;
      // As it was rounded, so that the best scores exactly 1.
      const value = likely[item]!;
      if (value < low) low = value;
      if (value > high) high = value;
    }
    return { low, high };
  }

  #count(item: number, counts: TermCounts, sign: 1 | -1): void {
    let length = this.#lengths[item] ?? 0;
    for (const [term, count] of counts) {
      this.#totals.set(term, (this.#totals.get(term) ?? 0) + sign * count);
      length += sign * count;
      this.#total += sign * count;
    }
    this.#lengths[item] = length;
    this.#penalties[item] = Math.log(this.#smoothing / (length + this.#smoothing));
  }

  #weightOf(term: string, count: number): number {
    return Math.log1p((count * this.#total) / (this.#smoothing * this.#totals.get(term)!));
  }
}
