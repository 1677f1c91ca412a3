import type { Instant } from '../../../domain/clock.ts';
import type { Graph } from '../../../graph/graph.ts';
import { bestRole } from '../../../talent-index/rank/best-roles.ts';
import { exclusionReasons } from '../../../talent-index/rank/eligibility.ts';
import type { RankedPerson } from '../../../talent-index/rank/rank-people.ts';
import { mergeBins } from '../../../talent-index/rank/score-field.ts';
import { mergeHeads } from '../../../talent-index/shards/merge-heads.ts';
import { type ChangeKind, readChangesAfter } from '../../runs/changes.ts';
import type { RankingInput } from '../input/ranking-input.ts';
import { poolOf, type RankedScope } from '../rank-scope.ts';
import type { AskedShortlist } from '../shortlist-ranking.ts';
import type { ShardScope } from './shard-results.ts';

/** How everybody in scope stands, merged; the best still by ids. */
export interface MergedScope extends Omit<RankedScope, 'best'> {
  readonly best: ShardScope['best'];
}

export function mergeScopes({ request }: AskedShortlist, shards: readonly ShardScope[]): MergedScope {
  const sum = (of: (shard: ShardScope) => number) => shards.reduce((all, shard) => all + of(shard), 0);
  return {
    best: mergeHeads(
      shards.map(({ best }) => best),
      poolOf(request),
      shards[0]!.seed,
    ),
    considered: sum(({ considered }) => considered),
    people: sum(({ people }) => people),
    excluded: Object.fromEntries(
      exclusionReasons.map((reason) => [reason, sum(({ excluded }) => excluded[reason])]),
    ) as RankedScope['excluded'],
    bins: mergeBins(
      shards.map(({ bins }) => bins),
      request.size,
    ),
  };
}

/**
 * The merged scope with the best people as they are numbered in the index that describes them; null where one of them
 * is not as a shard saw them any more.
 */
export function placed(
  { index, roles }: RankingInput,
  scope: MergedScope,
  asOf: Instant,
): RankedScope | null {
  const best: RankedPerson[] = [];
  for (const { personId, roleId, score } of scope.best) {
    const person = index.people.ids.numberOf(personId);
    if (person === undefined) return null;
    const ranked = bestRole(index, roles, person, asOf);
    if (ranked.score !== score || ranked.role.roleId !== roleId) return null;
    best.push(ranked);
  }
  return { ...scope, best };
}

/** Changes that are not of one person alone: every shard has to have been read on the same side of them. */
const ofEverybody: ReadonlySet<ChangeKind> = new Set<ChangeKind>([
  'FRAMEWORK',
  'ROLES',
  'ORGANISATION',
  'DEMAND',
  'PUBLISHED',
]);

/** Whether anything changed that is not of one person alone. */
export async function changedBetween(
  graph: Graph,
  from: number,
  to: number,
  signal: AbortSignal,
): Promise<boolean> {
  for (let seq = from; seq < to; ) {
    const changes = await readChangesAfter(graph, seq, Math.min(1_000, to - seq), { signal });
    // A hole that is being filled: what stands there is not known yet.
    if (changes.length === 0) return true;
    if (changes.some(({ kind }) => ofEverybody.has(kind))) return true;
    seq = changes.at(-1)!.seq;
  }
  return false;
}
