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

/** What is shown of one group. */
export interface GroupFigures {
  readonly considered: number;
  /** Null where figures by group would tell of people by name. */
  readonly selection: RateFigures | null;
  readonly scoring: RateFigures | null;
}

/** Of those selected, or of those who scored above the median. */
export interface RateFigures {
  readonly people: number;
  readonly rate: number;
  /** Rate of the group over the highest rate of any shown group; null for that group itself or where it is 0. */
  readonly impactRatio: Ratio | null;
  /** Exact test of the group against all other people who disclosed the attribute. */
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
  shown: { readonly selection: boolean; readonly scoring: boolean },
): (GroupFigures | null)[] {
  const selection = shown.selection ? ratesOf(counts, hidden, ({ selected }) => selected) : null;
  const scoring = shown.scoring ? ratesOf(counts, hidden, ({ aboveMedian }) => aboveMedian) : null;
  return counts.map(({ considered }, i) =>
    hidden[i] ? null : { considered, selection: selection?.(i) ?? null, scoring: scoring?.(i) ?? null },
  );
}

function ratesOf(
  counts: readonly GroupCount[],
  hidden: readonly boolean[],
  of: (count: GroupCount) => number,
): (group: number) => RateFigures {
  const total = sum(counts, ({ considered }) => considered);
  const inAll = sum(counts, of);
  const best = highest(
    counts.filter((_, i) => !hidden[i]),
    of,
  );
  return (group) => {
    const count = counts[group]!;
    const { considered } = count;
    const people = of(count);
    return {
      people,
      rate: people / considered,
      impactRatio:
        best === null || best === count ? null : riskRatio(people, considered, of(best), best.considered),
      pValue: fisherExact(people, considered, inAll, total),
    };
  };
}

/**
 * Whether any group came off at less than four fifths of the most favoured one, in selection or in scoring, and not by
 * chance: of all tests shown, its exact test is among those that Holm's procedure (1979) rejects at 5 %, so that an audit
 * of a list that treats all groups alike is flagged in at most 5 % of cases however many groups there are.
 */
export function isFlagged(figures: readonly GroupFigures[]): boolean {
  const tests = figures
    .flatMap(({ scoring, selection }) => [scoring, selection])
    .flatMap((rates) => (rates === null ? [] : [{ ratio: rates.impactRatio, p: rates.pValue }]))
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
