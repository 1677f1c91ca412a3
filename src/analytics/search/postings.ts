type Weigh = (weight: number, holders: number, number: number, key: string) => number;

/** Entries between two turns of other work: a few milliseconds. */
const TURN = 20_000;

/** An inverted index: for each key the numbers that hold it, with a weight. Filled in rising order of numbers, then frozen. */
export class Postings {
  readonly #keys = new Map<string, number>();
  readonly #key: number[] = [];
  readonly #number: number[] = [];
  readonly #weight: number[] = [];
  #offsets = new Uint32Array(1);
  #numbers = new Uint32Array(0);
  #weights = new Float32Array(0);

  add(key: string, number: number, weight: number): void {
    let at = this.#keys.get(key);
    if (at === undefined) {
      at = this.#keys.size;
      this.#keys.set(key, at);
    }
    this.#key.push(at);
    this.#number.push(number);
    this.#weight.push(weight);
  }

  /**
   * After it nothing is added; `weigh` may change each weight, knowing how many numbers hold its key. Gives way every
   * `TURN` entries, for indexes that are made beside other work.
   */
  *freezing(weigh: Weigh): Generator<void> {
    const offsets = new Uint32Array(this.#keys.size + 1);
    for (let i = 0; i < this.#key.length; i++) {
      offsets[this.#key[i]! + 1]!++;
      if (i % (4 * TURN) === 0) yield;
    }
    for (let key = 0; key < this.#keys.size; key++) offsets[key + 1]! += offsets[key]!;
    const next = offsets.slice();
    const numbers = new Uint32Array(this.#key.length);
    const weights = new Float32Array(this.#key.length);
    const names = [...this.#keys.keys()];
    for (let i = 0; i < this.#key.length; i++) {
      const key = this.#key[i]!;
      const at = next[key]!++;
      numbers[at] = this.#number[i]!;
      weights[at] = weigh(this.#weight[i]!, offsets[key + 1]! - offsets[key]!, this.#number[i]!, names[key]!);
      if (i % TURN === 0) yield;
    }
    this.#offsets = offsets;
    this.#numbers = numbers;
    this.#weights = weights;
    this.#key.length = 0;
    this.#number.length = 0;
    this.#weight.length = 0;
  }

  freeze(weigh: Weigh): void {
    for (const _ of this.freezing(weigh));
  }

  /** How many numbers hold the key. */
  holders(key: string): number {
    const at = this.#keys.get(key);
    return at === undefined ? 0 : this.#offsets[at + 1]! - this.#offsets[at]!;
  }

  /**
   * Adds `factor` × weight to the score of every number that holds the key. A number whose score was 0 is appended to
   * `touched` at `met`; gives the new `met`.
   */
  score(key: string, factor: number, scores: Float32Array, touched: Uint32Array, met: number): number {
    const at = this.#keys.get(key);
    if (at === undefined) return met;
    const numbers = this.#numbers;
    const weights = this.#weights;
    const end = this.#offsets[at + 1]!;
    let count = met;
    for (let e = this.#offsets[at]!; e < end; e++) {
      const number = numbers[e]!;
      const before = scores[number]!;
      if (before === 0) touched[count++] = number;
      scores[number] = before + factor * weights[e]!;
    }
    return count;
  }

  /** Scales the weights of each number by `scales[number]`. */
  scale(scales: Float32Array): void {
    for (let e = 0; e < this.#numbers.length; e++) this.#weights[e]! *= scales[this.#numbers[e]!]!;
  }

  /** Σ weight² of each number. */
  squares(numbers: number): Float32Array {
    const sums = new Float32Array(numbers);
    for (let e = 0; e < this.#numbers.length; e++) sums[this.#numbers[e]!]! += this.#weights[e]! ** 2;
    return sums;
  }
}
