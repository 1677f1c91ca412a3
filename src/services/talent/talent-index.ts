import type { Caller } from '../../domain/caller.ts';
import type { Instant } from '../../domain/clock.ts';
import { Conflict, Unavailable } from '../../domain/errors.ts';
import type { Graph } from '../../graph/graph.ts';
import { createNumbers } from '../numbers.ts';
import { currentSeq } from '../runs/changes.ts';
import { createLatestChanges } from '../runs/latest-changes.ts';
import { readPublished } from '../runs/publishing.ts';
import { abortable, createSharedWork } from '../shared-work.ts';
import type { Accepted } from './answered-from.ts';
import { keptBytes } from './kept-indexes.ts';
import { wait } from './pause.ts';
import { createFormerIndex, notReady, withoutImport } from './renewal/former-index.ts';
import { renew } from './renewal/renew-snapshot.ts';
import { patiently, type Renewal, startRenewal, within } from './renewal/renewal.ts';
import { newStanding, type Standing, servedBy } from './renewal/standing.ts';
import { type OnRefused, openSnapshot, saveSnapshot } from './snapshot/open-snapshot.ts';
import { seriesToRefit } from './talent-index-input.ts';
import { buildAsOf, isSettled, type TalentSnapshot } from './talent-snapshot.ts';

export { type Accepted, type AnsweredFrom, answeredFrom, SAYS_WHICH } from './answered-from.ts';
export { pause, pauseWhileAsked } from './pause.ts';
export type { TalentSnapshot } from './talent-snapshot.ts';

export interface TalentIndexService {
  /**
   * The index of what is published and recorded now, the caller's own writes included. While one of newly published
   * runs is built, after 2 s that of the former runs, with what was recorded since. `Unavailable` where that cannot be
   * had: a process that follows the change log answers within seconds or says that it is not ready. `Conflict` before
   * the first FIT_DECAY is published.
   */
  current(caller: Caller, accepted?: Accepted): Promise<TalentSnapshot>;
  /**
   * The index for a moment: the current one from the newest evidence on; for an earlier moment a scratch one, whose
   * later series are refitted from the evidence up to it. `Unavailable` where that would be made of an index without an import.
   */
  asOf(caller: Caller, asOf: Instant, accepted?: Accepted): Promise<TalentSnapshot>;
  /** How many series an `asOf` would refit: what an early moment costs. */
  refitted(caller: Caller, asOf: Instant): Promise<number>;
  /** How far what this process answers from is behind the change log: what decides whether it is ready to be asked. */
  lag(): Promise<TalentIndexLag>;
  /** Writes what this process answers from where it is kept between starts, unless as good as that is there already. */
  keep(): Promise<void>;
  /** Keeps the index up with the change log, so that requests find it ready; ends with the signal. */
  follow(signal: AbortSignal): Promise<void>;
}

export interface TalentIndexLag {
  /** True before the first fit too: then there is nothing to be behind. */
  readonly ready: boolean;
  /** Positions of the change log that the index has not seen; all of them before it was built. */
  readonly changes: number;
  /** Since the index last held everything; 0 while it does. */
  readonly milliseconds: number;
}

export interface TalentIndexDependencies {
  readonly graph: Graph;
  /** Where the index is kept between starts; it is built from the graph at each without. */
  readonly snapshotPath?: string;
  /** Told why the file there was not taken; the index is built from the graph then. */
  readonly onRefused?: OnRefused;
  /** Told once of what stops `follow` for the moment; it goes on by itself. */
  readonly onError?: (error: unknown) => void;
  /** Told once when it is over. */
  readonly onRecovered?: () => void;
  readonly sleep?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** So long after a change all that it changed can be read. */
  readonly settleMs?: number;
  /** So long a request waits for an index that is built anew before it takes the former one. */
  readonly patienceMs?: number;
  /** So long requests that accept it are answered without an import whose index is still built; 10 min unless given. */
  readonly withoutImportMs?: number;
  /** Beyond so many people at once an index is built anew; a tenth, and 5,000 at least, unless given. */
  readonly mostRenewed?: number;
  /** A server that is further behind than this is not ready, and says so to who asks. */
  readonly readyWithinMs?: number;
}

const POLL_MS = 250;
const LONGEST_POLL_MS = 5_000;
const READY_WITHIN_MS = 10_000;
const PATIENCE_MS = 2_000;
const WITHOUT_IMPORT_MS = 10 * 60_000;
const SAVED_EVERY_MS = 10 * 60_000;
/** So many changes that changed nothing in an index are sooner read again than it is written. */
const SOON_CAUGHT_UP = 1_000;
const EARLIER_MOMENTS = {
  what: 'questions about different earlier moments',
  ...{ inFlight: 2, waiting: 16, kept: 2, keptBytes, retryAfter: 5 },
};

