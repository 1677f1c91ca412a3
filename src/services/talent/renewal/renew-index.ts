import type { Id } from '../../../domain/ids.ts';
import type { FittedProficiency } from '../../../domain/proficiency.ts';
import type { Graph } from '../../../graph/graph.ts';
import { renewPeople } from '../../../talent-index/renew/renew-people.ts';
import { renewSeries } from '../../../talent-index/renew/renew-series.ts';
import type { TalentIndex } from '../../../talent-index/talent-index.ts';
import { pause } from '../pause.ts';
import { servingFromAwardEndsOf } from '../reading/award-changes.ts';
import { addAwards } from '../reading/award-series.ts';
import { readChangedPeople, readPeopleByIds } from '../reading/read-people.ts';
import { readCurveClasses } from '../talent-index-input.ts';
import { EVERYTHING } from '../talent-snapshot.ts';
import type { ChangedSince } from './changed-since.ts';

/** Beyond so many people at once, building anew is not slower. */
const mostRenewed = ({ people }: TalentIndex): number => Math.max(5_000, people.count / 10);

/** An index under the runs that it holds, with what changed taken up; null where it has to be built anew. */
export async function renewIndex(
  graph: Graph,
  former: TalentIndex,
  fit: Id,
  { from, all, people: unnamed, named, awarded: awardedIds, refitted: ids }: ChangedSince,
  seriesOf: (personIds: readonly Id[]) => Promise<readonly FittedProficiency[]>,
): Promise<TalentIndex | null> {
  if (all || ids.size > mostRenewed(former)) return null;
  const refitted = [...ids];
  let index = former;
  if (unnamed || named.size > mostRenewed(former)) {
    index = await renewPeople(index, await readChangedPeople(graph, from, {}), pause);
  } else if (named.size > 0) {
    index = await renewPeople(index, await readPeopleByIds(graph, [...named].sort(), {}), pause);
  }
  if (refitted.length === 0) return index;
  const awarded = { graph, parameters: index.carryOver, view: EVERYTHING };
  const series = await addAwards(awarded, refitted, await seriesOf(refitted));
  const { numberOf } = index.skills;
  const known = series.every(({ skillId }) => numberOf.has(skillId));
  const classOf = known ? () => 0 : (await readCurveClasses(graph, fit, {})).classOf;
  const renewed = await renewSeries(index, refitted, series, classOf, pause);
  return renewed && servingFromAwardEndsOf(graph, renewed, awardedIds);
}
