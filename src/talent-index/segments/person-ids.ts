/** An id that is `person:` and 128 bits in hexadecimal takes 16 bytes here; any other list of ids is kept as it is written. */
export const KEYED = /^person:[0-9a-f]{32}$/;
export const PREFIX = 'person:';
export const KEY_BYTES = 16;

/** What a list of ids is kept in; `ends` is null where each takes `KEY_BYTES`. */
export interface PersonIdColumns {
  readonly bytes: Uint8Array;
  readonly ends: Uint32Array | null;
  /** The numbers that do not go on from the ids before them in byte order, in byte order of their ids. */
  readonly later: Uint32Array;
}

/**
 * The ids of people by number and their numbers by id, in their own bytes and no table beside them: numbers follow the
 * byte order of ids but for those who came later, and keyed hashes lie so evenly that a number is found where its id says.
 */
export class PersonIds {
  readonly columns: PersonIdColumns;
  readonly length: number;
  readonly #bytes: Buffer;
  readonly #ordered: number;

  constructor(columns: PersonIdColumns) {
    const { bytes, ends, later } = columns;
    this.columns = columns;
    this.length = ends === null ? bytes.length / KEY_BYTES : ends.length;
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#ordered = this.length - later.length;
  }

  /** @param ids each once; `idAt` is asked for every number, up to three times */
  static of(length: number, idAt: (number: number) => string): PersonIds {
    return finished(PersonIds.inSlices(length, idAt));
  }

  /** The same in slices of a few milliseconds. */
  static *inSlices(length: number, idAt: (number: number) => string): Generator<void, PersonIds> {
    let keyed = true;
    for (let number = 0; keyed && number < length; number++) {
      keyed = KEYED.test(idAt(number));
      if (number % IDS_PER_SLICE === IDS_PER_SLICE - 1) yield;
    }
    let size = KEY_BYTES * length;
    if (!keyed) {
      size = 0;
      for (let number = 0; number < length; number++) {
        size += Buffer.byteLength(idAt(number));
        if (number % IDS_PER_SLICE === IDS_PER_SLICE - 1) yield;
      }
    }
    const bytes = Buffer.from(new ArrayBuffer(size));
    const ends = keyed ? null : new Uint32Array(length);
    let at = 0;
    for (let number = 0; number < length; number++) {
      const id = idAt(number);
      at += keyed ? bytes.write(id.slice(PREFIX.length), at, 'hex') : bytes.write(id, at, 'utf8');
      if (ends !== null) ends[number] = at;
      if (number % IDS_PER_SLICE === IDS_PER_SLICE - 1) yield;
    }
    const unordered = new PersonIds({ bytes, ends, later: new Uint32Array(0) });
    let ordered = Math.min(1, length);
    while (ordered < length && unordered.precedes(ordered - 1, ordered)) {
      if (ordered++ % IDS_PER_SLICE === IDS_PER_SLICE - 1) yield;
    }
    const later = Uint32Array.from({ length: length - ordered }, (_, i) => ordered + i);
    later.sort((a, b) => (unordered.precedes(a, b) ? -1 : 1));
    return new PersonIds({ bytes, ends, later });
  }

