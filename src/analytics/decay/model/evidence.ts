import { atOnce, inOrder } from '../../../domain/slices.ts';

/**
 * Graded evidence as columns. Events are grouped by person, within a person ordered by time (ties by skill, then by
 * what was seen), so that a person's events are one range. Every array may be transferred to a worker.
 */
export interface EvidenceColumns {
  /** Events of person p are those from `personStart[p]` to `personStart[p + 1]`. */
  readonly personStart: Uint32Array;
  /** Epoch ms. */
  readonly at: Float64Array;
  /** Event → series (one person and one skill), numbered over all people in order of person. */
  readonly series: Uint32Array;
  readonly score: Float64Array;
  /** 0 is a rubric score, which is not a share of trials. */
  readonly trials: Float64Array;
  /** Index in `observationKinds`. */
  readonly kind: Uint8Array;
  /** −1 where nobody in particular judged. */
  readonly evaluator: Int32Array;
  /** 1 where time runs anew from this event. */
  readonly reinforces: Uint8Array;
  /** Series of person p are those from `seriesStart[p]` to `seriesStart[p + 1]`, in order of skill. */
  readonly seriesStart: Uint32Array;
  /** Series → skill number. */
  readonly seriesSkill: Uint32Array;
}

/** Events in any order; people and skills by number. */
export interface EventColumns {
  readonly person: ArrayLike<number>;
  readonly skill: ArrayLike<number>;
  readonly at: ArrayLike<number>;
  readonly score: ArrayLike<number>;
  readonly trials: ArrayLike<number>;
  readonly kind: ArrayLike<number>;
  readonly evaluator: ArrayLike<number>;
  readonly reinforces: ArrayLike<number>;
}

export interface GroupedEvidence {
  readonly columns: EvidenceColumns;
  /** Position in the columns → position in the input. */
  readonly order: Uint32Array;
}

const EVENTS_A_SLICE = 1_000;

/** `groupingEvidence`, in one go. */
export function groupEvidence(events: EventColumns, people: number): GroupedEvidence {
  return atOnce(groupingEvidence(events, people));
}

/**
 * Groups events by person and time, about a thousand a slice, however many a single person has. Two events that differ in
 * anything keep one order, whatever the input's was.
 */
export function* groupingEvidence(events: EventColumns, people: number): Generator<void, GroupedEvidence> {
  const count = events.at.length;
  const personStart = new Uint32Array(people + 1);
  for (let i = 0; i < count; i++) {
    personStart[events.person[i]! + 1]!++;
    if (i % EVENTS_A_SLICE === 0) yield;
  }
  for (let person = 0; person < people; person++) {
    personStart[person + 1]! += personStart[person]!;
    if (person % EVENTS_A_SLICE === 0) yield;
  }
  const order = new Uint32Array(count);
  const next = personStart.slice();
  for (let i = 0; i < count; i++) {
    order[next[events.person[i]!]!++] = i;
    if (i % EVENTS_A_SLICE === 0) yield;
  }

  const before = (a: number, b: number) =>
    events.at[a]! - events.at[b]! ||
    events.skill[a]! - events.skill[b]! ||
    events.kind[a]! - events.kind[b]! ||
    events.trials[a]! - events.trials[b]! ||
    events.score[a]! - events.score[b]! ||
    events.evaluator[a]! - events.evaluator[b]! ||
    a - b;
  const seriesStart = new Uint32Array(people + 1);
  const seriesSkill = new Uint32Array(count);
  const series = new Uint32Array(count);
  const at = new Float64Array(count);
  const score = new Float64Array(count);
  const trials = new Float64Array(count);
  const kind = new Uint8Array(count);
  const evaluator = new Int32Array(count);
  const reinforces = new Uint8Array(count);
  let seriesCount = 0;
  let sliced = 0;
  for (let person = 0; person < people; person++) {
    const from = personStart[person]!;
    const to = personStart[person + 1]!;
    const range = order.subarray(from, to);
    if (range.length <= EVENTS_A_SLICE) range.sort(before);
    else range.set(yield* inOrder(range, before));
    const skills = new Set<number>();
    for (const event of range) skills.add(events.skill[event]!);
    const numberOf = new Map<number, number>();
    for (const skill of [...skills].sort((a, b) => a - b)) {
      numberOf.set(skill, seriesCount);
      seriesSkill[seriesCount++] = skill;
    }
    seriesStart[person + 1] = seriesCount;
    for (let place = from; place < to; place++) {
      const event = order[place]!;
      series[place] = numberOf.get(events.skill[event]!)!;
      at[place] = events.at[event]!;
      score[place] = events.score[event]!;
      trials[place] = events.trials[event]!;
      kind[place] = events.kind[event]!;
      evaluator[place] = events.evaluator[event]!;
      reinforces[place] = events.reinforces[event]!;
      if (place - sliced < EVENTS_A_SLICE) continue;
      sliced = place;
      yield;
    }
  }
  const columns: EvidenceColumns = {
    ...{ personStart, at, series, score, trials, kind, evaluator, reinforces, seriesStart },
    seriesSkill: seriesSkill.slice(0, seriesCount),
  };
  return { columns, order };
}

