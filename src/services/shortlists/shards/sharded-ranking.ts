import type { Attempt } from '../../../domain/attempt.ts';
import type { Caller } from '../../../domain/caller.ts';
import type { Clock, Instant } from '../../../domain/clock.ts';
import { Conflict, Fault } from '../../../domain/errors.ts';
import type { Id } from '../../../domain/ids.ts';
import type { JobParameters } from '../../../domain/jobs.ts';
import type { Graph } from '../../../graph/graph.ts';
import { statements } from '../../../graph/statements.generated.ts';
import type { RankedPerson } from '../../../talent-index/rank/rank-people.ts';
import { namedBins } from '../../../talent-index/rank/score-field.ts';
import { addBridgeCounts, bridgeCounts, weighedBy } from '../../../talent-index/shards/merge-bridges.ts';
import { rangeOf } from '../../../talent-index/shards/person-shards.ts';
import type { TalentIndex } from '../../../talent-index/talent-index.ts';
import { PartFailed } from '../../runs/delivery/run-parts.ts';
import type { RunRequest, Runs } from '../../runs/runs.ts';
import { createSharedWork } from '../../shared-work.ts';
import { buildPartialIndex, type PartialIndex } from '../../talent/partial-index.ts';
import { pauseWhileAsked } from '../../talent/talent-index.ts';
import type { RankingInputs } from '../input/ranking-input.ts';
import { wantedOf } from '../openings/wanted-shortlists.ts';
import { rankScope, seedOf } from '../rank-scope.ts';
import type { AskedShortlist, ShortlistRanking } from '../shortlist-ranking.ts';
import type { NewShortlist } from '../shortlist-storage.ts';
import { changedBetween, type MergedScope, mergeScopes, placed } from './merge-scopes.ts';
import { createShardResults, type ReadBetween } from './shard-results.ts';

type Parameters = JobParameters<'RANK_CANDIDATES'>;
type ShardParameters = NonNullable<Parameters['shard']>;

export interface ShardedRanking {
  /** The work of one part: counts what its people show, or ranks them; leaves the result for the whole. */
  part(attempt: Attempt, parameters: Parameters, shard: ShardParameters): Promise<void>;
  /**
   * What makes each of these rankings over everybody, from parts that rank a shard each: what one index of everybody gives. Leaves
   * by `PartsPending` while parts are at work. A part that failed fails the whole; where people or what is published
   * changed under the parts they are done again, at most `MOST_ROUNDS` times, then `Conflict`.
   */
  whole(
    attempt: Attempt,
    parameters: Parameters,
    now: Instant,
    wanted: readonly AskedShortlist[],
  ): AsyncGenerator<() => Promise<NewShortlist>>;
}

export interface ShardedRankingDependencies {
  readonly graph: Graph;
  readonly clock: Clock;
  readonly ranking: ShortlistRanking;
  readonly sharding: Sharding;
}

export interface Sharding {
  /** How many shards; 1 ranks everybody in one index. */
  readonly shards: number;
  readonly fanOut: Runs['fanOut'];
}

export const MOST_ROUNDS = 5;
/** How many rankings are merged together: their best are looked up at once. */
const MERGED_AT_ONCE = 50;

