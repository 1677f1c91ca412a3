import { InvalidArgumentError, Option } from 'commander';
import { isCalendarDate, readMoment } from '../../domain/clock.ts';

/** A parser of whole numbers of at least `least`, and of at most `most` where there is one. */
export function wholeNumber(least = 1, most = Number.POSITIVE_INFINITY): (text: string) => number {
  const range = Number.isFinite(most) ? `from ${least} to ${most}` : `of at least ${least}`;
  return (text) => {
    if (!/^\d+$/.test(text) || Number(text) < least || Number(text) > most)
      throw new InvalidArgumentError(`It takes a whole number ${range}.`);
    return Number(text);
  };
}

/** Ten years: further off a curve says nothing of anybody. */
export const MOST_CURVE_DAYS = 3_650;

/** A number on 0..1. */
export function unitShare(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !(value >= 0 && value <= 1))
    throw new InvalidArgumentError('It takes a number from 0 to 1.');
  return value;
}

/** A number of days, with or without the letter: `90d` or `90`. */
export function dayCount(text: string): number {
  const [, days] = /^(\d+)d?$/i.exec(text) ?? [];
  if (days === undefined || Number(days) < 1)
    throw new InvalidArgumentError('It takes a number of days of at least 1: 90d or 90.');
  return Number(days);
}

/** A parser of one of these, in any case; it is read as it is written here. */
export function oneOf<Choice extends string>(choices: readonly Choice[]): (text: string) => Choice {
  return (text) => {
    const choice = choices.find((one) => one.toLowerCase() === text.toLowerCase());
    if (choice === undefined)
      throw new InvalidArgumentError(`It takes one of these, in any case: ${choices.join(', ')}.`);
    return choice;
  };
}

/** An option of one of these, which its help lists. */
export function choiceOption(flags: string, description: string, choices: readonly string[]): Option {
  return new Option(flags, description).choices([...choices]).argParser(oneOf(choices));
}

/** What `--start` takes for everybody, whether free or assigned. */
export const ANY_DAY = 'any';

/** The first day of work, or `ANY_DAY`. */
export function startDay(text: string): string {
  if (text !== ANY_DAY && !isCalendarDate(text))
    throw new InvalidArgumentError(`It takes a day that exists, 2026-03-01, or '${ANY_DAY}'.`);
  return text;
}

/** Where a server answers. */
export function serverUrl(text: string): string {
  if (!/^https?:\/\/[^/]/.test(text) || !URL.canParse(text))
    throw new InvalidArgumentError('It takes the address of a server: http://127.0.0.1:4000.');
  return text;
}

/** A moment: ISO 8601 with a zone, or a day, which stands for its noon UTC as everywhere in the product. */
export function moment(text: string): string {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T12:00:00Z` : text;
  const at = readMoment(time);
  if (at === null)
    throw new InvalidArgumentError(
      'It takes a day that exists, 2026-03-01, or a moment, 2026-03-01T09:00:00Z.',
    );
  return new Date(at).toISOString();
}
