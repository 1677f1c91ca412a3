import type { Instant } from '../../domain/clock.ts';
import type { View } from '../../domain/knowledge.ts';
import { type CallOptions, type Graph, MAX_READ_ROWS } from '../../graph/graph.ts';
import { statements } from '../../graph/statements.generated.ts';
import { distinctIds } from '../pages.ts';
import { knownBy } from '../proficiency/decay-evidence.ts';
import type { PersonSkill } from '../proficiency/series/fitted-series.ts';

/** When each series was last observed in a view, in their order; null where it was not. */
export async function readLastObserved(
  graph: Graph,
  series: readonly PersonSkill[],
  view: View,
  options: CallOptions,
): Promise<(Instant | null)[]> {
  const found = new Map<string, Instant>();
  for (let from = 0; from < series.length; from += MAX_READ_ROWS) {
    const some = Map.groupBy(series.slice(from, from + MAX_READ_ROWS), ({ personId }) => personId);
    const rows = distinctIds(some.keys()).map((personId) => ({
      personId,
      skillIds: distinctIds(some.get(personId)!.map(({ skillId }) => skillId)),
    }));
    for (const { personId, skillId, lastAt } of await graph.read(
      statements.lastObserved,
      { rows, ...knownBy(view) },
      options,
    ))
      found.set(`${personId} ${skillId}`, lastAt);
  }
  return series.map(({ personId, skillId }) => found.get(`${personId} ${skillId}`) ?? null);
}
