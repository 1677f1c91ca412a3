import { compareKeys } from '../domain/ids.ts';

/** What a hierarchy had that no hierarchy can have, and was left out. */
export interface LinksLeftOut {
  /** Links to something that is not there. */
  dangling: number;
  /** Links that would lead back to where they start. */
  cyclic: number;
}

/**
 * The parents of every node, sorted, without those that are unknown or close a cycle. The same links in any order leave
 * the same ones out: nodes and parents are taken in the order of their keys.
 */
export function toHierarchy(
  nodes: Iterable<string>,
  parentsOf: (node: string) => Iterable<string>,
): { parents: Map<string, string[]>; leftOut: LinksLeftOut } {
  const leftOut = { dangling: 0, cyclic: 0 };
  const order = [...nodes].sort(compareKeys);
  const parents = new Map<string, string[]>(order.map((node) => [node, []]));
  const wanted = new Map(
    order.map((node) => {
      const all = [...new Set(parentsOf(node))].sort(compareKeys);
      const known = all.filter((parent) => parents.has(parent));
      leftOut.dangling += all.length - known.length;
      return [node, known];
    }),
  );
  const done = new Set<string>();
  const path = new Set<string>();
  for (const start of order) {
    // Depth first without recursion: a chain may be as long as the hierarchy.
    const stack: { node: string; next: number }[] = [];
    const enter = (node: string) => {
      path.add(node);
      stack.push({ node, next: 0 });
    };
    if (!done.has(start)) enter(start);
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const parent = wanted.get(top.node)![top.next++];
      if (parent === undefined) {
        path.delete(top.node);
        done.add(top.node);
        stack.pop();
      } else if (path.has(parent)) leftOut.cyclic++;
      else {
        parents.get(top.node)!.push(parent);
        if (!done.has(parent)) enter(parent);
      }
    }
  }
  return { parents, leftOut };
}
