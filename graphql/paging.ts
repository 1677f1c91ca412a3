import { InvalidInput } from '../src/domain/errors.ts';
import type { Page, PageRequest } from '../src/domain/page.ts';

/** The most that one page of any list holds. */
export const MAX_FIRST = 100;

/** @throws InvalidInput unless `first` is 1..100. */
export function pageRequest({ first, after }: { first: number; after?: string | null }): PageRequest {
  checkFirst(first);
  return { first, after: after ?? null };
}

export function checkFirst(first: number, max: number = MAX_FIRST): number {
  if (first < 1 || first > max) {
    throw new InvalidInput([{ path: 'first', problem: `is not between 1 and ${max}` }]);
  }
  return first;
}

/** The connection of a page; `edgeOf` gives what an edge has beside its cursor. */
export function connectionOf<Item, Edge extends object>(page: Page<Item>, edgeOf: (item: Item) => Edge) {
  const { edges, hasNextPage, totalCount } = page;
  return {
    edges: edges.map(({ cursor, item }) => ({ cursor, ...edgeOf(item) })),
    pageInfo: {
      hasNextPage,
      hasPreviousPage: false,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount,
  };
}

/** The connection of a page whose items are the nodes. */
export function nodesOf<Node>(page: Page<Node>) {
  return connectionOf(page, (node) => ({ node }));
}
