import type { Caller } from '../../domain/caller.ts';
import type { Instant } from '../../domain/clock.ts';
import { Conflict } from '../../domain/errors.ts';
import type { Id } from '../../domain/ids.ts';
import { OPEN } from '../../domain/knowledge.ts';
import { decodeCursor, type Page, type PageRequest, toPage } from '../../domain/page.ts';
import { VERSION } from '../../domain/version.ts';
import type { CallOptions, Graph, Transaction } from '../../graph/graph.ts';
import {
  type ShortlistPageParams,
  type ShortlistsByIdRow,
  statements,
} from '../../graph/statements.generated.ts';
import type { ExclusionReason } from '../../talent-index/rank/eligibility.ts';
import { inWeighedBatches } from '../imports/import-transactions.ts';
import { createPace } from '../pace.ts';
import { alignedTo, distinctIds, sliceToPage } from '../pages.ts';
import { appendChanges } from '../runs/changes.ts';
import { readEntry, type ShortlistEntry, type StoredEntry } from './shortlist-entries.ts';
import type { ShortlistRequest, ShortlistTarget } from './shortlist-request.ts';
import type { TellingAssessment } from './telling-assessment.ts';

/** A ranking as it was made: never changed afterwards. */
export interface Shortlist {
  readonly id: Id;
  readonly target: ShortlistTarget;
  readonly asOf: Instant;
  readonly knownAt: Instant;
  readonly createdAt: Instant;
  /** How many people were scored before the cut. */
  readonly considered: number;
  /** How many people were left out, by reason; reasons without anybody are absent. */
  readonly excluded: readonly ExclusionCount[];
  /** The one assessment expected to change it most; null where none would, and where places are not by score alone. */
  readonly tellingAssessment: TellingAssessment | null;
  /** How many entries it has: at most the size asked for. */
  readonly length: number;
  readonly request: ShortlistRequest;
  /** As the caller sent it, as JSON. */
  readonly asSent: string;
  readonly idempotencyKey: string | null;
  /** The run that made it; null where it was answered at once. */
  readonly runId: Id | null;
  /** The runs whose edges were ranked. */
  readonly runIds: readonly Id[];
  /** The code that computed it. */
  readonly engine: string;
  readonly seed: string;
  readonly inputDigest: string;
  /** The position of the change log that was ranked. */
  readonly epoch: string;
}

/** Raised with whatever computes other scores, intervals or reasons from the same input; a test holds what they are. */
export const SCORING = 6;

/** The code that computes shortlists here. */
export const ENGINE: string = `meritgraph ${VERSION} scoring ${SCORING}`;

/** NO_EVIDENCE: in scope, and nothing is known of them in any skill that is asked for or leads to one. */
export interface ExclusionCount {
  readonly reason: ExclusionReason | 'NO_EVIDENCE';
  readonly people: number;
}

export interface NewShortlist extends Omit<Shortlist, 'length' | 'engine'> {
  readonly requestDigest: string;
  readonly entries: readonly StoredEntry[];
}

/** All of a shortlist that follows from its question and its index alone, whoever asks and when. */
export type RankedPlaces = Pick<NewShortlist, 'considered' | 'excluded' | 'tellingAssessment' | 'entries'>;

/** What came of a ranking beside its entries, as stored. */
type Outcome = Pick<Shortlist, 'excluded' | 'tellingAssessment'>;

/** What one statement stores, in characters; of whom little is told, 250 people. Of a role that asks for hundreds of skills, thirty. */
const CHARACTERS_PER_STATEMENT = 1_000_000;
/** What an entry takes beside its reasons, and more. */
const CHARACTERS_AN_ENTRY = 4_000;

/**
 * Stores a shortlist and its entries in one transaction, unless it is there already. The change log's lock comes
 * first, so that nobody else stores it between looking and writing; one that is there already is told of again.
 * @returns what is kept, this one or the one that was there, and where the change log tells of it
 */
