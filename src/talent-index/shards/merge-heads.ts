import { compareKeys } from '../../domain/ids.ts';
import { tieHash } from '../rank/tie-break.ts';

/** Somebody among the best of a shard, by ids: numbers mean nothing outside their index. */
export interface ShardPlace {
  readonly personId: string;
  readonly roleId: string;
  readonly score: number;
}

/** The best of several indexes that share no person, in the order in which one index of everybody would give them. */
export function mergeHeads(
  heads: readonly (readonly ShardPlace[])[],
  size: number,
  seed: string,
): ShardPlace[] {
  return heads
    .flat()
    .map((place) => ({ place, tie: tieHash(seed, place.personId) }))
    .sort(
      (a, b) =>
        b.place.score - a.place.score || a.tie - b.tie || compareKeys(a.place.personId, b.place.personId),
    )
    .slice(0, size)
    .map(({ place }) => place);
}
