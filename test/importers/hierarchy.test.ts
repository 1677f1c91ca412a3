import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toHierarchy } from '../../src/importers/hierarchy.ts';

const parentsIn = (links: readonly (readonly [string, string])[]) => (node: string) =>
  links.filter(([child]) => child === node).map(([, parent]) => parent);

test('links to what is not there and links that go round in a circle are counted and left out', () => {
  const links = [
    ['a', 'b'],
    ['b', 'c'],
    ['c', 'a'],
    ['d', 'd'],
    ['d', 'nowhere'],
    ['d', 'b'],
    ['d', 'b'],
  ] as const;
  const { parents, leftOut } = toHierarchy(['a', 'b', 'c', 'd'], parentsIn(links));
  expect(leftOut).toEqual({ dangling: 1, cyclic: 2 });
  expect(Object.fromEntries(parents)).toEqual({ a: ['b'], b: ['c'], c: [], d: ['b'] });
});

test('what is left has no circle, loses nothing more than it must, and does not depend on the order of the links', () => {
  const node = fc.constantFrom(...'abcdefgh');
  const nodes = [...'abcdefg'];
  fc.assert(
    fc.property(fc.array(fc.tuple(node, node)), (links) => {
      const { parents, leftOut } = toHierarchy(nodes, parentsIn(links));
      const above = (start: string): Set<string> => {
        const found = new Set<string>();
        const waiting = [...parents.get(start)!];
        for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
          if (!found.has(next)) waiting.push(...parents.get(next)!);
          found.add(next);
        }
        return found;
      };
      for (const one of nodes) expect(above(one)).not.toContain(one);
      const distinct = new Set(links.filter(([child]) => child !== 'h').map((link) => link.join()));
      const kept = nodes.flatMap((child) => parents.get(child)!.map((parent) => `${child},${parent}`));
      expect(kept.length + leftOut.cyclic + leftOut.dangling).toBe(distinct.size);
      for (const link of distinct) {
        const [child, parent] = link.split(',') as [string, string];
        // What was left out would indeed close a circle.
        if (parent !== 'h' && !kept.includes(link)) expect([...above(parent), parent]).toContain(child);
      }
      const turned = toHierarchy([...nodes].reverse(), parentsIn([...links].reverse()));
      expect(turned.parents).toEqual(new Map([...parents].sort()));
    }),
  );
});

test('a chain as long as you like is no problem', () => {
  const nodes = Array.from({ length: 50_000 }, (_, index) => `n${String(index).padStart(6, '0')}`);
  const next = new Map(nodes.map((node, index) => [node, nodes[index + 1]]));
  const { leftOut } = toHierarchy(nodes, (node) => [next.get(node) ?? nodes[0]!]);
  expect(leftOut).toEqual({ dangling: 0, cyclic: 1 });
});
