/** So many times what is kept is collected before the lowest are dropped. */
const ROOM = 4;

const FIRST_ROOM = 1_024;

/**
 * Keeps the people with the highest bounds, eight bytes each: parallel arrays that grow, and are cut to the highest where
 * there is a limit.
 */
export class TopBounds {
  readonly #capacity: number;
  #bounds: Float32Array;
  #people: Uint32Array;
  #size = 0;
  /** Nothing at or below it can enter; −1 while there is room. */
  threshold = -1;

  /** @param capacity how many are kept; `Infinity` for everybody taken */
  constructor(capacity: number) {
    this.#capacity = capacity;
    const room = Math.min(ROOM * capacity, FIRST_ROOM);
    this.#bounds = new Float32Array(room);
    this.#people = new Uint32Array(room);
  }

  /** The caller has checked that `bound` exceeds the threshold. */
  take(bound: number, person: number): void {
    this.#bounds[this.#size] = bound;
    this.#people[this.#size++] = person;
    if (this.#size < this.#bounds.length) return;
    const room = Math.min(ROOM * this.#capacity, 2 * this.#size);
    if (room > this.#size) {
      this.#grow(room);
      return;
    }
    this.#select();
    this.#size = this.#capacity;
    this.threshold = this.#bounds.subarray(0, this.#size).reduce((a, b) => Math.min(a, b));
  }

  get size(): number {
    return this.#size;
  }

  people(): Uint32Array {
    return this.#people.subarray(0, this.#size);
  }

  /** Whom it has, highest bound first, each as it is asked for; nobody else has a bound above the lowest of them. */
  *descending(): Generator<{ readonly bound: number; readonly person: number }> {
    let size = this.#size;
    for (let at = (size >> 1) - 1; at >= 0; at--) this.#sink(at, size);
    while (size > 0) {
      yield { bound: this.#bounds[0]!, person: this.#people[0]! };
      this.#swap(0, --size);
      this.#sink(0, size);
    }
  }

  #grow(room: number): void {
    const [bounds, people] = [this.#bounds, this.#people];
    this.#bounds = new Float32Array(room);
    this.#bounds.set(bounds);
    this.#people = new Uint32Array(room);
    this.#people.set(people);
  }

  /** Puts the highest `capacity` first (Hoare's selection, 1961; the middle of three as the pivot). */
  #select(): void {
    let low = 0;
    let high = this.#size - 1;
    while (low < high) {
      const pivot = this.#middleOf(low, (low + high) >>> 1, high);
      let i = low;
      let j = high;
      while (i <= j) {
        while (this.#bounds[i]! > pivot) i++;
        while (this.#bounds[j]! < pivot) j--;
        if (i <= j) this.#swap(i++, j--);
      }
      if (this.#capacity <= j) high = j;
      else if (this.#capacity > i) low = i;
      else return;
    }
  }

  #middleOf(a: number, b: number, c: number): number {
    const [x, y, z] = [this.#bounds[a]!, this.#bounds[b]!, this.#bounds[c]!];
    return Math.max(Math.min(x, y), Math.min(Math.max(x, y), z));
  }

  #sink(from: number, size: number): void {
    let at = from;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= size) return;
      if (child + 1 < size && this.#bounds[child + 1]! > this.#bounds[child]!) child++;
      if (this.#bounds[child]! <= this.#bounds[at]!) return;
      this.#swap(at, child);
      at = child;
    }
  }

  #swap(a: number, b: number): void {
    const bound = this.#bounds[a]!;
    const person = this.#people[a]!;
    this.#bounds[a] = this.#bounds[b]!;
    this.#people[a] = this.#people[b]!;
    this.#bounds[b] = bound;
    this.#people[b] = person;
  }
}
