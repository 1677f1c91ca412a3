import { gramsOfText, NearestTitle } from '../../../analytics/search/nearest-title.ts';
import { TitleIndex } from '../../../analytics/search/title-index.ts';
import { meanWithError } from '../../../analytics/similarity/ranking-quality.ts';
import type { FrameworkContent } from '../../../domain/framework.ts';
import { type ConfidenceEvaluation, evaluateConfidence } from './evaluate-confidence.ts';
import { hiddenNames, judgedTexts } from './judged-texts.ts';

/** Ranks items for a text, best first: the items' numbers. */
export type Matcher = (text: string) => readonly number[];
/** Made of the names that are left of each item. */
export interface MatcherPeer {
  readonly name: string;
  make(names: readonly (readonly string[])[]): Matcher;
}

export interface MatcherEvaluationRow {
  readonly method: string;
  /** Mean of 1/rank of the first right occupation, 0 where it is not among the first `DEPTH`. */
  readonly reciprocalRank: number;
  readonly standardError: number;
  /** Share of queries whose first answer is right. */
  readonly firstRight: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly target?: number;
}

export interface MatcherEvaluation {
  readonly titles: number;
  readonly hidden: number;
  readonly queries: number;
  readonly rows: readonly MatcherEvaluationRow[];
  readonly confidence: ConfidenceEvaluation;
}

const QUERIES = 2_000;
const DEPTH = 100;

/**
 * How well free text finds its occupation: a seeded 20 % of distinct lower-cased titles hidden everywhere, a seeded
 * sample of them asked for; any occupation that lists the title is right. The options of the index were chosen on
 * another seed.
 */
export function evaluateMatcher(
  content: FrameworkContent,
  peers: readonly MatcherPeer[] = [],
  seed = '1',
): MatcherEvaluation {
  const titles = content.roles.map(({ title, alternateTitles }) => [title, ...alternateTitles]);
  const { distinct, hidden, left: names, texts: queries } = hiddenNames(titles, seed, QUERIES);

  const measure = ({ name, make }: MatcherPeer, target?: number): MatcherEvaluationRow => {
    const match = make(names);
    const times: number[] = [];
    const ranks = queries.map(({ text, right: owners }) => {
      const start = performance.now();
      const found = match(text);
      times.push(performance.now() - start);
      const right = found.slice(0, DEPTH).findIndex((item) => owners.has(item));
      return right < 0 ? 0 : 1 / (right + 1);
    });
    times.sort((a, b) => a - b);
    const { mean, standardError } = meanWithError(ranks);
    return {
      method: name,
      reciprocalRank: mean,
      standardError,
      firstRight: ranks.filter((rank) => rank === 1).length / ranks.length,
      p50Ms: times[Math.floor(times.length * 0.5)]!,
      p95Ms: times[Math.floor(times.length * 0.95)]!,
      ...(target === undefined ? {} : { target }),
    };
  };
  return {
    titles: distinct,
    hidden,
    queries: queries.length,
    rows: [
      measure({ name: 'character 2–5-gram tf-idf, nearest title', make: nearestTitle }),
      ...peers.map((peer) => measure(peer)),
      measure({ name: 'title index', make: titleIndex }, 0.6),
    ],
    confidence: evaluateConfidence(judgedTexts(titles, seed, QUERIES)),
  };
}

function nearestTitle(names: readonly (readonly string[])[]): Matcher {
  const index = new NearestTitle(names, (text) => gramsOfText(text, 2, 5));
  return (text) => index.match(text, DEPTH);
}

function titleIndex(names: readonly (readonly string[])[]): Matcher {
  const index = new TitleIndex(names);
  return (text) => index.match(text, DEPTH).map(({ item }) => item);
}
