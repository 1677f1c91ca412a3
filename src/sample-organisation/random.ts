/**
 * Seeded random numbers with split streams: every stream is named by a purpose and up to two numbers, so what is
 * drawn for one person never depends on how many other people there are or in which order they are made.
 *
 * Generator: xoshiro128** 1.1 (Blackman & Vigna 2021, ACM TOMS 47:36), state filled from a 128-bit hash of
 * (seed, purpose, numbers) with the finaliser of MurmurHash3. Integer arithmetic is exact; the transcendental
 * functions used are V8's own software versions, the same on every machine that runs Node.
 */
export class RandomSource {
  readonly #root: Uint32Array;

  constructor(seed: string | number | bigint) {
    const text = String(seed);
    this.#root = new Uint32Array(4);
    for (let word = 0; word < 4; word++) {
      let hash = (0x811c9dc5 ^ Math.imul(word + 1, 0x9e3779b1)) >>> 0;
      for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
      this.#root[word] = finalise(hash);
    }
  }

  stream(purpose: number, a = 0, b = 0): RandomStream {
    const state = new Uint32Array(4);
    for (let word = 0; word < 4; word++) {
      let hash = finalise((this.#root[word]! + Math.imul(purpose + 1, 0x9e3779b1)) >>> 0);
      hash = finalise((hash ^ Math.imul(a + 1, 0x85ebca77)) >>> 0);
      hash = finalise((hash + Math.imul(b + 1, 0xc2b2ae3d) + word) >>> 0);
      state[word] = hash;
    }
    if (state.every((word) => word === 0)) state[0] = 1;
    return new RandomStream(state);
  }
}

function finalise(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

export class RandomStream {
  #a: number;
  #b: number;
  #c: number;
  #d: number;
  #spareNormal = Number.NaN;

  constructor(state: Uint32Array) {
    this.#a = state[0]! | 0;
    this.#b = state[1]! | 0;
    this.#c = state[2]! | 0;
    this.#d = state[3]! | 0;
  }

  /** 32 random bits. */
  bits(): number {
    const five = Math.imul(this.#b, 5);
    const result = Math.imul((five << 7) | (five >>> 25), 9);
    const shifted = this.#b << 9;
    this.#c ^= this.#a;
    this.#d ^= this.#b;
    this.#b ^= this.#c;
    this.#a ^= this.#d;
    this.#c ^= shifted;
    this.#d = (this.#d << 11) | (this.#d >>> 21);
    return result >>> 0;
  }

  /** Uniform on the open interval (0, 1), 52 bits. */
  uniform(): number {
    const high = this.bits() >>> 6;
    const low = this.bits() >>> 6;
    return (high * 67_108_864 + low + 0.5) / 4_503_599_627_370_496;
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.uniform();
  }

  /** An integer of 0 … `count` − 1. */
  index(count: number): number {
    return Math.floor(this.uniform() * count);
  }

  chance(probability: number): boolean {
    return this.uniform() < probability;
  }

  pick<Item>(items: readonly Item[]): Item {
    return items[this.index(items.length)]!;
  }

  /** An index with probability proportional to its weight. */
  weighted(weights: readonly number[]): number {
    let total = 0;
    for (const weight of weights) total += weight;
    let left = this.uniform() * total;
    for (let i = 0; i < weights.length; i++) {
      left -= weights[i]!;
      if (left < 0) return i;
    }
    return weights.length - 1;
  }

  /** Standard normal by Marsaglia's polar method. */
  normal(mean = 0, sd = 1): number {
    if (!Number.isNaN(this.#spareNormal)) {
      const spare = this.#spareNormal;
      this.#spareNormal = Number.NaN;
      return mean + sd * spare;
    }
    for (;;) {
      const x = 2 * this.uniform() - 1;
      const y = 2 * this.uniform() - 1;
      const square = x * x + y * y;
      if (square >= 1 || square === 0) continue;
      const factor = Math.sqrt((-2 * Math.log(square)) / square);
      this.#spareNormal = y * factor;
      return mean + sd * x * factor;
    }
  }

  exponential(mean: number): number {
    return -mean * Math.log(this.uniform());
  }

  /** Gamma of this shape and mean, by Marsaglia & Tsang (2000), ACM TOMS 26:363. */
  gamma(shape: number, mean: number): number {
    return (this.#standardGamma(shape) * mean) / shape;
  }

  #standardGamma(shape: number): number {
    if (shape < 1) return this.#standardGamma(shape + 1) * this.uniform() ** (1 / shape);
    const d = shape - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const x = this.normal();
      const v = (1 + c * x) ** 3;
      if (v > 0 && Math.log(this.uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
    }
  }

  beta(a: number, b: number): number {
    const x = this.#standardGamma(a);
    return x / (x + this.#standardGamma(b));
  }

  /** Successes in `trials`: Bernoulli by Bernoulli up to 64, above that halved exactly by an order statistic. */
  binomial(trials: number, probability: number): number {
    let count = 0;
    let n = trials;
    let p = probability;
    while (n > 64) {
      const middle = Math.floor(n / 2) + 1;
      const split = this.beta(middle, n + 1 - middle);
      if (split <= p) {
        count += middle;
        p = (p - split) / (1 - split);
        n -= middle;
      } else {
        p /= split;
        n = middle - 1;
      }
    }
    for (let i = 0; i < n; i++) if (this.uniform() < p) count++;
    return count;
  }

  /** Poisson: products of uniforms up to a mean of 30, above that reduced exactly through a gamma arrival time. */
  poisson(mean: number): number {
    let count = 0;
    let left = mean;
    while (left > 30) {
      const arrivals = Math.floor(left * 0.875);
      const time = this.#standardGamma(arrivals);
      if (time > left) return count + this.binomial(arrivals - 1, left / time);
      count += arrivals;
      left -= time;
    }
    const limit = Math.exp(-left);
    for (let product = this.uniform(); product > limit; product *= this.uniform()) count++;
    return count;
  }

  /** Student's t, scaled so that `scale` is its scale parameter (not its SD). */
  studentT(degrees: number, scale = 1): number {
    return (scale * this.normal()) / Math.sqrt(this.gamma(degrees / 2, 1));
  }

  /** `count` distinct indices with inclusion weights (Efraimidis & Spirakis 2006): largest log(u)/w first. */
  sample(weights: readonly number[], count: number): number[] {
    const keys = weights.map((weight, index) => ({
      index,
      key: weight > 0 ? Math.log(this.uniform()) / weight : Number.NEGATIVE_INFINITY,
    }));
    keys.sort((x, y) => y.key - x.key || x.index - y.index);
    return keys
      .slice(0, count)
      .filter(({ key }) => key > Number.NEGATIVE_INFINITY)
      .map(({ index }) => index);
  }
}
