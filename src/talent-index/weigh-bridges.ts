import { compareKeys } from '../domain/ids.ts';
import type { BridgeColumns, SkillColumns } from './talent-index.ts';

/** What is believed of a pair before anybody is seen: of so many people this share shows the other skill too. */
const PRIOR_PEOPLE = 5;
const PRIOR_SHARE = 0.1;

/**
 * An adjacency says how much proficiency carries over to somebody who takes up the other skill; most people have not.
 * What may be expected of a person of whom nothing is known in skill B is therefore
 *   strength(A → B)·(n_AB + .1·5)/(n_A + 5)·μ_A,
 * n_A the people with evidence of A, n_AB those with evidence of both, here. Without the second factor inferred skills
 * outweigh evidence, and shortlists are worse than without adjacency (`npm run bench ranking-quality`).
 */
export function weighBridges(
  bridges: BridgeColumns,
  skills: Pick<SkillColumns, 'ids'>,
  /** The skills whose bridges are weighed; the rest stand as they are. All unless given. */
  only?: ReadonlySet<number>,
): BridgeColumns {
  const strength = bridges.strength.slice();
  const from = bridges.from.slice();
  const published = bridges.published.slice();
  const both = bridges.both.slice();
  for (const to of only ?? bridges.start.subarray(1).keys()) {
    const first = bridges.start[to]!;
    const edges: { source: number; both: number; published: number; strength: number }[] = [];
    for (let edge = first; edge < bridges.start[to + 1]!; edge++) {
      const source = bridges.from[edge]!;
      const known = { source, both: bridges.both[edge]!, published: bridges.published[edge]! };
      const share = (known.both + PRIOR_SHARE * PRIOR_PEOPLE) / (bridges.holders[source]! + PRIOR_PEOPLE);
      edges.push({ ...known, strength: known.published * share });
    }
    const idOf = (edge: { source: number }) => skills.ids[edge.source]!;
    edges.sort((a, b) => b.strength - a.strength || compareKeys(idOf(a), idOf(b)));
    for (const [i, edge] of edges.entries()) {
      from[first + i] = edge.source;
      strength[first + i] = edge.strength;
      published[first + i] = edge.published;
      both[first + i] = edge.both;
    }
  }
  return { ...bridges, from, strength, published, both };
}
