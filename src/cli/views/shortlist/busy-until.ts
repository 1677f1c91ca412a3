import { DAY, noonOf, toCalendarDate } from '../../../domain/clock.ts';
import { day } from '../../output.ts';

/** What stands for the last day of what has none. */
export const NO_END = 'no end set';

/**
 * The last day of what somebody is assigned to on the day of `asOf`, one assignment after another; null for who is free then.
 * @param availableFrom the first day without an assignment from `asOf` on; null where none is known
 */
export function busyUntil(availableFrom: string | null, asOf: string): string | null {
  if (availableFrom === null) return NO_END;
  if (availableFrom <= day(asOf)) return null;
  return toCalendarDate(noonOf(availableFrom) - DAY);
}