  /**
   * The same with others after them, who are not among them yet, each once and in byte order. In slices.
   * @param idAt is asked for every number of theirs, from 0 on, up to three times
   */
  *withMore(length: number, idAt: (number: number) => string): Generator<void, PersonIds> {
    const { bytes: known, ends, later } = this.columns;
    let keyed = ends === null;
    for (let number = 0; keyed && number < length; number++) {
      keyed = KEYED.test(idAt(number));
      if (number % IDS_PER_SLICE === IDS_PER_SLICE - 1) yield;
    }
    if (!keyed) {
      return yield* PersonIds.inSlices(this.length + length, (number) =>
        number < this.length ? this.at(number) : idAt(number - this.length),
      );
    }
    const bytes = Buffer.from(new ArrayBuffer(known.length + KEY_BYTES * length));
    bytes.set(known);
    let at = known.length;
    for (let number = 0; number < length; number++) {
      at += bytes.write(idAt(number).slice(PREFIX.length), at, 'hex');
      if (number % IDS_PER_SLICE === IDS_PER_SLICE - 1) yield;
    }
    const unordered = new PersonIds({ bytes, ends: null, later: new Uint32Array(0) });
    const follows =
      later.length === 0 && (this.length === 0 || unordered.precedes(this.length - 1, this.length));
    return follows
      ? unordered
      : new PersonIds({ bytes, ends: null, later: yield* unordered.#merged(later, this.length) });
  }

  at(number: number): string {
    const { ends } = this.columns;
    if (ends === null) {
      return PREFIX + this.#bytes.toString('hex', number * KEY_BYTES, (number + 1) * KEY_BYTES);
    }
    return this.#bytes.toString('utf8', number === 0 ? 0 : ends[number - 1]!, ends[number]);
  }

  /** Undefined for whoever is not among them. */
  numberOf(id: string): number | undefined {
    const found =
      this.columns.ends === null ? this.#numberOfKeyed(id) : this.#numberOfWritten(Buffer.from(id));
    return found < 0 ? undefined : found;
  }

  /** Whether one stands before another in byte order of their ids, without writing them out. */
  precedes(a: number, b: number): boolean {
    const [endA, endB] = [this.#endOf(a), this.#endOf(b)];
    let [atA, atB] = [this.#endOf(a - 1), this.#endOf(b - 1)];
    while (atA < endA && atB < endB && this.#bytes[atA] === this.#bytes[atB]) {
      atA++;
      atB++;
    }
    if (atA === endA || atB === endB) return atB < endB;
    return this.#bytes[atA]! < this.#bytes[atB]!;
  }

  #numberOfKeyed(id: string): number {
    if (!readKey(id)) return -1;
    const found = this.#interpolate();
    return found >= 0 ? found : this.#searchLater((number) => this.#compareKey(number));
  }

  #numberOfWritten(id: Buffer): number {
    const compare = (number: number) =>
      this.#bytes.compare(id, 0, id.length, this.#endOf(number - 1), this.#endOf(number));
    const found = search(this.#ordered, compare);
    return found >= 0 ? found : this.#searchLater(compare);
  }

  #searchLater(compare: (number: number) => number): number {
    const { later } = this.columns;
    const place = later.length === 0 ? -1 : search(later.length, (at) => compare(later[at]!));
    return place < 0 ? -1 : later[place]!;
  }

  /**
   * Interpolation search (Perl, Itai, Avni 1978) for `key` among the ordered: log log n steps where keys are even, which
   * hashes are; halving from `INTERPOLATED` steps on where they are not.
   */
  #interpolate(): number {
    if (this.#ordered === 0) return -1;
    let low = 0;
    let high = this.#ordered - 1;
    let atLow = this.#magnitudeOf(low);
    let atHigh = this.#magnitudeOf(high);
    const value = magnitude(key[0]!, key[1]!, key[2]!, key[3]!);
    if (value < atLow || value > atHigh) return -1;
    for (let step = 0; low <= high; step++) {
      const share = step < INTERPOLATED && atHigh > atLow ? (value - atLow) / (atHigh - atLow) : 0.5;
      const middle = low + Math.floor((high - low) * Math.min(1, Math.max(0, share)));
      const order = this.#compareKey(middle);
      if (order === 0) return middle;
      if (order < 0) {
        low = middle + 1;
        atLow = this.#magnitudeOf(middle);
      } else {
        high = middle - 1;
        atHigh = this.#magnitudeOf(middle);
      }
    }
    return -1;
  }

  /** These numbers and all from `first` on, both in byte order of their ids, as one list. In slices. */
  *#merged(numbers: Uint32Array, first: number): Generator<void, Uint32Array> {
    const merged = new Uint32Array(numbers.length + this.length - first);
    let i = 0;
    let next = first;
    for (let to = 0; to < merged.length; to++) {
      const takesKnown = i < numbers.length && (next === this.length || this.precedes(numbers[i]!, next));
      merged[to] = takesKnown ? numbers[i++]! : next++;
      if (to % IDS_PER_SLICE === IDS_PER_SLICE - 1) yield;
    }
    return merged;
  }

  #magnitudeOf(number: number): number {
    const at = number * KEY_BYTES;
    return magnitude(this.#wordAt(at), this.#wordAt(at + 4), this.#wordAt(at + 8), this.#wordAt(at + 12));
  }

  /** Below 0 where the person stands before `key`. */
  #compareKey(number: number): number {
    for (let word = 0; word < KEY_WORDS; word++) {
      const difference = this.#wordAt(number * KEY_BYTES + 4 * word) - key[word]!;
      if (difference !== 0) return difference;
    }
    return 0;
  }

  #wordAt(at: number): number {
    const bytes = this.#bytes;
    return ((bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!) >>> 0;
  }

  #endOf(number: number): number {
    if (number < 0) return 0;
    const { ends } = this.columns;
    return ends === null ? (number + 1) * KEY_BYTES : ends[number]!;
  }

  *[Symbol.iterator](): Generator<string> {
    for (let number = 0; number < this.length; number++) yield this.at(number);
  }
}

export const IDS_PER_SLICE = 8_192;

/** Work in slices, done at once. */
export function finished<Result>(slices: Generator<void, Result>): Result {
  for (;;) {
    const { done, value } = slices.next();
    if (done) return value;
  }
}

const INTERPOLATED = 12;
const KEY_WORDS = KEY_BYTES / 4;
/** The key that is looked for, from its highest word on. */
const key = new Uint32Array(KEY_WORDS);

/** As a number: its order is that of keys but for those that agree in more than 53 bits. */
const magnitude = (a: number, b: number, c: number, d: number) =>
  ((a * 2 ** 32 + b) * 2 ** 32 + c) * 2 ** 32 + d;

/** Takes `key` from an id; false for one that is not keyed. */
function readKey(id: string): boolean {
  if (id.length !== PREFIX.length + 2 * KEY_BYTES || !id.startsWith(PREFIX)) return false;
  let at = PREFIX.length;
  for (let word = 0; word < KEY_WORDS; word++) {
    let value = 0;
    for (const end = at + 8; at < end; at++) {
      const code = id.charCodeAt(at);
      const digit = code < 58 ? code - 48 : code > 96 ? code - 87 : -1;
      if (digit < 0 || digit > 15) return false;
      value = (value << 4) | digit;
    }
    key[word] = value;
  }
  return true;
}

/** The place among `length` where `compare` gives 0, which is below 0 before it and above it after; −1 without. */
function search(length: number, compare: (place: number) => number): number {
  let low = 0;
  let high = length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const order = compare(middle);
    if (order === 0) return middle;
    if (order < 0) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
