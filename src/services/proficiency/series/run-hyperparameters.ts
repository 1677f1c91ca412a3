import {
  type DecayHyperparameters,
  parseHyperparameters,
} from '../../../analytics/decay/model/hyperparameters.ts';
import type { Id } from '../../../domain/ids.ts';
import type { CallOptions, Graph } from '../../../graph/graph.ts';
import { statements } from '../../../graph/statements.generated.ts';

const HYPERPARAMETERS_KEPT = 4;

/** What a run estimated over all series together; null for a run without. */
export type HyperparametersOf = (runId: Id, options: CallOptions) => Promise<DecayHyperparameters | null>;

/** Reads a run's hyperparameters once: a run's never change. */
export function createHyperparameters(graph: Graph): HyperparametersOf {
  const kept = new Map<Id, DecayHyperparameters>();
  return async (runId, options) => {
    const known = kept.get(runId);
    if (known !== undefined) return known;
    const [row] = await graph.read(statements.decayHyperparameters, { run: runId }, options);
    if (row?.hyperparameters == null) return null;
    const parsed = parseHyperparameters(row.hyperparameters);
    kept.set(runId, parsed);
    if (kept.size > HYPERPARAMETERS_KEPT) kept.delete(kept.keys().next().value!);
    return parsed;
  };
}
