import { setImmediate as turn } from 'node:timers/promises';
import type { Caller } from '../../domain/caller.ts';
import type { Instant } from '../../domain/clock.ts';
import { Cancelled, Conflict, Unavailable } from '../../domain/errors.ts';
import type { Id } from '../../domain/ids.ts';
import { OPEN } from '../../domain/knowledge.ts';
import type { Graph } from '../../graph/graph.ts';
import { carryOverOf } from '../../talent-index/build-bridges.ts';
import { buildPeople } from '../../talent-index/build-people.ts';
import { buildTalentIndex } from '../../talent-index/build-talent-index.ts';
import { renewPeople } from '../../talent-index/renew-people.ts';
import { renewSeries } from '../../talent-index/renew-series.ts';
import type { TalentIndex } from '../../talent-index/talent-index.ts';
import { readEvidenceOf } from '../proficiency/decay-evidence.ts';
import { seriesOf } from '../proficiency/fitted-proficiencies.ts';
import { type Change, currentSeq, readChangesAfter } from '../runs/changes.ts';
import { type PublishedRuns, readPublished, readServed } from '../runs/publishing.ts';
import { abortable, createSharedWork } from '../shared-work.ts';
import {
  fittedAsOf,
  readAssignments,
  readCarryOver,
  readCurveClasses,
  readFitted,
  readPeople,
  readSeriesOf,
  seriesToRefit,
} from './talent-index-input.ts';

/** An index with what it was built from. Immutable: a request keeps the one it got. */
export interface TalentSnapshot {
  readonly index: TalentIndex;
  /** The runs whose edges it holds. */
  readonly runs: PublishedRuns;
  /** The position of the change log up to which people, assignments and series fitted again are in it. */
  readonly seq: number;
}

export interface TalentIndexService {
  /**
   * The index of what is published and recorded now, the caller's own writes included. `Conflict` before the first
   * FIT_DECAY is published.
   */
  current(caller: Caller): Promise<TalentSnapshot>;
  /**
   * The index for a moment: the current one from the newest evidence on; for an earlier moment a scratch one, whose
   * later series are refitted from the evidence up to it.
   */
  asOf(caller: Caller, asOf: Instant): Promise<TalentSnapshot>;
  /** How many series an `asOf` would refit: what an early moment costs. */
  refitted(caller: Caller, asOf: Instant): Promise<number>;
  /** Keeps the index up with the change log, so that requests find it ready; ends with the signal. */
  follow(signal: AbortSignal): Promise<void>;
}

export interface TalentIndexDependencies {
  readonly graph: Graph;
  /** Told once of what stops `follow` for the moment; it goes on by itself. */
  readonly onError?: (error: unknown) => void;
  /** Told once when it is over. */
  readonly onRecovered?: () => void;
  readonly sleep?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** So long after a change all that it changed can be read. */
  readonly settleMs?: number;
}

const POLL_MS = 250;
const LONGEST_POLL_MS = 5_000;
const EARLIER_MOMENTS = {
  what: 'questions about different earlier moments',
  ...{ inFlight: 2, waiting: 16, kept: 2, retryAfter: 5 },
};

export function createTalentIndex({
  graph,
  onError,
  onRecovered,
  sleep = wait,
  settleMs = POLL_MS,
}: TalentIndexDependencies): TalentIndexService {
  let standing: Standing | null = null;
  let renewing: Promise<Standing> | null = null;
  const scratch = createSharedWork<TalentSnapshot>(EARLIER_MOMENTS);

  /** One renewal at a time; a request that began after it started may need another. */
  async function renewed(): Promise<TalentSnapshot> {
    const since = renewing;
    if (since !== null) await since.catch(() => undefined);
    renewing ??= renew(graph, standing, settleMs).finally(() => {
      renewing = null;
    });
    standing = await renewing;
    return standing.snapshot;
  }

  function current({ signal }: Caller): Promise<TalentSnapshot> {
    return abortable(renewed(), signal);
  }

  function scratchFor(asOf: Instant, now: TalentSnapshot, signal: AbortSignal): Promise<TalentSnapshot> {
    const key = `${asOf} ${now.seq} ${now.runs.FIT_DECAY} ${now.runs.EMBED_SKILLS}`;
    return scratch.get(key, (abandoned) => buildAsOf(graph, now, asOf, abandoned), signal);
  }

  return {
    current,

    async asOf(caller, asOf) {
      const now = await current(caller);
      if (asOf >= now.index.watermark) return now;
      return scratchFor(asOf, now, caller.signal);
    },

    async refitted(caller, asOf) {
      return seriesToRefit((await current(caller)).index, asOf);
    },

    async follow(signal) {
      let outages = 0;
      while (!signal.aborted) {
        try {
          await renewed();
          if (outages > 0) onRecovered?.();
          outages = 0;
        } catch (error) {
          // Before the first fit there is nothing to keep up with.
          if (!(error instanceof Conflict) && outages++ === 0) onError?.(error);
        }
        await sleep(Math.min(POLL_MS * 2 ** outages, LONGEST_POLL_MS), signal);
      }
    },
  };
}

/** An engine may show a commit piece by piece: what a snapshot was renewed by is read once more when it has settled. */
interface Standing {
  readonly snapshot: TalentSnapshot;
  /** The changes after `from`, first seen at `since`; null where all have been read again. */
  readonly unsettled: { readonly from: number; readonly since: number } | null;
}

