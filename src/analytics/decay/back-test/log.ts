import { DAY } from '../../../domain/clock.ts';
import type { DecayLog } from '../../../domain/decay-log.ts';
import { countedTrials, groupEvidence } from '../model/evidence.ts';
import type { NumberedEvidence } from '../model/evidence-builder.ts';
import { classNames } from '../model/model.ts';

/** The events that count, in order of time, and which of them are scored. */
export interface Timeline {
  readonly events: TimelineEvents;
  /** Place in time → event of the log. */
  readonly event: Uint32Array;
  readonly scored: Uint8Array;
  /** Place in time → days since the former event of the series; NaN for the first. */
  readonly gapDays: Float64Array;
  /** Place in time → trials as the log has them, of rubric scores too: what an event weighs wherever trials are weighed. */
  readonly trials: Float64Array;
}

/**
 * Columns by place in time, of one moment by person and skill. People, skills, evaluators and series are numbered as they
 * first come: the numbers of the first n events, and with them the order of every sum over them, are of those n alone.
 */
export interface TimelineEvents {
  readonly person: Uint32Array;
  readonly skill: Uint32Array;
  /** One person and one skill. */
  readonly series: Uint32Array;
  readonly at: Float64Array;
  readonly score: Float64Array;
  /** 0 is a rubric score. */
  readonly trials: Float64Array;
  readonly kind: Uint8Array;
  readonly evaluator: Int32Array;
  readonly reinforces: Uint8Array;
}

/**
 * Of several events of one person and skill on one day the first counts, of one moment the one that the log has first; the
 * others are left out. Nothing else depends on the order of the log. Scored is every
 * event with an earlier one of the same person and skill on an earlier day. Days begin at `dayStartMs` after midnight UTC.
 */
export function toTimeline(log: DecayLog, dayStartMs: number): Timeline {
  const count = log.at.length;
  const inTime = Uint32Array.from({ length: count }, (_, i) => i).sort(
    (a, b) =>
      log.at[a]! - log.at[b]! || log.person[a]! - log.person[b]! || log.skill[a]! - log.skill[b]! || a - b,
  );
  const seriesOf = (event: number) => log.person[event]! * log.skills + log.skill[event]!;
  const lastDay = new Map<number, number>();
  const lastAt = new Map<number, number>();
  const kept: number[] = [];
  const scored: number[] = [];
  const gap: number[] = [];
  for (const event of inTime) {
    const series = seriesOf(event);
    const day = Math.floor((log.at[event]! - dayStartMs) / DAY);
    const former = lastDay.get(series);
    if (former === day) continue;
    kept.push(event);
    scored.push(former === undefined ? 0 : 1);
    gap.push(former === undefined ? Number.NaN : (log.at[event]! - lastAt.get(series)!) / DAY);
    lastDay.set(series, day);
    lastAt.set(series, log.at[event]!);
  }
  return {
    events: {
      person: Uint32Array.from(numbered(kept, (event) => log.person[event]!)),
      skill: Uint32Array.from(numbered(kept, (event) => log.skill[event]!)),
      series: Uint32Array.from(numbered(kept, seriesOf)),
      at: Float64Array.from(kept, (event) => log.at[event]!),
      score: Float64Array.from(kept, (event) => log.successes[event]! / log.trials[event]!),
      trials: Float64Array.from(kept, (event) => countedTrials(log.successes[event]!, log.trials[event]!)),
      kind: Uint8Array.from(kept, (event) => log.kind[event]!),
      evaluator: Int32Array.from(numbered(kept, (event) => log.evaluator[event]!)),
      reinforces: Uint8Array.from(kept, (event) => log.reinforces[event]!),
    },
    event: Uint32Array.from(kept),
    scored: Uint8Array.from(scored),
    gapDays: Float64Array.from(gap),
    trials: Float64Array.from(kept, (event) => log.trials[event]!),
  };
}

/** What the log numbers, numbered from 0 as it first comes; below 0 is nobody, and stays. */
function numbered(events: readonly number[], of: (event: number) => number): number[] {
  const numbers = new Map<number, number>();
  return events.map((event) => {
    const known = of(event);
    if (known < 0) return known;
    if (!numbers.has(known)) numbers.set(known, numbers.size);
    return numbers.get(known)!;
  });
}

/**
 * The evidence of a log that ends before this place in time: of nothing later, not even that it is there. Skills are
 * known by number only, and all are of the mixed class.
 * @returns and where each place has gone
 */
export function evidenceBefore(
  { events }: Timeline,
  place: number,
): { readonly evidence: NumberedEvidence; readonly position: Uint32Array } {
  const earlier = Object.fromEntries(
    Object.entries(events).map(([name, column]) => [name, column.subarray(0, place)]),
  ) as unknown as TimelineEvents;
  const ids = (numbers: ArrayLike<number>) => {
    let count = 0;
    for (let i = 0; i < place; i++) count = Math.max(count, numbers[i]! + 1);
    return Array.from({ length: count }, (_, i) => String(i));
  };
  const personIds = ids(earlier.person);
  const skillIds = ids(earlier.skill);
  const { columns, order } = groupEvidence(earlier, personIds.length);
  const position = new Uint32Array(place);
  order.forEach((of, at) => {
    position[of] = at;
  });
  const skillClass = new Uint8Array(skillIds.length).fill(classNames.indexOf('MIXED'));
  return {
    evidence: { columns, personIds, skillIds, skillClass, evaluatorIds: ids(earlier.evaluator) },
    position,
  };
}

/**
 * Places at which hyperparameters are fitted: when the log has grown by a tenth, never between events of one moment.
 * The first at `first` events.
 */
export function refitPlaces(times: Float64Array, first: number): number[] {
  const places: number[] = [];
  for (let next = first; next < times.length; next = Math.max(next + 1, Math.ceil(next * 1.1))) {
    while (next < times.length && times[next] === times[next - 1]) next++;
    if (next < times.length) places.push(next);
  }
  return places;
}
