/** Bounds are told apart by so much where the lowest are dropped. */
const BINS = 1_024;

/** Just below the lower edge of a bin: no float32 lies between them. */
const BELOW_EDGE = 1 - 2 ** -26;

const FIRST_ROOM = 1_024;
/** Columns of the size that nearly all rankings do with: allocating them would take longer than all that is done with them. */
const SPARE_KEPT = 8;
const spare: Columns[] = [];

type Columns = ReturnType<typeof newColumns>;

function newColumns() {
  return {
    counts: new Uint32Array(BINS + 1),
    bounds: new Float32Array(FIRST_ROOM),
    people: new Uint32Array(FIRST_ROOM),
  };
}

const PER_SLICE = 2 ** 16;

/**
 * Keeps the people with the highest bounds, eight bytes each, in parallel arrays that grow. Where there is a limit, a count
 * of the bounds by size says from which on that many are kept: whoever is below is left out, and dropped in the end. People of
 * equal bounds are kept or left out together.
 */
export class TopBounds {
  readonly #capacity: number;
  readonly #counts: Uint32Array | null;
  #columns: Columns | null = spare.pop() ?? newColumns();
  /** The first bin that is not left out, and how many are in it or above. */
  #lowest = 0;
  #kept = 0;
  #bounds: Float32Array;
  #people: Uint32Array;
  #size = 0;
  /** Once closed: how many have not been taken out; they stand first. */
  #left = 0;
  /** Nothing at or below it can enter; −1 while there is room. */
  threshold = -1;

  /** @param capacity how many are kept at least; `Infinity` for everybody taken */
  constructor(capacity: number) {
    this.#capacity = capacity;
    const { counts, bounds, people } = this.#columns!;
    this.#counts = capacity === Infinity ? null : counts;
    this.#bounds = bounds;
    this.#people = people;
  }

  /** Lets others use its columns: nothing is asked of it any more. */
  release(): void {
    if (this.#columns === null) return;
    this.#columns.counts.fill(0);
    if (spare.length < SPARE_KEPT) spare.push(this.#columns);
    this.#columns = null;
  }

  /** The caller has checked that `bound` exceeds the threshold. */
  take(bound: number, person: number): void {
    if (this.#size === this.#bounds.length) this.#grow();
    this.#bounds[this.#size] = bound;
    this.#people[this.#size++] = person;
    const counts = this.#counts;
    if (counts === null) return;
    counts[Math.min(BINS, Math.floor(bound * BINS))]!++;
    this.#kept++;
    while (this.#kept - counts[this.#lowest]! >= this.#capacity) {
      this.#kept -= counts[this.#lowest]!;
      this.threshold = (++this.#lowest / BINS) * BELOW_EDGE;
    }
  }

  /** Drops whom the limit leaves out, and has the highest bound ready: nothing is taken any more. In slices. */
  *closing(): Generator<void, void> {
    let kept = 0;
    for (let from = 0; from < this.#size; from += PER_SLICE) {
      kept = this.#moveKept(from, Math.min(this.#size, from + PER_SLICE), kept);
      if (from > 0) yield;
    }
    this.#size = kept;
    this.#left = kept;
    for (let end = kept >> 1; end > 0; end -= PER_SLICE) {
      this.#heapify(Math.max(0, end - PER_SLICE), end);
      if (end > PER_SLICE) yield;
    }
  }

  /** Moves who is kept of the places `from..to` to `kept` and on; gives where they end. */
  #moveKept(from: number, to: number, kept: number): number {
    const [bounds, people, threshold] = [this.#bounds, this.#people, this.threshold];
    let end = kept;
    for (let i = from; i < to; i++) {
      if (bounds[i]! < threshold) continue;
      bounds[end] = bounds[i]!;
      people[end++] = people[i]!;
    }
    return end;
  }

  #heapify(from: number, to: number): void {
    for (let at = to - 1; at >= from; at--) this.#sink(at);
  }

  /** Everybody kept, also who was taken out. */
  people(): Uint32Array {
    return this.#people.subarray(0, this.#size);
  }

  /** Once closed: the highest bound of who was not taken out, −1 without; nobody who was left out or dropped has a higher one. */
  get highest(): number {
    return this.#left === 0 ? -1 : this.#bounds[0]!;
  }

  /** Takes out the person with the highest bound. */
  takeHighest(): number {
    const [bound, person, last] = [this.#bounds[0]!, this.#people[0]!, --this.#left];
    this.#bounds[0] = this.#bounds[last]!;
    this.#people[0] = this.#people[last]!;
    this.#bounds[last] = bound;
    this.#people[last] = person;
    this.#sink(0);
    return person;
  }

  #grow(): void {
    const [bounds, people] = [this.#bounds, this.#people];
    this.#bounds = new Float32Array(2 * this.#size);
    this.#bounds.set(bounds);
    this.#people = new Uint32Array(2 * this.#size);
    this.#people.set(people);
  }

  #sink(from: number): void {
    const [bounds, people, size] = [this.#bounds, this.#people, this.#left];
    const [bound, person] = [bounds[from]!, people[from]!];
    let at = from;
    for (let child = 2 * at + 1; child < size; child = 2 * at + 1) {
      if (child + 1 < size && bounds[child + 1]! > bounds[child]!) child++;
      if (bounds[child]! <= bound) break;
      bounds[at] = bounds[child]!;
      people[at] = people[child]!;
      at = child;
    }
    bounds[at] = bound;
    people[at] = person;
  }
}
