import type { Attempt } from '../../../domain/attempt.ts';
import type { Clock, Instant } from '../../../domain/clock.ts';
import { DomainError, Fault, Infeasible, InvalidInput, NotFound } from '../../../domain/errors.ts';
import type { Id } from '../../../domain/ids.ts';
import type { JobParameters } from '../../../domain/jobs.ts';
import type { Graph } from '../../../graph/graph.ts';
import { recordFindings } from '../../runs/run-attempts.ts';
import { requestedAt, type ShardedRanking, type Sharding } from '../shards/sharded-ranking.ts';
import type { AskedShortlist, ShortlistRanking } from '../shortlist-ranking.ts';
import type { createShortlistReader, NewShortlist, Shortlist } from '../shortlist-storage.ts';
import { NAMED, wantedOf } from './wanted-shortlists.ts';

type Parameters = JobParameters<'RANK_CANDIDATES'>;

export interface RankOpeningsDependencies {
  readonly graph: Graph;
  readonly clock: Clock;
  readonly ranking: Pick<ShortlistRanking, 'compute'>;
  readonly sharding: Sharding;
  readonly sharded: ShardedRanking;
  readonly reader: Pick<ReturnType<typeof createShortlistReader>, 'byIds'>;
  /** Keeps a list that an attempt made. */
  readonly store: (attempt: Attempt, shortlist: NewShortlist) => Promise<unknown>;
}

/**
 * The work of RANK_CANDIDATES: every list that is wanted and not kept yet, one after the other. One that cannot be made or kept
 * costs no other: the run tells of it and ends with its failure, and another attempt makes only what is missing.
 */
export function createRankOpenings(
  dependencies: RankOpeningsDependencies,
): (attempt: Attempt, parameters: Parameters) => Promise<void> {
  const { graph, clock, ranking, sharding, sharded, reader, store } = dependencies;

  /** What was known at an earlier time is ranked in one index. */
  async function* rankings(
    attempt: Attempt,
    parameters: Parameters,
    now: Instant,
    wanted: readonly AskedShortlist[],
  ): AsyncGenerator<() => Promise<NewShortlist>> {
    const divided = sharding.shards > 1 && wanted.every(({ request }) => request.knownAt === undefined);
    if (divided) yield* sharded.whole(attempt, parameters, now, wanted);
    else for (const one of wanted) yield () => ranking.compute(attempt.caller, one, attempt.runId);
  }

  return async (attempt, parameters) => {
    if (parameters.shard !== undefined) return sharded.part(attempt, parameters, parameters.shard);
    const { caller } = attempt;
    // What one request asked about is the moment at which it was made, however long its run had to wait.
    const isOfRequest = sharding.shards > 1 || parameters.shortlist !== undefined;
    const now = isOfRequest ? await requestedAt(graph, attempt) : clock.now();
    const { wanted, withoutRequirements } = await wantedOf(graph, now, attempt, parameters);
    const made = new Map<Id, Pick<Shortlist, 'considered'>>();
    const ids = wanted.map(({ id }) => id);
    for (const one of await reader.byIds(caller, ids)) if (one !== null) made.set(one.id, one);
    const left = wanted.filter(({ id }) => !made.has(id));
    const failures: OpeningFailure[] = [];
    let tried = made.size;
    for await (const make of rankings(attempt, parameters, now, left)) {
      const { id, request } = left[tried - (wanted.length - left.length)]!;
      try {
        const shortlist = await make();
        await store(attempt, shortlist);
        made.set(id, shortlist);
      } catch (error) {
        if (caller.signal.aborted || !isOfItself(error)) throw error;
        failures.push({ openingId: request.target.id, error });
      }
      attempt.progress(++tried / wanted.length, `ranked opening ${tried} of ${wanted.length}`);
    }
    const considered = [...made.values()].reduce((sum, one) => sum + one.considered, 0);
    const metrics = [
      { name: 'shortlists', value: made.size, unit: null },
      { name: 'openings without requirements', value: withoutRequirements.length, unit: null },
      { name: 'people scored', value: considered, unit: null },
      ...named('without requirements', withoutRequirements),
      ...(failures.length === 0
        ? []
        : [{ name: 'openings that failed', value: failures.length, unit: null }]),
      ...failures.slice(0, NAMED).flatMap(({ openingId, error }) => named(codeOf(error), [openingId])),
    ];
    await graph.write(
      async (transaction) => {
        const shortlistIds = ids.filter((id) => made.has(id));
        await recordFindings(transaction, attempt, { metrics, shortlistIds });
      },
      { signal: caller.signal },
    );
    if (failures.length > 0) throw failureOfAll(failures, wanted.length);
    attempt.progress(1, 'every opening is ranked');
  };
}

interface OpeningFailure {
  readonly openingId: Id;
  readonly error: unknown;
}

/** Whether it is of the one list: what is cancelled, taken over, away or not there yet is so for all. */
function isOfItself(error: unknown): boolean {
  const own = [Fault, InvalidInput, NotFound, Infeasible];
  return !(error instanceof DomainError) || own.some((kind) => error instanceof kind);
}

const codeOf = (error: unknown) => (error instanceof DomainError ? error.code : 'FAULT');

function named(what: string, ids: readonly Id[]) {
  return ids.slice(0, NAMED).map((id) => ({ name: `${what}: ${id}`, value: 1, unit: null }));
}

/** A fault among them is worth another attempt, which none of the others is. */
function failureOfAll(failures: readonly OpeningFailure[], openings: number): unknown {
  const fault = failures.find(({ error }) => codeOf(error) === 'FAULT');
  const { error: cause } = fault ?? failures[0]!;
  if (openings === 1 || fault === undefined) return cause;
  return new Fault(`${failures.length} of ${openings} openings could not be ranked.`, { cause });
}
