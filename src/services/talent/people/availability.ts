import { type CalendarDate, DAY, noonOf, toCalendarDate } from '../../../domain/clock.ts';

/** A time during which a person is assigned; `to` is the last day, null while no end is set. */
export interface Commitment {
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
}

/** The first day from `day` on that no commitment covers; null where one that covers it has no end. */
export function firstFreeDay(commitments: readonly Commitment[], day: CalendarDate): CalendarDate | null {
  let free = day;
  for (const { from, to } of [...commitments].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    if (from > free) return free;
    if (to === null) return null;
    if (to >= free) free = toCalendarDate(noonOf(to) + DAY);
  }
  return free;
}
