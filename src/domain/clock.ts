/** Epoch milliseconds, UTC. */
export type Instant = number;
/** A calendar day, `YYYY-MM-DD`. */
export type CalendarDate = string;

export const DAY: number = 86_400_000;

/** The only source of "now": passed in, so that every answer can be asked as of another moment. */
export interface Clock {
  now(): Instant;
}

export const systemClock: Clock = { now: () => Date.now() };

/** Nothing that anybody showed lies before: 0000-01-01, the first day that files can write. */
export const EARLIEST_EVIDENCE: Instant = Date.parse('0000-01-01T00:00:00Z');

/** A clock that stands at `instant` until it is moved. */
export function fixedClock(instant: Instant): Clock & { set(instant: Instant): void } {
  let current = instant;
  return {
    now: () => current,
    set(next) {
      current = next;
    },
  };
}

export function toCalendarDate(instant: Instant): CalendarDate {
  return new Date(instant).toISOString().slice(0, 10);
}

/** Noon UTC of a calendar day: the instant a bare date stands for. */
export function noonOf(date: CalendarDate): Instant {
  return Date.parse(`${date}T12:00:00Z`);
}
