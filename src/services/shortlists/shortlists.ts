import type { Attempt } from '../../domain/attempt.ts';
import type { Caller } from '../../domain/caller.ts';
import type { Clock } from '../../domain/clock.ts';
import { type Id, newId } from '../../domain/ids.ts';
import type { JobParameters } from '../../domain/jobs.ts';
import type { Page, PageRequest } from '../../domain/page.ts';
import type { Graph } from '../../graph/graph.ts';
import { statements } from '../../graph/statements.generated.ts';
import { createAdmission } from '../admission.ts';
import { distinctIds } from '../pages.ts';
import type { ChangeKind } from '../runs/changes.ts';
import { createHeldRecords } from '../runs/held-records.ts';
import { createLatestChanges } from '../runs/latest-changes.ts';
import { checkFence, readPublished } from '../runs/publishing.ts';
import type { Run, Runs } from '../runs/runs.ts';
import type { TalentIndexService } from '../talent/talent-index.ts';
import { checkReferences } from './input/known-references.ts';
import { MOST_REFITS } from './input/ranking-input.ts';
import { createRankOpenings } from './openings/rank-openings.ts';
import { askedShortlist, type DeferredShortlist, shortlistIdOf } from './openings/wanted-shortlists.ts';
import { createShardedRanking, type Sharding } from './shards/sharded-ranking.ts';
import type { ShortlistEntry } from './shortlist-entries.ts';
import { createShortlistRanking, type Quick, type ShortlistRanking } from './shortlist-ranking.ts';
import { type Replay, replayShortlist, staleShortlists } from './shortlist-replay.ts';
import {
  checkShortlistInput,
  checkStart,
  MAX_SHORTLIST_SIZE,
  requestDigest,
  type ShortlistInput,
} from './shortlist-request.ts';
import { type AskedStanding, createStandings, type Standing } from './shortlist-standing.ts';
import {
  checkSameRequest,
  createShortlistReader,
  type NewShortlist,
  type Shortlist,
  storeShortlist,
} from './shortlist-storage.ts';

export interface Shortlists {
  /**
   * Ranks everybody in scope and keeps the answer. Gives the shortlist at once where that is quick, else the
   * RANK_CANDIDATES run that makes it. `NotFound` for an unknown target, `InvalidInput`, and `Conflict` for an
   * idempotency key that came with another request or before anything was fitted. The same key again gives the same
   * shortlist, or the run until that has made it, whatever became of what was asked about.
   */
  request(caller: Caller, input: ShortlistInput): Promise<ShortlistAnswer>;
  /** In the order of `ids`, null where unknown. */
  byIds(caller: Caller, ids: readonly Id[]): Promise<(Shortlist | null)[]>;
  /** The same ids, null for those of lists that are not there, such as one that a migration set aside. */
  there(caller: Caller, ids: readonly Id[]): Promise<(Id | null)[]>;
  /** A page of each one's entries, best first. */
  entries(
    caller: Caller,
    shortlists: readonly Shortlist[],
    request: PageRequest,
  ): Promise<Page<ShortlistEntry>[]>;
  /** Newest first; of one target, made by one run. */
  page(
    caller: Caller,
    request: PageRequest & { readonly target?: Id | null; readonly run?: Id | null },
  ): Promise<Page<Shortlist>>;
  /** Ids of the shortlists of each target, newest first. */
  ofTargets(caller: Caller, targets: readonly Id[], request: PageRequest): Promise<Page<Id>[]>;
  /** Where people stand, on the list or not, and why; in the given order, null for who is not known. */
  standings(caller: Caller, asked: readonly AskedStanding[]): Promise<(Standing | null)[]>;
  /** Computes each again: identical, or the exact differences and what is not as it was. In the given order. */
  replays(caller: Caller, shortlists: readonly Shortlist[]): Promise<Replay[]>;
  /** Whether newer evidence, records or runs exist than those it was computed from; in the given order. */
  stale(caller: Caller, shortlists: readonly Shortlist[]): Promise<boolean[]>;
  /** The work of RANK_CANDIDATES: every open demand, or those asked for, or one shortlist; ids go on the run. */
  rankCandidates(attempt: Attempt, parameters: JobParameters<'RANK_CANDIDATES'>): Promise<void>;
}

export type ShortlistAnswer =
  | { readonly kind: 'SHORTLIST'; readonly shortlist: Shortlist }
  | { readonly kind: 'RUN'; readonly run: Run };

export interface ShortlistDependencies {
  readonly graph: Graph;
  readonly clock: Clock;
  readonly talentIndex: TalentIndexService;
  readonly runs: Pick<Runs, 'request' | 'fanOut'>;
  /** Into how many shards of people a run divides everybody; 1 unless given. */
  readonly shards?: number;
  readonly quick?: Quick;
}

