import { compareKeys } from '../domain/ids.ts';
import type { Pause } from './pause.ts';
import type { BridgeColumns, PostingColumns, SkillColumns } from './talent-index.ts';

/** What is believed of a pair before anybody is seen: of so many people this share shows the other skill too. */
const PRIOR_PEOPLE = 5;
const PRIOR_SHARE = 0.1;
const POSTINGS_PER_SLICE = 1_000_000;

/**
 * An adjacency says how much proficiency carries over to somebody who takes up the other skill; most people have not.
 * What may be expected of a person of whom nothing is known in skill B is therefore
 *   strength(A → B)·(n_AB + .1·5)/(n_A + 5)·μ_A,
 * n_A the people with evidence of A, n_AB those with evidence of both, here. Without the second factor inferred skills
 * outweigh evidence, and shortlists are worse than without adjacency (`npm run bench ranking-quality`).
 */
export async function weighBridges(
  bridges: BridgeColumns,
  postings: PostingColumns,
  skills: SkillColumns,
  pause: Pause,
): Promise<BridgeColumns> {
  const strength = new Float64Array(bridges.from.length);
  const from = new Uint32Array(bridges.from.length);
  const published = new Float64Array(bridges.from.length);
  let read = 0;
  for (let to = 0; to + 1 < bridges.start.length; to++) {
    const first = bridges.start[to]!;
    const edges: { source: number; published: number; strength: number }[] = [];
    for (let edge = first; edge < bridges.start[to + 1]!; edge++) {
      const source = bridges.from[edge]!;
      const held = holders(postings, source);
      const share = (both(postings, source, to) + PRIOR_SHARE * PRIOR_PEOPLE) / (held + PRIOR_PEOPLE);
      edges.push({ source, published: bridges.published[edge]!, strength: bridges.published[edge]! * share });
      read += held + holders(postings, to);
    }
    const idOf = (edge: { source: number }) => skills.ids[edge.source]!;
    edges.sort((a, b) => b.strength - a.strength || compareKeys(idOf(a), idOf(b)));
    for (const [i, edge] of edges.entries()) {
      from[first + i] = edge.source;
      strength[first + i] = edge.strength;
      published[first + i] = edge.published;
    }
    if (read > POSTINGS_PER_SLICE) {
      read = 0;
      await pause();
    }
  }
  return { start: bridges.start, from, strength, published };
}

function holders({ rangeStart, ranges }: PostingColumns, skill: number): number {
  return rangeStart[(skill + 1) * (ranges + 1)]! - rangeStart[skill * (ranges + 1)]!;
}

/** How many people have postings of both skills: a merge of two ascending lists, range by range. */
function both({ rangeStart, ranges, person }: PostingColumns, one: number, other: number): number {
  const stride = ranges + 1;
  let count = 0;
  for (let range = 0; range < ranges; range++) {
    let a = rangeStart[one * stride + range]!;
    let b = rangeStart[other * stride + range]!;
    const endA = rangeStart[one * stride + range + 1]!;
    const endB = rangeStart[other * stride + range + 1]!;
    while (a < endA && b < endB) {
      const difference = person[a]! - person[b]!;
      if (difference === 0) count++;
      if (difference <= 0) a++;
      if (difference >= 0) b++;
    }
  }
  return count;
}
