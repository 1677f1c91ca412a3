import { tieHash } from './tie-break.ts';

/** One of `of` parts of everybody, counted from 0. */
export interface Shard {
  readonly number: number;
  readonly of: number;
}

/** Whether a person belongs to a shard: by a hash of the id, so that shards are equally large whoever is imported first. */
export function isMember({ number, of }: Shard, personId: string): boolean {
  return of === 1 || tieHash('shard', personId) % of === number;
}
