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

/** Whether the text is a day that there is: engines read the 31st of a shorter month as a day of the next. */
export function isCalendarDate(text: string): text is CalendarDate {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && isDayThatExists(text);
}

const MOMENT = /^((?:\d{4}|[+-]\d{6})-\d{2}-\d{2})T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/;

/** The moment that ISO 8601 with a zone names; null where the text is none, or its day does not exist. */
export function readMoment(text: string): Instant | null {
  const day = MOMENT.exec(text)?.[1];
  const instant = day !== undefined && isDayThatExists(day) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(instant) ? null : instant;
}

function isDayThatExists(day: string): boolean {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(day);
}

export function toCalendarDate(instant: Instant): CalendarDate {
  return new Date(instant).toISOString().slice(0, 10);
}

/** Noon UTC of a calendar day: the instant a bare date stands for. */
export function noonOf(date: CalendarDate): Instant {
  return Date.parse(`${date}T12:00:00Z`);
}
