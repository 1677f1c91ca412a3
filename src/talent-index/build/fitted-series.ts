import type { ServedCurve, ServedPosterior } from '../../analytics/decay/model/curve.ts';
import type { FittedProficiency } from '../../domain/proficiency.ts';
import {
  achievedOf,
  instantOf,
  observationsOf,
  postingAt,
  postingNear,
  postingOf,
  SEGMENT_SIZE,
  type Segment,
  TICK_MS,
} from '../segments/segment.ts';
import type { TalentIndex } from '../talent-index.ts';

type Fitted = Pick<TalentIndex, 'segments' | 'recent'>;

/** As a segment holds it. */
export type IndexedSeries = ServedPosterior & Pick<FittedProficiency, 'achieved'>;

/** What is fitted of a person in a skill; null where there is no evidence. */
export function fittedSeries(index: Fitted, person: number, skill: number): IndexedSeries | null {
  const segment = segmentOf(index, person);
  if (segment === undefined) return null;
  const posting = postingAt(segment, slotOf(index, person), skill);
  return posting < 0 ? null : seriesAt(segment, posting);
}

/** Everything that is fitted of a person, in order of the skill's number. */
export function* seriesOfPerson(
  index: Fitted,
  person: number,
): Generator<{ readonly skill: number; readonly fitted: IndexedSeries }> {
  const segment = segmentOf(index, person);
  if (segment === undefined) return;
  const slot = slotOf(index, person);
  const { skillStart, skillOf } = segment;
  for (let i = skillStart[slot]!; i < skillStart[slot + 1]!; i++) {
    const skill = skillOf[i]!;
    yield { skill, fitted: seriesAt(segment, postingOf(segment, slot, skill)) };
  }
}

/**
 * The curve of every skill in which something was observed of a person, in order of the skill's number, and whether
 * anything was achieved there.
 */
export function eachObserved(
  index: Fitted,
  person: number,
  take: (skill: number, curve: ServedCurve, achieved: boolean) => void,
): void {
  const segment = segmentOf(index, person);
  if (segment === undefined) return;
  const slot = slotOf(index, person);
  const { skillStart, skillOf, seen, initial, halfLifeDays } = segment;
  const { lastReinforcedTick, lastReinforcedRest } = segment;
  const end = skillStart[slot + 1]!;
  for (let from = skillStart[slot]!; from < end; from += READ_TOGETHER) {
    const count = Math.min(READ_TOGETHER, end - from);
    const postings = touchedPostings(segment, slot, from, count);
    for (let i = 0; i < count; i++) {
      const at = postings[i]!;
      if (seen[at] === 0) continue;
      const lastReinforcedAt = instantOf(lastReinforcedTick[at]!, lastReinforcedRest[at]!);
      const curve = { initial: initial[at]!, halfLifeDays: halfLifeDays[at]!, lastReinforcedAt };
      take(skillOf[from + i]!, curve, achievedOf(seen[at]!) === 1);
    }
  }
}

const READ_TOGETHER = 16;
/** Those found last, until the next are; behind them what keeps reads from being left out whose values nobody needs yet. */
const found = new Uint32Array(READ_TOGETHER + 1);

/**
 * The postings of a slot's skills from `from` on. Each lies where nothing else of the slot does: read at once, they wait for
 * memory together, where those that are used one after another wait one after another.
 */
function touchedPostings(segment: Segment, slot: number, from: number, count: number): Uint32Array {
  const { skillOf, initial, halfLifeDays, lastReinforcedTick, lastReinforcedRest } = segment;
  let touched = 0;
  for (let i = 0; i < count; i++) touched += segment.slot[postingNear(segment, slot, skillOf[from + i]!)]!;
  for (let i = 0; i < count; i++) found[i] = postingOf(segment, slot, skillOf[from + i]!);
  for (let i = 0; i < count; i++) {
    const at = found[i]!;
    touched += initial[at]! + halfLifeDays[at]! + lastReinforcedTick[at]! + lastReinforcedRest[at]!;
    touched += segment.seen[at]!;
  }
  found[READ_TOGETHER] = touched;
  return found;
}

/** The number of every skill of which there is a series of a person, ascending. */
export function eachSkill(index: Fitted, person: number, take: (skill: number) => void): void {
  const segment = segmentOf(index, person);
  if (segment === undefined) return;
  const slot = slotOf(index, person);
  const { skillStart, skillOf } = segment;
  for (let i = skillStart[slot]!; i < skillStart[slot + 1]!; i++) take(skillOf[i]!);
}

/**
 * Reads where the skills of these people are listed, and the first of them: reads that do not depend on one another wait for
 * memory all at once, where those of scoring one person after another wait one after another.
 */
export function touchSkills(index: Fitted, people: Uint32Array): number {
  let touched = 0;
  for (const person of people) touched ^= segmentOf(index, person)?.skillStart[slotOf(index, person)] ?? 0;
  for (const person of people) {
    const segment = segmentOf(index, person);
    if (segment !== undefined) touched ^= segment.skillOf[segment.skillStart[slotOf(index, person)]!] ?? 0;
  }
  return touched;
}

