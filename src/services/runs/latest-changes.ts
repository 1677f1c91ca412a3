import type { CallOptions, Graph } from '../../graph/graph.ts';
import { type ChangeKind, currentSeq, readChangesUpTo } from './changes.ts';

/**
 * The last position of each kind of change, read from the end of the log and remembered: what was read once is not read
 * again, and how long the log is does not matter. Whoever asks sees what was committed before.
 */
export interface LatestChanges {
  /** The last position of each kind that changed after `seq`; kinds that did not are absent. */
  after(seq: number, options: CallOptions): Promise<ReadonlyMap<ChangeKind, number>>;
  /** The position of the last change of one of these kinds, wherever it is; 0 without one. */
  lastOf(kinds: ReadonlySet<ChangeKind>, options: CallOptions): Promise<number>;
  /** Whether one of these kinds changed after `from` and not after `to`. */
  between(kinds: ReadonlySet<ChangeKind>, from: number, to: number, options: CallOptions): Promise<boolean>;
  /**
   * The earliest position from which on nothing was recorded up to `seq` that an answer depends on, as far as it is known:
   * what was built as of the one serves the other. A list that is stored moves the log, and no answer.
   */
  sameAs(seq: number, options: CallOptions): Promise<number>;
}

/** What answers of the talent index depend on, beside which runs are published. */
export const answerKinds: ReadonlySet<ChangeKind> = new Set<ChangeKind>([
  'FRAMEWORK',
  'ORGANISATION',
  'PEOPLE',
  'OBSERVATIONS',
  'AWARDS',
  'ASSIGNMENTS',
  'DEMAND',
  'PROFICIENCY',
]);

const CHUNK = 500;

export function createLatestChanges(graph: Graph): LatestChanges {
  const last = new Map<ChangeKind, number>();
  /** What has been read: the changes after `from` up to `to`. */
  let read: { from: number; to: number } | null = null;

  function note(kind: ChangeKind, seq: number): void {
    if (seq > (last.get(kind) ?? 0)) last.set(kind, seq);
  }

  async function readUp(options: CallOptions): Promise<{ from: number; to: number }> {
    const now = await currentSeq(graph, options);
    read ??= { from: now, to: now };
    while (read.to < now) {
      const { to } = read;
      const changes = await readChangesUpTo(graph, to, Math.min(now, to + CHUNK), options);
      // A commit that is shown piece by piece: the rest is looked at next time.
      if (changes.length === 0) break;
      for (const { kind, seq } of changes) note(kind, seq);
      read.to = Math.max(read.to, changes.at(-1)!.seq);
    }
    return read;
  }

  /** Backwards until nothing older is asked for, or what is known is enough. */
  async function readDown(seq: number, enough: () => boolean, options: CallOptions): Promise<void> {
    const known = await readUp(options);
    while (known.from > seq && !enough()) {
      const to = known.from;
      const from = Math.max(seq, to - CHUNK);
      for (const change of await readChangesUpTo(graph, from, to, options)) note(change.kind, change.seq);
      known.from = Math.min(known.from, from);
    }
  }

  async function lastOf(kinds: ReadonlySet<ChangeKind>, options: CallOptions): Promise<number> {
    const found = () => Math.max(0, ...[...kinds].map((kind) => last.get(kind) ?? 0));
    await readDown(0, () => found() > 0, options);
    return found();
  }

  return {
    lastOf,

    async sameAs(seq, options) {
      const position = await lastOf(answerKinds, options);
      // What is shown piece by piece is not known yet.
      return position <= seq && read!.to >= seq ? position : seq;
    },

    async after(seq, options) {
      await readDown(seq, () => false, options);
      return new Map([...last].filter(([, position]) => position > seq));
    },

    async between(kinds, from, to, options) {
      if (to <= from) return false;
      await readDown(from, () => false, options);
      const positions = [...kinds].map((kind) => last.get(kind) ?? 0).filter((position) => position > from);
      if (positions.length === 0 || positions.some((position) => position <= to)) return positions.length > 0;
      // Later changes of the same kinds hide what came before them.
      for (let high = to; high > from; high -= CHUNK) {
        const changes = await readChangesUpTo(graph, Math.max(from, high - CHUNK), high, options);
        if (changes.some(({ kind }) => kinds.has(kind))) return true;
      }
      return false;
    },
  };
}
