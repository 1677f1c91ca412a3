import type { Segment } from '../../segments/segment.ts';
import type { TalentIndex } from '../../talent-index.ts';

/** Where the lowest curve of a segment began: one falls to the floor of its class, or stays where it began below it. */
const leastOf = new WeakMap<Segment, number>();

/** No curve in a skill ever stands below it. Looked up once a segment: a renewed index shares most of its segments. */
export function leastMean({ skills, segments, recent }: TalentIndex, skill: number): number {
  let least = skill < 0 ? 1 : skills.classes[skills.classOf[skill]!]!.floor;
  for (const segment of segments) least = Math.min(least, leastInitial(segment));
  return recent === null ? least : Math.min(least, leastInitial(recent.segment));
}

function leastInitial(segment: Segment): number {
  const known = leastOf.get(segment);
  if (known !== undefined) return known;
  const { initial } = segment;
  let least = 1;
  // By place: an iterator takes five times as long, and this is one turn of 20 ms for a million people.
  for (let i = 0; i < initial.length; i++) if (initial[i]! < least) least = initial[i]!;
  leastOf.set(segment, least);
  return least;
}