export async function storeShortlist(
  transaction: Transaction,
  shortlist: NewShortlist,
): Promise<{ readonly kept: Shortlist; readonly seq: number }> {
  const { entries, request, asSent, target, runId, runIds, excluded, tellingAssessment, ...rest } = shortlist;
  const told = [{ kind: 'SHORTLIST', subject: rest.id }] as const;
  const seq = await appendChanges(transaction, rest.createdAt, told);
  // An id that follows from a key or from what a run is about can come twice; any other was made up just now.
  if (rest.idempotencyKey !== null || runId !== null) {
    const [standing] = await transaction.run(statements.shortlistsById, { ids: [rest.id] });
    if (standing !== undefined) {
      checkSameRequest(standing, shortlist.requestDigest);
      return { kept: toShortlist(standing), seq };
    }
  }
  const stored = {
    id: rest.id,
    run: runId,
    targetId: target.id,
    targetKind: target.kind,
    asOf: rest.asOf,
    knownAt: rest.knownAt,
    createdAt: rest.createdAt,
    request: JSON.stringify({ request, asSent }),
    requestDigest: rest.requestDigest,
    idempotencyKey: rest.idempotencyKey,
    considered: rest.considered,
    entries: entries.length,
    engine: ENGINE,
    seed: rest.seed,
    inputDigest: rest.inputDigest,
    epoch: rest.epoch,
    runs: [...runIds],
    outcome: JSON.stringify({ excluded, tellingAssessment } satisfies Outcome),
  };
  const rows = entries.map((entry) => ({ id: entryId(rest.id, entry.rank), ...entry }));
  const weigh = ({ body }: StoredEntry) => CHARACTERS_AN_ENTRY + body.length;
  const [first = [], ...others] = inWeighedBatches(rows, CHARACTERS_PER_STATEMENT, weigh);
  await transaction.run(statements.appendShortlist, { ...stored, rows: first });
  for (const batch of others) {
    await transaction.run(statements.appendShortlistEntries, { shortlistId: rest.id, rows: batch });
  }
  const kept = toShortlist(stored);
  entriesAtHand.set(kept, entries);
  return { kept, seq };
}

/** Of lists that were made here, as long as somebody holds them: what never changes is not read back. */
const entriesAtHand = new WeakMap<Shortlist, readonly StoredEntry[]>();

/** @throws Conflict where the same idempotency key came with another request. */
export function checkSameRequest(standing: { id: Id; requestDigest: string }, digest: string): void {
  if (standing.requestDigest !== digest) {
    throw new Conflict('This idempotency key was used for another request.', standing.id);
  }
}

export const entryId = (shortlistId: Id, rank: number): Id => `${shortlistId}#${rank}`;

export function toShortlist(row: ShortlistsByIdRow): Shortlist {
  const { request, asSent } = JSON.parse(row.request) as { request: ShortlistRequest; asSent: string };
  const { excluded, tellingAssessment } = JSON.parse(row.outcome) as Outcome;
  return {
    id: row.id,
    target: request.target,
    asOf: row.asOf,
    knownAt: row.knownAt,
    createdAt: row.createdAt,
    considered: row.considered,
    excluded,
    tellingAssessment,
    length: row.entries,
    request,
    asSent,
    idempotencyKey: row.idempotencyKey,
    runId: row.run,
    runIds: row.runs,
    engine: row.engine,
    seed: row.seed,
    inputDigest: row.inputDigest,
    epoch: row.epoch,
  };
}

