import type { TalentSnapshot } from '../talent-snapshot.ts';
import type { ChangedSince } from './changed-since.ts';

/** An engine may show a commit piece by piece: what a snapshot was renewed by is read once more when it has settled. */
export interface Standing {
  readonly snapshot: TalentSnapshot;
  /** The changes after `from`, those up to `to` first seen at `since`; null where all have been read again. */
  readonly unsettled: { readonly from: number; readonly to: number; readonly since: number } | null;
  /**
   * The last that held its position as a whole, of this one and those that it was renewed from; null where there was none, and
   * from when somebody has recorded something after it by a request.
   */
  readonly whole: TalentSnapshot | null;
}

/** One of which nobody knows yet whether it holds its position as a whole. */
export function newStanding(snapshot: TalentSnapshot, since: number): Standing {
  return { snapshot, unsettled: { from: snapshot.seq, to: snapshot.seq, since }, whole: null };
}

/** What of the change log is read to come from a standing to a position. */
export interface Reading {
  readonly from: number;
  /** When it is read. */
  readonly since: number;
  /** What was first seen the last time may be taken as whole now. */
  readonly settles: boolean;
}

/** Null where there is nothing to read. */
export function toRead(
  { snapshot, unsettled }: Standing,
  seq: number,
  since: number,
  settleMs: number,
): Reading | null {
  const settles = unsettled !== null && since - unsettled.since >= settleMs;
  if (seq === snapshot.seq && !settles) return null;
  return { from: unsettled?.from ?? snapshot.seq, since, settles };
}

/** What came of a reading. Lists that are stored, and whatever else no index is built from, leave it as settled as it was. */
export function renewedTo(
  former: Standing,
  snapshot: TalentSnapshot,
  { since, settles }: Reading,
  { built, requested }: ChangedSince,
): Standing {
  const first = former.unsettled?.to ?? former.snapshot.seq;
  const again = built > first ? { from: first, to: snapshot.seq, since } : null;
  const unsettled = former.unsettled === null || settles ? again : former.unsettled;
  const whole = requested ? null : former.whole;
  return { snapshot, unsettled, whole: unsettled === null ? snapshot : whole };
}

/** What is given to whoever asks. */
export function servedBy({ snapshot, unsettled }: Standing): TalentSnapshot {
  return unsettled === null ? snapshot : { ...snapshot, unsettledFrom: unsettled.from };
}
