/** A page of a GraphQL connection, asked for with `PAGE_INFO`. */
export interface Page<Row> {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly edges: readonly { readonly node: Row }[];
}

export const PAGE_INFO = 'pageInfo { hasNextPage endCursor }';

/** The rows of a connection, page after page as they are taken; `after` is null for the first. */
export async function* rowsOf<Row>(read: (after: string | null) => Promise<Page<Row>>): AsyncGenerator<Row> {
  for (let after: string | null = null; ; ) {
    const { edges, pageInfo } = await read(after);
    for (const { node } of edges) yield node;
    if (!pageInfo.hasNextPage) return;
    after = pageInfo.endCursor;
  }
}
