import { DAY } from '../../domain/clock.ts';
import { compareKeys } from '../../domain/ids.ts';
import type { PersonColumns } from '../talent-index.ts';
import { Coded } from './coded.ts';
import { AFTER_ALL, BEFORE_ALL, isShort, putDay } from './days.ts';
import { ownPages } from './own-pages.ts';
import { IDS_PER_SLICE, KEY_BYTES, KEYED, PREFIX } from './person-ids.ts';

export interface PersonInput {
  readonly personId: string;
  readonly unit: string | null;
  readonly location: string | null;
  readonly joinedOn: string | null;
  readonly leftOn: string | null;
  readonly wage: number | null;
  readonly currency: string | null;
}

/** Days from 1970-01-01 to a calendar date. */
export function dayOf(date: string): number {
  return Math.floor(Date.parse(`${date}T00:00:00Z`) / DAY);
}

export type RowColumns = Pick<
  PersonColumns,
  'unit' | 'location' | 'currency' | 'joinedDay' | 'leftDay' | 'wage'
>;

/** People of a chunk: with all columns about two and a half megabytes. */
const CHUNK = 2 ** 16;

/**
 * Collects people one by one, a few bytes each: a million objects would leave the process as large as they were.
 */
export class PersonRows {
  readonly #chunks: Chunk[] = [];
  readonly #units = new Coded();
  readonly #locations = new Coded();
  readonly #currencies = new Coded();
  /** The ids as written, from the first one on that is not keyed; null while all are. */
  #written: string[] | null = null;
  #shortDays = true;
  #shortWages = true;
  #length = 0;

  static of(people: Iterable<PersonInput>): PersonRows {
    const rows = new PersonRows();
    for (const person of people) rows.add(person);
    return rows;
  }

  get length(): number {
    return this.#length;
  }

  add({ personId, unit, location, joinedOn, leftOn, wage, currency }: PersonInput): void {
    if (this.#written === null && !KEYED.test(personId)) this.#written = [...this.ids()];
    const row = this.#length++;
    if (row % CHUNK === 0) this.#chunks.push(emptyChunk());
    const chunk = this.#chunks.at(-1)!;
    const at = row % CHUNK;
    if (this.#written === null) chunk.key.write(personId.slice(PREFIX.length), KEY_BYTES * at, 'hex');
    else this.#written.push(personId);
    chunk.unit[at] = this.#units.codeOf(unit);
    chunk.location[at] = this.#locations.codeOf(location);
    chunk.currency[at] = this.#currencies.codeOf(currency);
    const joined = joinedOn === null ? BEFORE_ALL : dayOf(joinedOn);
    const left = leftOn === null ? AFTER_ALL : dayOf(leftOn);
    chunk.joinedDay[at] = joined;
    chunk.leftDay[at] = left;
    chunk.wage[at] = wage ?? Number.NaN;
    if (!isShort(joined) || !isShort(left)) this.#shortDays = false;
    if (wage !== null && Math.fround(wage) !== wage) this.#shortWages = false;
  }

  idAt(row: number): string {
    if (this.#written !== null) return this.#written[row]!;
    const from = KEY_BYTES * (row % CHUNK);
    return PREFIX + this.#chunks[Math.floor(row / CHUNK)]!.key.toString('hex', from, from + KEY_BYTES);
  }

  *ids(): Generator<string> {
    for (let row = 0; row < this.#length; row++) yield this.idAt(row);
  }

  /** Rows in byte order of their ids, each id once: of equal ones the row that came last. In slices. */
  *sorted(): Generator<void, Uint32Array> {
    const rows = this.#written === null ? yield* this.#sortedByKey() : this.#sortedAsWritten();
    let kept = 0;
    for (let i = 0; i < rows.length; i++) {
      const same = i + 1 < rows.length && this.idAt(rows[i]!) === this.idAt(rows[i + 1]!);
      if (!same) rows[kept++] = rows[i]!;
      if (i % IDS_PER_SLICE === IDS_PER_SLICE - 1) yield;
    }
    return rows.subarray(0, kept);
  }

  /** The columns of these rows in this order. In slices. */
  *columns(order: Uint32Array): Generator<void, RowColumns> {
    const unit = this.#units.codes(order.length);
    const location = this.#locations.codes(order.length);
    const currency = this.#currencies.codes(order.length);
    const Kept = this.#shortDays ? Int16Array : Int32Array;
    const [joinedDay, leftDay] = [new Kept(order.length), new Kept(order.length)];
    const wage = this.#shortWages ? new Float32Array(order.length) : new Float64Array(order.length);
    for (let n = 0; n < order.length; n++) {
      const chunk = this.#chunkOf(order[n]!);
      const at = order[n]! % CHUNK;
      unit[n] = chunk.unit[at]!;
      location[n] = chunk.location[at]!;
      currency[n] = chunk.currency[at]!;
      putDay(joinedDay, n, chunk.joinedDay[at]!);
      putDay(leftDay, n, chunk.leftDay[at]!);
      wage[n] = chunk.wage[at]!;
      if (n % CHUNK === CHUNK - 1) yield;
    }
    return {
      unit: { codes: unit, values: this.#units.values },
      location: { codes: location, values: this.#locations.values },
      currency: { codes: currency, values: this.#currencies.values },
      ...{ joinedDay, leftDay, wage },
    };
  }

  #chunkOf(row: number): Chunk {
    return this.#chunks[Math.floor(row / CHUNK)]!;
  }

  #sortedAsWritten(): Uint32Array {
    const written = this.#written!;
    return Uint32Array.from(written, (_, row) => row).sort(
      (a, b) => compareKeys(written[a]!, written[b]!) || a - b,
    );
  }

  /** From the last two bytes to the first, a stable counting sort each; what all have in common is passed over. */
  *#sortedByKey(): Generator<void, Uint32Array> {
    let rows = new Uint32Array(ownPages(4 * this.#length));
    for (let row = 0; row < rows.length; row++) rows[row] = row;
    let other = new Uint32Array(ownPages(4 * this.#length));
    const counts = new Uint32Array(2 ** 16 + 1);
    for (let from = KEY_BYTES - 2; from >= 0; from -= 2) {
      counts.fill(0);
      const digit = (row: number) => {
        return this.#chunkOf(row).key.readUInt16BE(KEY_BYTES * (row % CHUNK) + from);
      };
      for (let row = 0; row < this.#length; row++) {
        counts[digit(row) + 1]!++;
        if (row % CHUNK === CHUNK - 1) yield;
      }
      yield;
      if (this.#length === 0 || counts[digit(0) + 1] === this.#length) continue;
      for (let i = 0; i < 2 ** 16; i++) counts[i + 1]! += counts[i]!;
      for (let i = 0; i < rows.length; i++) {
        other[counts[digit(rows[i]!)]!++] = rows[i]!;
        if (i % CHUNK === CHUNK - 1) yield;
      }
      [rows, other] = [other, rows];
    }
    return rows;
  }
}

type Chunk = ReturnType<typeof emptyChunk>;

function emptyChunk() {
  const pages = (bytes: number) => ownPages(CHUNK * bytes);
  return {
    key: Buffer.from(pages(KEY_BYTES)),
    unit: new Int32Array(pages(4)),
    location: new Int32Array(pages(4)),
    currency: new Int32Array(pages(4)),
    joinedDay: new Int32Array(pages(4)),
    leftDay: new Int32Array(pages(4)),
    wage: new Float64Array(pages(8)),
  };
}
