import { nounOf } from '../../../domain/ids.ts';
import type { Graph } from '../../../graph/graph.ts';
import { type Change, type ChangeKind, currentSeq, readAllChanges } from '../../runs/changes.ts';

/** What is read beside an index, of now: an index of before would be asked for something else than it knows. */
const readBeside: ReadonlySet<ChangeKind> = new Set<ChangeKind>(['ROLES', 'DEMAND']);
const CHANGES_AT_ONCE = 1_000;

/**
 * Whether an index without this change will not do: it came by a request, which names its people, or of what is read beside it.
 * Who is fitted again is named whoever asked for that.
 */
export function isRequested({ kind, subject }: Pick<Change, 'kind' | 'subject'>): boolean {
  return readBeside.has(kind) || (kind !== 'PROFICIENCY' && nounOf(subject) === 'person');
}

/**
 * Whether something was recorded after a position by a request, whose client is to find it in the next answer, and not by
 * imports and runs alone. An import of evidence fits people again at its end; of a fit without one before it nobody knows
 * whether it belongs to a request from before the position. Each position is looked at once.
 */
export function createRequestedSince(graph: Graph, from: number): () => Promise<boolean> {
  let seen = from;
  let imported = false;
  let requested = false;
  return async () => {
    const to = await currentSeq(graph);
    while (!requested && seen < to) {
      const upTo = Math.min(to, seen + CHANGES_AT_ONCE);
      for (const change of await readAllChanges(graph, seen, upTo)) {
        const { kind } = change;
        if (isRequested(change) || (kind === 'PROFICIENCY' && !imported)) requested = true;
        else if (kind === 'OBSERVATIONS') imported = true;
      }
      seen = upTo;
    }
    return requested;
  };
}
