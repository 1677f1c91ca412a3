import { DOUBTFUL_FROM } from '../../domain/match-status.ts';
import { singular } from '../../domain/singular.ts';
import { searchWords, termsOf } from './grams.ts';
import { type ConfidenceWeights, type MatchEvidence, matchConfidence } from './match-confidence.ts';
import { NearestNames, type NearestNamesOptions } from './nearest-names.ts';
import { type PlainWords, plainWords } from './plain-words.ts';
import { type TermCounts, WordModel } from './word-model.ts';

/** Names of one thing: the first is its own, the others are what people also call it. */
export type Names = readonly string[];

export interface TitleMatch {
  readonly item: number;
  /** 0..1; comparable between the matches of one text only. */
  readonly score: number;
}

export interface SureMatch extends TitleMatch {
  /** The probability that the text means it; comparable between texts. */
  readonly confidence: number;
  readonly evidence: MatchEvidence;
}

export interface MatchFilter {
  readonly accepts?: (item: number) => boolean;
  /** What scores less than this share of the best that is accepted is left out. */
  readonly least?: number;
  /** The order of items that score the same; by number unless told. */
  readonly ties?: (a: number, b: number) => number;
  /** Of several items that bear the very name these are meant; no difference is made unless told. */
  readonly prefers?: (item: number) => boolean;
}

export interface TitleIndexOptions extends NearestNamesOptions {
  /** μ of the language model: words' worth of the whole that every item is given. */
  readonly smoothing: number;
  /** What the language model weighs against the nearest names. */
  readonly words: number;
  readonly confidence: ConfidenceWeights;
}

/** Chosen by `meritgraph evaluate matcher` on other seeds than it reports. */
export const titleIndexOptions: TitleIndexOptions = {
  least: 3,
  most: 4,
  fading: 0.7,
  nearest: 8,
  smoothing: 40,
  words: 0.6,
  confidence: {
    ...{ constant: -3.44, nearness: 1.38, known: -1.6, told: 0.583 },
    ...{ lead: 11.5, toldLead: -0.324, first: 0.324 },
  },
};

/** The same for skills, most of which have one name: their confidence is learned on ESCO's skills. */
export const skillIndexOptions: TitleIndexOptions = {
  ...titleIndexOptions,
  confidence: {
    ...{ constant: -5.55, nearness: 4.47, known: 2.48, told: -0.225 },
    ...{ lead: 8.22, toldLead: 0.621, first: 0.387 },
  },
};

/**
 * Finds things by what they are called. Two views are added, each scaled to 0..1 over the items of a query:
 * - nearest names: tf-idf cosine over character grams inside words (typos, plurals, word order), of which an item's
 *   best few names count with fading weight, so that one odd alias does not decide; initials of names count as names;
 * - words: the query's likelihood under the language model of the item's names (word-model.ts): what all of them have in
 *   common.
 * Names that change later are weighed by how rare words and grams are then; what stands already keeps its weights.
 */
export class TitleIndex {
  readonly #options: TitleIndexOptions;
  readonly #names: NearestNames;
  readonly #words: WordModel;
  #scratch = scratchFor(0);

  constructor(items: Iterable<Names> = [], options: TitleIndexOptions = titleIndexOptions) {
    this.#options = options;
    this.#names = new NearestNames(options);
    this.#words = new WordModel(options.smoothing);
    let any = false;
    for (const names of items) {
      this.add(names);
      any = true;
    }
    if (any) this.freeze();
  }

  /** The next item, numbered from 0. Not after `freeze`. */
  add(names: Names): void {
    const own = plainNames(names);
    for (const name of own) this.#names.add(name, this.#words.items);
    this.#words.add(termCounts(own));
  }

  /** Weighs what was added; from here on texts are matched. */
  freeze(): void {
    for (const _ of this.freezing());
  }

  /** The same in turns of a few milliseconds. */
  *freezing(): Generator<void> {
    yield* this.#names.freezing(this.#words.items);
    yield* this.#words.freezing();
    this.#scratch = scratchFor(this.#words.items);
  }

