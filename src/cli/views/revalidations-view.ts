import { day, intervalBar, share, styled, table, wrapped } from '../output.ts';
import type { Session } from '../session/session.ts';

export interface RevalidationsView {
  readonly totalCount: number;
  readonly asOf: string;
  readonly withinDays: number;
  readonly level: number;
  readonly revalidations: readonly {
    readonly due: string;
    readonly person: { readonly name: string; readonly externalId: string | null };
    readonly skill: string;
    readonly estimate: { readonly value: number; readonly low: number; readonly high: number };
    readonly lastReinforcedAt: string | null;
  }[];
}

interface Page {
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly edges: readonly {
    readonly due: string;
    readonly node: Omit<RevalidationsView['revalidations'][number], 'due' | 'skill'> & {
      readonly skill: { readonly name: string };
    };
  }[];
}

const PER_PAGE = 100;

/** The first so many, read page by page as of one moment. */
export async function readRevalidations(
  session: Session,
  asked: {
    readonly withinDays: number;
    readonly level: number;
    readonly asOf?: string | undefined;
    readonly scope: { readonly pods?: readonly string[]; readonly units?: readonly string[] };
  },
  first: number,
): Promise<RevalidationsView> {
  const { withinDays, level } = asked;
  const asOf = asked.asOf ?? new Date().toISOString();
  const rows: RevalidationsView['revalidations'][number][] = [];
  for (let after: string | null = null; ; ) {
    const answer: { revalidations: Page } = await session.execute(
      `query ($first: Int!, $after: String, $withinDays: Int!, $level: Float!, $scope: PeopleScope, $asOf: DateTime) {
        revalidations(first: $first, after: $after, withinDays: $withinDays, level: $level, scope: $scope, asOf: $asOf) {
          totalCount pageInfo { hasNextPage endCursor }
          edges { due node {
            person { name externalId } skill { name: label } estimate { value low high } lastReinforcedAt
          } }
        }
      }`,
      { ...asked, asOf, after, first: Math.min(PER_PAGE, first - rows.length) },
    );
    const { totalCount, pageInfo, edges } = answer.revalidations;
    rows.push(...edges.map(({ due, node: { skill, ...node } }) => ({ due, ...node, skill: skill.name })));
    after = pageInfo.endCursor;
    if (!pageInfo.hasNextPage || rows.length >= first) {
      return { totalCount, asOf, withinDays, level, revalidations: rows };
    }
  }
}

export function renderRevalidations(view: RevalidationsView, whose: string): string {
  const { totalCount, asOf, withinDays, level, revalidations } = view;
  const heading = wrapped(
    `${styled('bold', `Re-validations of ${whose}`)}, as of ${day(asOf)}: who falls below ${share(level)} within ${withinDays} days`,
  );
  if (totalCount === 0) return `${heading}\n\nNobody.`;
  const rest = totalCount - revalidations.length;
  return [
    heading,
    '',
    table(revalidations, [
      { title: 're-validate by', cell: ({ due }) => day(due) },
      { title: 'person', shrinks: true, cell: ({ person }) => person.name },
      { title: 'key', cell: ({ person }) => person.externalId ?? '–' },
      { title: 'skill', shrinks: true, cell: ({ skill }) => skill },
      { title: 'now', align: 'right', cell: ({ estimate }) => share(estimate.value) },
      { title: '0 ── 90 % band ── 1', cell: ({ estimate }) => intervalBar(estimate) },
      { title: 'reinforced', cell: ({ lastReinforcedAt }) => day(lastReinforcedAt) },
    ]),
    ...(rest > 0
      ? ['', `${rest} more; --first ${totalCount} lists ${totalCount > 1 ? 'them all' : 'it'}.`]
      : []),
  ].join('\n');
}
