/** An id that is `person:` and 128 bits in hexadecimal takes 16 bytes here; any other list of ids is kept as it is written. */
export const KEYED = /^person:[0-9a-f]{32}$/;
export const PREFIX = 'person:';
export const KEY_BYTES = 16;

/** What a list of ids is kept in; `ends` is null where each takes `KEY_BYTES`. */
export interface PersonIdColumns {
  readonly bytes: Uint8Array;
  readonly ends: Uint32Array | null;
  /** An open-addressed table of 1 + number by the hash of the id; 0 is free. */
  readonly table: Uint32Array;
}

/** The ids of people by number and their numbers by id, in a few bytes each: a million strings would take ten times that. */
export class PersonIds {
  readonly columns: PersonIdColumns;
  readonly length: number;
  readonly #bytes: Buffer;

  constructor(columns: PersonIdColumns) {
    const { bytes, ends } = columns;
    this.columns = columns;
    this.length = ends === null ? bytes.length / KEY_BYTES : ends.length;
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
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
      for (let number = 0; number < length; number++) size += Buffer.byteLength(idAt(number));
    }
    const bytes = Buffer.from(new ArrayBuffer(size));
    const ends = keyed ? null : new Uint32Array(length);
    const table = new Uint32Array(2 ** Math.ceil(Math.log2(2 * length + 2)));
    let at = 0;
    for (let number = 0; number < length; number++) {
      const id = idAt(number);
      at += keyed ? bytes.write(id.slice(PREFIX.length), at, 'hex') : bytes.write(id, at, 'utf8');
      if (ends !== null) ends[number] = at;
      let place = hashOf(id) & (table.length - 1);
      while (table[place] !== 0) place = (place + 1) & (table.length - 1);
      table[place] = number + 1;
      if (number % IDS_PER_SLICE === IDS_PER_SLICE - 1) yield;
    }
    return new PersonIds({ bytes, ends, table });
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
    const { table } = this.columns;
    for (let place = hashOf(id) & (table.length - 1); ; place = (place + 1) & (table.length - 1)) {
      const number = table[place]! - 1;
      if (number < 0) return undefined;
      if (this.at(number) === id) return number;
    }
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

/** FNV-1a (Fowler, Noll, Vo 1991) over UTF-16 units, mixed at the end as in MurmurHash3. */
function hashOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return hash ^ (hash >>> 13);
}