export function createShardedRanking(dependencies: ShardedRankingDependencies): ShardedRanking {
  const { graph, clock, ranking, sharding } = dependencies;
  const { inputs } = ranking;
  const results = createShardResults(graph);
  const indexes = createSharedWork<PartialIndex>({
    what: 'shards of the talent index',
    ...{ inFlight: 1, waiting: 256, kept: 1, retryAfter: 5 },
  });

  /** Of one round of one run: its second phase finds the index of the first, where the same worker does both. */
  function indexOf({ run, round, number, of }: ShardParameters, asOf: Instant, signal: AbortSignal) {
    const members = { range: rangeOf({ number, of }) };
    const key = [run, round, number, of, asOf].join(' ');
    return indexes.get(key, (abandoned) => buildPartialIndex(graph, members, asOf, abandoned), signal);
  }

  /** The parts up to the end of a phase of a round, in the order in which they were made. */
  function partsUpTo(
    { runId }: Attempt,
    parameters: Parameters,
    now: Instant,
    round: number,
    phase: ShardParameters['phase'],
  ): RunRequest[] {
    const { shards: of } = sharding;
    return Array.from({ length: round }, (_, i) => i + 1).flatMap((at) =>
      (at < round || phase === 'RANK' ? (['COUNT', 'RANK'] as const) : (['COUNT'] as const)).flatMap((each) =>
        Array.from({ length: of }, (_, number): RunRequest => {
          const shard: ShardParameters = { run: runId, now, number, of, phase: each, round: at };
          return { job: 'RANK_CANDIDATES', parameters: { ...parameters, shard } };
        }),
      ),
    );
  }

  /** All parts of a phase have ended when this returns. */
  async function parts(
    attempt: Attempt,
    parameters: Parameters,
    now: Instant,
    round: number,
    phase: ShardParameters['phase'],
  ): Promise<Id[]> {
    const runs = await sharding.fanOut(attempt, partsUpTo(attempt, parameters, now, round, phase));
    return runs.slice(-sharding.shards).map(({ id }) => id);
  }

  async function merged(
    { caller, runId }: Attempt,
    counted: readonly Id[],
    ranked: readonly Id[],
    wanted: readonly AskedShortlist[],
  ): Promise<(() => Promise<NewShortlist>)[] | null> {
    const { signal } = caller;
    const counts = await results.counts(counted, { signal });
    if (counts === null) return null;
    const read: ReadBetween[] = [...counts];
    const scopes: MergedScope[] = [];
    for (const asked of wanted) {
      const shards = await results.scopes(ranked, asked.id, { signal });
      if (shards === null) return null;
      if (shards.some(({ seed }) => seed !== shards[0]!.seed)) return null;
      read.push(...shards);
      scopes.push(mergeScopes(asked, shards));
    }
    const ids = new Set(scopes.flatMap(({ best }) => best.map(({ personId }) => personId)));
    const partial = await buildPartialIndex(graph, { ids }, wanted[0]!.request.asOf, signal);
    read.push(partial);
    const from = Math.min(...read.map((one) => one.from));
    if (await changedBetween(graph, from, Math.max(...read.map(({ to }) => to)), signal)) return null;
    const all = addBridgeCounts(counts.map((shard) => shard.counts));
    const snapshot = { ...partial.snapshot, index: weighedBy(partial.snapshot.index, all), seq: from };
    const makers: (() => Promise<NewShortlist>)[] = [];
    for (const [i, asked] of wanted.entries()) {
      const input = await inputs.of(caller, asked.request, snapshot, clock.now());
      const scope = placed(input, scopes[i]!, asked.request.asOf);
      if (scope === null) return null;
      makers.push(() => ranking.describe(caller, asked, runId, input, scope));
    }
    return makers;
  }

  return {
    async part(attempt, parameters, shard) {
      const { caller } = attempt;
      const { signal } = caller;
      const { shard: _, ...asSent } = parameters;
      const { wanted } = await wantedOf(graph, shard.now, { runId: shard.run, caller }, asSent);
      if (wanted.length === 0) throw new Conflict(NOTHING_LEFT, shard.run);
      const asOf = wanted[0]!.request.asOf;
      attempt.progress(0, `reading shard ${shard.number + 1} of ${shard.of}`);
      const { snapshot, from, to } = await indexOf(shard, asOf, signal);
      if (shard.phase === 'COUNT') {
        const skills = new Set<Id>();
        for (const { request } of wanted) {
          for (const skill of await skillsOf(inputs, caller, request, snapshot)) skills.add(skill);
        }
        await results.putCounts(attempt, shard.run, {
          from,
          to,
          counts: bridgeCounts(snapshot.index, skills),
        });
        return;
      }
      const counted = Array.from({ length: shard.of }, (__, n) => partId(shard.run, countPart(shard, n)));
      const counts = await results.counts(counted, { signal });
      if (counts === null) throw new Fault('A shard was to be ranked before all were counted.');
      const index = weighedBy(snapshot.index, addBridgeCounts(counts.map((one) => one.counts)));
      const politely = pauseWhileAsked(signal);
      for (const [i, { id, request }] of wanted.entries()) {
        attempt.progress(i / wanted.length, `ranking shard ${shard.number + 1} of ${shard.of}`);
        const { roles } = await inputs.of(caller, request, { ...snapshot, index }, clock.now());
        const scope = await rankScope(index, roles, request, politely);
        const best = scope.best.map(placeOf(index));
        await results.putScope(attempt, shard.run, id, {
          ...scope,
          best,
          bins: namedBins(scope.bins, index.people.ids),
          seed: seedOf(request, roles),
          from,
          to,
        });
      }
    },

    async *whole(attempt, parameters, now, wanted) {
      let left = wanted;
      let round = 0;
      const forget = () =>
        results.remove(
          Array.from({ length: round * 2 * sharding.shards }, (_, index) => partId(attempt.runId, index)),
          wanted.map(({ id }) => id),
        );
      while (left.length > 0) {
        if (round === MOST_ROUNDS) {
          await forget();
          throw new Conflict(KEPT_CHANGING, attempt.runId);
        }
        round++;
        let counted: readonly Id[];
        let ranked: readonly Id[];
        try {
          counted = await parts(attempt, parameters, now, round, 'COUNT');
          ranked = await parts(attempt, parameters, now, round, 'RANK');
        } catch (error) {
          if (error instanceof PartFailed) await forget();
          throw error;
        }
        while (left.length > 0) {
          const some = left.slice(0, MERGED_AT_ONCE);
          const makers = await merged(attempt, counted, ranked, some);
          if (makers === null) break;
          yield* makers;
          left = left.slice(some.length);
        }
      }
      await forget();
    },
  };
}

