import { setTimeout as wait } from 'node:timers/promises';
import { PAGE_INFO, type Page, rowsOf } from '../../session/pages.ts';
import { refusal } from '../../session/refusal.ts';
import { expectMember, type Session } from '../../session/session.ts';

export interface ShortlistView {
  readonly id: string;
  readonly asOf: string;
  readonly considered: number;
  /** Something was recorded or published that it does not count. */
  readonly stale: boolean;
  readonly request: RequestView;
  readonly provenance: ProvenanceView;
  readonly target: { readonly id: string | null };
  readonly title: string;
  /** Where it is for one. */
  readonly opening: OpeningView | null;
  readonly excluded: readonly { readonly reason: string; readonly people: number }[];
  readonly tellingAssessment: {
    readonly person: NamedView;
    readonly skill: NamedView;
    readonly gain: number;
    readonly changes: number;
    readonly trials: number;
  } | null;
  readonly entries: readonly EntryView[];
}

/** What was asked for, with defaults; `asSent` holds all of it, scope and minimums too. */
export interface RequestView {
  readonly size: number;
  readonly diversity: number;
  readonly start: string | null;
  readonly pod: NamedView | null;
  readonly asSent: object;
}

/** What it was computed from. */
export interface ProvenanceView {
  readonly engine: string;
  readonly runs: readonly { readonly id: string; readonly job: string }[];
  readonly inputDigest: string;
  readonly epoch: string;
  readonly knownAt: string;
  readonly seed: string;
}

export interface OpeningView {
  readonly headcount: number;
  readonly from: string;
  readonly pod: string | null;
}

export interface EstimateView {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly coverage: number;
  readonly confidence: string;
}

interface NamedView {
  readonly id: string;
  readonly name: string;
}

export interface ReasonView {
  readonly skill: NamedView;
  readonly value: number;
  readonly basis: 'OBSERVED' | 'INFERRED';
  readonly via: NamedView | null;
  /** Null where nobody has seen it. */
  readonly lastObservedAt: string | null;
}

export interface MissingView {
  readonly skill: NamedView;
  readonly required: number;
  readonly importance: number;
  readonly current: EstimateView;
  readonly bridge: NamedView | null;
}

export interface EntryView {
  readonly rank: number;
  readonly rankInterval: { readonly low: number; readonly high: number; readonly coverage: number };
  readonly person: {
    readonly id: string;
    readonly name: string;
    readonly externalId: string | null;
    readonly unit: string | null;
    /** The first day without an assignment from the list's moment on; null where none is known. */
    readonly availableFrom: string | null;
  };
  readonly role: { readonly id: string; readonly title: string } | null;
  readonly score: EstimateView;
  readonly contributions: readonly ReasonView[];
  readonly missing: readonly MissingView[];
  readonly wagePosition: {
    readonly wage: { readonly amount: number; readonly currency: string };
    readonly percentile: number | null;
  } | null;
  readonly nextBestGain: {
    readonly credential: NamedView;
    readonly score: number;
    readonly rank: number;
  } | null;
}

const named = 'id name: label';
const shortlistFields = `
  id asOf considered stale excluded { reason people }
  request { size diversity start pod { id name } asSent }
  provenance { engine runs { id job } inputDigest epoch knownAt seed }
  tellingAssessment { person { id name } skill { ${named} } gain changes trials }
  target { __typename ... on Node { id } ... on Role { title } ... on RoleCluster { label } ... on Pod { name }
    ... on Demand { headcount from role { title } pod { name } }
    ... on CustomRequirements { title } }
`;
const estimateFields = 'value low high coverage confidence';
export const reasonFields = `
  score { ${estimateFields} }
  contributions { skill { ${named} } value basis via { ${named} } lastObservedAt }
`;
export const missingFields = `skill { ${named} } required importance current { ${estimateFields} } bridge { ${named} }`;
/** In an operation with the list's moment as `$asOf`. */
export const entryFields = `
  rank rankInterval { low high coverage } role { id title }
  person { id name externalId unit availableFrom(asOf: $asOf) }
  ${reasonFields} missing { ${missingFields} }
  wagePosition { wage { amount currency } percentile }
  nextBestGain { credential { id name } score rank }
`;

interface OpeningTarget {
  readonly id: string;
  readonly headcount: number;
  readonly from: string;
  readonly role: { readonly title: string };
  readonly pod: { readonly name: string } | null;
}
type Target = { id?: string; title?: string; label?: string; name?: string } | OpeningTarget;
type ShortlistRow = Omit<ShortlistView, 'title' | 'opening' | 'entries' | 'target' | 'request'> & {
  __typename: 'Shortlist';
  target: Target;
  request: Omit<RequestView, 'asSent'> & { readonly asSent: string };
};
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
  const { target, request: asked, __typename: _, ...rest } = row;
  const request = { ...asked, asSent: JSON.parse(asked.asSent) as object };
  const told = { ...rest, request, target: { id: target.id ?? null }, ...asTitled(target) };
  return { ...told, entries: await entriesOf(session, row) };
}

function asTitled(target: Target): Pick<ShortlistView, 'title' | 'opening'> {
  if ('headcount' in target) {
    const { headcount, from, role, pod } = target;
    return { title: role.title, opening: { headcount, from, pod: pod?.name ?? null } };
  }
  return { title: target.title ?? target.label ?? target.name ?? 'the target', opening: null };
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
      throw refusal(run?.failure?.message ?? 'The ranking was cancelled.');
    }
    await wait(250);
  }
}

async function entriesOf(session: Session, { id, asOf }: ShortlistRow): Promise<EntryView[]> {
  const entries: EntryView[] = [];
  const rows = rowsOf(async (after) => {
    const { shortlist } = await session.execute<{ shortlist: { entries: Page<EntryView> } }>(
      `query ($id: ID!, $asOf: DateTime!, $after: String) { shortlist(id: $id) { entries(first: 100, after: $after) {
        ${PAGE_INFO} edges { node { ${entryFields} } } } } }`,
      { id, asOf, after },
    );
    return shortlist.entries;
  });
  for await (const entry of rows) entries.push(entry);
  return entries;
}
