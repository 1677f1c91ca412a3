import type { FittedRow } from '../build/fitted-batch.ts';
import { skillsOf } from '../build/fitted-series.ts';
import { recountHolders } from '../build/holders.ts';
import { weighBridges } from '../build/weigh-bridges.ts';
import { inPauses, type Pause } from '../pause.ts';
import { mergedShape, mergeSegments, type Placed } from '../segments/merge-segments.ts';
import {
  emptySegments,
  SEGMENT_SIZE,
  type Segment,
  type SegmentShape,
  segmentIn,
} from '../segments/segment.ts';
import { SegmentRows } from '../segments/segment-rows.ts';
import type { RecentPeople, SkillColumns, TalentIndex } from '../talent-index.ts';

/** One fitted series as it is now. */
export interface RenewedSeries extends FittedRow {
  readonly personId: string;
  readonly skillId: string;
}

/** At most so many people become recent at once. */
const TAKEN_AT_ONCE = 4096;

/**
 * When so many people are recent, they are put into the segments where they belong. That makes all segments anew, so it is
 * done more seldom the more there are: from 786,432 people on after 12,288. No segment holds more than `SEGMENT_SIZE`.
 */
const foldedFrom = ({ people }: TalentIndex): number =>
  Math.min(SEGMENT_SIZE - TAKEN_AT_ONCE, Math.max(TAKEN_AT_ONCE, Math.ceil(people.count / 64)));

/**
 * The same index with all series of `personIds` as they are in `series`: it ranks as one built anew would. What does
 * not change is shared, so the former index goes on answering. Null where the index does not know one of the people yet.
 * @param classOf the number of a skill's class, asked of skills that are new to the index
 */
export async function renewSeries(
  index: TalentIndex,
  personIds: readonly string[],
  series: readonly RenewedSeries[],
  classOf: (skillId: string) => number,
  pause: Pause,
): Promise<TalentIndex | null> {
  const numbers: number[] = [];
  for (const id of new Set(personIds)) {
    const number = index.people.ids.numberOf(id);
    if (number === undefined) return null;
    numbers.push(number);
  }
  numbers.sort((a, b) => a - b);
  const skills = withSkills(index.skills, series, classOf);
  const byPerson = Map.groupBy(series, ({ personId }) => index.people.ids.numberOf(personId) ?? -1);
  let renewed: TalentIndex = { ...index, skills };
  for (let from = 0; from < numbers.length; from += TAKEN_AT_ONCE) {
    const some = Uint32Array.from(numbers.slice(from, from + TAKEN_AT_ONCE));
    const segment = segmentOf(some, byPerson, skills);
    await pause();
    const recent = await inPauses(addRecent(renewed.recent, segment, some, skills), pause);
    await pause();
    renewed = { ...renewed, recent: recentPeople(recent.segment, recent.people, renewed) };
    if (recent.people.length >= foldedFrom(index)) renewed = await fold(renewed, pause);
  }
  const changes = numbers.flatMap((person) => {
    const before = skillsOf(index, person);
    const after = skillsOf(renewed, person);
    const same = before.size === after.size && [...before].every((skill) => after.has(skill));
    return same ? [] : { before, after };
  });
  const watermark = series.reduce((latest, { lastAt }) => Math.max(latest, lastAt), index.watermark);
  if (changes.length === 0 && skills === index.skills) return { ...renewed, watermark };
  // Who shows which skills weighs what carries over between them.
  const { bridges, reweighed } = recountHolders(index.bridges, changes, skills.ids.length);
  return { ...renewed, watermark, bridges: weighBridges(bridges, skills, reweighed) };
}

function withSkills(
  skills: SkillColumns,
  series: readonly RenewedSeries[],
  classOf: (skillId: string) => number,
): SkillColumns {
  const added = new Set(series.flatMap(({ skillId }) => (skills.numberOf.has(skillId) ? [] : skillId)));
  if (added.size === 0) return skills;
  const ids = [...skills.ids, ...added];
  return {
    ids,
    numberOf: new Map(ids.map((id, number) => [id, number])),
    classOf: Uint8Array.from(ids, (id, number) => skills.classOf[number] ?? classOf(id)),
    classes: skills.classes,
  };
}

