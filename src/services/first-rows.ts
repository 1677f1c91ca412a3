/** Counts all rows and keeps the first so many after a key, in memory that does not grow with how many there are. */
export class FirstRows<Row> {
  total = 0;
  #kept: Row[] = [];
  #last: Row | null = null;
  readonly #size: number;
  readonly #compare: (a: Row, b: Row) => number;
  readonly #isAfter: (row: Row) => boolean;

  constructor(size: number, compare: (a: Row, b: Row) => number, isAfter: (row: Row) => boolean) {
    this.#size = size;
    this.#compare = compare;
    this.#isAfter = isAfter;
  }

  add(row: Row): void {
    this.total++;
    if (!this.#isAfter(row)) return;
    if (this.#last !== null && this.#compare(row, this.#last) >= 0) return;
    this.#kept.push(row);
    if (this.#kept.length >= 4 * this.#size) this.#trim();
  }

  sorted(): readonly Row[] {
    this.#trim();
    return this.#kept;
  }

  #trim(): void {
    this.#kept.sort(this.#compare);
    this.#kept.length = Math.min(this.#kept.length, this.#size);
    if (this.#kept.length === this.#size) this.#last = this.#kept.at(-1)!;
  }
}
