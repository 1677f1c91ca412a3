import { DAY } from '../../domain/clock.ts';

/**
 * Graded evidence as columns. Events are grouped by person, within a person ordered by time (ties by series, then by
 * the order given), so that a person's events are one range. Every array may be transferred to a worker.
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
  /** Series of person p are those from `seriesStart[p]` to `seriesStart[p + 1]`. */
  readonly seriesStart: Uint32Array;
  /** Series → skill number. */
  readonly seriesSkill: Uint32Array;
}

export interface EvidenceEvent {
  readonly person: number;
  readonly skill: number;
  readonly at: number;
  readonly score: number;
  readonly trials: number;
  readonly kind: number;
  readonly evaluator: number;
  readonly reinforces: boolean;
}

export interface GroupedEvidence {
  readonly columns: EvidenceColumns;
  /** Position in the columns → position in the input. */
  readonly order: Uint32Array;
}

/**
 * Groups events, which may come in any order. People are numbered 0..people − 1. The result depends on the order of
 * the input only where two events of one series have the same time: those keep it.
 */
export function groupEvidence(events: readonly EvidenceEvent[], people: number): GroupedEvidence {
  const count = events.length;
  const order = Uint32Array.from({ length: count }, (_, i) => i).sort((a, b) => {
    const x = events[a]!;
    const y = events[b]!;
    return x.person - y.person || x.at - y.at || x.skill - y.skill || a - b;
  });
  const columns: EvidenceColumns = {
    personStart: new Uint32Array(people + 1),
    at: new Float64Array(count),
    series: new Uint32Array(count),
    score: new Float64Array(count),
    trials: new Float64Array(count),
    kind: new Uint8Array(count),
    evaluator: new Int32Array(count),
    reinforces: new Uint8Array(count),
    seriesStart: new Uint32Array(people + 1),
    seriesSkill: new Uint32Array(count),
  };
  let series = 0;
  let position = 0;
  for (let person = 0; person < people; person++) {
    columns.personStart[person] = position;
    columns.seriesStart[person] = series;
    const from = position;
    while (position < count && events[order[position]!]!.person === person) position++;
    const skills = [...new Set(Array.from(order.subarray(from, position), (i) => events[i]!.skill))].sort(
      (a, b) => a - b,
    );
    const numberOf = new Map(skills.map((skill, i) => [skill, series + i]));
    for (let i = from; i < position; i++) {
      const event = events[order[i]!]!;
      columns.at[i] = event.at;
      columns.series[i] = numberOf.get(event.skill)!;
      columns.score[i] = event.score;
      columns.trials[i] = event.trials;
      columns.kind[i] = event.kind;
      columns.evaluator[i] = event.evaluator;
      columns.reinforces[i] = event.reinforces ? 1 : 0;
    }
    for (const skill of skills) columns.seriesSkill[series++] = skill;
  }
  columns.personStart[people] = position;
  columns.seriesStart[people] = series;
  return { columns: { ...columns, seriesSkill: columns.seriesSkill.slice(0, series) }, order };
}

/** A score with trials counts as a share of trials only where score × trials is a whole number within 1e-9. */
export function countedTrials(score: number, trials: number | null): number {
  if (trials === null || !(trials >= 1)) return 0;
  const passed = score * trials;
  return Math.abs(passed - Math.round(passed)) <= 1e-9 * Math.max(1, trials) ? trials : 0;
}

export const days = (milliseconds: number): number => milliseconds / DAY;