function segmentOf(
  people: Uint32Array,
  byPerson: ReadonlyMap<number, readonly RenewedSeries[]>,
  skills: SkillColumns,
): Segment {
  const rows = new SegmentRows(people.length);
  for (const [slot, person] of people.entries()) {
    for (const row of byPerson.get(person) ?? []) rows.add(slot, skills.numberOf.get(row.skillId)!, row);
  }
  return rows.build(skills.ids.length);
}

/** The recent people with some of them fitted once more, and others added. In slices. */
function* addRecent(
  recent: RecentPeople | null,
  segment: Segment,
  people: Uint32Array,
  skills: SkillColumns,
): Generator<void, { readonly segment: Segment; readonly people: Uint32Array }> {
  if (recent === null) return { segment, people };
  const all = Uint32Array.from(new Set([...recent.people, ...people])).sort();
  const slotOf = new Map(Array.from(all, (person, slot) => [person, slot]));
  const renewed = new Set(people);
  const standing = {
    segment: recent.segment,
    slotOf: Int32Array.from(recent.people, (person) => (renewed.has(person) ? -1 : slotOf.get(person)!)),
  };
  const added = { segment, slotOf: Int32Array.from(people, (person) => slotOf.get(person)!) };
  yield;
  const merged = segmentIn(mergedShape(standing, added, all.length, skills.ids.length));
  return { segment: yield* mergeSegments(standing, added, merged), people: all };
}

export function recentPeople(
  segment: Segment,
  people: Uint32Array,
  { segments }: Pick<TalentIndex, 'segments'>,
): RecentPeople {
  let end = 0;
  const superseded = segments.map((_, number) => {
    const from = end;
    while (end < people.length && people[end]! < (number + 1) * SEGMENT_SIZE) end++;
    const slots = new Uint16Array(end - from);
    for (let i = from; i < end; i++) slots[i - from] = people[i]! % SEGMENT_SIZE;
    return slots;
  });
  const slotOf = new Map<number, number>();
  for (let slot = 0; slot < people.length; slot++) slotOf.set(people[slot]!, slot);
  return { segment, people, slotOf, superseded };
}

/** Puts recent people where they belong: only segments that hold some of them are made anew, one after another. */
async function fold(index: TalentIndex, pause: Pause): Promise<TalentIndex> {
  const { recent, people, skills } = index;
  if (recent === null) return index;
  const segments: (Segment | Merge)[] = [];
  for (let number = 0; number * SEGMENT_SIZE < people.count; number++) {
    const first = number * SEGMENT_SIZE;
    const slots = Math.min(SEGMENT_SIZE, people.count - first);
    const segment = index.segments[number] ?? new SegmentRows(slots).build(0);
    const added = { segment: recent.segment, slotOf: placesWithin(recent.people, first) };
    if (added.slotOf.every((slot) => slot < 0)) {
      segments.push(segment);
      continue;
    }
    const superseded = new Set(added.slotOf);
    const kept = (_: unknown, slot: number) => (superseded.has(slot) ? -1 : slot);
    const standing = { segment, slotOf: Int32Array.from({ length: segment.slots }, kept) };
    segments.push({ standing, added, shape: mergedShape(standing, added, slots, skills.ids.length) });
    await pause();
  }
  const empty = emptySegments(segments.flatMap((part) => ('shape' in part ? part.shape : [])));
  for (const [number, part] of segments.entries()) {
    if (!('shape' in part)) continue;
    const merged = empty.next().value!;
    segments[number] = await inPauses(mergeSegments(part.standing, part.added, merged), pause);
    await pause();
  }
  return { ...index, segments: segments as Segment[], recent: null };
}

interface Merge {
  readonly standing: Placed;
  readonly added: Placed;
  readonly shape: SegmentShape;
}

/** The slots of people in the segment that begins with number `first`; −1 for those who are not in it. */
function placesWithin(people: Uint32Array, first: number): Int32Array {
  return Int32Array.from(people, (person) =>
    person >= first && person < first + SEGMENT_SIZE ? person - first : -1,
  );
}