export function skillsOf(index: Fitted, person: number): ReadonlySet<number> {
  const segment = segmentOf(index, person);
  if (segment === undefined) return new Set();
  const slot = slotOf(index, person);
  return new Set(segment.skillOf.subarray(segment.skillStart[slot]!, segment.skillStart[slot + 1]!));
}

export function countSeries(index: Fitted, person: number): number {
  const segment = segmentOf(index, person);
  if (segment === undefined) return 0;
  const slot = slotOf(index, person);
  return segment.skillStart[slot + 1]! - segment.skillStart[slot]!;
}

/** How many series there are in all. */
export function totalSeries({ bridges }: Pick<TalentIndex, 'bridges'>): number {
  return bridges.holders.reduce((sum, held) => sum + held, 0);
}

/** The newest evidence of a person in any skill; −∞ without. */
export function newestEvidence(index: Fitted, person: number): number {
  if (countSeries(index, person) === 0) return Number.NEGATIVE_INFINITY;
  const { newestTick, newestRest } = segmentOf(index, person)!;
  const slot = slotOf(index, person);
  return instantOf(newestTick[slot]!, newestRest[slot]!);
}

/** How many series are of people who have evidence from after an instant, in any skill: one pass over columns. */
export function seriesBehind(index: Fitted, instant: number): number {
  const tick = Math.floor(instant / TICK_MS);
  const rest = instant - tick * TICK_MS;
  let series = 0;
  for (const { segment, superseded } of partsOf(index)) {
    const { slots, skillStart, newestTick, newestRest } = segment;
    let next = 0;
    for (let slot = 0; slot < slots; slot++) {
      const newest = newestTick[slot]!;
      if (newest < tick || (newest === tick && newestRest[slot]! <= rest)) continue;
      while (superseded[next]! < slot) next++;
      if (superseded[next] !== slot) series += skillStart[slot + 1]! - skillStart[slot]!;
    }
  }
  return series;
}

/** A segment with who stands in its slots. */
export interface IndexPart {
  readonly segment: Segment;
  /** The person of slot n is n after this one, unless `people` says. */
  readonly first: number;
  readonly people: Uint32Array | null;
  /** The slots of those for whom another part holds, ascending. */
  readonly superseded: Uint16Array;
}

const NOBODY = new Uint16Array(0);

/**
 * Of a column by person, what stands by slot of a part. A plain loop: every ranking does it for whoever was fitted again, and
 * `from` with a function takes twenty times as long.
 */
export function columnOf(column: Uint8Array, { segment, first, people }: IndexPart): Uint8Array {
  if (people === null) return column.subarray(first, first + segment.slots);
  const taken = new Uint8Array(people.length);
  for (let slot = 0; slot < people.length; slot++) taken[slot] = column[people[slot]!]!;
  return taken;
}

/** All parts of an index: every person with evidence is in one of them, and not superseded there. */
export function partsOf({ segments, recent }: Fitted): IndexPart[] {
  const parts: IndexPart[] = segments.map((segment, number) => ({
    segment,
    first: number * SEGMENT_SIZE,
    people: null,
    superseded: recent?.superseded[number] ?? NOBODY,
  }));
  if (recent !== null)
    parts.push({ segment: recent.segment, first: 0, people: recent.people, superseded: NOBODY });
  return parts;
}

/** Everybody with evidence of a skill. */
export function* holdersOf(index: Fitted, skill: number): Generator<number> {
  for (const { segment, first, people, superseded } of partsOf(index)) {
    if (skill >= segment.skills) continue;
    let next = 0;
    for (let i = segment.start[skill]!; i < segment.start[skill + 1]!; i++) {
      const slot = segment.slot[i]!;
      while (superseded[next]! < slot) next++;
      if (superseded[next] !== slot) yield people === null ? first + slot : people[slot]!;
    }
  }
}

/** Undefined where a person came after the segments were made, and has no evidence. */
function segmentOf({ segments, recent }: Fitted, person: number): Segment | undefined {
  if (recent?.slotOf.has(person)) return recent.segment;
  const segment = segments[Math.floor(person / SEGMENT_SIZE)];
  return segment !== undefined && person % SEGMENT_SIZE < segment.slots ? segment : undefined;
}

function slotOf({ recent }: Fitted, person: number): number {
  return recent?.slotOf.get(person) ?? person % SEGMENT_SIZE;
}

function seriesAt(segment: Segment, i: number): IndexedSeries {
  return {
    initial: segment.initial[i]!,
    halfLifeDays: segment.halfLifeDays[i]!,
    lastReinforcedAt: instantOf(segment.lastReinforcedTick[i]!, segment.lastReinforcedRest[i]!),
    abilityVariance: segment.abilityVariance[i]!,
    logHalfLifeVariance: segment.logHalfLifeVariance[i]!,
    covariance: segment.covariance[i]!,
    observations: observationsOf(segment.seen[i]!),
    achieved: achievedOf(segment.seen[i]!),
  };
}