  /**
   * What an item is called from now on, `before` being what it was: none where it is new, whose number is how many items
   * there are; `after` is none where it goes. After `freeze`.
   */
  put(item: number, before: Names, after: Names): void {
    const was = plainNames(before);
    const is = plainNames(after);
    this.#words.put(item, termCounts(was), termCounts(is));
    const { items } = this.#words;
    for (const name of was) if (!is.has(name)) this.#names.takeBack(name, item);
    for (const name of is) if (!was.has(name)) this.#names.put(name, item, items);
    if (this.#scratch.likely.length < items) this.#scratch = scratchFor(Math.ceil(1.25 * items));
  }

  /**
   * Best first, at most `first`: those that bear the very name, and then by score; equal scores by item number unless
   * `among` tells otherwise. Nothing for a text without a known gram.
   */
  match(text: string, first: number, among: MatchFilter = {}): TitleMatch[] {
    const { ranked, order, found, meant } = this.#named(text, among);
    return meant.size === 0 ? ranked.slice(0, first) : order.slice(0, first).map(found);
  }

  /**
   * The best with how probable it is that the text means them, one by one. A text that is word for word a name of k
   * items means each of them with 1/k, or each of the k that are preferred; every other goes by the evidence
   * (match-confidence.ts). A single word that `GENERIC` names hold is short for any of them: there the evidence tells how
   * much less than 1/k it is, and that it is the very name keeps it worth a look.
   */
  matchSurely(text: string, first: number, among: MatchFilter = {}): SureMatch[] {
    const { ranked, order, found, meant, isPreferred } = this.#named(text, among);
    const evidenceOf = this.#evidence(text, ranked);
    const isGeneric = meant.size > 0 && !isPreferred && this.#isGeneric(text);
    let least = 1;
    const confidenceOf = (item: number, evidence: MatchEvidence) => {
      const byEvidence = matchConfidence(evidence, this.#options.confidence);
      if (meant.size === 0) return byEvidence;
      const asNamed = meant.has(item) ? 1 / meant.size : 0;
      if (!isGeneric) return asNamed;
      const capped = meant.has(item) ? Math.min(asNamed, Math.max(byEvidence, DOUBTFUL_FROM)) : byEvidence;
      least = Math.min(least, capped);
      return least;
    };
    return order.slice(0, first).map((rank) => {
      const one = found(rank);
      const evidence = evidenceOf(rank);
      return { ...one, confidence: confidenceOf(one.item, evidence), evidence };
    });
  }

  /** What was found, by score, and `order`, its ranks with those that bear the very name first: none of the others scores more. */
  #named(text: string, among: MatchFilter) {
    const named = new Set(this.#bearersOf(searchWords(text)));
    const ranked = this.#ranked(text, among, named);
    const preferred: number[] = [];
    const bearing: number[] = [];
    const others: number[] = [];
    ranked.forEach(({ item }, rank) => {
      if (!named.has(item)) others.push(rank);
      else if (among.prefers?.(item)) preferred.push(rank);
      else bearing.push(rank);
    });
    const order = [...preferred, ...bearing, ...others];
    const meant = new Set((preferred.length > 0 ? preferred : bearing).map((rank) => ranked[rank]!.item));
    const found = (rank: number): TitleMatch => {
      const { item, score } = ranked[rank]!;
      return { item, score: named.has(item) ? ranked[0]!.score : score };
    };
    return { ranked, order, found, meant, isPreferred: preferred.length > 0 };
  }

  #isGeneric(text: string): boolean {
    const [word, ...others] = searchWords(text);
    return word !== undefined && others.length === 0 && this.#words.names(singular(word)) >= GENERIC;
  }

  /** Who bears the name that the words are, or are but for the number of the last. */
  #bearersOf(words: readonly string[]): readonly number[] {
    const last = words.at(-1);
    if (last === undefined) return [];
    for (const form of [last, `${last}s`, singular(last)]) {
      const bearers = this.#names.bearersOf([...words.slice(0, -1), form].join(' '));
      if (bearers.length > 0) return bearers;
    }
    return [];
  }

