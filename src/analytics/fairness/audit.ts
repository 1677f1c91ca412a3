import type { CrossedTally, DisclosureTally } from './disclosure-tally.ts';
import { type GroupCount, type GroupFigures, groupFigures, isFlagged } from './impact-ratios.ts';
import { SUPPRESSED_BELOW, suppressedCells, suppressedGroups } from './suppression.ts';

/** One group of one attribute, or of two crossed (`gender × ethnicity`, `woman × Black`). */
export interface AuditedGroup {
  readonly attribute: string;
  readonly group: string;
  /** Null where withheld. */
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
  const selectionShown = selected >= SUPPRESSED_BELOW;
  const groups: AuditedGroup[] = [];
  const hiddenOf = new Map<string, boolean[]>();
  const add = (attribute: string, counts: readonly GroupCount[], hidden: readonly boolean[]) => {
    const figures = groupFigures(counts, hidden, selectionShown);
    groups.push(...counts.map(({ group }, i) => ({ attribute, group, figures: figures[i]! })));
  };
  for (const { attribute, groups: counts, disclosed } of tally.attributes()) {
    const hidden = suppressedGroups(
      counts.map(({ considered }) => considered),
      // Those who disclosed nothing at all are told of; those who disclosed other things are not.
      inScope - disclosed - undisclosed,
    );
    hiddenOf.set(attribute, hidden);
    add(attribute, counts, hidden);
    await pause();
  }
  for (const crossed of tally.crossed()) {
    const [first, second] = crossed.attributes;
    const rows = hiddenOf.get(first.attribute)!;
    const columns = hiddenOf.get(second.attribute)!;
    if (rows.every(Boolean) || columns.every(Boolean)) continue;
    const hidden = suppressedCells(withUndisclosed(crossed, inScope - undisclosed), rows, columns).flat();
    if (!hidden.every(Boolean)) add(`${first.attribute} × ${second.attribute}`, crossed.cells.flat(), hidden);
    await pause();
  }
  const shown = groups.flatMap(({ figures }) => figures ?? []);
  return { groups, undisclosed, flagged: isFlagged(shown) };
}

/** People by cell, with a last row and column of those who did not disclose the one or the other attribute. */
function withUndisclosed(
  { attributes: [first, second], cells }: CrossedTally,
  disclosed: number,
): number[][] {
  const table = cells.map((row, i) => {
    const people = row.map(({ considered }) => considered);
    return [...people, first.groups[i]!.considered - sum(people)];
  });
  const last = second.groups.map(({ considered }, j) => considered - sum(table.map((row) => row[j]!)));
  return [...table, [...last, disclosed - first.disclosed - sum(last)]];
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