export function createTalentIndex({
  graph,
  snapshotPath,
  onRefused,
  onError,
  onRecovered,
  sleep = wait,
  settleMs = POLL_MS,
  patienceMs = PATIENCE_MS,
  withoutImportMs = WITHOUT_IMPORT_MS,
  mostRenewed,
  readyWithinMs = READY_WITHIN_MS,
}: TalentIndexDependencies): TalentIndexService {
  let standing: Standing | null = null;
  let renewing: Renewal | null = null;
  let complete: { readonly seq: number; readonly at: number } | null = null;
  const atOnce = { settleMs, mostRenewed };
  const former = createFormerIndex(graph, atOnce, withoutImportMs);
  let following = false;
  /** Which index is in the file, as far as it was read or written here: by its number, since the file holds it, not we. */
  let kept: { readonly index: number; readonly seq: number } | null = null;
  let keptAt = -SAVED_EVERY_MS;
  const scratch = createSharedWork<TalentSnapshot>(EARLIER_MOMENTS);
  const latestChanges = createLatestChanges(graph);
  const numberOf = createNumbers();

  async function renewOnce(onBuild: () => void): Promise<Standing> {
    const at = performance.now();
    if (standing === null && snapshotPath !== undefined) {
      const opened = await openSnapshot(graph, snapshotPath, onRefused);
      if (opened !== null) {
        kept = { index: numberOf(opened.index), seq: opened.seq };
        standing = newStanding(opened, 0);
      }
    }
    standing = await renew(graph, standing, atOnce, onBuild);
    complete = { seq: standing.snapshot.seq, at };
    return standing;
  }

  function start(): Renewal {
    if (renewing !== null) return renewing;
    renewing = startRenewal(renewOnce, () => {
      renewing = null;
      former.renewed(standing);
    });
    return renewing;
  }

  /** One renewal at a time; a request that began after it started may need another. */
  async function renewed(): Promise<TalentSnapshot> {
    const patience = standing === null ? null : patienceMs;
    const under = renewing && (await patiently(renewing, patience).catch(() => undefined));
    // Its failure is that of whoever asked for it.
    if (renewing !== null && under === null) return former.of(standing!);
    const found = await patiently(start(), patience);
    return found === null ? former.of(standing!) : servedBy(found);
  }

  async function current({ signal }: Caller, { withoutImportFrom = Infinity }: Accepted = {}) {
    const late = () => notReady(`is built or renewed, for more than ${readyWithinMs / 1_000} s by now`);
    const found = following ? within(renewed(), readyWithinMs, late) : renewed();
    const snapshot = await abortable(found, signal);
    if (snapshot.isBehind && snapshot.seq < withoutImportFrom) throw withoutImport();
    return snapshot;
  }

  async function scratchFor(
    asOf: Instant,
    now: TalentSnapshot,
    signal: AbortSignal,
  ): Promise<TalentSnapshot> {
    const position = await latestChanges.sameAs(now.seq, { signal });
    const keep = await isSettled(latestChanges, now, now.seq, { signal });
    // Of an index that was read too soon the answers are its own.
    const of = keep ? position : `${position} ${numberOf(now.index)}`;
    const key = `${asOf} ${now.runs.FIT_DECAY} ${now.runs.EMBED_SKILLS} ${of}`;
    const built = await scratch.get(key, (abandoned) => buildAsOf(graph, now, asOf, abandoned), signal, {
      keep,
    });
    return { ...built, runs: now.runs, seq: now.seq };
  }

  async function save(): Promise<void> {
    if (snapshotPath === undefined || standing === null) return;
    const { snapshot, unsettled } = standing;
    const index = numberOf(snapshot.index);
    if (kept?.index === index && snapshot.seq - kept.seq < SOON_CAUGHT_UP) return;
    const seq = unsettled?.from ?? snapshot.seq;
    kept = { index, seq };
    keptAt = performance.now();
    try {
      await saveSnapshot(graph, snapshotPath, { ...snapshot, seq });
    } catch (error) {
      kept = null;
      throw error;
    }
  }

  return {
    current,

    async keep() {
      // What may have been read too soon would be read again, and written, each time.
      if (standing?.unsettled && standing.unsettled.from < standing.snapshot.seq)
        await sleep(settleMs, new AbortController().signal).then(() => start().done);
      await save();
    },

    async asOf(caller, asOf, accepted) {
      const now = await current(caller, accepted);
      if (asOf >= now.index.watermark) return now;
      if (now.isBehind) throw withoutImport();
      return scratchFor(asOf, now, caller.signal);
    },

    async refitted(caller, asOf) {
      return seriesToRefit((await current(caller)).index, asOf);
    },

    async lag() {
      const seq = await currentSeq(graph);
      if (complete === null) {
        const { FIT_DECAY: fit } = await readPublished(graph);
        return { ready: fit === undefined, changes: seq, milliseconds: Math.round(performance.now()) };
      }
      const changes = Math.max(0, seq - complete.seq);
      if (standing !== null && renewing?.builds) {
        const kept = await former.of(standing).catch(unlessNotReady);
        if (kept !== null) {
          const milliseconds = kept.isBehind ? Math.round(performance.now() - complete.at) : 0;
          return { ready: true, changes: Math.max(0, seq - kept.seq), milliseconds };
        }
      }
      const milliseconds = changes === 0 ? 0 : Math.round(performance.now() - complete.at);
      return { ready: milliseconds <= readyWithinMs, changes, milliseconds };
    },

    async follow(signal) {
      following = true;
      let outages = 0;
      while (!signal.aborted) {
        try {
          await start().done;
          if (performance.now() - keptAt > SAVED_EVERY_MS) await save();
          if (outages > 0) onRecovered?.();
          outages = 0;
        } catch (error) {
          // Before the first fit there is nothing to keep up with.
          if (!(error instanceof Conflict) && outages++ === 0) onError?.(error);
        }
        await sleep(Math.min(POLL_MS * 2 ** outages, LONGEST_POLL_MS), signal);
      }
      await save().catch((error: unknown) => onError?.(error));
    },
  };
}

function unlessNotReady(error: unknown): null {
  if (error instanceof Unavailable) return null;
  throw error;
}
