import { day, share, styled, table } from '../output.ts';
import { expectMember, type Session } from '../session.ts';

interface EstimateView {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export interface GapsView {
  readonly asOf: string;
  readonly horizon: string;
  readonly people: number;
  readonly short: number;
  readonly totalCount: number;
  readonly rows: readonly {
    readonly skill: { readonly name: string };
    readonly level: number;
    readonly demand: number;
    readonly supplyNow: EstimateView;
    readonly supplyAtHorizon: EstimateView;
    readonly gapNow: EstimateView;
    readonly gapAtHorizon: EstimateView;
  }[];
}

type GapAnalysisRow = Omit<GapsView, 'rows' | 'totalCount'> & {
  __typename: 'GapAnalysis';
  rows: { totalCount: number; edges: { node: GapsView['rows'][number] }[] };
};

export async function readGaps(
  session: Session,
  input: Record<string, unknown>,
  first: number,
  onlyShort = false,
): Promise<GapsView> {
  const { gapAnalysis } = await session.execute<{ gapAnalysis: GapAnalysisRow }>(
    `query ($input: GapAnalysisInput!, $first: Int!, $onlyShort: Boolean!) {
      gapAnalysis(input: $input) {
        __typename
        ... on GapAnalysis {
          asOf horizon people short
          rows(first: $first, orderBy: GAP_AT_HORIZON, onlyShort: $onlyShort) { totalCount edges { node {
            skill { name } level demand
            supplyNow { value low high } supplyAtHorizon { value low high }
            gapNow { value low high } gapAtHorizon { value low high }
          } } }
        }
        ... on UserError { message }
      }
    }`,
    { input, first, onlyShort },
  );
  const analysis = expectMember<GapAnalysisRow>(gapAnalysis, 'GapAnalysis');
  const { rows, __typename: _, ...rest } = analysis;
  return { ...rest, totalCount: rows.totalCount, rows: rows.edges.map(({ node }) => node) };
}

export function renderGaps(title: string, gaps: GapsView): string {
  const band = ({ value, low, high }: EstimateView) =>
    `${value.toFixed(1)} (${low.toFixed(1)} to ${high.toFixed(1)})`;
  return [
    `${styled('bold', `Gaps of ${title}`)}, as of ${day(gaps.asOf)} and at ${day(gaps.horizon)} if nobody practises: ${gaps.people} people, ${gaps.short} of ${gaps.totalCount} skills short at the horizon`,
    '',
    table(gaps.rows, [
      { title: 'skill', cell: ({ skill }) => skill.name },
      { title: 'level', align: 'right', cell: ({ level }) => share(level) },
      { title: 'asked for', align: 'right', cell: ({ demand }) => demand.toFixed(1) },
      { title: 'have it now', align: 'right', cell: ({ supplyNow }) => band(supplyNow) },
      { title: 'at the horizon', align: 'right', cell: ({ supplyAtHorizon }) => band(supplyAtHorizon) },
      { title: 'gap now', align: 'right', cell: ({ gapNow }) => gapNow.value.toFixed(1) },
      {
        title: 'gap then',
        align: 'right',
        cell: ({ gapAtHorizon }) => styled('bold', gapAtHorizon.value.toFixed(1)),
      },
    ]),
    '',
    styled(
      'dim',
      'In full-time equivalents at the level asked for; 90 % intervals in brackets. A gap below 0 is a surplus.',
    ),
  ].join('\n');
}
