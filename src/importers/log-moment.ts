import { DAY, isCalendarDate } from '../domain/clock.ts';

/** Seconds since 1970 stay below this until the year 5138; milliseconds are above it from March 1973 on. */
const SECONDS_BELOW = 1e11;
/** Milliseconds stay below this until the year 5138; microseconds are above it from March 1973 on, and so are nanoseconds above the next. */
const MILLISECONDS_BELOW = 1e14;
const MICROSECONDS_BELOW = 1e17;

const NO_TIME =
  '"at" is no time that is read here: write it as YYYY-MM-DDThh:mm:ss with Z or a zone such as +01:00, or as an epoch';
const DATE_OR_EPOCH =
  '"at" may be a date or time without hyphens or an epoch: write the date as YYYY-MM-DD, the time as YYYY-MM-DDThh:mm:ss, the epoch with ".0"';
const NO_DATE = '"at" is a date that does not exist: correct its day or month';
const tooFine = (unit: string) =>
  `"at" may be an epoch in ${unit}: write it in seconds (decimals are read) or in milliseconds`;

/** YYYYMM, YYYYMMDD, YYYYMMDDhhmm or YYYYMMDDhhmmss, of days that exist or not. As epochs they lie in 1970, 1976 or after 2570. */
const COMPACT_TIME = /^(?:19|20)(?:\d{4}|\d{6}|\d{10}|\d{12})$/;
const EPOCH = /^[+-]?\d+(\.\d+)?(e\d+)?$/i;

/** A date, with hyphens or, before a `T`, without; then a time of day with or without colons; then a zone. */
const ISO = /^(?:(\d{4}-\d\d-\d\d)(?:([Tt ])(.+)|[Zz])?|(\d{4})(\d\d)(\d\d)[Tt](.+))$/;
/** Each part is optional after the one before it, and the last may have decimals, with a point or a comma. */
const TIME_OF_DAY =
  /^(\d\d)(?:(?::(\d\d)(?::(\d\d))?|(\d\d)(\d\d)?)?)(?:[.,](\d+))? ?(?:(?:Z|UTC|GMT)|([+\-−])(\d\d)(?::?(\d\d)(?::?(\d\d))?)?)?$/i;

/**
 * Milliseconds since 1970, or the rule that the text breaks: ISO 8601's calendar dates and times in either form, with what
 * databases and programs write for its `T` and `Z` (a space, `UTC`); UTC where no zone is named. Else an epoch in seconds or milliseconds.
 */
export function readLogMoment(text: string): number | string {
  if (text === '') return '"at" is empty';
  if (COMPACT_TIME.test(text)) return DATE_OR_EPOCH;
  if (EPOCH.test(text)) return readEpoch(Number(text));
  const [, hyphened, separator, extended, year, month, day, basic] = ISO.exec(text) ?? [];
  if (hyphened === undefined && year === undefined) return NO_TIME;
  const date = hyphened ?? `${year}-${month}-${day}`;
  if (!isCalendarDate(date)) return NO_DATE;
  const time = extended ?? basic;
  const sinceMidnight = time === undefined ? 0 : readTimeOfDay(time, separator !== ' ');
  return sinceMidnight === null ? NO_TIME : Date.parse(`${date}T00:00:00Z`) + sinceMidnight;
}

function readEpoch(epoch: number): number | string {
  const size = Math.abs(epoch);
  if (size >= MILLISECONDS_BELOW) return tooFine(size < MICROSECONDS_BELOW ? 'microseconds' : 'nanoseconds');
  return size < SECONDS_BELOW ? epoch * 1000 : epoch;
}

/**
 * Milliseconds from midnight UTC of the day; null where there is no such time. Behind a space `08.30` is half past eight to whoever
 * writes it, and `10-12` twelve past ten: decimals of hours or minutes, and a zone right behind the hour, are read after ISO's `T` only.
 */
function readTimeOfDay(text: string, behindT: boolean): number | null {
  const match = TIME_OF_DAY.exec(text);
  if (match === null) return null;
  const [
    ,
    hour,
    minuteA,
    secondA,
    minuteB,
    secondB,
    decimals,
    sign,
    zoneHour = '0',
    zoneMinute = '0',
    zoneSecond = '0',
  ] = match;
  const minute = minuteA ?? minuteB;
  const second = secondA ?? secondB;
  if (
    !behindT &&
    ((second === undefined && decimals !== undefined) || (minute === undefined && sign !== undefined))
  )
    return null;
  const unit = second !== undefined ? 1_000 : minute !== undefined ? 60_000 : 3_600_000;
  // In whole numbers that a double holds, of an hour as well; what lies below a millisecond is left out.
  const fraction = Math.floor((Number((decimals ?? '').slice(0, 9).padEnd(9, '0')) * unit) / 1e9);
  const [h, m, s] = [Number(hour), Number(minute ?? 0), Number(second ?? 0)];
  const time = h * 3_600_000 + m * 60_000 + s * 1_000;
  // 24:00 is the end of the day.
  if (h > 24 || m > 59 || s > 60 || (h === 24 && time + fraction > DAY)) return null;
  const [zh, zm, zs] = [Number(zoneHour), Number(zoneMinute), Number(zoneSecond)];
  if (zh > 23 || zm > 59 || zs > 59) return null;
  const ahead = zh * 3_600_000 + zm * 60_000 + zs * 1_000;
  const universal = sign === undefined || sign === '+' ? time - ahead : time + ahead;
  // The 60th second is a leap second, which ends a day of UTC.
  if (s === 60 && universal % DAY !== 0) return null;
  return universal + fraction;
}
