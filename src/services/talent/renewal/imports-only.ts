import { nounOf } from '../../../domain/ids.ts';
import type { Graph } from '../../../graph/graph.ts';
import { type ChangeKind, currentSeq, readAllChanges } from '../../runs/changes.ts';

/** What is read beside an index, of now: an index of before would be asked for something else than it knows. */
const readBeside: ReadonlySet<ChangeKind> = new Set<ChangeKind>(['ROLES', 'DEMAND']);
const CHANGES_AT_ONCE = 1_000;

/**
 * Whether all that was recorded after a position came of imports and runs: whoever records something by a request is named by
 * the log, or fitted again at once, and is to find it in the next answer. Each position is looked at once.
 */
export function createImportsOnly(graph: Graph, from: number): () => Promise<boolean> {
  let seen = from;
  let only = true;
  return async () => {
    const to = await currentSeq(graph);
    while (only && seen < to) {
      const upTo = Math.min(to, seen + CHANGES_AT_ONCE);
      const changes = await readAllChanges(graph, seen, upTo);
      only = changes.every(
        ({ kind, subject }) =>
          kind !== 'PROFICIENCY' && nounOf(subject) !== 'person' && !readBeside.has(kind),
      );
      seen = upTo;
    }
    return only;
  };
}