  /** Of what was ranked last, by rank: reads the scratch, so before the next question. */
  #evidence(text: string, ranked: readonly TitleMatch[]): (rank: number) => MatchEvidence {
    const { telling: words } = this.#plainWords(text);
    const norm = this.#names.norm(words);
    const terms = [...new Set(termsOf(words))].map((term) => ({
      term,
      information: this.#words.information(term),
    }));
    const information = terms.reduce((sum, term) => sum + term.information, 0) || 1;
    return (rank) => {
      const { item, score } = ranked[rank]!;
      let known = 0;
      let told = 0;
      for (const { term, information: own } of terms) {
        const weight = this.#words.weight(term, item);
        if (weight > 0) known += own;
        told += weight / terms.length;
      }
      const other = ranked[rank === 0 ? 1 : 0]?.score ?? 0;
      const margin = Math.max(-MOST_BEHIND, score - other);
      const names = Math.min(1, (this.#names.nearness(item) / norm) * (1 - this.#options.fading));
      return {
        nearness: Math.min(1, this.#names.nearestOf(item) / norm),
        known: known / information,
        told,
        lead: names * margin,
        toldLead: told * margin,
        isFirst: rank === 0,
      };
    };
  }

  #plainWords(text: string): PlainWords {
    return plainWords(searchWords(text), (word) => this.#words.isKnown(word));
  }

  #ranked(text: string, among: MatchFilter, always: ReadonlySet<number>): TitleMatch[] {
    const { telling: words, aside } = this.#plainWords(text);
    const items = this.#names.find(words);
    if (items.length === 0) return [];
    const { likely, graded, touched } = this.#scratch;
    const { low, high } = this.#words.likelihood(words, likely, touched);
    const mostGraded = this.#addGrades(aside);
    let best = 0;
    for (const item of items) best = Math.max(best, this.#names.nearness(item));
    const range = high > low ? 1 / (high - low) : 0;
    const share = this.#options.words / (1 + this.#options.words);
    const matches: TitleMatch[] = [];
    let highest = 0;
    for (const item of items) {
      if (among.accepts !== undefined && !among.accepts(item)) continue;
      const near = this.#names.nearness(item) / best;
      const plain = (1 - share) * near + share * (likely[item]! - low) * range;
      const score = mostGraded === 0 ? plain : (plain + (GRADES * graded[item]!) / mostGraded) / (1 + GRADES);
      highest = Math.max(highest, score);
      matches.push({ item, score });
    }
    const least = highest * (among.least ?? 0);
    const ties = among.ties ?? ((a: number, b: number) => a - b);
    return matches
      .filter(({ item, score }) => score >= least || always.has(item))
      .sort((a, b) => b.score - a.score || ties(a.item, b.item));
  }

  /** Fills `graded` with how much the names of each item say of the words set aside, 0 to the value given back. */
  #addGrades(aside: readonly string[]): number {
    const { graded, touched } = this.#scratch;
    if (aside.length === 0) return 0;
    graded.fill(0);
    for (const word of new Set(aside.map(singular))) this.#words.score(word, graded, touched);
    return graded.reduce((most, value) => Math.max(most, value), 0);
  }
}

/** So many names with one word say that it is a kind of work rather than somebody's title: "Supervisor", "Analyst". */
const GENERIC = 100;
/** Further behind the best makes nothing less likely. */
const MOST_BEHIND = 0.5;
/** Grades decide between what is nearly as near: "Engineers, Ward 3" among eight wards. */
const GRADES = 0.02;

/** What a question needs, kept between questions: allocating it anew would take as long as answering. */
function scratchFor(items: number) {
  return {
    likely: new Float32Array(items),
    graded: new Float32Array(items),
    touched: new Uint32Array(items),
  };
}

/** Different ones, in plain words; none that has no word. */
function plainNames(names: Names): Set<string> {
  return new Set(names.map((own) => searchWords(own).join(' ')).filter((name) => name !== ''));
}

/** How many of the names have each term. */
function termCounts(names: ReadonlySet<string>): TermCounts {
  const counts = new Map<string, number>();
  for (const name of names) {
    for (const term of new Set(termsOf(name.split(' ')))) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  return counts;
}
