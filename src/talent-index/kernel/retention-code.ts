import { type Code, get, i32, LOAD, set, simd } from '../../analytics/linear-algebra/web-assembly.ts';

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

export const floats = (value: number): Code => [
  ...simd(0x0c),
  ...new Uint8Array(Float32Array.of(value, value, value, value).buffer),
];
const whole = (value: number): Code => [
  ...simd(0x0c),
  ...new Uint8Array(Int32Array.of(value, value, value, value).buffer),
];
export const PLUS = simd(0xe4);
export const MINUS = simd(0xe5);
export const TIMES = simd(0xe6);
const DIVIDED = simd(0xe7);
export const LOWER = simd(0xe8);
export const HIGHER = simd(0xe9);
const ROOT = simd(0xe3);
const ROUND_DOWN = simd(0x68);
const MINUS_WHOLE = simd(0xb1);
const PLUS_WHOLE = simd(0xae);
const HIGHER_WHOLE = simd(0xb8);
const SHIFT_LEFT = simd(0xab);
const TO_FLOATS = simd(0xfa);
const TO_WHOLE = simd(0xf8);

/** Half-lives beyond which a float32 keeps nothing. */
export const MOST_HALVINGS = 125;

/**
 * 2^x on 0..1: the interpolating polynomial at the Chebyshev nodes of degree 4 (relative error ±3.5e-6), raised so that it
 * is never below, and at most 7e-6 above.
 */
export const EXP2 = [
  1.0000034929076982, 0.6929729221730485, 0.2416043572701053, 0.05174499776408733, 0.013670309453365028,
].map((coefficient) => coefficient * (1 + 3.4e-6));

/** Elapsed ticks in `WHOLE`, days times the shape's factor on the stack. */
const elapsed: Code = [
  ...[...get(TICK), ...get(LAST), ...LOAD(0), ...MINUS_WHOLE, ...whole(0), ...HIGHER_WHOLE, ...TO_FLOATS],
  ...[...get(RATE), ...TIMES],
];

/** 2^(−t/H) = p(f)·2^n with n = ⌊−t/H⌋ put into the exponent's bits. */
const exponential: Code = [
  ...[
    ...elapsed,
    ...get(HALF_LIFE),
    ...LOAD(0),
    ...DIVIDED,
    ...floats(MOST_HALVINGS),
    ...LOWER,
    ...set(KEPT),
  ],
  ...[...floats(0), ...get(KEPT), ...MINUS, ...set(KEPT)],
  ...[...get(KEPT), ...ROUND_DOWN, ...set(WHOLE)],
  ...[...get(KEPT), ...get(WHOLE), ...MINUS, ...set(KEPT)],
  ...floats(EXP2.at(-1)!),
  ...EXP2.slice(0, -1)
    .reverse()
    .flatMap((coefficient) => [...get(KEPT), ...TIMES, ...floats(coefficient), ...PLUS]),
  ...[...get(WHOLE), ...TO_WHOLE, ...whole(127), ...PLUS_WHOLE, ...i32(23), ...SHIFT_LEFT, ...TIMES],
  ...set(KEPT),
];

/** H/(H + (2^{1/w} − 1)·t), to the power w. */
const rational = (power: Code): Code => [
  ...[...get(HALF_LIFE), ...LOAD(0)],
  ...[...get(HALF_LIFE), ...LOAD(0), ...elapsed, ...PLUS, ...DIVIDED, ...set(KEPT)],
  ...power,
];
const SQUARED: Code = [...get(KEPT), ...get(KEPT), ...TIMES, ...set(KEPT)];

/** Stores R of four postings in `KEPT`. */
export const retentions: Readonly<Record<ShapeName, Code>> = {
  exponential,
  root: rational([...get(KEPT), ...ROOT, ...set(KEPT)]),
  hyperbolic: rational([]),
  square: rational(SQUARED),
  fourth: rational([...SQUARED, ...SQUARED]),
};

/** μ = min(p₀, c) + max(p₀ − c, 0)·R on the stack. */
export const mean = (retention: Code): Code => [
  ...retention,
  ...[...get(INITIAL), ...LOAD(0), ...set(MEAN)],
  ...[...get(MEAN), ...get(FLOOR), ...LOWER],
  ...[...get(MEAN), ...get(FLOOR), ...MINUS, ...floats(0), ...HIGHER, ...get(KEPT), ...TIMES],
  ...PLUS,
];
