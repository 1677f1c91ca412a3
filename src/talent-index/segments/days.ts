/** What a day is where somebody has not joined or left: before and after everything. */
export const BEFORE_ALL = -0x8000_0000;
export const AFTER_ALL = 0x7fff_ffff;

/** Days from 1970-01-01: two bytes each where all lie in 1880..2059, or before or after everything. */
export type Days = Int16Array | Int32Array;

const LAST_SHORT = 0x7ffd;

export function isShort(day: number): boolean {
  return Math.abs(day) <= LAST_SHORT || day === BEFORE_ALL || day === AFTER_ALL;
}

/** As a day is kept in a column of short days. */
function shortened(day: number): number {
  if (day === BEFORE_ALL) return -0x8000;
  return day === AFTER_ALL ? 0x7fff : day;
}

export function dayAt(days: Days, n: number): number {
  const day = days[n]!;
  if (days instanceof Int32Array || Math.abs(day) <= LAST_SHORT) return day;
  return day < 0 ? BEFORE_ALL : AFTER_ALL;
}

/** @param day a short one where the column is of short days */
export function putDay(days: Days, n: number, day: number): void {
  days[n] = days instanceof Int16Array ? shortened(day) : day;
}

/** Any day as one that compares with what the column holds as the day itself would. */
export function comparableDay(days: Days, day: number): number {
  return days instanceof Int16Array ? Math.max(-LAST_SHORT - 1, Math.min(LAST_SHORT + 1, day)) : day;
}
