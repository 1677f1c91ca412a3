import { Refused } from '../failure.ts';
import { share, styled, table, wrapped } from '../output.ts';
import type { Session } from '../session/session.ts';

interface EstimateView {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly coverage: number;
}

export interface GroupView {
  readonly attribute: string;
  readonly group: string;
  readonly suppressed: boolean;
  readonly considered: number | null;
  readonly selected: number | null;
  readonly selectionRate: number | null;
  readonly scoringRate: number | null;
  readonly impactRatio: EstimateView | null;
  readonly scoringImpactRatio: EstimateView | null;
  readonly pValue: number | null;
}

export interface FairnessView {
  readonly shortlist: string;
  readonly undisclosed: number;
  readonly flagged: boolean;
  readonly groups: readonly GroupView[];
}

const ratio = '{ value low high coverage }';

/** The audit of a shortlist that was made before, by its id. */
export async function readFairness(session: Session, id: string): Promise<FairnessView> {
  const { shortlist } = await session.execute<{
    shortlist: { id: string; fairness: Omit<FairnessView, 'shortlist'> | null } | null;
  }>(
    `query ($id: ID!) { shortlist(id: $id) { id fairness { undisclosed flagged groups {
      attribute group suppressed considered selected selectionRate scoringRate
      impactRatio ${ratio} scoringImpactRatio ${ratio} pValue } } } }`,
    { id },
  );
  if (shortlist === null)
    throw new Refused('There is no such shortlist; `npx meritgraph shortlist` prints the id.');
  if (shortlist.fairness === null) throw new Refused('The fairness audit is withheld from you.');
  return { shortlist: shortlist.id, ...shortlist.fairness };
}

export function renderFairness({ groups, undisclosed, flagged }: FairnessView): string {
  const shown = groups.filter(({ suppressed }) => !suppressed);
  const withheld = groups.length - shown.length;
  const verdict = flagged
    ? styled(
        'bold',
        'Flagged: a group came off at less than 4/5 of the most favoured one, and not by chance.',
      )
    : 'Not flagged: no group came off at less than 4/5 of the most favoured one beyond chance.';
  const lines = [
    shown.length === 0 ? 'Fairness: too few people disclosed anything to show figures.' : verdict,
    ...(shown.length === 0 ? [] : ['', groupTable(shown)]),
    '',
    styled('dim', wrapped(notes(undisclosed, withheld, shown))),
  ];
  return lines.join('\n');
}

function groupTable(groups: readonly GroupView[]): string {
  return table(groups, [
    { title: 'attribute', shrinks: true, cell: ({ attribute }) => attribute },
    { title: 'group', shrinks: true, cell: ({ group }) => group },
    { title: 'in scope', align: 'right', cell: ({ considered }) => number(considered) },
    { title: 'on the list', align: 'right', cell: ({ selected }) => number(selected) },
    { title: 'impact ratio', align: 'right', cell: ({ impactRatio }) => estimate(impactRatio) },
    { title: 'p', align: 'right', cell: ({ pValue }) => (pValue === null ? '–' : pValue.toPrecision(2)) },
    {
      title: 'above median',
      align: 'right',
      cell: ({ scoringRate }) => (scoringRate === null ? '–' : share(scoringRate)),
    },
    { title: 'impact ratio', align: 'right', cell: ({ scoringImpactRatio }) => estimate(scoringImpactRatio) },
  ]);
}

function notes(undisclosed: number, withheld: number, shown: readonly GroupView[]): string {
  return [
    `${undisclosed} in scope disclosed nothing.`,
    withheld === 0 ? '' : `${withheld} of the groups are too small to be shown, or would show one that is.`,
    shown.some(({ selected }) => selected === null)
      ? 'Who was selected is not shown where the list is short or nearly all of one group: it would tell who is what.'
      : '',
    shown.some(({ scoringRate }) => scoringRate === null)
      ? 'Nor is who scored above the median where they are nearly all of one group.'
      : '',
    shown.some(({ pValue }) => pValue !== null)
      ? 'Each p is of one test alone: among many groups some are small by chance, which the first line allows for (Holm).'
      : '',
    'docs/fairness.md says how this is computed.',
  ]
    .filter(Boolean)
    .join(' ');
}

const number = (value: number | null) => (value === null ? '–' : String(value));

function estimate(ratio: EstimateView | null): string {
  return ratio === null ? '–' : `${share(ratio.value)} (${share(ratio.low)} to ${share(ratio.high)})`;
}
