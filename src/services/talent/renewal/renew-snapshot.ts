import type { Id } from '../../../domain/ids.ts';
import type { Graph } from '../../../graph/graph.ts';
import { currentSeq } from '../../runs/changes.ts';
import { type PublishedRuns, readPublished, readServed } from '../../runs/publishing.ts';
import { wait } from '../pause.ts';
import { readSeriesOf } from '../talent-index-input.ts';
import { buildSnapshot, publishedFit } from '../talent-snapshot.ts';
import { changedSince } from './changed-since.ts';
import { peopleFittedSince } from './fit-changes.ts';
import { renewIndex } from './renew-index.ts';
import { newStanding, renewedTo, type Standing, toRead } from './standing.ts';

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
  const built = async (readRuns: () => Promise<PublishedRuns> | PublishedRuns): Promise<Standing> => {
    onBuild();
    // Nothing up to the position is read again: what an engine shows piece by piece has to be there as a whole by now.
    if (!graph.capabilities.showsCommitsWhole)
      await wait(Math.max(0, renewing.settleMs - (performance.now() - since)));
    return newStanding(await buildSnapshot(graph, await readRuns(), seq), since);
  };
  if (standing === null) return built(() => readPublished(graph));
  const { snapshot } = standing;
  const reading = toRead(standing, seq, since, renewing.settleMs);
  if (reading === null) return standing;
  const renews = await changedSince(graph, reading.from, seq);
  // A pointer that is moved is in the log; of what was read too soon it may have been shown as it was.
  const moved = reading.settles || renews.published.size > 0;
  const runs = moved ? await readServed(graph, renews.published) : snapshot.runs;
  if (runs === null) {
    return (await currentSeq(graph)) === seq ? standing : renew(graph, standing, renewing, onBuild);
  }
  const fit = publishedFit(runs);
  if (renews.published.has(fit)) {
    const fitted = await peopleFittedSince(graph, publishedFit(snapshot.runs), fit);
    if (fitted === null) return built(() => runs);
    for (const personId of fitted) renews.refitted.add(personId);
  } else if (!sameEdges(snapshot.runs, runs)) return built(() => runs);
  if (snapshot.runs.EMBED_SKILLS !== runs.EMBED_SKILLS) return built(() => runs);
  const seriesOf = (people: readonly Id[]) => readSeriesOf(graph, fit, people);
  const index = await renewIndex(graph, snapshot.index, fit, renews, seriesOf, renewing.mostRenewed);
  if (index === null) return built(() => runs);
  return renewedTo(standing, { index, runs, seq }, reading, renews);
}

export function sameEdges(a: PublishedRuns, b: PublishedRuns): boolean {
  return a.FIT_DECAY === b.FIT_DECAY && a.EMBED_SKILLS === b.EMBED_SKILLS;
}
