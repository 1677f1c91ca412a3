import { singular } from '../../domain/singular.ts';
import { acronymOf, gramsOf, searchWords, termsOf } from './grams.ts';
import { type ConfidenceWeights, type MatchEvidence, matchConfidence } from './match-confidence.ts';
import { type PlainWords, plainWords } from './plain-words.ts';
import { Postings } from './postings.ts';

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
  /** For each acronym the items that have names of these initials, how many of each, and the most of one. */
  readonly #acronyms = new Map<string, AcronymHolders>();
  /** The items that bear a name, by its words. */
  readonly #bearers = new Map<string, number[]>();
  /** ln(μ/(|d| + μ)) of each item. */
  #lengthPenalties = new Float32Array(0);
  #scratch = scratchFor(0, 0, 0);

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
      const bearers = this.#bearers.get(name);
      if (bearers === undefined) this.#bearers.set(name, [item]);
      else bearers.push(item);
      const words = name.split(' ');
      const acronym = acronymOf(words);
      if (acronym !== null) {
        const holders = this.#acronyms.get(acronym) ?? { counts: new Map<number, number>(), most: 0 };
        const count = (holders.counts.get(item) ?? 0) + 1;
        holders.counts.set(item, count);
        holders.most = Math.max(holders.most, count);
        this.#acronyms.set(acronym, holders);
      }
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
    for (const _ of this.freezing());
  }

  /** The same in turns of a few milliseconds. */
  *freezing(): Generator<void> {
    const { smoothing, nearest } = this.#options;
    yield* this.#grams.freezing((weight, holders) => weight * this.#rarity(holders));
    this.#grams.scale(this.#grams.squares(this.#owners.length).map((sum) => 1 / Math.sqrt(sum)));
    yield;
    yield* this.#terms.freezing((count, _, __, term) =>
      Math.log1p((count * this.#total) / (smoothing * this.#totals.get(term)!)),
    );
    this.#lengthPenalties = Float32Array.from(this.#lengths, (length) =>
      Math.log(smoothing / (length + smoothing)),
    );
    this.#scratch = scratchFor(this.#owners.length, this.#lengths.length, nearest);
  }

  /** Best first, at most `first`; equal scores by item number. Nothing for a text without a known gram. */
  match(text: string, first: number, among: MatchFilter = {}): TitleMatch[] {
    return this.#ranked(text, among).slice(0, first);
  }

  /**
   * The best with how probable it is that the text means them, one by one. A text that is word for word a name of k
   * items means each of them with 1/k; every other goes by the evidence (match-confidence.ts).
   */
  matchSurely(text: string, first: number): SureMatch[] {
    const ranked = this.#ranked(text, {});
    const bearers = this.#bearers.get(searchWords(text).join(' ')) ?? [];
    const evidenceOf = this.#evidence(text, ranked);
    return ranked.slice(0, first).map(({ item, score }, rank) => {
      const evidence = evidenceOf(rank);
      const confidence =
        bearers.length === 0
          ? matchConfidence(evidence, this.#options.confidence)
          : bearers.includes(item)
            ? 1 / bearers.length
            : 0;
      return { item, score, confidence, evidence };
    });
  }

  /** Of what was ranked last, by rank: reads the scratch, so before the next question. */
  #evidence(text: string, ranked: readonly TitleMatch[]): (rank: number) => MatchEvidence {
    const { least, most, nearest, fading } = this.#options;
    const { telling: words } = this.#plainWords(text);
    let squares = 0;
    for (const [gram, count] of counted(gramsOf(words, least, most)))
      squares += ((1 + Math.log(count)) * this.#rarity(this.#grams.holders(gram))) ** 2;
    const norm = Math.sqrt(squares) || 1;
    const terms = [...new Set(termsOf(words))].map((term) => ({
      term,
      information: Math.log((1 + this.#total) / (1 + (this.#totals.get(term) ?? 0))),
    }));
    const information = terms.reduce((sum, term) => sum + term.information, 0) || 1;
    return (rank) => {
      const { item, score } = ranked[rank]!;
      let known = 0;
      let told = 0;
      for (const { term, information: own } of terms) {
        const weight = this.#terms.weight(term, item);
        if (weight > 0) known += own;
        told += weight / terms.length;
      }
      const other = ranked[rank === 0 ? 1 : 0]?.score ?? 0;
      const margin = Math.max(-MOST_BEHIND, score - other);
      const names = Math.min(1, (this.#scratch.near[item]! / norm) * (1 - fading));
      return {
        nearness: Math.min(1, this.#scratch.tops[item * nearest]! / norm),
        known: known / information,
        told,
        lead: names * margin,
        toldLead: told * margin,
        isFirst: rank === 0,
      };
    };
  }

  #plainWords(text: string): PlainWords {
    return plainWords(searchWords(text), (word) => this.#terms.holders(singular(word)) > 0);
  }

  #ranked(text: string, among: MatchFilter): TitleMatch[] {
    const { telling: words, aside } = this.#plainWords(text);
    const items = this.#addAcronyms(words, this.#nearestNames(words));
    if (items === 0) return [];
    const { low, high } = this.#likelihood(words);
    const { near, touchedItems, likely, graded } = this.#scratch;
    const mostGraded = this.#addGrades(aside);
    let best = 0;
    for (let at = 0; at < items; at++) best = Math.max(best, near[touchedItems[at]!]!);
    const range = high > low ? 1 / (high - low) : 0;
    const share = this.#options.words / (1 + this.#options.words);
    const matches: TitleMatch[] = [];
    let highest = 0;
    for (let at = 0; at < items; at++) {
      const item = touchedItems[at]!;
      if (among.accepts !== undefined && !among.accepts(item)) continue;
      const plain = ((1 - share) * near[item]!) / best + share * (likely[item]! - low) * range;
      const score = mostGraded === 0 ? plain : (plain + (GRADES * graded[item]!) / mostGraded) / (1 + GRADES);
      highest = Math.max(highest, score);
      matches.push({ item, score });
    }
    const least = highest * (among.least ?? 0);
    return matches.filter(({ score }) => score >= least).sort((a, b) => b.score - a.score || a.item - b.item);
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
      const from = item * nearest;
      const last = from + nearest - 1;
      let score = names[name]!;
      names[name] = 0;
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
    const acronyms = [...new Set(words)].filter((word) => this.#acronyms.has(word)).slice(0, MAX_ACRONYMS);
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
    for (const acronym of acronyms) {
      const holders = this.#acronyms.get(acronym)!;
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

  /** Fills `graded` with how much the names of each item say of the words set aside, 0 to the value given back. */
  #addGrades(aside: readonly string[]): number {
    const { graded, touchedTerms } = this.#scratch;
    if (aside.length === 0) return 0;
    graded.fill(0);
    for (const word of new Set(aside.map(singular))) this.#terms.score(word, 1, graded, touchedTerms, 0);
    return graded.reduce((most, value) => Math.max(most, value), 0);
  }

  /** Fills `likely` for all items; gives its bounds. */
  #likelihood(words: readonly string[]): { readonly low: number; readonly high: number } {
    const { likely, touchedTerms } = this.#scratch;
    likely.fill(0);
    let length = 0;
    for (const term of new Set(termsOf(words))) {
      if (this.#terms.holders(term) === 0) continue;
      this.#terms.score(term, 1, likely, touchedTerms, 0);
      length++;
    }
    const penalties = this.#lengthPenalties;
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    for (let item = 0; item < likely.length; item++) {
      const value = likely[item]! + length * penalties[item]!;
      likely[item] = value;
      if (value < low) low = value;
      if (value > high) high = value;
    }
    return { low, high };
  }
}

/** Further behind the best makes nothing less likely. */
const MOST_BEHIND = 0.5;
/** Initials that nobody wrote down say a little less than a name that somebody did. */
const ACRONYM = 0.9;
/** No title names more; each may stand for thousands of names, which are all looked at before anybody else has a turn. */
export const MAX_ACRONYMS = 8;
/** Grades decide between what is nearly as near: "Engineers, Ward 3" among eight wards. */
const GRADES = 0.02;

interface AcronymHolders {
  readonly counts: Map<number, number>;
  most: number;
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
    likely: new Float32Array(items),
    graded: new Float32Array(items),
    touchedTerms: new Uint32Array(items),
  };
}

function counted(keys: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
