import { type Instant, isCalendarDate } from '../../domain/clock.ts';
import { isCurrency } from '../../domain/currency.ts';
import { canBeRequired, LEAST_REQUIRED_WORDS } from '../../domain/requirement.ts';

/** The rule that a cell or row breaks, in words that follow the column's name; never the value. */
export class BrokenRule {
  readonly rule: string;
  constructor(rule: string) {
    this.rule = rule;
  }
}

/** How a column is read: `read` is given a cell that is not empty. */
export interface Cell<Value, Optional extends boolean = boolean> {
  readonly optional: Optional;
  read(text: string): Value | BrokenRule;
}

const required = <Value>(read: (text: string) => Value | BrokenRule): Cell<Value, false> => ({
  optional: false,
  read,
});

/** An empty cell is null, not known. A column that the file lacks is undefined: nothing is said, what stands stays. */
export const optional = <Value>({ read }: Cell<Value>): Cell<Value, true> => ({ optional: true, read });

const MAX_KEY = 256;
const MAX_TEXT = 10_000;
const MAX_GROUP = 100;

export const text = required((cell) =>
  cell.length > MAX_TEXT ? new BrokenRule('is longer than 10,000 characters') : cell,
);

/** A person's key is hashed, so it may hold any character. */
export const personKey = required((cell) => {
  if (cell.length > MAX_KEY) return new BrokenRule('is longer than 256 characters');
  return /\p{Cc}/u.test(cell) ? new BrokenRule('holds a control character') : cell;
});

/** Keys of everything else are part of ids, which are compared byte by byte. */
export const key = required((cell) => {
  if (cell.length > MAX_KEY) return new BrokenRule('is longer than 256 characters');
  return /^[\x20-\x7e]+$/.test(cell) ? cell : new BrokenRule('holds other than printable ASCII characters');
});

const readFrameworkReference = (cell: string): string | BrokenRule =>
  /^(onet|esco|gdad|rsd|org):[\x20-\x7e]+$/.test(cell) && cell.length <= MAX_KEY
    ? cell
    : new BrokenRule('is not of the form framework:code with onet, esco, gdad, rsd or org');

/** The name of an attribute that people disclose: a short key, such as `age_band`. */
export const groupKey = required((cell) =>
  /^[A-Za-z][A-Za-z0-9_ -]{0,49}$/.test(cell)
    ? cell
    : new BrokenRule('is not a letter followed by at most 49 letters, digits, spaces, _ or -'),
);

/** What people say that they belong to, in their own script; composed, so that equal words are one group. */
export const groupName = required((cell) => {
  if (cell.length > MAX_GROUP) return new BrokenRule('is longer than 100 characters');
  if (/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/u.test(cell))
    return new BrokenRule('holds a control or invisible character');
  return cell.normalize('NFC');
});

/** `onet:2.B.3.e`, `org:KEY`. */
export const frameworkReference = required(readFrameworkReference);

/** Semicolons between; said twice is said once. */
export const list = (item: Cell<string>): Cell<readonly string[], false> =>
  required((cell) => {
    const items = new Set<string>();
    for (const part of cell.split(';')) {
      const trimmed = part.trim();
      if (trimmed === '') continue;
      const value = item.read(trimmed);
      if (value instanceof BrokenRule) return value;
      items.add(value);
    }
    return [...items].sort();
  });

export const date = required((cell) =>
  isCalendarDate(cell) ? cell : new BrokenRule('is not a date of the form YYYY-MM-DD'),
);

const TIME = /^(\d{4}-\d\d-\d\d)(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d))?$/i;

/** ISO 8601 with a zone, or a date, which is noon UTC. */
export const time = required((cell): Instant | BrokenRule => {
  const match = TIME.exec(cell);
  const day = match?.[1];
  if (day !== undefined && isCalendarDate(day)) {
    const instant = Date.parse(cell.length === 10 ? `${cell}T12:00:00Z` : cell);
    if (!Number.isNaN(instant)) return instant;
  }
  return new BrokenRule('is neither an ISO 8601 time with a zone nor a date');
});

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

export const number = (low: number, high: number, words: string): Cell<number, false> =>
  required((cell) => {
    const value = NUMBER.test(cell) ? Number(cell) : Number.NaN;
    return value >= low && value <= high ? value : new BrokenRule(`is not ${words}`);
  });

export const share = number(0, 1, 'a number from 0 to 1');
/** An importance or a level of something that is required. */
export const requiredShare = required((cell) => {
  const value = share.read(cell);
  return value instanceof BrokenRule || canBeRequired(value)
    ? value
    : new BrokenRule(`is neither 0 nor a number from ${LEAST_REQUIRED_WORDS} to 1`);
});
export const amount = number(0, 1e12, 'a number of at least 0');

export const wholeNumber = (low: number, words: string): Cell<number, false> => {
  const { read } = number(low, 1e9, words);
  return required((cell) => {
    const value = read(cell);
    return value instanceof BrokenRule || Number.isInteger(value) ? value : new BrokenRule(`is not ${words}`);
  });
};

export const currency = required((cell) =>
  isCurrency(cell) ? cell : new BrokenRule('is not an ISO 4217 code of a currency, such as EUR'),
);

export const oneOf = <const Value extends string>(...values: readonly Value[]): Cell<Value, false> =>
  required((cell) =>
    (values as readonly string[]).includes(cell)
      ? (cell as Value)
      : new BrokenRule(`is none of ${values.join(', ')}`),
  );

export const webAddress = required((cell) =>
  URL.canParse(cell) && /^https?:$/.test(new URL(cell).protocol) && cell.length <= MAX_TEXT
    ? cell
    : new BrokenRule('is not a web address'),
);
