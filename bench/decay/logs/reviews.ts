import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import type { DecayLog } from '../../../src/domain/decay-log.ts';

const LOG = new URL('../../../../shared/data/srs-anki-1user/revlog.csv.gz', import.meta.url);

/** Days of the log begin at 04:00 UTC. */
export const DAY_START_MS = 4 * 3_600_000;

/** One look at one card. */
export interface Review {
  readonly card: string;
  readonly at: number;
  /** 1 again, 2 hard, 3 good, 4 easy; 2 and above is remembered. */
  readonly ease: number;
}

/** Learning, review and relearning of one person's cards in order of time; null where the log is not there. */
export function readReviews(): Review[] | null {
  if (!existsSync(LOG)) return null;
  const rows: Record<string, string>[] = parse(gunzipSync(readFileSync(LOG)), { columns: true });
  return rows
    .filter(({ type, ease }) => Number(type) <= 2 && Number(ease) >= 1)
    .map(({ cid, id, ease }) => ({ card: cid!, at: Number(id), ease: Number(ease) }))
    .sort((a, b) => a.at - b.at);
}

/** Reviews as a log of single trials of one person. */
export function toLog(reviews: readonly Review[]): DecayLog {
  const numbers = new Map<string, number>();
  for (const { card } of reviews) if (!numbers.has(card)) numbers.set(card, numbers.size);
  const count = reviews.length;
  return {
    person: new Uint32Array(count),
    skill: Uint32Array.from(reviews, ({ card }) => numbers.get(card)!),
    at: Float64Array.from(reviews, ({ at }) => at),
    successes: Float64Array.from(reviews, ({ ease }) => (ease >= 2 ? 1 : 0)),
    trials: new Float64Array(count).fill(1),
    kind: new Uint8Array(count),
    evaluator: new Int32Array(count).fill(-1),
    reinforces: new Uint8Array(count).fill(1),
    people: 1,
    skills: numbers.size,
    evaluators: 0,
  };
}
