import type { CallOptions, Graph } from '../../graph/graph.ts';
import { type ChangeKind, currentSeq, readAllChanges } from './changes.ts';

/**
 * The last position of each kind of change, read from the end of the log and remembered: what was read once is not read
 * again, and how long the log is does not matter. Whoever asks sees what was committed before; `Unavailable` where the
 * engine does not show all of it in time.
 */
export interface LatestChanges {
  /** The last position of each kind that changed after `seq`; kinds that did not are absent. */
  after(seq: number, options: CallOptions): Promise<ReadonlyMap<ChangeKind, number>>;
  /** The position of the last change of one of these kinds, wherever it is; 0 without one. */
  lastOf(kinds: ReadonlySet<ChangeKind>, options: CallOptions): Promise<number>;
  /** The same where what was committed by `seq` is enough: what is known that far is not asked for again. */
  lastAsOf(kinds: ReadonlySet<ChangeKind>, seq: number, options: CallOptions): Promise<number>;
  /** Whether one of these kinds changed after `from` and not after `to`. */
  between(kinds: ReadonlySet<ChangeKind>, from: number, to: number, options: CallOptions): Promise<boolean>;
  /**
   * The earliest position from which on nothing was recorded up to `seq` that an answer depends on, as far as it is known:
   * what was built as of the one serves the other. A list that is stored moves the log, and no answer.
   */
  sameAs(seq: number, options: CallOptions): Promise<number>;
  /** Told of what was committed here: where all before it is known, it is not read to be known. */
  committed(kind: ChangeKind, seq: number): void;
}

/** What answers of the talent index depend on, beside which runs are published. */
export const answerKinds: ReadonlySet<ChangeKind> = new Set<ChangeKind>([
  'FRAMEWORK',
  'ROLES',
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

  /** @param seq a position that is taken: up to there, or as far as the log goes */
  async function readUp(options: CallOptions, seq = Infinity): Promise<{ from: number; to: number }> {
    const now = seq === Infinity ? await currentSeq(graph, options) : seq;
    read ??= { from: now, to: now };
    while (read.to < now) {
      const to = Math.min(now, read.to + CHUNK);
      for (const { kind, seq } of await readAllChanges(graph, read.to, to, options)) note(kind, seq);
      read.to = Math.max(read.to, to);
    }
    return read;
  }

  /** Backwards until nothing older is asked for, or what is known is enough. */
  async function readDown(
    known: { from: number },
    seq: number,
    enough: () => boolean,
    options: CallOptions,
  ): Promise<void> {
    while (known.from > seq && !enough()) {
      const from = Math.max(seq, known.from - CHUNK);
      for (const change of await readAllChanges(graph, from, known.from, options)) {
        note(change.kind, change.seq);
      }
      known.from = Math.min(known.from, from);
    }
  }

  async function lastKnown(
    known: { from: number },
    kinds: ReadonlySet<ChangeKind>,
    options: CallOptions,
  ): Promise<number> {
    const found = () => Math.max(0, ...[...kinds].map((kind) => last.get(kind) ?? 0));
    await readDown(known, 0, () => found() > 0, options);
    return found();
  }

  async function lastOf(kinds: ReadonlySet<ChangeKind>, options: CallOptions): Promise<number> {
    return lastKnown(await readUp(options), kinds, options);
  }

  return {
    lastOf,

    async lastAsOf(kinds, seq, options) {
      return lastKnown(read !== null && read.to >= seq ? read : await readUp(options, seq), kinds, options);
    },

    committed(kind, seq) {
      if (read?.to !== seq - 1) return;
      note(kind, seq);
      read.to = seq;
    },

    async sameAs(seq, options) {
      const position = await lastOf(answerKinds, options);
      // Of a position that the log has not come to nothing is known yet.
      return position <= seq && read!.to >= seq ? position : seq;
    },

    async after(seq, options) {
      await readDown(await readUp(options), seq, () => false, options);
      return new Map([...last].filter(([, position]) => position > seq));
    },

    async between(kinds, from, to, options) {
      if (to <= from) return false;
      await readDown(await readUp(options), from, () => false, options);
      const positions = [...kinds].map((kind) => last.get(kind) ?? 0).filter((position) => position > from);
      if (positions.length === 0 || positions.some((position) => position <= to)) return positions.length > 0;
      // Later changes of the same kinds hide what came before them.
      for (let high = to; high > from; high -= CHUNK) {
        const changes = await readAllChanges(graph, Math.max(from, high - CHUNK), high, options);
        if (changes.some(({ kind }) => kinds.has(kind))) return true;
      }
      return false;
    },
  };
}
