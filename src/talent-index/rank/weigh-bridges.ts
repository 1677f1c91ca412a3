import { MOST_CARRIED } from '../../analytics/carry-over/inferred-proficiency.ts';
import type { BridgeColumns, SkillColumns } from '../talent-index.ts';

/** What is believed of a pair before anybody is seen: of so many people this share shows the other skill too. */
const PRIOR_PEOPLE = 5;
const PRIOR_SHARE = 0.1;

/**
 * An adjacency says how well somebody does who takes up the other skill; most people have not. A score therefore counts
 * what A lets expect of B with probability
 *   strength(A → B)·(n_AB + .1·5)/(n_A + 5),
 * n_A the people with evidence of A, n_AB those with evidence of both, here: who shows both was seen to, and whoever was
 * not seen in B is less likely to have to do with it than those were, the less so the nearer A is. Without it inferred skills outweigh evidence,
 * and shortlists are worse than without adjacency (`npm run bench ranking-quality`). Kept is that times `MOST_CARRIED`,
 * so that strength·μ_A is an upper bound of what a score counts.
 */
export function weighBridges(
  bridges: BridgeColumns,
  skills: Pick<SkillColumns, 'ids'>,
  /** The skills whose bridges are weighed; the rest stand as they are. All unless given. */
  only?: ReadonlySet<number>,
): BridgeColumns {
  const strength = bridges.strength.slice();
  for (const to of only ?? skills.ids.keys()) {
    for (let edge = bridges.start[to]!; edge < bridges.start[to + 1]!; edge++) {
      const holders = bridges.holders[bridges.from[edge]!]!;
      const share = (bridges.both[edge]! + PRIOR_SHARE * PRIOR_PEOPLE) / (holders + PRIOR_PEOPLE);
      strength[edge] = MOST_CARRIED * bridges.published[edge]! * share;
    }
  }
  return { ...bridges, strength };
}
