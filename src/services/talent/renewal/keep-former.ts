import type { Id } from '../../../domain/ids.ts';
import type { FittedProficiency } from '../../../domain/proficiency.ts';
import type { Graph } from '../../../graph/graph.ts';
import { readEvidenceOf } from '../../proficiency/decay-evidence.ts';
import { seriesOf } from '../../proficiency/series/fitted-series.ts';
import { currentSeq } from '../../runs/changes.ts';
import { pause } from '../pause.ts';
import { readCurveClasses } from '../talent-index-input.ts';
import { EVERYTHING, publishedFit } from '../talent-snapshot.ts';
import { changedSince } from './changed-since.ts';
import { renewIndex } from './renew-index.ts';
import type { Renewing } from './renew-snapshot.ts';
import { renewedTo, type Standing, toRead } from './standing.ts';

const PEOPLE_PER_REFIT = 50;

/**
 * A former index with what has been recorded since, under its own runs: what answers while an index of other runs is
 * built beside it. The edges of its fit are no longer kept up, so whoever changed is fitted again from the evidence.
 * Null where that is no less work than building it.
 */
export async function keepFormer(
  graph: Graph,
  standing: Standing,
  { settleMs, mostRenewed }: Renewing,
): Promise<Standing | null> {
  const since = performance.now();
  const seq = await currentSeq(graph);
  const reading = toRead(standing, seq, since, settleMs);
  if (reading === null) return standing;
  const { snapshot: former } = standing;
  const changed = await changedSince(graph, reading.from, seq);
  const fit = publishedFit(former.runs);
  const refit = async (people: readonly Id[]): Promise<FittedProficiency[]> => {
    const { hyperparameters } = await readCurveClasses(graph, fit, {});
    const view = { ...EVERYTHING, knownSeq: seq };
    const series: FittedProficiency[] = [];
    for (let from = 0; from < people.length; from += PEOPLE_PER_REFIT) {
      const some = people.slice(from, from + PEOPLE_PER_REFIT);
      const evidence = await readEvidenceOf(graph, some, view, hyperparameters.kinds, {});
      series.push(...seriesOf(evidence, hyperparameters, fit).map(({ fitted }) => fitted));
      await pause();
    }
    return series;
  };
  const index = await renewIndex(graph, former.index, fit, changed, refit, mostRenewed);
  if (index === null) return null;
  return renewedTo(standing, { ...former, index, seq }, reading, changed);
}
