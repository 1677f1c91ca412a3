import { DAY } from '../../../domain/clock.ts';
import type { DecayLog } from '../../../domain/decay-log.ts';
import type { EvidenceColumns } from '../model/evidence.ts';
import { countedTrials, groupEvidence } from '../model/evidence.ts';

/** The events that count, in order of time, and which of them are scored. */
export interface Timeline {
  readonly columns: EvidenceColumns;
  /** Place in time → position in the columns, event of the log. */
  readonly position: Uint32Array;
  readonly event: Uint32Array;
  readonly scored: Uint8Array;
  /** Place in time → days since the former event of the series; NaN for the first. */
  readonly gapDays: Float64Array;
}

/**
 * Of several events of one person and skill on one day the first counts, the others are left out. Scored is every
 * event with an earlier one of the same person and skill on an earlier day. Days begin at `dayStartMs` after midnight UTC.
 */
export function toTimeline(log: DecayLog, dayStartMs: number): Timeline {
  const count = log.at.length;
  const inTime = Uint32Array.from({ length: count }, (_, i) => i).sort(
    (a, b) => log.at[a]! - log.at[b]! || a - b,
  );
  const lastDay = new Map<number, number>();
  const lastAt = new Map<number, number>();
  const kept: number[] = [];
  const scored: number[] = [];
  const gap: number[] = [];
  for (const event of inTime) {
    const series = log.person[event]! * log.skills + log.skill[event]!;
    const day = Math.floor((log.at[event]! - dayStartMs) / DAY);
    const former = lastDay.get(series);
    if (former === day) continue;
    kept.push(event);
    scored.push(former === undefined ? 0 : 1);
    gap.push(former === undefined ? Number.NaN : (log.at[event]! - lastAt.get(series)!) / DAY);
    lastDay.set(series, day);
    lastAt.set(series, log.at[event]!);
  }
  const column = <Value>(values: ArrayLike<Value>) => kept.map((event) => values[event]!);
  const { columns, order } = groupEvidence(
    {
      person: column(log.person),
      skill: column(log.skill),
      at: column(log.at),
      score: kept.map((event) => log.successes[event]! / log.trials[event]!),
      trials: kept.map((event) => countedTrials(log.successes[event]!, log.trials[event]!)),
      kind: column(log.kind),
      evaluator: column(log.evaluator),
      reinforces: column(log.reinforces),
    },
    log.people,
  );
  const position = new Uint32Array(kept.length);
  order.forEach((place, at) => {
    position[place] = at;
  });
  return {
    columns,
    position,
    event: Uint32Array.from(kept),
    scored: Uint8Array.from(scored),
    gapDays: Float64Array.from(gap),
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
