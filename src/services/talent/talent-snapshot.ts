import type { Instant } from '../../domain/clock.ts';
import { Conflict } from '../../domain/errors.ts';
import type { Id } from '../../domain/ids.ts';
import { OPEN } from '../../domain/knowledge.ts';
import type { CallOptions, Graph } from '../../graph/graph.ts';
import { carryOverOf } from '../../talent-index/build/build-bridges.ts';
import { buildTalentIndex } from '../../talent-index/build/build-talent-index.ts';
import { totalSeries } from '../../talent-index/build/fitted-series.ts';
import type { TalentIndex } from '../../talent-index/talent-index.ts';
import type { ChangeKind } from '../runs/changes.ts';
import type { LatestChanges } from '../runs/latest-changes.ts';
import type { PublishedRuns } from '../runs/publishing.ts';
import { pause, pauseWhileAsked } from './pause.ts';
import { peopleAwardedUntilAfter, servingFromAwardEnds } from './reading/award-changes.ts';
import { withAwards } from './reading/award-series.ts';
import { readPeople } from './reading/read-people.ts';
import { refitAwarded } from './reading/refit-awarded.ts';
import { giveSparePagesBack } from './spare-pages.ts';
import { fittedAsOf, readCarryOver, readCurveClasses, readFitted } from './talent-index-input.ts';

/** An index with what it was built from. Immutable: a request keeps the one it got. */
export interface TalentSnapshot {
  readonly index: TalentIndex;
  /** The runs whose edges it holds. */
  readonly runs: PublishedRuns;
  /** The position of the change log up to which people, assignments and series fitted again are in it. */
  readonly seq: number;
  /** Changes after this position were read when an engine may have shown a part of them only; absent where none were. */
  readonly unsettledFrom?: number;
  /** From before an import that is in no index yet: what else an index is made of is read as of now, so none is made of it. */
  readonly isBehind?: boolean;
}

/** What an index is built from. */
export const builtKinds: ReadonlySet<ChangeKind> = new Set<ChangeKind>([
  'FRAMEWORK',
  'PEOPLE',
  'OBSERVATIONS',
  'AWARDS',
  'ASSIGNMENTS',
  'PROFICIENCY',
  'PUBLISHED',
]);

/**
 * Whether all that another index is built from by way of this one, and what was recorded up to `upTo`, had been there as a
 * whole: else it serves those who wait for it, and is not kept.
 */
export async function isSettled(
  latestChanges: LatestChanges,
  { seq, unsettledFrom = seq }: TalentSnapshot,
  upTo: number,
  options: CallOptions,
): Promise<boolean> {
  return !(await latestChanges.between(builtKinds, unsettledFrom, Math.max(seq, upTo), options));
}

/** All that is recorded. */
export const EVERYTHING = { asOf: OPEN, knownAt: OPEN, knownSeq: OPEN };

export async function buildSnapshot(graph: Graph, runs: PublishedRuns, seq: number): Promise<TalentSnapshot> {
  const fit = publishedFit(runs);
  const people = await readPeople(graph, {});
  const classes = await readCurveClasses(graph, fit, {}, runs.EMBED_SKILLS);
  const awarded = { graph, parameters: classes.carryOverParameters, view: EVERYTHING };
  const index = await buildTalentIndex(
    {
      people,
      carryOver: await readCarryOver(graph, runs, {}),
      ...classes,
      fitted: withAwards(awarded, people.ids, readFitted(graph, fit, people.ids, {})),
    },
    pause,
  );
  const serving = await servingFromAwardEnds(graph, index);
  void giveSparePagesBack(totalSeries(index));
  return { index: serving, runs, seq };
}

export async function buildAsOf(
  graph: Graph,
  now: TalentSnapshot,
  asOf: Instant,
  signal: AbortSignal,
): Promise<TalentSnapshot> {
  const fit = publishedFit(now.runs);
  const skills = now.runs.EMBED_SKILLS;
  const { hyperparameters, ...classes } = await readCurveClasses(graph, fit, { signal }, skills);
  // What is recorded from here on belongs to the index of a later position.
  const view = { asOf, knownAt: OPEN, knownSeq: now.seq };
  const refit = refitAwarded(graph, fit, { hyperparameters, ...classes }, view, { signal });
  const otherwise = await peopleAwardedUntilAfter(graph, asOf, { signal });
  const index = await buildTalentIndex(
    {
      people: now.index.people,
      carryOver: carryOverOf(now.index),
      ...classes,
      fitted: fittedAsOf(now.index, asOf, otherwise, refit),
    },
    pauseWhileAsked(signal),
  );
  return { index, runs: now.runs, seq: now.seq };
}

export function publishedFit({ FIT_DECAY: fit }: PublishedRuns): Id {
  if (fit === undefined)
    throw new Conflict(
      'No proficiencies have been fitted yet: run FIT_DECAY first (`npx meritgraph run fit-decay`).',
    );
  return fit;
}
