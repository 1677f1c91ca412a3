import { type Code, get, i32, LOAD, set, simd, V128 } from '../../analytics/linear-algebra/web-assembly.ts';

/** The locals that the curves are read with: addresses of four postings' columns, where they lie on them, and what is found. */
export const INITIAL = 0;
export const HALF_LIFE = 1;
export const LAST = 2;
export const FLOOR = 6;
export const RATE = 7;
export const TICK = 8;
export const MEAN = 9;
export const KEPT = 10;
export const WHOLE = 11;

export const shapes = { exponential: Infinity, root: 0.5, hyperbolic: 1, square: 2, fourth: 4 } as const;
export type ShapeName = keyof typeof shapes;

/**
 * Vectors of one value in all four places, each in a local that is set once, before the loop: what stands as a constant in a
 * loop is made anew in each of its rounds, by three instructions.
 */
export class Constants {
  readonly #first: number;
  readonly #values = new Map<string, number>();

  /** @param first the local of the first one; those of the others follow it */
  constructor(first: number) {
    this.#first = first;
  }

  floats(value: number): Code {
    return this.#read(new Uint8Array(Float32Array.of(value, value, value, value).buffer));
  }

  whole(value: number): Code {
    return this.#read(new Uint8Array(Int32Array.of(value, value, value, value).buffer));
  }

  #read(bytes: Uint8Array): Code {
    const name = bytes.join();
    const number = this.#values.get(name) ?? this.#values.size;
    this.#values.set(name, number);
    return get(this.#first + number);
  }

  /** What declares their locals, and what sets them. */
  get declared(): Code {
    return [this.#values.size, V128];
  }

  get set(): Code {
    return [...this.#values].flatMap(([name, number]) => [
      ...[...simd(0x0c), ...name.split(',').map(Number)],
      ...set(this.#first + number),
    ]);
  }
}

export const PLUS = simd(0xe4);
export const MINUS = simd(0xe5);
export const TIMES = simd(0xe6);
const DIVIDED = simd(0xe7);
/** The lower and the higher of two numbers by one instruction: these take no care of NaN, which nothing here is. */
export const LOWER = simd(0xea);
export const HIGHER = simd(0xeb);
const ROOT = simd(0xe3);
const ROUND_DOWN = simd(0x68);
const MINUS_WHOLE = simd(0xb1);
const HIGHER_WHOLE = simd(0xb8);
const SHIFT_LEFT = simd(0xab);
const TO_FLOATS = simd(0xfa);

/** Half-lives beyond which a float32 keeps nothing. */
export const MOST_HALVINGS = 125;

/**
 * 2^x on 0..1: the interpolating polynomial at the Chebyshev nodes of degree 4 (relative error ±3.5e-6), raised so that it
 * is never below, and at most 7e-6 above.
 */
export const EXP2 = [
  1.0000034929076982, 0.6929729221730485, 0.2416043572701053, 0.05174499776408733, 0.013670309453365028,
].map((coefficient) => coefficient * (1 + 3.4e-6));

/** A whole number that is added to it stands in the last bits of the sum: 1.5·2^23 (and the exponent of 1). */
const IN_LAST_BITS = 1.5 * 2 ** 23 + 127;

/** What stores R of four postings in `KEPT`. */
type Retention = (constants: Constants) => Code;

/** Elapsed ticks, days times the shape's factor on the stack. */
const elapsed: Retention = (constants) => [
  ...[...get(TICK), ...get(LAST), ...LOAD(0), ...MINUS_WHOLE, ...constants.whole(0), ...HIGHER_WHOLE],
  ...[...TO_FLOATS, ...get(RATE), ...TIMES],
];

/** 2^(−t/H) = p(f)·2^n with n = ⌊−t/H⌋ put into the exponent's bits. */
const exponential: Retention = (constants) => [
  ...constants.floats(0),
  ...[...elapsed(constants), ...get(HALF_LIFE), ...LOAD(0), ...DIVIDED],
  ...[...constants.floats(MOST_HALVINGS), ...LOWER, ...MINUS, ...set(KEPT)],
  ...[...get(KEPT), ...ROUND_DOWN, ...set(WHOLE)],
  ...[...get(KEPT), ...get(WHOLE), ...MINUS, ...set(KEPT)],
  ...constants.floats(EXP2.at(-1)!),
  ...EXP2.slice(0, -1)
    .reverse()
    .flatMap((coefficient) => [...get(KEPT), ...TIMES, ...constants.floats(coefficient), ...PLUS]),
  ...[...get(WHOLE), ...constants.floats(IN_LAST_BITS), ...PLUS, ...i32(23), ...SHIFT_LEFT, ...TIMES],
  ...set(KEPT),
];

/** H/(H + (2^{1/w} − 1)·t), to the power w. */
const rational =
  (power: Code): Retention =>
  (constants) => [
    ...[...get(HALF_LIFE), ...LOAD(0)],
    ...[...get(HALF_LIFE), ...LOAD(0), ...elapsed(constants), ...PLUS, ...DIVIDED, ...set(KEPT)],
    ...power,
  ];
const SQUARED: Code = [...get(KEPT), ...get(KEPT), ...TIMES, ...set(KEPT)];

export const retentions: Readonly<Record<ShapeName, Retention>> = {
  exponential,
  root: rational([...get(KEPT), ...ROOT, ...set(KEPT)]),
  hyperbolic: rational([]),
  square: rational(SQUARED),
  fourth: rational([...SQUARED, ...SQUARED]),
};

/** μ = min(p₀, c) + max(p₀ − c, 0)·R on the stack. */
export const mean = (retention: Retention, constants: Constants): Code => [
  ...retention(constants),
  ...[...get(INITIAL), ...LOAD(0), ...set(MEAN)],
  ...[...get(MEAN), ...get(FLOOR), ...LOWER],
  ...[...get(MEAN), ...get(FLOOR), ...MINUS, ...constants.floats(0), ...HIGHER, ...get(KEPT), ...TIMES],
  ...PLUS,
];
