import type { Id } from '../../../domain/ids.ts';
import type { FittedProficiency } from '../../../domain/proficiency.ts';
import type { Graph } from '../../../graph/graph.ts';
import { renewPeople } from '../../../talent-index/renew/renew-people.ts';
import { renewSeries } from '../../../talent-index/renew/renew-series.ts';
import type { TalentIndex } from '../../../talent-index/talent-index.ts';
import { pause } from '../pause.ts';
import { peopleVouchedIn, servingFromAwardEndsOf } from '../reading/award-changes.ts';
import { addAwards } from '../reading/award-series.ts';
import { readPeopleByIds, readPeopleChangedAfter, readPeopleChangedAt } from '../reading/read-people.ts';
import { readCurveClasses } from '../talent-index-input.ts';
import { EVERYTHING } from '../talent-snapshot.ts';
import { type ChangedSince, peopleChangedSince } from './changed-since.ts';

/** Beyond so many people at once, building anew is not slower. */
export const mostRenewed = ({ people }: TalentIndex): number => Math.max(5_000, people.count / 10);

/** An index under the runs that it holds, with what changed taken up; null where it has to be built anew. */
export async function renewIndex(
  graph: Graph,
  former: TalentIndex,
  fit: Id,
  { to, framework, unnamed, positions, named, awarded: vouched, refitted: ids }: ChangedSince,
  seriesOf: (personIds: readonly Id[]) => Promise<readonly FittedProficiency[]>,
  most: number = mostRenewed(former),
): Promise<TalentIndex | null> {
  const { index: standing, awarded: reclassified } = framework
    ? await inClassesOfNow(graph, former, fit)
    : { index: former, awarded: NOBODY };
  const awardedIds = new Set([...vouched, ...reclassified]);
  const refitted = [...new Set([...ids, ...awardedIds])];
  if (refitted.length > most) return null;
  let index = standing;
  if (unnamed || named.size > most) {
    index = await peopleChangedAt(graph, index, positions, to);
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

/**
 * With whoever changed at these positions. Who was changed again while they were read stands at a newer position only:
 * those are looked for once by the log, which is cheap where few are, and then by one statement, which ends while an
 * import goes on writing.
 */
async function peopleChangedAt(
  graph: Graph,
  former: TalentIndex,
  positions: readonly number[],
  to: number,
): Promise<TalentIndex> {
  const once = await renewPeople(former, await readPeopleChangedAt(graph, positions, {}), pause);
  const since = await peopleChangedSince(graph, to);
  if (since.positions.length === 0) return once;
  const twice = await renewPeople(once, await readPeopleChangedAt(graph, since.positions, {}), pause);
  if ((await peopleChangedSince(graph, since.to)).positions.length === 0) return twice;
  return renewPeople(twice, await readPeopleChangedAfter(graph, since.to, {}), pause);
}

const NOBODY: ReadonlySet<Id> = new Set();

/**
 * The index with every skill in the class that it is of now. A posting is what a fit wrote, whatever the class; which curve it
 * is read by is looked up for its skill. What an award lets expect depends on the class: whoever has one that vouches for such a
 * skill is read again.
 */
async function inClassesOfNow(
  graph: Graph,
  index: TalentIndex,
  fit: Id,
): Promise<{ readonly index: TalentIndex; readonly awarded: ReadonlySet<Id> }> {
  const { skills } = index;
  const { classOf } = await readCurveClasses(graph, fit, {});
  const other = skills.ids.filter((skillId, number) => classOf(skillId) !== skills.classOf[number]);
  if (other.length === 0) return { index, awarded: NOBODY };
  const reclassified = { ...skills, classOf: Uint8Array.from(skills.ids, classOf) };
  return { index: { ...index, skills: reclassified }, awarded: await peopleVouchedIn(graph, other) };
}
