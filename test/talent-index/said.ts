import {
  countSeries,
  holdersOf,
  newestEvidence,
  seriesOfPerson,
} from '../../src/talent-index/build/fitted-series.ts';
import type { TalentIndex } from '../../src/talent-index/talent-index.ts';

/** What an index says, with nothing of how it numbers skills and where it keeps what. */
export function said(index: TalentIndex) {
  const { skills, bridges, people, watermark } = index;
  const bySkill = skills.ids
    .map((id, skill) => {
      const holders = [...holdersOf(index, skill)].sort((a, b) => a - b);
      const into = Array.from({ length: bridges.start[skill + 1]! - bridges.start[skill]! }, (_, i) => [
        skills.ids[bridges.from[bridges.start[skill]! + i]!],
        bridges.probability[bridges.start[skill]! + i],
        bridges.both[bridges.start[skill]! + i],
      ]);
      return { id, class: skills.classOf[skill], holders, counted: bridges.holders[skill], into };
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const byPerson = Array.from(people.ids, (id, person) => ({
    id,
    newest: newestEvidence(index, person),
    count: countSeries(index, person),
    series: Array.from(seriesOfPerson(index, person), ({ skill, fitted }) => ({
      id: skills.ids[skill]!,
      ...fitted,
    })).sort((a, b) => (a.id < b.id ? -1 : 1)),
  }));
  return { bySkill, byPerson, watermark };
}