/** Brings a snapshot up to what is published and recorded: nothing, people and assignments, series fitted again, or all of it. */
async function renew(graph: Graph, standing: Standing | null, settleMs: number): Promise<Standing> {
  const since = performance.now();
  // The position is read before anything else: what comes after it is read again next time.
  const seq = await currentSeq(graph);
  const built = async (runs: PublishedRuns): Promise<Standing> => ({
    snapshot: await build(graph, runs, seq),
    unsettled: { from: seq, since },
  });
  if (standing === null) return built(await readPublished(graph));
  const { snapshot, unsettled } = standing;
  const settled = unsettled !== null && since - unsettled.since >= settleMs;
  if (seq === snapshot.seq && !settled) return standing;
  const renews = await whatChanged(graph, unsettled?.from ?? snapshot.seq, seq);
  const runs = await readServed(graph, renews.published);
  if (runs === null) {
    return (await currentSeq(graph)) === seq ? standing : renew(graph, standing, settleMs);
  }
  if (!sameEdges(snapshot.runs, runs) || renews.all || renews.refitted.size > MOST_RENEWED) {
    return built(runs);
  }
  let index: TalentIndex | null = snapshot.index;
  if (renews.people) {
    const people = await readPeople(graph, {});
    index = renewPeople(index, people, await readAssignments(graph, {}));
  }
  if (index !== null && renews.refitted.size > 0) {
    const refitted = [...renews.refitted];
    const series = await readSeriesOf(graph, publishedFit(runs), refitted);
    const { numberOf } = index.skills;
    const known = series.every(({ skillId }) => numberOf.has(skillId));
    const classOf = known ? () => 0 : (await readCurveClasses(graph, publishedFit(runs), {})).classOf;
    index = await renewSeries(index, refitted, series, classOf, pause);
  }
  if (index === null) return built(runs);
  if (seq === snapshot.seq) return { snapshot: { index, runs, seq }, unsettled: null };
  const later = unsettled !== null && !settled ? unsettled : { from: snapshot.seq, since };
  return { snapshot: { index, runs, seq }, unsettled: later };
}

const SHOWN_TRIES = 20;
const SHOWN_MS = 5;

/** Beyond so many people at once, building anew is not slower. */
const MOST_RENEWED = 5_000;

const peopleKinds: ReadonlySet<Change['kind']> = new Set(['PEOPLE', 'ASSIGNMENTS', 'ORGANISATION']);

interface Renewal {
  all: boolean;
  /** People and assignments are read anew. */
  people: boolean;
  /** Whose series are read anew. */
  readonly refitted: Set<Id>;
  /** Runs, in the order in which they were published. */
  readonly published: Set<Id>;
}

async function whatChanged(graph: Graph, from: number, to: number): Promise<Renewal> {
  const renewal: Renewal = { all: false, people: false, refitted: new Set(), published: new Set() };
  let holes = 0;
  for (let seq = from; seq < to; ) {
    const changes = await readChangesAfter(graph, seq);
    if (changes.length === 0) {
      if (++holes === SHOWN_TRIES)
        throw new Unavailable('The change log is being written; try again.', { retryAfter: 1 });
      await wait(SHOWN_MS);
      continue;
    }
    for (const { kind, subject } of changes) {
      if (kind === 'FRAMEWORK') renewal.all = true;
      if (kind === 'PUBLISHED') renewal.published.add(subject);
      if (kind === 'PROFICIENCY') renewal.refitted.add(subject);
      if (peopleKinds.has(kind)) renewal.people = true;
    }
    seq = changes.at(-1)!.seq;
  }
  return renewal;
}

function sameEdges(a: PublishedRuns, b: PublishedRuns): boolean {
  return a.FIT_DECAY === b.FIT_DECAY && a.EMBED_SKILLS === b.EMBED_SKILLS;
}

async function build(graph: Graph, runs: PublishedRuns, seq: number): Promise<TalentSnapshot> {
  const fit = publishedFit(runs);
  const people = await readPeople(graph, {});
  const index = await buildTalentIndex(
    {
      people: buildPeople(people, await readAssignments(graph, {})),
      carryOver: await readCarryOver(graph, runs, {}),
      ...(await readCurveClasses(graph, fit, {})),
      fitted: readFitted(graph, fit, {}),
    },
    pause,
  );
  return { index, runs, seq };
}

async function buildAsOf(
  graph: Graph,
  now: TalentSnapshot,
  asOf: Instant,
  signal: AbortSignal,
): Promise<TalentSnapshot> {
  const fit = publishedFit(now.runs);
  const { hyperparameters, ...classes } = await readCurveClasses(graph, fit, { signal });
  // What is recorded from here on belongs to the index of a later position.
  const view = { asOf, knownAt: OPEN, knownSeq: now.seq };
  const refit = async (personIds: readonly Id[]) => {
    const evidence = await readEvidenceOf(graph, personIds, view, hyperparameters.kinds, { signal });
    return seriesOf(evidence, hyperparameters, fit).map(({ fitted }) => fitted);
  };
  const index = await buildTalentIndex(
    {
      people: now.index.people,
      carryOver: carryOverOf(now.index),
      ...classes,
      fitted: fittedAsOf(now.index, asOf, refit),
    },
    async () => {
      if (signal.aborted) throw new Cancelled();
      await pause();
    },
  );
  return { ...now, index };
}

function publishedFit({ FIT_DECAY: fit }: PublishedRuns): Id {
  if (fit === undefined) throw new Conflict('No proficiencies have been fitted yet: run FIT_DECAY first.');
  return fit;
}

/** Between two slices of building or ranking: whatever else waits in the process goes first. */
export async function pause(): Promise<void> {
  await turn();
}

async function wait(milliseconds: number, signal = new AbortController().signal): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(done, milliseconds);
    function done() {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
    signal.addEventListener('abort', done);
    if (signal.aborted) done();
  });
}