/** The columns of people `from` up to but not `to`, as copies that can be transferred. */
export function sliceEvidence(columns: EvidenceColumns, from: number, to: number): EvidenceColumns {
  const start = columns.personStart[from]!;
  const end = columns.personStart[to]!;
  const firstSeries = columns.seriesStart[from]!;
  return {
    personStart: columns.personStart.slice(from, to + 1).map((position) => position - start),
    at: columns.at.slice(start, end),
    series: columns.series.slice(start, end).map((series) => series - firstSeries),
    score: columns.score.slice(start, end),
    trials: columns.trials.slice(start, end),
    kind: columns.kind.slice(start, end),
    evaluator: columns.evaluator.slice(start, end),
    reinforces: columns.reinforces.slice(start, end),
    seriesStart: columns.seriesStart.slice(from, to + 1).map((series) => series - firstSeries),
    seriesSkill: columns.seriesSkill.slice(firstSeries, columns.seriesStart[to]!),
  };
}

/** The chosen people (ascending numbers), in that order. */
export function selectPeople(columns: EvidenceColumns, people: readonly number[]): EvidenceColumns {
  const parts = people.map((person) => sliceEvidence(columns, person, person + 1));
  return joinEvidence(parts);
}

function joinEvidence(parts: readonly EvidenceColumns[]): EvidenceColumns {
  const people = parts.reduce((sum, part) => sum + part.personStart.length - 1, 0);
  const events = parts.reduce((sum, part) => sum + part.at.length, 0);
  const seriesCount = parts.reduce((sum, part) => sum + part.seriesSkill.length, 0);
  const joined: EvidenceColumns = {
    personStart: new Uint32Array(people + 1),
    at: new Float64Array(events),
    series: new Uint32Array(events),
    score: new Float64Array(events),
    trials: new Float64Array(events),
    kind: new Uint8Array(events),
    evaluator: new Int32Array(events),
    reinforces: new Uint8Array(events),
    seriesStart: new Uint32Array(people + 1),
    seriesSkill: new Uint32Array(seriesCount),
  };
  let person = 0;
  let event = 0;
  let series = 0;
  for (const part of parts) {
    joined.at.set(part.at, event);
    joined.series.set(
      part.series.map((number) => number + series),
      event,
    );
    joined.score.set(part.score, event);
    joined.trials.set(part.trials, event);
    joined.kind.set(part.kind, event);
    joined.evaluator.set(part.evaluator, event);
    joined.reinforces.set(part.reinforces, event);
    joined.seriesSkill.set(part.seriesSkill, series);
    for (let i = 1; i < part.personStart.length; i++) {
      person++;
      joined.personStart[person] = event + part.personStart[i]!;
      joined.seriesStart[person] = series + part.seriesStart[i]!;
    }
    event += part.at.length;
    series += part.seriesSkill.length;
  }
  return joined;
}

/** The buffers to transfer with the columns. */
export function evidenceBuffers(columns: EvidenceColumns): ArrayBuffer[] {
  return Object.values(columns).map((array: Uint32Array) => array.buffer as ArrayBuffer);
}

/**
 * Which scores are counts of passed trials: those whose score × trials, or the passes themselves where they are told, is
 * within 1e-9 of a whole number, of a whole number of trials.
 * @returns the trials; 0 of a rubric score
 */
export function countedTrials(passed: number, trials: number | null): number {
  if (trials === null || !(trials >= 1) || !Number.isInteger(trials)) return 0;
  return Math.abs(passed - Math.round(passed)) <= 1e-9 ? trials : 0;
}
