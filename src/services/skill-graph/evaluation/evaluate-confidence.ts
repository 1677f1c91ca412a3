import {
  TitleIndex,
  type TitleIndexOptions,
  titleIndexOptions,
} from '../../../analytics/search/title-index.ts';
import { MATCHED_FROM, matchStatus } from '../../../domain/match-status.ts';
import type { JudgedTexts } from './judged-texts.ts';

/** What became of texts of one kind. */
export interface ConfidenceRow {
  readonly what: string;
  readonly texts: number;
  /** Shares of the texts whose best match is at or above the threshold, between the thresholds, and below both. */
  readonly matched: number;
  readonly doubtful: number;
  readonly none: number;
  /** Shares of the matched and of the doubtful whose best match is right; null where there are none. */
  readonly matchedRight: number | null;
  readonly doubtfulRight: number | null;
}

export interface ConfidenceBand {
  readonly from: number;
  readonly texts: number;
  readonly meanConfidence: number;
  readonly right: number;
}

export interface ConfidenceEvaluation {
  readonly matchedFrom: number;
  readonly rows: readonly ConfidenceRow[];
  /** Of all the texts together that are not listed, the last row, by tenths of confidence. */
  readonly bands: readonly ConfidenceBand[];
}

interface Answer {
  readonly confidence: number;
  readonly isRight: boolean;
}

/** Whether best matches are right as often as their confidence says. */
export function evaluateConfidence(
  sets: readonly JudgedTexts[],
  options: TitleIndexOptions = titleIndexOptions,
): ConfidenceEvaluation {
  const everything: Answer[] = [];
  const indexes = new Map<JudgedTexts['names'], TitleIndex>();
  const rows = sets.map(({ what, names, texts, areListed = false }) => {
    const index = indexes.get(names) ?? new TitleIndex(names, options);
    indexes.set(names, index);
    const answers = texts.map(({ text, right }): Answer => {
      const [best] = index.matchSurely(text, 1);
      return { confidence: best?.confidence ?? 0, isRight: best !== undefined && right.has(best.item) };
    });
    if (!areListed) everything.push(...answers);
    return rowOf(what, answers);
  });
  return {
    matchedFrom: MATCHED_FROM,
    rows: [...rows, rowOf('all that are not listed', everything)],
    bands: Array.from({ length: 10 }, (_, tenth) => bandOf(tenth / 10, everything)).filter(
      ({ texts }) => texts > 0,
    ),
  };
}

function rowOf(what: string, answers: readonly Answer[]): ConfidenceRow {
  const of = Object.groupBy(answers, ({ confidence }) => matchStatus(confidence));
  const share = (found: readonly Answer[] = []) => found.length / Math.max(1, answers.length);
  return {
    what,
    texts: answers.length,
    matched: share(of.MATCHED),
    doubtful: share(of.DOUBTFUL),
    none: share(of.NONE),
    matchedRight: rightOf(of.MATCHED),
    doubtfulRight: rightOf(of.DOUBTFUL),
  };
}

function bandOf(from: number, answers: readonly Answer[]): ConfidenceBand {
  const own = answers.filter(({ confidence }) => Math.min(9, Math.floor(confidence * 10)) / 10 === from);
  const mean = own.reduce((sum, { confidence }) => sum + confidence, 0) / Math.max(1, own.length);
  return { from, texts: own.length, meanConfidence: mean, right: rightOf(own) ?? 0 };
}

function rightOf(answers: readonly Answer[] = []): number | null {
  return answers.length === 0 ? null : answers.filter(({ isRight }) => isRight).length / answers.length;
}
