import type { BridgeColumns, SkillColumns } from '../talent-index.ts';

/** What is believed of a pair before anybody is seen: of so many people this share shows the other skill too. */
const PRIOR_PEOPLE = 5;
const PRIOR_SHARE = 0.1;
/** Of the shares that show both skills, so much has to do with the other among those who were not seen in it. */
const OWN_SHARE = 0.1;
const POOLED_SHARE = 0.3;

/**
 * An adjacency says how well somebody does who takes up the other skill; most people have not. A score therefore counts
 * what is inferred of B with probability
 *   .1·(n_AB + .1·5)/(n_A + 5) + .3·(Σ n_aB + .1·5)/(Σ n_a + 5),
 * A the adjacent skill of the person where this is largest, the sums over all that lead to B; n_A the people with evidence
 * of A or an award of it, n_AB those with either of both, here: who shows both was seen to, and whoever was not seen in B is less likely
 * to have to do with it than those were, rather by how usual B is than by which skill leads there. The two factors were
 * chosen on generated organisations (ranking-101 to 110); with the whole share inferred skills outweigh evidence, and
 * shortlists are worse than without adjacency (`npm run bench ranking-quality`).
 */
export function weighBridges(
  bridges: BridgeColumns,
  skills: Pick<SkillColumns, 'ids'>,
  /** The skills whose bridges are weighed; the rest stand as they are. All unless given. */
  only?: ReadonlySet<number>,
): BridgeColumns {
  const probability = bridges.probability.slice();
  for (const to of only ?? skills.ids.keys()) {
    const end = bridges.start[to + 1]!;
    let both = 0;
    let holders = 0;
    for (let edge = bridges.start[to]!; edge < end; edge++) {
      both += bridges.both[edge]!;
      holders += bridges.holders[bridges.from[edge]!]!;
    }
    const pooled = POOLED_SHARE * shareOf(both, holders);
    for (let edge = bridges.start[to]!; edge < end; edge++) {
      const own = shareOf(bridges.both[edge]!, bridges.holders[bridges.from[edge]!]!);
      probability[edge] = OWN_SHARE * own + pooled;
    }
  }
  return { ...bridges, probability };
}

function shareOf(both: number, holders: number): number {
  return (both + PRIOR_SHARE * PRIOR_PEOPLE) / (holders + PRIOR_PEOPLE);
}
