/** One of `of` parts of everybody, counted from 0. */
export interface Shard {
  readonly number: number;
  readonly of: number;
}

/** People whose ids lie within it, in byte order: a range that engines seek by index. */
export interface PersonRange {
  readonly from: string;
  /** The first that no longer belongs to it. */
  readonly until: string;
}

/** ';' is the character after ':'. */
export const EVERYBODY: PersonRange = { from: 'person:', until: 'person;' };

const PREFIXES = 2 ** 32;

/**
 * The ids of a shard: those whose first 32 bits lie in its share of all. Ids are keyed hashes, so that shards are equally
 * large whoever is imported first.
 */
export function rangeOf({ number, of }: Shard): PersonRange {
  const bound = (n: number) =>
    `person:${Math.ceil((n / of) * PREFIXES)
      .toString(16)
      .padStart(8, '0')}`;
  return {
    from: number === 0 ? EVERYBODY.from : bound(number),
    until: number === of - 1 ? EVERYBODY.until : bound(number + 1),
  };
}
