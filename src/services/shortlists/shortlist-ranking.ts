import { type Candidate, diversify } from '../../analytics/ranking/diversify.ts';
import type { Caller } from '../../domain/caller.ts';
import { type Clock, DAY } from '../../domain/clock.ts';
import { Cancelled } from '../../domain/errors.ts';
import type { Id } from '../../domain/ids.ts';
import type { Graph } from '../../graph/graph.ts';
import { decideEligibility, type Eligibility, exclusionReasons } from '../../talent-index/eligibility.ts';
import type { Pause } from '../../talent-index/pause.ts';
import { postingsOf, type RankedPerson, rankPeople } from '../../talent-index/rank-people.ts';
import { scoreTerms } from '../../talent-index/rescore.ts';
import { type RoleQuery, roleQuery } from '../../talent-index/role-query.ts';
import { scoreField } from '../../talent-index/score-field.ts';
import type { TalentIndex } from '../../talent-index/talent-index.ts';
import { filterOfScope } from '../talent/people-filter.ts';
import { pause, type TalentIndexService, type TalentSnapshot } from '../talent/talent-index.ts';
import { describeEntry, type StoredEntry } from './shortlist-entries.ts';
import { digestOf, type ShortlistRequest } from './shortlist-request.ts';
import type { ExclusionCount, NewShortlist } from './shortlist-storage.ts';
import { targetRoles } from './shortlist-target.ts';

/** One ranking that is asked for, and under which id and words it is kept. */
export interface AskedShortlist {
  readonly id: Id;
  readonly request: ShortlistRequest;
  readonly requestDigest: string;
  readonly asSent: string;
  readonly idempotencyKey: string | null;
}

export interface ShortlistRanking {
  /** Computes everything that is stored of a shortlist; writes nothing. */
  compute(caller: Caller, asked: AskedShortlist, runId: Id | null): Promise<NewShortlist>;
  /** The index for the moment of a request, the roles to rank by and the runs that both rest on. */
  prepare(caller: Caller, request: ShortlistRequest): Promise<PreparedRanking>;
  /** What it would read: postings of the index, and series to refit for an early moment. */
  cost(
    caller: Caller,
    request: ShortlistRequest,
  ): Promise<{ readonly postings: number; readonly refits: number }>;
}

export interface PreparedRanking {
  readonly index: TalentIndex;
  readonly roles: readonly RoleQuery[];
  readonly runIds: readonly Id[];
}

export interface ShortlistRankingDependencies {
  readonly graph: Graph;
  readonly clock: Clock;
  readonly talentIndex: TalentIndexService;
}

