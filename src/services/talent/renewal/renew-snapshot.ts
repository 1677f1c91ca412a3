import type { Id } from '../../../domain/ids.ts';
import type { Graph } from '../../../graph/graph.ts';
import { currentSeq } from '../../runs/changes.ts';
import { type PublishedRuns, readPublished, readServed } from '../../runs/publishing.ts';
import { readSeriesOf } from '../talent-index-input.ts';
import { buildSnapshot, publishedFit, type TalentSnapshot } from '../talent-snapshot.ts';
import { changedSince } from './changed-since.ts';
import { peopleFittedSince } from './fit-changes.ts';
import { renewIndex } from './renew-index.ts';

/** An engine may show a commit piece by piece: what a snapshot was renewed by is read once more when it has settled. */
export interface Standing {
  readonly snapshot: TalentSnapshot;
  /** The changes after `from`, first seen at `since`; null where all have been read again. */
  readonly unsettled: { readonly from: number; readonly since: number } | null;
}

export interface Renewing {
  /** So long after a change all that it changed can be read. */
  readonly settleMs: number;
  /** Beyond so many people at once an index is built anew. */
  readonly mostRenewed?: number | undefined;
}

/**
 * Brings a snapshot up to what is published and recorded: nothing, people and assignments, series fitted again, or all of it.
 * @param onBuild told before an index is built anew beside the former one
 */
export async function renew(
  graph: Graph,
  standing: Standing | null,
  renewing: Renewing,
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
  const { snapshot } = standing;
  const reading = toRead(standing, seq, since, renewing.settleMs);
  if (reading === null) return standing;
  const { from, unsettled, again } = reading;
  const renews = await changedSince(graph, from, seq);
  // A pointer that is moved is in the log; of what was read too soon it may have been shown as it was.
  const moved = again || renews.published.size > 0;
  const runs = moved ? await readServed(graph, renews.published) : snapshot.runs;
  if (runs === null) {
    return (await currentSeq(graph)) === seq ? standing : renew(graph, standing, renewing, onBuild);
  }
  const fit = publishedFit(runs);
  if (renews.published.has(fit)) {
    const fitted = await peopleFittedSince(graph, publishedFit(snapshot.runs), fit);
    if (fitted === null) return built(runs);
    for (const personId of fitted) renews.refitted.add(personId);
  } else if (!sameEdges(snapshot.runs, runs)) return built(runs);
  if (snapshot.runs.EMBED_SKILLS !== runs.EMBED_SKILLS) return built(runs);
  const seriesOf = (people: readonly Id[]) => readSeriesOf(graph, fit, people);
  const index = await renewIndex(graph, snapshot.index, fit, renews, seriesOf, renewing.mostRenewed);
  if (index === null) return built(runs);
  return { snapshot: { index, runs, seq }, unsettled };
}

/**
 * From which position on changes are read to come to `seq`, what of them has to be read once more, and whether that was
 * due; null where there is nothing to read.
 */
export function toRead(
  { snapshot, unsettled }: Standing,
  seq: number,
  since: number,
  settleMs: number,
): { readonly from: number; readonly unsettled: Standing['unsettled']; readonly again: boolean } | null {
  const settled = unsettled !== null && since - unsettled.since >= settleMs;
  if (seq === snapshot.seq && !settled) return null;
  const from = unsettled?.from ?? snapshot.seq;
  if (seq === snapshot.seq) return { from, unsettled: null, again: true };
  const next = unsettled !== null && !settled ? unsettled : { from: snapshot.seq, since };
  return { from, unsettled: next, again: settled };
}

export function sameEdges(a: PublishedRuns, b: PublishedRuns): boolean {
  return a.FIT_DECAY === b.FIT_DECAY && a.EMBED_SKILLS === b.EMBED_SKILLS;
}
