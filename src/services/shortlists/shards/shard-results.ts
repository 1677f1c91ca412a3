import type { Attempt } from '../../../domain/attempt.ts';
import type { Id } from '../../../domain/ids.ts';
import { endedStates, type RunState } from '../../../domain/jobs.ts';
import type { CallOptions, Graph } from '../../../graph/graph.ts';
import { type LeftShardResultsRow, statements } from '../../../graph/statements.generated.ts';
import type { NamedScore, ScoreBin } from '../../../talent-index/rank/score-field.ts';
import type { BridgeCounts } from '../../../talent-index/shards/merge-bridges.ts';
import type { ShardPlace } from '../../../talent-index/shards/merge-heads.ts';
import { checkFence } from '../../runs/publishing.ts';
import type { RankedScope } from '../rank-scope.ts';

/** Between which positions of the change log an index was read. */
export interface ReadBetween {
  readonly from: number;
  readonly to: number;
}

/** How many people of a shard show what the wanted rankings ask about. */
export interface ShardCounts extends ReadBetween {
  readonly counts: BridgeCounts;
}

/** How the people of a shard stand in one ranking, by ids. */
export interface ShardScope extends ReadBetween, Omit<RankedScope, 'best' | 'bins'> {
  readonly best: readonly ShardPlace[];
  readonly bins: readonly ScoreBin<NamedScore>[];
  /** What orders equal scores. */
  readonly seed: string;
}

/** Bins without anybody are left out: number of the bin, people, and who stands for them with mean, variance and skewness. */
type StoredBin = readonly [number, number, readonly (readonly [Id, number, number, number])[]];

interface StoredScope extends Omit<ShardScope, 'best' | 'bins'> {
  readonly best: readonly (readonly [Id, Id, number])[];
  readonly bins: readonly StoredBin[];
  readonly ofBins: number;
}

const PER_READ = 20;
const PER_REMOVAL = 500;

/** What parts leave for the whole: JSON keeps every bit of a number. */
export function createShardResults(graph: Graph) {
  const idOf = (part: Id, what: string): Id => `shard:${part}#${what}`;

  async function put(attempt: Attempt, run: Id, what: string, body: unknown): Promise<void> {
    await graph.write(
      async (transaction) => {
        await checkFence(transaction, attempt);
        const id = idOf(attempt.runId, what);
        await transaction.run(statements.putShardResult, { id, run, body: JSON.stringify(body) });
      },
      { signal: attempt.caller.signal },
    );
  }

  /** In the order of the parts; null where one of them left nothing. */
  async function read<Body>(
    parts: readonly Id[],
    what: string,
    options: CallOptions,
  ): Promise<Body[] | null> {
    const bodies = new Map<Id, Body>();
    const ids = parts.map((part) => idOf(part, what));
    for (let from = 0; from < ids.length; from += PER_READ) {
      const batch = { ids: ids.slice(from, from + PER_READ) };
      for (const { id, body } of await graph.read(statements.shardResults, batch, options)) {
        bodies.set(id, JSON.parse(body) as Body);
      }
    }
    return bodies.size < ids.length ? null : ids.map((id) => bodies.get(id)!);
  }

  return {
    putCounts: (attempt: Attempt, run: Id, counts: ShardCounts) => put(attempt, run, 'counts', counts),

    counts: (parts: readonly Id[], options: CallOptions) => read<ShardCounts>(parts, 'counts', options),

    putScope(attempt: Attempt, run: Id, shortlistId: Id, { best, bins, ...rest }: ShardScope): Promise<void> {
      const stored: StoredScope = {
        ...rest,
        best: best.map(({ personId, roleId, score }) => [personId, roleId, score]),
        bins: bins.flatMap(({ count, scored }, bin): StoredBin[] =>
          count === 0
            ? []
            : [
                [
                  bin,
                  count,
                  scored.map(({ personId, mean, variance, skewness }) => [
                    personId,
                    mean,
                    variance,
                    skewness,
                  ]),
                ],
              ],
        ),
        ofBins: bins.length,
      };
      return put(attempt, run, shortlistId, stored);
    },

    async scopes(
      parts: readonly Id[],
      shortlistId: Id,
      options: CallOptions,
    ): Promise<readonly ShardScope[] | null> {
      const stored = await read<StoredScope>(parts, shortlistId, options);
      if (stored === null) return null;
      return stored.map(({ best, bins, ofBins, ...rest }) => {
        const filled: ScoreBin<NamedScore>[] = Array.from({ length: ofBins }, () => ({
          count: 0,
          scored: [],
        }));
        for (const [bin, count, scored] of bins) {
          filled[bin] = {
            count,
            scored: scored.map(([personId, mean, variance, skewness]) => ({
              personId,
              mean,
              variance,
              skewness,
            })),
          };
        }
        return {
          ...rest,
          best: best.map(([personId, roleId, score]) => ({ personId, roleId, score })),
          bins: filled,
        };
      });
    },

    async remove(parts: readonly Id[], shortlistIds: readonly Id[]): Promise<void> {
      const ids = parts.flatMap((part) => ['counts', ...shortlistIds].map((what) => idOf(part, what))).sort();
      for (let from = 0; from < ids.length; from += PER_REMOVAL) {
        const batch = { ids: ids.slice(from, from + PER_REMOVAL) };
        await graph.write((transaction) => transaction.run(statements.removeShardResults, batch));
      }
    },
  };
}

const RESULTS_PER_READ = 1_000;

/** Removes what parts of runs that have ended left behind. Gives the number of results. */
export async function removeLeftShardResults(graph: Graph, options: CallOptions = {}): Promise<number> {
  let removed = 0;
  for (let after: Id | undefined = ''; after !== undefined; ) {
    const page: LeftShardResultsRow[] = await graph.read(
      statements.leftShardResults,
      { after, limit: RESULTS_PER_READ },
      options,
    );
    const runs = [...new Set(page.map(({ run }) => run))].sort();
    const rows = runs.length === 0 ? [] : await graph.read(statements.runsById, { ids: runs }, options);
    const atWork = new Set(
      rows.filter(({ state }) => !endedStates.has(state as RunState)).map(({ id }) => id),
    );
    const left = page.filter(({ run }) => !atWork.has(run)).map(({ id }) => id);
    for (let from = 0; from < left.length; from += PER_REMOVAL) {
      const ids = left.slice(from, from + PER_REMOVAL);
      await graph.write((transaction) => transaction.run(statements.removeShardResults, { ids }), options);
    }
    removed += left.length;
    after = page.length < RESULTS_PER_READ ? undefined : page.at(-1)!.id;
  }
  return removed;
}
