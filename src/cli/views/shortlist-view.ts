import { setTimeout as wait } from 'node:timers/promises';
import { Refused } from '../failure.ts';
import { day, intervalBar, share, styled, table } from '../output.ts';
import { expectMember, type Session } from '../session.ts';

export interface ShortlistView {
  readonly id: string;
  readonly asOf: string;
  readonly considered: number;
  readonly title: string;
  readonly entries: readonly EntryView[];
}

interface EstimateView {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly coverage: number;
  readonly confidence: string;
}

interface EntryView {
  readonly rank: number;
  readonly person: {
    readonly id: string;
    readonly name: string;
    readonly externalId: string | null;
    readonly unit: string | null;
  };
  readonly role: { readonly title: string } | null;
  readonly score: EstimateView;
  readonly contributions: readonly { readonly skill: { readonly name: string }; readonly value: number }[];
  readonly missing: readonly {
    readonly skill: { readonly name: string };
    readonly required: number;
    readonly current: { readonly value: number };
  }[];
}

const shortlistFields = `
  id asOf considered
  target { __typename ... on Role { title } ... on RoleCluster { label } ... on Pod { name } ... on Demand { role { title } } }
`;
const entryFields = `
  pageInfo { hasNextPage endCursor }
  edges { node {
    rank person { id name externalId unit } role { title }
    score { value low high coverage confidence }
    contributions { skill { name } value }
    missing { skill { name } required current { value } }
  } }
`;

type Target = { title?: string; label?: string; name?: string; role?: { title: string } };
type ShortlistRow = Omit<ShortlistView, 'title' | 'entries'> & { __typename: 'Shortlist'; target: Target };
type RunRow = { __typename: 'Run'; id: string };

/** Asks for a shortlist, waits for its run where it is not answered at once, and reads every entry. */
export async function requestShortlist(
  session: Session,
  input: Record<string, unknown>,
): Promise<ShortlistView> {
  const { requestShortlist: result } = await session.execute<{ requestShortlist: ShortlistRow | RunRow }>(
    `mutation ($input: RequestShortlistInput!) {
      requestShortlist(input: $input) {
        __typename
        ... on Shortlist { ${shortlistFields} }
        ... on Run { id }
        ... on UserError { message }
      }
    }`,
    { input },
  );
  const made = expectMember<ShortlistRow | RunRow>(result, 'Shortlist', 'Run');
  const row = made.__typename === 'Run' ? await shortlistOfRun(session, made.id) : made;
  const { target, __typename: _, ...rest } = row;
  const title = target.title ?? target.label ?? target.name ?? target.role?.title ?? 'the target';
  return { ...rest, title, entries: await entriesOf(session, row.id) };
}

async function shortlistOfRun(session: Session, id: string): Promise<ShortlistRow> {
  for (;;) {
    const { run } = await session.execute<{
      run: { state: string; failure: { message: string } | null; result: ShortlistRow | null } | null;
    }>(
      `query ($id: ID!) {
        run(id: $id) { state failure { message } result { __typename ... on Shortlist { ${shortlistFields} } } }
      }`,
      { id },
    );
    if (run?.result) return run.result;
    if (run === null || run.state === 'FAILED' || run.state === 'CANCELLED') {
      throw new Refused(run?.failure?.message ?? 'The ranking was cancelled.');
    }
    await wait(250);
  }
}

interface EntriesAnswer {
  readonly shortlist: {
    readonly entries: {
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
      readonly edges: readonly { readonly node: EntryView }[];
    };
  };
}

async function entriesOf(session: Session, id: string): Promise<EntryView[]> {
  const entries: EntryView[] = [];
  for (let after: string | null = null; ; ) {
    const answer: EntriesAnswer = await session.execute(
      `query ($id: ID!, $after: String) { shortlist(id: $id) { entries(first: 100, after: $after) { ${entryFields} } } }`,
      {
        id,
        after,
      },
    );
    const { edges, pageInfo } = answer.shortlist.entries;
    entries.push(...edges.map(({ node }) => node));
    if (!pageInfo.hasNextPage) return entries;
    after = pageInfo.endCursor;
  }
}

export function renderShortlist(shortlist: ShortlistView): string {
  const several = new Set(shortlist.entries.map(({ role }) => role?.title)).size > 1;
  const heading = `${styled('bold', `Shortlist for ${shortlist.title}`)}, as of ${day(shortlist.asOf)}: ${shortlist.entries.length} of ${shortlist.considered} people with evidence in what it asks for`;
  if (shortlist.entries.length === 0)
    return `${heading}\nNobody in scope has evidence in what is asked for: check --unit, --location and --as-of.`;
  const coverage = Math.round(shortlist.entries[0]!.score.coverage * 100);
  return [
    heading,
    '',
    table(shortlist.entries, [
      { title: '#', align: 'right', cell: ({ rank }) => String(rank) },
      { title: 'person', cell: ({ person }) => [person.name, person.unit].filter(Boolean).join(', ') },
      ...(several ? [{ title: 'role', cell: ({ role }: EntryView) => role?.title ?? '–' }] : []),
      { title: 'score', align: 'right', cell: ({ score }) => share(score.value) },
      { title: `0 ── ${coverage} % band ── 1`, cell: ({ score }) => intervalBar(score) },
      { title: 'sure', cell: ({ score }) => score.confidence.toLowerCase() },
      { title: 'because', cell: reasonsOf },
      { title: 'furthest from', cell: shortfallOf },
    ]),
    '',
    styled(
      'dim',
      `Score: share of the weighted requirements met, evidence faded to the day asked. Kept as shortlist ${shortlist.id}`,
    ),
  ].join('\n');
}

function reasonsOf({ contributions }: EntryView): string {
  return [...contributions]
    .sort((a, b) => b.value - a.value)
    .slice(0, 3)
    .map(({ skill, value }) => `${skill.name} +${share(value)}`)
    .join(', ');
}

function shortfallOf({ missing }: EntryView): string {
  const [first] = missing;
  return first === undefined
    ? '–'
    : `${first.skill.name} (${share(first.current.value)} of ${share(first.required)})`;
}
