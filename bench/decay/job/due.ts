import type { Graph } from '../../../src/graph/graph.ts';
import { createProficiencies } from '../../../src/services/proficiency/proficiencies.ts';
import { createRevalidations } from '../../../src/services/proficiency/revalidations.ts';
import { createScopeIndexes } from '../../../src/services/talent/scope-index.ts';
import { createTalentIndex } from '../../../src/services/talent/talent-index.ts';
import { type Claim, cost, percentile, timed } from '../../bench.ts';
import { NOW } from '../graph.ts';
import { caller } from './watch-fit.ts';

const ASKED = { first: 100, withinDays: 90, level: 0.6, asOf: NOW };

/** Who falls below a level soon, asked of a fitted graph as a server is asked: its index is made, and rows come from the graph. */
export async function dueClaims(of: (words: string) => string, graph: Graph): Promise<Claim[]> {
  const talentIndex = createTalentIndex({ graph });
  const proficiencies = createProficiencies({ graph });
  const revalidations = createRevalidations({
    scopeIndexes: createScopeIndexes({ graph, talentIndex }),
    proficiencies,
  });
  const began = performance.now();
  await talentIndex.current(caller);
  const building = (performance.now() - began) / 1_000;
  const { edges, totalCount } = await revalidations.page(caller, ASKED);
  const after = edges.at(-1)?.cursor ?? null;
  const first = await timed(9, 2, () => revalidations.page(caller, ASKED));
  const next = await timed(9, 2, () => revalidations.page(caller, { ...ASKED, after }));
  const due = `below .6 within 90 days, ${edges.length} of ${totalCount.toLocaleString('en')}`;
  return [
    cost(of('talent index from the graph, once a start'), 's', building, null, null),
    cost(of(`${due}: first page, median`), 'ms', percentile(first, 0.5), 1_000, 'at most'),
    cost(of(`${due}: next page, median`), 'ms', percentile(next, 0.5), 1_000, 'at most'),
  ];
}
