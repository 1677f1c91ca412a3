import type { Statement, Transaction } from '../../graph/graph.ts';
import { inBatches, STATEMENT_ROWS } from '../imports/import-transactions.ts';

/** Nodes whose relationships are read at once. */
export const READ_NODES = 50;

export interface Links<Link> {
  readonly id: string;
  readonly links: readonly Link[];
}

export const linkCount = ({ links }: Links<unknown>): number => 1 + links.length;

/** Leaves the nodes of `wanted` with exactly these relationships of a type, touching only nodes where they differ. */
export async function replaceLinks<Link, Removal extends object = object>(
  transaction: Transaction,
  wanted: readonly Links<Link>[],
  how: {
    read(ids: string[]): Promise<readonly Links<Link>[]>;
    remove: Statement<{ readonly ids: readonly string[] } & Removal, never>;
    /** What `remove` needs to know beside the nodes. */
    removal?: Removal;
    create: Statement<{ readonly rows: readonly Link[] }, never>;
  },
): Promise<number> {
  const standing = new Map<string, readonly Link[]>();
  for (const ids of inBatches(wanted, READ_NODES)) {
    for (const { id, links } of await how.read(ids.map(({ id }) => id))) standing.set(id, links);
  }
  const differing = wanted.filter(
    ({ id, links }) => JSON.stringify(links) !== JSON.stringify(standing.get(id) ?? []),
  );
  const stale = differing.filter(({ id }) => standing.has(id)).map(({ id }) => id);
  for (const ids of inBatches(stale, STATEMENT_ROWS)) {
    await transaction.run(how.remove, { ids, ...(how.removal as Removal) });
  }
  const rows = differing.flatMap(({ links }) => links);
  for (const batch of inBatches(rows, STATEMENT_ROWS)) await transaction.run(how.create, { rows: batch });
  return differing.length;
}
