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