const KEPT_CHANGING = `What is ranked changed during each of ${MOST_ROUNDS} attempts to rank it in shards: ask again when imports and fits have ended, or rank in one index (ranking shards 1).`;

const NOTHING_LEFT =
  'No opening is left to rank: all ended, or were taken away, while they were ranked in shards.';

/** As `fanOut` names parts. */
function partId(run: Id, index: number): Id {
  return `${run}-${String(index + 1).padStart(5, '0')}`;
}

/** Where the part that counts a shard stands among all parts: two phases a round. */
function countPart({ round, of }: ShardParameters, number: number): number {
  return (round - 1) * 2 * of + number;
}

async function skillsOf(
  inputs: RankingInputs,
  caller: Caller,
  request: AskedShortlist['request'],
  snapshot: PartialIndex['snapshot'],
): Promise<Id[]> {
  const { roles } = await inputs.of(caller, request, snapshot, request.asOf);
  const minimums = [...request.must, ...(request.scope.having ?? [])];
  return [
    ...roles.flatMap(({ requirements }) => requirements.map(({ skillId }) => skillId)),
    ...minimums.map(({ skill }) => skill),
  ];
}

const placeOf =
  ({ people }: TalentIndex) =>
  ({ person, role, score }: RankedPerson) => ({
    personId: people.ids.at(person),
    roleId: role.roleId,
    score,
  });

/** The moment that stands for now in a run and all its parts, whenever each is carried out. */
export async function requestedAt(graph: Graph, { runId, caller }: Attempt): Promise<Instant> {
  const [run] = await graph.read(statements.runsById, { ids: [runId] }, { signal: caller.signal });
  if (run === undefined) throw new Fault('A run is carried out that the graph does not hold.');
  return run.requestedAt;
}
