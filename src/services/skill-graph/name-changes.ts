import type { Graph } from '../../graph/graph.ts';
import { type ChangeKind, currentSeq, readChangesAfter } from '../runs/changes.ts';

/** Tells whether names of skills or roles may have changed, by the change log: whoever asks sees what was committed before. */
export interface NameChanges {
  /** Since it was last asked; false the first time, when nothing has been read yet. */
  since(options: { readonly signal: AbortSignal }): Promise<boolean>;
}

/** An organisation's own skills are logged as changes of its framework. */
const naming: ReadonlySet<ChangeKind> = new Set<ChangeKind>(['FRAMEWORK', 'ROLES', 'TITLES']);
const BATCH = 1_000;
/** Further behind than this, reading all names anew costs no more than reading the log. */
const MOST_READ = 10_000;

export function createNameChanges(graph: Graph): NameChanges {
  let seen: number | null = null;
  return {
    async since({ signal }) {
      const now = await currentSeq(graph, { signal });
      if (seen === null || now - seen > MOST_READ) {
        const first = seen === null;
        seen = now;
        return !first;
      }
      let at = seen;
      while (at < now) {
        const changes = await readChangesAfter(graph, at, BATCH, { signal });
        // A commit that is shown piece by piece: the rest is looked at next time.
        if (changes.length === 0) break;
        at = changes.at(-1)!.seq;
        if (changes.some(({ kind }) => naming.has(kind))) {
          seen = Math.max(seen, now);
          return true;
        }
      }
      seen = Math.max(seen, at);
      return false;
    },
  };
}
