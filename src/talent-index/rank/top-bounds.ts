/** Above the bits of every float32 that is not negative; times a place below 2^22 it stays a whole number in float64. */
const HIGHEST_BITS = 2 ** 31;
const PLACES = 2 ** 22;

/** Keeps the people with the highest bounds: a bounded min-heap over parallel arrays. */
export class TopBounds {
  readonly #bounds: Float32Array;
  readonly #people: Uint32Array;
  #size = 0;
  /** Nothing at or below it can enter; −1 while there is room. */
  threshold = -1;

  constructor(capacity: number) {
    if (capacity > PLACES) throw new RangeError(`At most ${PLACES} people can be the top.`);
    this.#bounds = new Float32Array(capacity);
    this.#people = new Uint32Array(capacity);
  }

  get full(): boolean {
    return this.#size === this.#bounds.length;
  }

  /** The caller has checked that `bound` exceeds the threshold. */
  take(bound: number, person: number): void {
    this.#push(bound, person);
    if (this.full) this.threshold = this.#bounds[0]!;
  }

  #push(bound: number, person: number): void {
    if (this.full) {
      this.#sink(bound, person);
      return;
    }
    let at = this.#size++;
    while (at > 0) {
      const parent = (at - 1) >>> 1;
      if (this.#bounds[parent]! <= bound) break;
      this.#move(parent, at);
      at = parent;
    }
    this.#bounds[at] = bound;
    this.#people[at] = person;
  }

  /** Highest bound first. Bounds are not negative, so their bits stand in their order: they are sorted as numbers. */
  sorted(): { readonly bound: number; readonly person: number }[] {
    const bits = new Uint32Array(this.#bounds.buffer, 0, this.#size);
    const keys = Float64Array.from(bits, (bound, i) => (HIGHEST_BITS - bound) * PLACES + i).sort();
    return Array.from(keys, (key) => {
      const i = key % PLACES;
      return { bound: this.#bounds[i]!, person: this.#people[i]! };
    });
  }

  #sink(bound: number, person: number): void {
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= this.#size) break;
      if (child + 1 < this.#size && this.#bounds[child + 1]! < this.#bounds[child]!) child++;
      if (this.#bounds[child]! >= bound) break;
      this.#move(child, at);
      at = child;
    }
    this.#bounds[at] = bound;
    this.#people[at] = person;
  }

  #move(from: number, to: number): void {
    this.#bounds[to] = this.#bounds[from]!;
    this.#people[to] = this.#people[from]!;
  }
}
