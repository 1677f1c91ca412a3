import { COVERAGE } from '../../domain/estimate.ts';
import { logGamma } from '../decay/incomplete-beta.ts';
import { normalQuantile } from '../gaps/poisson-binomial.ts';

/**
 * What a shortlist did to the groups that people disclosed: selection and scoring rates and their ratios to the most
 * favoured group (four-fifths rule, 29 CFR 1607.4 D; scoring above the median, New York City Local Law 144).
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

export interface GroupImpact {
  readonly group: string;
  /** Too few people to show figures: then all of them are null. */
  readonly suppressed: boolean;
  readonly considered: number | null;
  readonly selected: number | null;
  readonly selectionRate: number | null;
  readonly scoringRate: number | null;
  /** Rate of the group over the highest rate of any shown group; null for that group itself or where it is 0. */
  readonly impactRatio: Ratio | null;
  readonly scoringImpactRatio: Ratio | null;
  /** Fisher's exact test of selection, two-sided, the group against all other disclosed people. */
  readonly pValue: number | null;
}

export interface AttributeImpact {
  readonly groups: readonly GroupImpact[];
  /** A shown group was selected at less than four fifths of the highest rate, and not by chance (p < .05). */
  readonly flagged: boolean;
}

/** Groups of fewer people are not shown, nor is one that would follow from the others. */
export const SUPPRESSED_BELOW = 10;
export const FOUR_FIFTHS = 0.8;
const SIGNIFICANT = 0.05;

/** The groups of one attribute, or of an intersection of several. */
export function groupImpacts(counts: readonly GroupCount[]): AttributeImpact {
  const hidden = suppressed(counts);
  const shown = counts.filter(({ group }) => !hidden.has(group));
  const total = sum(counts, ({ considered }) => considered);
  const selected = sum(counts, (count) => count.selected);
  const bySelection = highest(shown, (count) => count.selected);
  const byScore = highest(shown, (count) => count.aboveMedian);
  const groups = counts.map((count): GroupImpact => {
    if (hidden.has(count.group)) return withheld(count.group);
    const { group, considered } = count;
    return {
      group,
      suppressed: false,
      considered,
      selected: count.selected,
      selectionRate: count.selected / considered,
      scoringRate: count.aboveMedian / considered,
      impactRatio:
        bySelection === null || bySelection.group === group
          ? null
          : riskRatio(count.selected, considered, bySelection.selected, bySelection.considered),
      scoringImpactRatio:
        byScore === null || byScore.group === group
          ? null
          : riskRatio(count.aboveMedian, considered, byScore.aboveMedian, byScore.considered),
      pValue: fisherExact(count.selected, considered, selected, total),
    };
  });
  const flagged = groups.some(
    ({ impactRatio, pValue }) =>
      impactRatio !== null && impactRatio.value < FOUR_FIFTHS && pValue! < SIGNIFICANT,
  );
  return { groups, flagged };
}

/** Small groups, and the next smallest where a single hidden one could be found by subtraction. */
function suppressed(counts: readonly GroupCount[]): Set<string> {
  const ascending = counts
    .filter(({ considered }) => considered > 0)
    .sort((a, b) => a.considered - b.considered);
  const small = ascending.filter(({ considered }) => considered < SUPPRESSED_BELOW);
  const hidden = small.length === 1 ? ascending.slice(0, 2) : small;
  const empty = counts.filter(({ considered }) => considered === 0);
  return new Set([...hidden, ...empty].map(({ group }) => group));
}

function withheld(group: string): GroupImpact {
  return {
    group,
    suppressed: true,
    considered: null,
    selected: null,
    selectionRate: null,
    scoringRate: null,
    impactRatio: null,
    scoringImpactRatio: null,
    pValue: null,
  };
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

/**
 * Fisher's exact test, two-sided: the probability, with all margins fixed, of a table at most as likely as this one.
 * @param inGroup selected of the `group` people; `selected` of the `total` in all
 */
export function fisherExact(inGroup: number, group: number, selected: number, total: number): number {
  const lowest = Math.max(0, selected - (total - group));
  const most = Math.min(group, selected);
  const logChance = (x: number) =>
    logChoose(group, x) + logChoose(total - group, selected - x) - logChoose(total, selected);
  const observed = logChance(inGroup);
  let p = 0;
  for (let x = lowest; x <= most; x++) {
    const chance = logChance(x);
    if (chance <= observed + 1e-7) p += Math.exp(chance);
  }
  return Math.min(1, p);
}

const logChoose = (n: number, k: number) => logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);

function sum(counts: readonly GroupCount[], of: (count: GroupCount) => number): number {
  return counts.reduce((total, count) => total + of(count), 0);
}