export function createShortlistRanking({
  graph,
  clock,
  talentIndex,
}: ShortlistRankingDependencies): ShortlistRanking {
  async function rolesOf(
    caller: Caller,
    request: ShortlistRequest,
    snapshot: TalentSnapshot,
  ): Promise<RoleQuery[]> {
    const targets = await targetRoles(graph, request, snapshot.runs, { signal: caller.signal });
    return targets.flatMap(
      ({ roleId, requirements }) => roleQuery(snapshot.index, roleId, requirements) ?? [],
    );
  }

  return {
    async compute(caller, asked, runId) {
      const { request } = asked;
      const { asOf, size } = request;
      const snapshot = await talentIndex.asOf(caller, asOf);
      // Only now: what is recorded while the index is built counts, and is not to be newer than what was known.
      const knownAt = clock.now();
      const { index } = snapshot;
      const roles = await rolesOf(caller, request, snapshot);
      const politely = async () => {
        if (caller.signal.aborted) throw new Cancelled();
        await pause();
      };
      const filter = filterOfScope(request.scope, {
        availableOn: request.start,
        exclude: request.exclude,
        must: request.must,
      });
      const { eligible, people, excluded } = await decideEligibility(
        index,
        filter,
        asOf,
        Math.floor(asOf / DAY),
        politely,
      );
      const seed = seedOf(request, roles);
      const pool = request.diversity > 0 ? size * POOL + 50 : size;
      const ranking = await rankPeople(index, { roles, asOf, size: pool, eligible, seed }, politely);
      const listed =
        request.diversity > 0 ? await varied(index, ranking.entries, request, politely) : ranking.entries;
      const field = await scoreField(index, roles, asOf, eligible, politely);
      const entries: StoredEntry[] = [];
      for (const [i, ranked] of listed.entries()) {
        entries.push(describeEntry(index, ranked, i + 1, asOf, field, ranking.considered));
        if (i % ENTRIES_PER_SLICE === ENTRIES_PER_SLICE - 1) await politely();
      }
      const runIds = runsOf(snapshot, request);
      return {
        ...asked,
        target: request.target,
        asOf,
        knownAt,
        createdAt: clock.now(),
        considered: ranking.considered,
        excluded: exclusionCounts(excluded, people - ranking.considered),
        runId,
        runIds,
        seed,
        inputDigest: digestOf({ request, roles: roles.map(asDigested), runIds, seq: snapshot.seq }),
        epoch: String(snapshot.seq),
        entries,
      };
    },

    async prepare(caller, request) {
      const snapshot = await talentIndex.asOf(caller, request.asOf);
      const roles = await rolesOf(caller, request, snapshot);
      return { index: snapshot.index, roles, runIds: runsOf(snapshot, request) };
    },

    async cost(caller, request) {
      const refits = await talentIndex.refitted(caller, request.asOf);
      const now = await talentIndex.current(caller);
      return { refits, postings: postingsOf(now.index, await rolesOf(caller, request, now)) };
    },
  };
}

const ENTRIES_PER_SLICE = 20;
/** Of so many times the size asked for those are chosen who differ most. */
const POOL = 4;

/** The best, in an order that prefers people unlike those above them. */
async function varied(
  index: TalentIndex,
  best: readonly RankedPerson[],
  { asOf, size, diversity }: ShortlistRequest,
  politely: Pause,
): Promise<RankedPerson[]> {
  const candidates: Candidate[] = [];
  for (const [i, { person, role, score }] of best.entries()) {
    const terms = scoreTerms(index, role, person, asOf).filter(({ contribution }) => contribution > 0);
    const profile = new Map(terms.map(({ requirement, contribution }) => [requirement.skill, contribution]));
    candidates.push({ score, profile });
    if (i % ENTRIES_PER_SLICE === ENTRIES_PER_SLICE - 1) await politely();
  }
  const listed = await diversify(candidates, size, diversity, politely);
  return listed.map((position) => best[position]!);
}

function exclusionCounts(excluded: Eligibility['excluded'], withoutEvidence: number): ExclusionCount[] {
  return exclusionReasons
    .map((reason): ExclusionCount => ({ reason, people: excluded[reason] }))
    .concat({ reason: 'NO_EVIDENCE', people: withoutEvidence })
    .filter(({ people }) => people > 0);
}

/** What decides equal scores: the question, without how many are asked for, and without ids that a run made. */
function seedOf(request: ShortlistRequest, roles: readonly RoleQuery[]): string {
  const { size: _size, target: _target, ...question } = request;
  const digest = digestOf({ ...question, roles: roles.map(({ roleId }) => roleId) });
  return BigInt(`0x${digest.slice(0, 13)}`).toString();
}

/** The runs whose edges the answer rests on. */
function runsOf({ runs }: TalentSnapshot, { target }: ShortlistRequest): Id[] {
  const cited = [
    runs.FIT_DECAY,
    runs.EMBED_SKILLS,
    target.kind === 'CLUSTER' ? runs.CLUSTER_ROLES : undefined,
  ];
  return cited.filter((run) => run !== undefined);
}

function asDigested({ roleId, requirements }: RoleQuery) {
  return [roleId, requirements.map(({ skillId, importance, level }) => [skillId, importance, level])];
}
