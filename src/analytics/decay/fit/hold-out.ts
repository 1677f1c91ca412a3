import { type EvidenceColumns, selectPeople } from '../model/evidence.ts';
import type { NumberedEvidence } from '../model/evidence-builder.ts';

/**
 * People drawn by a hash of their id and the seed until `events` are reached, so that neither their order nor anybody
 * else's presence decides who is drawn first. The result keeps the order of people.
 */
export function samplePeople(evidence: NumberedEvidence, events: number, seed: string): NumberedEvidence {
  const { columns, personIds } = evidence;
  if (columns.at.length <= events) return evidence;
  const ranked = personIds
    .map((id, person) => ({ person, hash: hashOf(`${seed}:${id}`) }))
    .sort((a, b) => a.hash - b.hash || a.person - b.person);
  const chosen: number[] = [];
  let total = 0;
  for (const { person } of ranked) {
    if (total >= events) break;
    chosen.push(person);
    total += columns.personStart[person + 1]! - columns.personStart[person]!;
  }
  chosen.sort((a, b) => a - b);
  return {
    ...evidence,
    columns: selectPeople(columns, chosen),
    personIds: chosen.map((person) => personIds[person]!),
  };
}

/** FNV-1a over UTF-16 units with a final avalanche (Murmur 3): 32 well-mixed bits. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Positions of the last event of every series that has an earlier one. */
export function lastEvents(columns: EvidenceColumns): Uint32Array {
  const last = new Int32Array(columns.seriesSkill.length).fill(-1);
  const count = new Uint32Array(columns.seriesSkill.length);
  for (let event = 0; event < columns.series.length; event++) {
    last[columns.series[event]!] = event;
    count[columns.series[event]!]!++;
  }
  return Uint32Array.from(last.filter((_, series) => count[series]! > 1));
}

/** The evidence without these events (ascending positions); people and series keep their numbers. */
export function withoutEvents(columns: EvidenceColumns, leftOut: ReadonlySet<number>): EvidenceColumns {
  const kept: number[] = [];
  const personStart = new Uint32Array(columns.personStart.length);
  for (let person = 0; person + 1 < columns.personStart.length; person++) {
    for (let event = columns.personStart[person]!; event < columns.personStart[person + 1]!; event++) {
      if (!leftOut.has(event)) kept.push(event);
    }
    personStart[person + 1] = kept.length;
  }
  return {
    ...columns,
    personStart,
    at: Float64Array.from(kept, (i) => columns.at[i]!),
    series: Uint32Array.from(kept, (i) => columns.series[i]!),
    score: Float64Array.from(kept, (i) => columns.score[i]!),
    trials: Float64Array.from(kept, (i) => columns.trials[i]!),
    kind: Uint8Array.from(kept, (i) => columns.kind[i]!),
    evaluator: Int32Array.from(kept, (i) => columns.evaluator[i]!),
    reinforces: Uint8Array.from(kept, (i) => columns.reinforces[i]!),
  };
}

/** The mean of each series' earlier scores before each event, under a Beta(.9, .1) prior. */
export function seriesMeanForecasts(columns: EvidenceColumns): Float64Array {
  const sum = new Float64Array(columns.seriesSkill.length).fill(0.9);
  const weight = new Float64Array(columns.seriesSkill.length).fill(1);
  const forecast = new Float64Array(columns.at.length);
  for (let event = 0; event < forecast.length; event++) {
    const series = columns.series[event]!;
    forecast[event] = sum[series]! / weight[series]!;
    sum[series]! += columns.score[event]!;
    weight[series]!++;
  }
  return forecast;
}

/** −[y ln p + (1 − y) ln(1 − p)] for a score y in 0..1, p clipped to .01..0.99. */
export function logLoss(forecast: number, score: number): number {
  const p = Math.min(0.99, Math.max(0.01, forecast));
  return -(score * Math.log(p) + (1 - score) * Math.log(1 - p));
}

export function meanLogLoss(
  forecast: ArrayLike<number>,
  score: ArrayLike<number>,
  events: ArrayLike<number>,
): number {
  let total = 0;
  for (let i = 0; i < events.length; i++) total += logLoss(forecast[events[i]!]!, score[events[i]!]!);
  return events.length === 0 ? 0 : total / events.length;
}

/** Sums over the last events of series that have an earlier one. */
export interface HeldOutLosses {
  readonly events: number;
  readonly logLoss: number;
  readonly seriesMeanLogLoss: number;
}

export function heldOutLosses(columns: EvidenceColumns, forecast: Float64Array): HeldOutLosses {
  const held = lastEvents(columns);
  const sum = (forecasts: Float64Array) => meanLogLoss(forecasts, columns.score, held) * held.length;
  return {
    events: held.length,
    logLoss: sum(forecast),
    seriesMeanLogLoss: sum(seriesMeanForecasts(columns)),
  };
}
