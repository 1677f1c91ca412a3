import type { CrossedTally, DisclosureTally } from './disclosure-tally.ts';
import { canShowCrossedRates, canShowRates } from './homogeneity.ts';
import { type GroupCount, type GroupFigures, groupFigures, isFlagged } from './impact-ratios.ts';
import { SUPPRESSED_BELOW, suppressedCells, suppressedGroups } from './suppression.ts';

/** One group of one attribute, or of two crossed (`gender × ethnicity`, `woman × Black`). */
export interface AuditedGroup {
  readonly attribute: string;
  readonly group: string;
  /** Null where withheld; so may be those of selection, or of scoring, alone. */
  readonly figures: GroupFigures | null;
}

export interface Audit {
  readonly groups: readonly AuditedGroup[];
  /** People in scope who disclosed nothing. */
  readonly undisclosed: number;
  readonly flagged: boolean;
}

/**
 * The audit of one list: every attribute by itself, then every two of them crossed, small groups withheld. Crossings of
 * which nothing could be shown are left out.
 * @param inScope how many people were in scope, disclosed or not
 * @param selected how many people are on the list: with fewer than `SUPPRESSED_BELOW` its figures would tell who is in which
 *   group, and only those of scoring are given
 */
export async function auditOf(
  tally: DisclosureTally,
  inScope: number,
  selected: number,
  pause: () => Promise<void>,
): Promise<Audit> {
  const undisclosed = inScope - tally.disclosed;
  const longEnough = selected >= SUPPRESSED_BELOW;
  const groups: AuditedGroup[] = [];
  const ofAttribute = new Map<string, { hidden: boolean[]; shown: ShownRates }>();
  const add = (
    attribute: string,
    counts: readonly GroupCount[],
    hidden: readonly boolean[],
    shown: ShownRates,
  ) => {
    const figures = groupFigures(counts, hidden, shown);
    groups.push(...counts.map(({ group }, i) => ({ attribute, group, figures: figures[i]! })));
  };
  for (const { attribute, groups: counts, disclosed } of tally.attributes()) {
    const considered = counts.map(consideredOf);
    const hidden = suppressedGroups(
      considered,
      // Those who disclosed nothing at all are told of; those who disclosed other things are not.
      inScope - disclosed - undisclosed,
    );
    const shown = {
      selection: longEnough && canShowRates(counts.map(selectedOf), considered, hidden),
      scoring: canShowRates(counts.map(aboveMedianOf), considered, hidden),
    };
    ofAttribute.set(attribute, { hidden, shown });
    add(attribute, counts, hidden, shown);
    await pause();
  }
  for (const crossed of tally.crossed()) {
    const [first, second] = crossed.attributes;
    const rows = ofAttribute.get(first.attribute)!;
    const columns = ofAttribute.get(second.attribute)!;
    if (rows.hidden.every(Boolean) || columns.hidden.every(Boolean)) continue;
    const table = withUndisclosed(crossed, inScope - undisclosed);
    const hidden = suppressedCells(table, rows.hidden, columns.hidden);
    const canShow = (of: (count: GroupCount) => number) =>
      canShowCrossedRates(peopleOf(crossed, of), peopleOf(crossed, consideredOf), hidden);
    if (!hidden.flat().every(Boolean)) {
      // Cells add up to the figures of either attribute: what is withheld of one is withheld of them.
      add(`${first.attribute} × ${second.attribute}`, crossed.cells.flat(), hidden.flat(), {
        selection: rows.shown.selection && columns.shown.selection && canShow(selectedOf),
        scoring: rows.shown.scoring && columns.shown.scoring && canShow(aboveMedianOf),
      });
    }
    await pause();
  }
  const shown = groups.flatMap(({ figures }) => figures ?? []);
  return { groups, undisclosed, flagged: isFlagged(shown) };
}

interface ShownRates {
  readonly selection: boolean;
  readonly scoring: boolean;
}

const consideredOf = ({ considered }: GroupCount) => considered;
const selectedOf = ({ selected }: GroupCount) => selected;
const aboveMedianOf = ({ aboveMedian }: GroupCount) => aboveMedian;

const peopleOf = ({ cells }: CrossedTally, of: (count: GroupCount) => number): number[][] =>
  cells.map((row) => row.map(of));

/** People by cell, with a last row and column of those who did not disclose the one or the other attribute. */
function withUndisclosed(
  { attributes: [first, second], cells }: CrossedTally,
  disclosed: number,
): number[][] {
  const table = cells.map((row, i) => {
    const people = row.map(consideredOf);
    return [...people, first.groups[i]!.considered - sum(people)];
  });
  const last = second.groups.map(({ considered }, j) => considered - sum(table.map((row) => row[j]!)));
  return [...table, [...last, disclosed - first.disclosed - sum(last)]];
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
