import type { CallOptions } from '../../graph/graph.ts';
import type { ChangeKind } from './changes.ts';
import type { LatestChanges } from './latest-changes.ts';

/** Records of some kinds, held until one of them changes. */
export interface HeldRecords<Records> {
  /** As of every commit up to `seq`, of all commits unless given. */
  asOf(seq: number, options: CallOptions): Promise<Edition<Records>>;
}

export interface Edition<Records> {
  readonly records: Records;
  /** Another after each reading: what was computed from one edition is of that one. */
  readonly edition: number;
}

/** An engine may show a commit piece by piece: what is read sooner after it is read once more. */
const SETTLED_MS = 250;

export function createHeldRecords<Records>(
  latestChanges: LatestChanges,
  kinds: ReadonlySet<ChangeKind>,
  read: () => Promise<Records>,
  settledMs: number = SETTLED_MS,
): HeldRecords<Records> {
  let held: {
    readonly position: number;
    readonly since: number;
    readonly settled: boolean;
    readonly edition: Promise<Edition<Records>>;
  } | null = null;
  let editions = 0;
  return {
    async asOf(seq, options) {
      const position = await latestChanges.lastAsOf(kinds, seq, options);
      const now = performance.now();
      const unchanged = held !== null && held.position >= position;
      if (held !== null && unchanged && (held.settled || now - held.since < settledMs)) return held.edition;
      const number = ++editions;
      const edition = read().then((records) => ({ records, edition: number }));
      const reading = { position, since: now, settled: unchanged, edition };
      held = reading;
      edition.catch(() => {
        if (held === reading) held = null;
      });
      return edition;
    },
  };
}
