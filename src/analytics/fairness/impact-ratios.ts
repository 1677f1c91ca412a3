import { COVERAGE } from '../../domain/estimate.ts';
import { normalQuantile } from '../gaps/poisson-binomial.ts';
import { fisherExact } from './fisher-exact.ts';

/**
 * What a shortlist did to the groups that people disclosed: selection and scoring rates and their ratios to the most
 * favoured group (four-fifths rule, 29 CFR 1607.4 D; scoring above the median, New York City Local Law 144, 6 RCNY
 * § 5-301).
 */
export interface GroupCount {
  readonly group: string;
  readonly considered: number;
  readonly selected: number;
  /** How many scored above the median of everybody considered, disclosed or not. */
  readonly aboveMedian: number;
}

export interface Ratio {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly coverage: number;
}

/** What is shown of one group; `pValue` and `scoringPValue` are exact tests of the group against all other disclosed people. */
export interface GroupFigures {
  readonly considered: number;
  readonly aboveMedian: number;
  readonly scoringRate: number;
  /** Rate of the group over the highest rate of any shown group; null for that group itself or where it is 0. */
  readonly scoringImpactRatio: Ratio | null;
  readonly scoringPValue: number;
  /** Null where the list is so short that its figures would tell who is in which group. */
  readonly selection: SelectionFigures | null;
}

export interface SelectionFigures {
  readonly selected: number;
  readonly rate: number;
  readonly impactRatio: Ratio | null;
  readonly pValue: number;
}

export const FOUR_FIFTHS = 0.8;
const SIGNIFICANT = 0.05;

/**
 * The figures of the groups of one attribute, or of an intersection of several; null where withheld. Withheld groups are
 * among the rest that a group is tested against, and never the most favoured one.
 */
export function groupFigures(
  counts: readonly GroupCount[],
  hidden: readonly boolean[],
  selectionShown: boolean,
): (GroupFigures | null)[] {
  const shown = counts.filter((_, i) => !hidden[i]);
  const total = sum(counts, ({ considered }) => considered);
  const selectedInAll = sum(counts, ({ selected }) => selected);
  const aboveInAll = sum(counts, ({ aboveMedian }) => aboveMedian);
  const bySelection = highest(shown, ({ selected }) => selected);
  const byScore = highest(shown, ({ aboveMedian }) => aboveMedian);
  return counts.map((count, i): GroupFigures | null => {
    if (hidden[i]) return null;
    const { considered, selected, aboveMedian } = count;
    return {
      considered,
      aboveMedian,
      scoringRate: aboveMedian / considered,
      scoringImpactRatio:
        byScore === null || byScore === count
          ? null
          : riskRatio(aboveMedian, considered, byScore.aboveMedian, byScore.considered),
      scoringPValue: fisherExact(aboveMedian, considered, aboveInAll, total),
      selection: selectionShown
        ? {
            selected,
            rate: selected / considered,
            impactRatio:
              bySelection === null || bySelection === count
                ? null
                : riskRatio(selected, considered, bySelection.selected, bySelection.considered),
            pValue: fisherExact(selected, considered, selectedInAll, total),
          }
        : null,
    };
  });
}

/**
 * Whether any group came off at less than four fifths of the most favoured one, in selection or in scoring, and not by
 * chance: of all tests shown, its exact test is among those that Holm's procedure (1979) rejects at 5 %, so that an audit
 * of a list that treats all groups alike is flagged in at most 5 % of cases however many groups there are.
 */
export function isFlagged(figures: readonly GroupFigures[]): boolean {
  const tests = figures
    .flatMap(({ scoringImpactRatio, scoringPValue, selection }) => [
      { ratio: scoringImpactRatio, p: scoringPValue },
      ...(selection === null ? [] : [{ ratio: selection.impactRatio, p: selection.pValue }]),
    ])
    .sort((a, b) => a.p - b.p);
  for (const [rank, { ratio, p }] of tests.entries()) {
    if (p > SIGNIFICANT / (tests.length - rank)) return false;
    if (ratio !== null && ratio.value < FOUR_FIFTHS) return true;
  }
  return false;
}

/** The group with the highest rate; null where nobody of any group was counted. */
function highest(counts: readonly GroupCount[], of: (count: GroupCount) => number): GroupCount | null {
  let best: GroupCount | null = null;
  for (const count of counts) {
    if (of(count) === 0) continue;
    if (best === null || of(count) / count.considered > of(best) / best.considered) best = count;
  }
  return best;
}

/**
 * (a/n)/(b/m) with the log interval of Katz et al. (1978), a and b raised by ½ and n and m by ½ for the interval only
 * where a count is 0 (Walter 1975), so that a ratio of 0 has an upper end.
 */
export function riskRatio(a: number, n: number, b: number, m: number): Ratio {
  const value = a / n / (b / m);
  const [x, y] = a === 0 || a === n || b === m ? [a + 0.5, b + 0.5] : [a, b];
  const [over, under] = a === 0 || a === n || b === m ? [n + 0.5, m + 0.5] : [n, m];
  const centre = Math.log(x / over / (y / under));
  const spread = Math.sqrt(Math.max(0, 1 / x - 1 / over + 1 / y - 1 / under));
  const reach = normalQuantile(1 - (1 - COVERAGE) / 2) * spread;
  return {
    value,
    low: Math.min(value, a === 0 ? 0 : Math.exp(centre - reach)),
    high: Math.max(value, Math.exp(centre + reach)),
    coverage: COVERAGE,
  };
}

function sum(counts: readonly GroupCount[], of: (count: GroupCount) => number): number {
  return counts.reduce((total, count) => total + of(count), 0);
}