/** Reading what was stored; see `Shortlists` for what each promises. */
export function createShortlistReader(graph: Graph) {
  const byIds = async ({ signal }: Caller, ids: readonly Id[]): Promise<(Shortlist | null)[]> => {
    const rows = await graph.read(statements.shortlistsById, { ids: distinctIds(ids) }, { signal });
    return alignedTo(ids, rows.map(toShortlist));
  };
  const entriesOfEach = async (
    { signal }: Caller,
    shortlists: readonly Shortlist[],
    { first, after }: PageRequest,
    atHand: Pick<typeof entriesAtHand, 'get' | 'has'>,
  ): Promise<Page<ShortlistEntry>[]> => {
    const [last = 0] = decodeCursor(after, ['number']) ?? [];
    const from = Math.max(1, Number(last) + 1);
    const to = Number(last) + first + 1;
    const wanted = shortlists.flatMap((shortlist) => {
      if (atHand.has(shortlist)) return [];
      const length = Math.max(0, Math.min(shortlist.length, to) - from + 1);
      return Array.from({ length }, (_, i) => entryId(shortlist.id, from + i));
    });
    const rows = [];
    for (let from = 0; from < wanted.length; from += ENTRIES_PER_READ) {
      const batch = { ids: wanted.slice(from, from + ENTRIES_PER_READ) };
      rows.push(...(await graph.read(statements.shortlistEntries, batch, { signal })));
    }
    const byShortlist = Map.groupBy(rows, (row) => row.shortlistId);
    const pace = createPace();
    const pages: Page<ShortlistEntry>[] = [];
    for (const shortlist of shortlists) {
      const { id, length } = shortlist;
      const stored = atHand.get(shortlist)?.slice(from - 1, to) ?? byShortlist.get(id) ?? [];
      const entries: ShortlistEntry[] = [];
      for (const row of stored.slice(0, first + 1)) {
        await pace(signal);
        entries.push(readEntry(id, row));
      }
      pages.push(toPage(entries, first, length, ({ rank }) => [rank]));
    }
    return pages;
  };
  return {
    byIds,

    /** In the order of `pairs`, null for who is not on the list. */
    async entriesOf(
      { signal }: Caller,
      pairs: readonly { readonly shortlist: Shortlist; readonly personId: Id }[],
    ): Promise<(ShortlistEntry | null)[]> {
      const rows = pairs.map(({ shortlist, personId }) => ({ shortlistId: shortlist.id, personId }));
      const found = await graph.read(statements.shortlistEntriesOfPeople, { rows }, { signal });
      const byPair = new Map(found.map((row) => [`${row.shortlistId} ${row.personId}`, row]));
      return rows.map(({ shortlistId, personId }) => {
        const row = byPair.get(`${shortlistId} ${personId}`);
        return row === undefined ? null : readEntry(shortlistId, row);
      });
    },

    /** A page of each one's entries; those of lists that were made just now are at hand. */
    entries: (caller: Caller, shortlists: readonly Shortlist[], request: PageRequest) =>
      entriesOfEach(caller, shortlists, request, entriesAtHand),

    /** The same as they stand in the graph now. */
    entriesStored: (caller: Caller, shortlists: readonly Shortlist[], request: PageRequest) =>
      entriesOfEach(caller, shortlists, request, new WeakMap()),

    async page(
      caller: Caller,
      { first, after, target = null, run = null }: PageRequest & { target?: Id | null; run?: Id | null },
    ): Promise<Page<Shortlist>> {
      const { signal } = caller;
      const [beforeAt = OPEN, afterId = ''] = decodeCursor(after, ['number', 'string']) ?? [];
      const position = { beforeAt: Number(beforeAt), afterId: String(afterId), limit: first + 1 };
      const [rows, [count]] = await Promise.all(pageAndCount(graph, target, run, position, { signal }));
      const shortlists = await byIds(
        caller,
        rows.map(({ id }) => id),
      );
      const found = shortlists.filter((shortlist) => shortlist !== null);
      return toPage(found, first, count!.total, ({ createdAt, id }) => [createdAt, id]);
    },

    async ofTargets(
      { signal }: Caller,
      targets: readonly Id[],
      { first, after }: PageRequest,
    ): Promise<Page<Id>[]> {
      const [beforeAt = OPEN, afterId = ''] = decodeCursor(after, ['number', 'string']) ?? [];
      const rows = await graph.read(
        statements.shortlistsOfTargets,
        { ids: distinctIds(targets), beforeAt: Number(beforeAt), afterId: String(afterId), limit: first + 1 },
        { signal },
      );
      const byTarget = rows.map(({ targetId, ...row }) => ({ id: targetId, ...row }));
      return alignedTo(targets, byTarget).map((row) => {
        const items = row?.shortlistIds.map((id, i) => ({ id, at: row.times[i]! }));
        const page = sliceToPage(row && { total: row.total, items: items! }, first, ({ at, id }) => [at, id]);
        return { ...page, edges: page.edges.map(({ cursor, item }) => ({ cursor, item: item.id })) };
      });
    },
  };
}

const ENTRIES_PER_READ = 500;

/** A statement each for what is asked: an engine plans it once, and seeks what is named. */
function pageAndCount(
  graph: Graph,
  targetId: Id | null,
  run: Id | null,
  position: ShortlistPageParams,
  options: CallOptions,
) {
  if (run !== null) {
    return [
      graph.read(statements.shortlistPageOfRun, { run, targetId, ...position }, options),
      graph.read(statements.shortlistCountOfRun, { run, targetId }, options),
    ] as const;
  }
  if (targetId !== null) {
    return [
      graph.read(statements.shortlistPageOfTarget, { targetId, ...position }, options),
      graph.read(statements.shortlistCountOfTarget, { targetId }, options),
    ] as const;
  }
  return [
    graph.read(statements.shortlistPage, position, options),
    graph.read(statements.shortlistCount, {}, options),
  ] as const;
}