/** Rankings in flight: each has the processor to itself in turns, and what else is asked comes between them. */
const RANKINGS = { what: 'rankings', inFlight: 2, waiting: 100, retryAfter: 1 };
/** Each may fit everybody again before it ranks, which takes no place from a ranking. */
const REPLAYS = { what: 'replays', inFlight: 2, waiting: 20, retryAfter: 10 };
/** Which runs are served is told by nothing else. */
const publishedKinds: ReadonlySet<ChangeKind> = new Set<ChangeKind>(['PUBLISHED']);
const QUICK: Quick = { postings: 20_000_000, refits: MOST_REFITS };

export function createShortlists(dependencies: ShortlistDependencies): Shortlists {
  const { graph, clock, runs, shards = 1, quick = QUICK } = dependencies;
  const latestChanges = createLatestChanges(graph);
  const published = createHeldRecords(latestChanges, publishedKinds, () => readPublished(graph));
  const ranking = createShortlistRanking({ ...dependencies, latestChanges });
  const reader = createShortlistReader(graph);
  const sharding: Sharding = { shards, fanOut: (attempt, parts) => runs.fanOut(attempt, parts) };
  const sharded = createShardedRanking({ graph, clock, ranking, sharding });
  const rankingsAtOnce = createAdmission(RANKINGS);
  const replaysAtOnce = createAdmission(REPLAYS);
  const standings = createStandings(ranking, reader, quick.refits, rankingsAtOnce);
  const admitted: Pick<ShortlistRanking, 'inputs' | 'rank'> = {
    inputs: ranking.inputs,
    rank: (caller, ...rest) => rankingsAtOnce.run(() => ranking.rank(caller, ...rest), caller.signal),
  };

  /** Gives what is kept under its id: this one, or the one that was there already. */
  async function store(caller: Caller, shortlist: NewShortlist, attempt?: Attempt): Promise<Shortlist> {
    const { kept, seq } = await graph.write(
      async (transaction) => {
        if (attempt !== undefined) await checkFence(transaction, attempt);
        return storeShortlist(transaction, shortlist);
      },
      { signal: caller.signal },
    );
    latestChanges.committed('SHORTLIST', seq);
    return kept;
  }

  async function stored(caller: Caller, id: Id): Promise<ShortlistAnswer> {
    const [shortlist] = await reader.byIds(caller, [id]);
    return { kind: 'SHORTLIST', shortlist: shortlist! };
  }

  return {
    ...reader,

    async there({ signal }, ids) {
      const rows = await graph.read(statements.shortlistsThere, { ids: distinctIds(ids) }, { signal });
      const found = new Set(rows.map(({ id }) => id));
      return ids.map((id) => (found.has(id) ? id : null));
    },

    async request(caller, input) {
      const { signal } = caller;
      const now = clock.now();
      const request = checkShortlistInput(input, now);
      const key = input.idempotencyKey ?? null;
      const id = key === null ? newId('shortlist', now) : shortlistIdOf(caller.principal, key);
      const deferred = async (): Promise<ShortlistAnswer> => {
        const sent = key === null ? { ...input, asOf: request.asOf } : input;
        const run = await runs.request(caller, {
          job: 'RANK_CANDIDATES',
          parameters: { shortlist: { id, input: sent } satisfies DeferredShortlist },
          idempotencyKey: key === null ? null : id,
        });
        return { kind: 'RUN', run };
      };
      if (key !== null) {
        const [standing] = await graph.read(statements.shortlistsById, { ids: [id] }, { signal });
        if (standing !== undefined) {
          checkSameRequest(standing, requestDigest(input));
          return stored(caller, id);
        }
        const [run] = await graph.read(statements.runOfIdempotencyKey, { key: id }, { signal });
        if (run !== undefined) return deferred();
      }
      // Only now: what was asked before is answered by what it gave, however long ago.
      checkStart(request);
      await checkReferences(graph, request, { signal });
      const quickly = await ranking.quickInput(caller, request, quick);
      if (quickly === null) return deferred();
      const asked = askedShortlist(id, input, request);
      // Who names no moment asks about this one, and nobody will again.
      const sharing = { admission: rankingsAtOnce, keep: input.asOf != null };
      const made = await ranking.rankShared(caller, asked, quickly, sharing);
      return { kind: 'SHORTLIST', shortlist: await store(caller, made) };
    },

    standings,

    async replays(caller, asked) {
      const replays: Replay[] = [];
      for (const shortlist of asked) {
        const [page] = await reader.entriesStored(caller, [shortlist], { first: MAX_SHORTLIST_SIZE });
        const entries = page!.edges.map(({ item }) => item);
        const replay = () => replayShortlist(admitted, caller, shortlist, entries);
        replays.push(await replaysAtOnce.run(replay, caller.signal));
      }
      return replays;
    },

    async stale(caller, asked) {
      return asked.length === 0 ? [] : staleShortlists({ latestChanges, published }, caller, asked);
    },

    rankCandidates: createRankOpenings({
      ...{ graph, clock, ranking, sharding, sharded, reader },
      store: (attempt, shortlist) => store(attempt.caller, shortlist, attempt),
    }),
  };
}
