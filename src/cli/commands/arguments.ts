import { InvalidArgumentError } from 'commander';

/** A parser of whole numbers of at least `least`. */
export function wholeNumber(least = 1): (text: string) => number {
  return (text) => {
    if (!/^\d+$/.test(text) || Number(text) < least)
      throw new InvalidArgumentError(`It takes a whole number of at least ${least}.`);
    return Number(text);
  };
}

/** A number on 0..1. */
export function unitShare(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !(value >= 0 && value <= 1))
    throw new InvalidArgumentError('It takes a number from 0 to 1.');
  return value;
}

/** A number of days, with or without the letter: `90d` or `90`. */
export function dayCount(text: string): number {
  return wholeNumber()(text.replace(/d$/i, ''));
}

/** A moment: ISO 8601 with a zone, or a day, which stands for its noon UTC as everywhere in the product. */
export function moment(text: string): string {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T12:00:00Z` : text;
  const at = /^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:\d\d)$/.test(time) ? Date.parse(time) : Number.NaN;
  if (Number.isNaN(at)) throw new InvalidArgumentError('It takes 2026-03-01 or 2026-03-01T09:00:00Z.');
  return new Date(at).toISOString();
}
