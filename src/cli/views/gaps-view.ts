import { counted, day, share, styled, table, wrapped } from '../output.ts';
import { expectMember, type Session } from '../session/session.ts';

interface EstimateView {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

interface GapRowView {
  readonly skill: { readonly name: string };
  readonly level: number;
  readonly demand: number;
  /** How many people in scope were seen in it. */
  readonly observed: number;
  readonly supplyNow: EstimateView;
  readonly supplyAtHorizon: EstimateView;
  readonly gapNow: EstimateView;
  readonly gapAtHorizon: EstimateView;
}

export interface GapsView {
  readonly asOf: string;
  readonly horizon: string;
  readonly people: number;
  /** From before an import that is being taken up. */
  readonly stale: boolean;
  /** For how many people all of it is asked for. */
  readonly headcount: number;
  /** Skills asked for; those nobody was ever seen in; those short at the horizon, unseen ones included. */
  readonly skills: number;
  readonly unseen: number;
  readonly short: number;
  /** Of the skills that somebody was seen in. */
  readonly shortOfSeen: number;
  /** The weightiest of those nobody was seen in. */
  readonly weightiestUnseen: readonly string[];
  /** How many there are of what `rows` begin. */
  readonly totalCount: number;
  readonly rows: readonly GapRowView[];
}

interface GapRows<Row> {
  readonly totalCount: number;
  readonly edges: readonly { readonly node: Row }[];
}
type GapAnalysisRow = Pick<
  GapsView,
  'asOf' | 'horizon' | 'people' | 'stale' | 'headcount' | 'short' | 'unseen'
> & {
  readonly __typename: 'GapAnalysis';
  readonly all: GapRows<never>;
  readonly shortOfSeen: GapRows<never>;
  readonly weightiestUnseen: GapRows<{ readonly skill: { readonly name: string } }>;
  readonly rows: GapRows<GapRowView>;
};

const NAMED_UNSEEN = 3;

export async function readGaps(
  session: Session,
  input: Record<string, unknown>,
  { first, onlyShort = false, unseen = false }: { first: number; onlyShort?: boolean; unseen?: boolean },
): Promise<GapsView> {
  const { gapAnalysis } = await session.execute<{ gapAnalysis: GapAnalysisRow }>(
    `query ($input: GapAnalysisInput!, $first: Int!, $onlyShort: Boolean!, $seen: Boolean!) {
      gapAnalysis(input: $input) {
        __typename
        ... on GapAnalysis {
          asOf horizon people stale headcount short unseen
          all: rows(first: 1) { totalCount }
          shortOfSeen: rows(first: 1, onlyShort: true, seen: true) { totalCount }
          weightiestUnseen: rows(first: ${NAMED_UNSEEN}, seen: false) { edges { node { skill { name: label } } } }
          rows(first: $first, orderBy: GAP_AT_HORIZON, onlyShort: $onlyShort, seen: $seen) {
            totalCount edges { node {
              skill { name: label } level demand observed
              supplyNow { value low high } supplyAtHorizon { value low high }
              gapNow { value low high } gapAtHorizon { value low high }
            } }
          }
        }
        ... on UserError { message }
      }
    }`,
    { input, first, onlyShort, seen: !unseen },
  );
  const analysis = expectMember<GapAnalysisRow>(gapAnalysis, 'GapAnalysis');
  const { rows, all, shortOfSeen, weightiestUnseen, __typename: _, ...rest } = analysis;
  return {
    ...rest,
    skills: all.totalCount,
    shortOfSeen: shortOfSeen.totalCount,
    weightiestUnseen: weightiestUnseen.edges.map(({ node }) => node.skill.name),
    totalCount: rows.totalCount,
    rows: rows.edges.map(({ node }) => node),
  };
}

export function renderGaps(title: string, gaps: GapsView): string {
  const { people, headcount, skills, unseen, shortOfSeen, totalCount, rows } = gaps;
  const seen = skills - unseen;
  const rest = totalCount - rows.length;
  return [
    wrapped(
      `${styled('bold', `Gaps of ${title}`)}, as of ${day(gaps.asOf)} and at ${day(gaps.horizon)} if nobody practises`,
    ),
    wrapped(
      `${people} ${people === 1 ? 'person' : 'people'} where ${places(headcount)} ${headcount === 1 ? 'is' : 'are'} ` +
        `asked for, and ${counted(skills, 'essential skill')}: ${seen} that somebody here was seen in, of which ${shortOfSeen} ` +
        `${shortOfSeen === 1 ? 'is' : 'are'} short at the horizon, and ${unseen} that nobody was.`,
    ),
    ...(rows.length === 0 ? [] : ['', gapTable(rows)]),
    ...(rest > 0 ? [`… and ${rest} more.`] : []),
    '',
    ...unseenNote(gaps),
    styled(
      'dim',
      wrapped(
        'Asked: full-time equivalents at the level. Seen: people with own evidence. At it: how many are expected at the ' +
          'level, 90 % intervals in brackets. A gap below 0 is a surplus.' +
          (rows.some(isUnknown)
            ? ' –: nothing is known of anybody in it, so that all of it may be missing or less.'
            : ''),
      ),
    ),
  ].join('\n');
}

function gapTable(rows: readonly GapRowView[]): string {
  const band = ({ value, low, high }: EstimateView) =>
    `${value.toFixed(1)} (${low.toFixed(1)} to ${high.toFixed(1)})`;
  // Of whom nothing is known, some may be at the level: all that is asked for is the most that can be missing.
  const supply = (row: GapRowView, estimate: EstimateView) => (isUnknown(row) ? '–' : band(estimate));
  const gap = (row: GapRowView, { value }: EstimateView) =>
    `${isUnknown(row) ? '≤ ' : ''}${value.toFixed(1)}`;
  return table(rows, [
    { title: 'skill', shrinks: true, cell: ({ skill }) => skill.name },
    { title: 'level', align: 'right', cell: ({ level }) => share(level) },
    { title: 'asked', align: 'right', cell: ({ demand }) => demand.toFixed(1) },
    { title: 'seen', align: 'right', cell: ({ observed }) => String(observed) },
    { title: 'at it now', align: 'right', cell: (row) => supply(row, row.supplyNow) },
    { title: 'at the horizon', align: 'right', cell: (row) => supply(row, row.supplyAtHorizon) },
    { title: 'gap now', align: 'right', cell: (row) => gap(row, row.gapNow) },
    { title: 'then', align: 'right', cell: (row) => styled('bold', gap(row, row.gapAtHorizon)) },
  ]);
}

/** Nobody was seen in it, and nothing that anybody can do leads to it. */
function isUnknown({ observed, supplyNow }: GapRowView): boolean {
  return observed === 0 && supplyNow.high === 0;
}

function places(headcount: number): string {
  return Number.isInteger(headcount) ? String(headcount) : headcount.toFixed(1);
}

function unseenNote({ unseen, weightiestUnseen, rows }: GapsView): string[] {
  if (unseen === 0 || rows[0]?.observed === 0) return [];
  return [
    wrapped(
      `Nobody here was seen in ${weightiestUnseen.join(', ')}${unseen > weightiestUnseen.length ? ', …' : ''}: ` +
        'whether that is a gap is not known before somebody is assessed (--unseen lists them).',
    ),
    '',
  ];
}
