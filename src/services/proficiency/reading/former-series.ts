import type { CallOptions, Graph } from '../../../graph/graph.ts';
import { statements } from '../../../graph/statements.generated.ts';
import { pairsByStatement } from '../../records/last-observed.ts';
import { type PersonSkill, pairKey } from '../series/fitted-series.ts';

/**
 * Where the curves of these pairs began in series of releases that did not keep when a skill was observed (docs/adr/0160), by
 * pair; several where several runs fitted one.
 */
export async function readFormerInitials(
  graph: Graph,
  pairs: readonly PersonSkill[],
  options: CallOptions,
): Promise<ReadonlyMap<string, readonly number[]>> {
  const found = new Map<string, number[]>();
  for (const rows of pairsByStatement(pairs)) {
    for (const series of await graph.read(statements.formerSeries, { rows }, options)) {
      const key = pairKey(series);
      found.set(key, [...(found.get(key) ?? []), series.initial]);
    }
  }
  return found;
}
