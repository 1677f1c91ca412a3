import { Unavailable } from '../../domain/errors.ts';
import type { Id } from '../../domain/ids.ts';
import type { Graph } from '../../graph/graph.ts';
import { renewPeople } from '../../talent-index/renew/renew-people.ts';
import { renewSeries } from '../../talent-index/renew/renew-series.ts';
import type { TalentIndex } from '../../talent-index/talent-index.ts';
import { type Change, currentSeq, readChangesAfter } from '../runs/changes.ts';
import { type PublishedRuns, readPublished, readServed } from '../runs/publishing.ts';
import { peopleAwardedBetween, servingFromAwardEnds } from './award-changes.ts';
import { addAwards } from './award-series.ts';
import { peopleFittedSince } from './fit-changes.ts';
import { pause, wait } from './pause.ts';
import { readAssignments, readCurveClasses, readPeople, readSeriesOf } from './talent-index-input.ts';
import { buildSnapshot, EVERYTHING, publishedFit, type TalentSnapshot } from './talent-snapshot.ts';

/** An engine may show a commit piece by piece: what a snapshot was renewed by is read once more when it has settled. */
export interface Standing {
  readonly snapshot: TalentSnapshot;
  /** The changes after `from`, first seen at `since`; null where all have been read again. */
  readonly unsettled: { readonly from: number; readonly since: number } | null;
}

/**
 * Brings a snapshot up to what is published and recorded: nothing, people and assignments, series fitted again, or all of it.
 * @param onBuild told before an index is built anew beside the former one
 */
export async function renew(
  graph: Graph,
  standing: Standing | null,
  settleMs: number,
  onBuild: () => void,
): Promise<Standing> {
  const since = performance.now();
  // The position is read before anything else: what comes after it is read again next time.
  const seq = await currentSeq(graph);
  const built = async (runs: PublishedRuns): Promise<Standing> => {
    onBuild();
    return { snapshot: await buildSnapshot(graph, runs, seq), unsettled: { from: seq, since } };
  };
  if (standing === null) return built(await readPublished(graph));
  const { snapshot, unsettled } = standing;
  const settled = unsettled !== null && since - unsettled.since >= settleMs;
  if (seq === snapshot.seq && !settled) return standing;
  const from = unsettled?.from ?? snapshot.seq;
  const renews = await whatChanged(graph, from, seq);
  const runs = await readServed(graph, renews.published);
  if (runs === null) {
    return (await currentSeq(graph)) === seq ? standing : renew(graph, standing, settleMs, onBuild);
  }
  if (renews.awards) {
    for (const personId of await peopleAwardedBetween(graph, from, seq)) renews.refitted.add(personId);
  }
  const fit = publishedFit(runs);
  if (renews.published.has(fit) && !renews.all) {
    const fitted = await peopleFittedSince(graph, publishedFit(snapshot.runs), fit);
    if (fitted === null) return built(runs);
    for (const personId of fitted) renews.refitted.add(personId);
  } else if (!sameEdges(snapshot.runs, runs)) return built(runs);
  const sameSkills = snapshot.runs.EMBED_SKILLS === runs.EMBED_SKILLS;
  if (!sameSkills || renews.all || renews.refitted.size > mostRenewed(snapshot.index)) return built(runs);
  let index: TalentIndex = snapshot.index;
  if (renews.people) {
    const people = await readPeople(graph, {});
    index = await renewPeople(index, people, await readAssignments(graph, {}), pause);
  }
  if (renews.refitted.size > 0) {
    const refitted = [...renews.refitted];
    const fitted = await readSeriesOf(graph, fit, refitted);
    const awarded = { graph, parameters: index.carryOver, view: EVERYTHING };
    const series = await addAwards(awarded, refitted, fitted);
    const { numberOf } = index.skills;
    const known = series.every(({ skillId }) => numberOf.has(skillId));
    const classOf = known ? () => 0 : (await readCurveClasses(graph, fit, {})).classOf;
    const renewed = await renewSeries(index, refitted, series, classOf, pause);
    if (renewed === null) return built(runs);
    index = renewed;
    if (renews.awards) index = await servingFromAwardEnds(graph, index);
  }
  if (seq === snapshot.seq) return { snapshot: { index, runs, seq }, unsettled: null };
  const later = unsettled !== null && !settled ? unsettled : { from: snapshot.seq, since };
  return { snapshot: { index, runs, seq }, unsettled: later };
}

const SHOWN_TRIES = 20;
const SHOWN_MS = 5;

/** Beyond so many people at once, building anew is not slower. */
const mostRenewed = ({ people }: TalentIndex): number => Math.max(5_000, people.count / 10);

const peopleKinds: ReadonlySet<Change['kind']> = new Set(['PEOPLE', 'ASSIGNMENTS', 'ORGANISATION']);

interface Renewal {
  all: boolean;
  /** People and assignments are read anew. */
  people: boolean;
  /** Awards were recorded: whose, stands beside them. */
  awards: boolean;
  /** Whose series are read anew. */
  readonly refitted: Set<Id>;
  /** Runs, in the order in which they were published. */
  readonly published: Set<Id>;
}

async function whatChanged(graph: Graph, from: number, to: number): Promise<Renewal> {
  const renewal: Renewal = {
    ...{ all: false, people: false, awards: false },
    ...{ refitted: new Set(), published: new Set() },
  };
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
      if (kind === 'AWARDS') renewal.awards = true;
      if (kind === 'PUBLISHED') renewal.published.add(subject);
      if (kind === 'PROFICIENCY') renewal.refitted.add(subject);
      if (peopleKinds.has(kind)) renewal.people = true;
    }
    seq = changes.at(-1)!.seq;
  }
  return renewal;
}

export function sameEdges(a: PublishedRuns, b: PublishedRuns): boolean {
  return a.FIT_DECAY === b.FIT_DECAY && a.EMBED_SKILLS === b.EMBED_SKILLS;
}
