import { InvalidInput } from '../domain/errors.ts';
import type { Id } from '../domain/ids.ts';
import { type CursorKey, encodeCursor, type Page } from '../domain/page.ts';

/** One slice of a parent's children, read with one more than `first`: `total` is all that it has. */
export interface Slice<Item> {
  readonly total: number;
  readonly items: readonly Item[];
}

export function sliceToPage<Item>(
  slice: Slice<Item> | null | undefined,
  first: number,
  keyOf: (item: Item) => CursorKey,
): Page<Item> {
  const items = slice?.items ?? [];
  return {
    edges: items.slice(0, first).map((item) => ({ cursor: encodeCursor(keyOf(item)), item })),
    hasNextPage: items.length > first,
    totalCount: slice?.total ?? 0,
  };
}

/** The rows in the order of `ids`, null where there is none. */
export function alignedTo<Row extends { readonly id: Id }>(
  ids: readonly Id[],
  rows: readonly Row[],
): (Row | null)[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => byId.get(id) ?? null);
}

/** Each id once, in byte order: what a statement over a batch takes. */
export function distinctIds(ids: Iterable<Id>): Id[] {
  return [...new Set(ids)].sort();
}

/** A page of ids with what they are the ids of; what was taken away meanwhile is left out. */
export async function foundPage<Item>(
  page: Page<{ readonly id: Id }>,
  read: (ids: readonly Id[]) => Promise<readonly (Item | null)[]>,
): Promise<Page<Item>> {
  const items = await read(page.edges.map(({ item }) => item.id));
  return {
    ...page,
    edges: page.edges.flatMap(({ cursor }, at) => {
      const item = items[at] ?? null;
      return item === null ? [] : [{ cursor, item }];
    }),
  };
}

const MAX_SEARCH_LENGTH = 200;

/** The lower-case words of a search; none match everything. */
export function searchWords(search: string | null | undefined): string[] {
  if (search == null) return [];
  if (search.length > MAX_SEARCH_LENGTH) {
    throw new InvalidInput([{ path: 'search', problem: `is longer than ${MAX_SEARCH_LENGTH} characters` }]);
  }
  return search.toLowerCase().split(/\s+/u).filter(Boolean);
}
