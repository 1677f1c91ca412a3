type Weigh = (weight: number, holders: number, number: number, key: string) => number;

/** Entries between two turns of other work: a few milliseconds. */
const TURN = 20_000;

/** What came to a key after it was frozen. */
interface Later {
  readonly numbers: number[];
  readonly weights: number[];
}

/**
 * An inverted index: for each key the numbers that hold it, with a weight. Filled in rising order of numbers, then frozen;
 * what is put later lies beside it.
 */
export class Postings {
  readonly #keys = new Map<string, number>();
  readonly #key: number[] = [];
  readonly #number: number[] = [];
  readonly #weight: number[] = [];
  #offsets = new Uint32Array(1);
  #numbers = new Uint32Array(0);
  #weights = new Float32Array(0);
  readonly #later = new Map<number, Later>();
  /** How many entries of a key were taken away and still lie there. */
  readonly #gone = new Map<number, number>();

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
   * After it nothing is added, only put; `weigh` may change each weight, knowing how many numbers hold its key. Gives way every
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

  /** Gives a number the weight that it has for the key from now on; 0 takes it away. After `freeze`. */
  put(key: string, number: number, weight: number): void {
    let at = this.#keys.get(key);
    if (at === undefined) {
      at = this.#keys.size;
      this.#keys.set(key, at);
    }
    const frozen = this.#find(at, number);
    const later = this.#later.get(at);
    const weights = frozen >= 0 ? this.#weights : (later?.weights ?? []);
    const place = frozen >= 0 ? frozen : (later?.numbers.indexOf(number) ?? -1);
    if (place < 0) {
      if (weight !== 0) this.append(key, number, weight);
      return;
    }
    const gone = Number(weight === 0) - Number(weights[place] === 0);
    if (gone !== 0) this.#gone.set(at, (this.#gone.get(at) ?? 0) + gone);
    weights[place] = weight;
  }

  /** The same for a number that the key does not hold yet, without looking for it. */
  append(key: string, number: number, weight: number): void {
    let at = this.#keys.get(key);
    if (at === undefined) {
      at = this.#keys.size;
      this.#keys.set(key, at);
    }
    let later = this.#later.get(at);
    if (later === undefined) {
      later = { numbers: [], weights: [] };
      this.#later.set(at, later);
    }
    later.numbers.push(number);
    later.weights.push(weight);
  }

  /** Where a frozen number of a key lies, by bisection; −1 where it does not. */
  #find(key: number, number: number): number {
    let low = this.#offsets[key] ?? 0;
    let high = this.#offsets[key + 1] ?? low;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#numbers[middle]! < number) low = middle + 1;
      else high = middle;
    }
    return low < (this.#offsets[key + 1] ?? 0) && this.#numbers[low] === number ? low : -1;
  }

  /** How many numbers hold the key. */
  holders(key: string): number {
    const at = this.#keys.get(key);
    if (at === undefined) return 0;
    const frozen = at + 1 < this.#offsets.length ? this.#offsets[at + 1]! - this.#offsets[at]! : 0;
    return frozen + (this.#later.get(at)?.numbers.length ?? 0) - (this.#gone.get(at) ?? 0);
  }

  /** The weight of a number at a key; 0 where it does not hold it. */
  weight(key: string, number: number): number {
    const at = this.#keys.get(key);
    if (at === undefined) return 0;
    const frozen = this.#find(at, number);
    if (frozen >= 0) return this.#weights[frozen]!;
    const later = this.#later.get(at);
    const known = later === undefined ? -1 : later.numbers.indexOf(number);
    return known < 0 ? 0 : later!.weights[known]!;
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
    const end = this.#offsets[at + 1] ?? 0;
    let count = met;
    for (let e = this.#offsets[at] ?? 0; e < end; e++) {
      const number = numbers[e]!;
      const before = scores[number]!;
      if (weights[e] === 0) continue;
      if (before === 0) touched[count++] = number;
      scores[number] = before + factor * weights[e]!;
    }
    const later = this.#later.get(at);
    if (later === undefined) return count;
    for (let e = 0; e < later.numbers.length; e++) {
      const number = later.numbers[e]!;
      if (later.weights[e] === 0) continue;
      const before = scores[number]!;
      if (before === 0) touched[count++] = number;
      scores[number] = before + factor * later.weights[e]!;
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
