import { DAY } from '../../domain/clock.ts';
import { shapeName } from '../kernel/means-kernel.ts';
import type { ShapeName } from '../kernel/means-module.ts';
import { type Segment, TICK_MS } from '../segments/segment.ts';

/** Where a run of postings lies on its curves. */
export interface CurveMoment {
  readonly shape: number;
  readonly floor: number;
  /** The last whole tick before the moment, less one: no curve is read later than it should be. */
  readonly tick: number;
  /** Days a tick, times 2^{1/w} − 1 where the shape is a power. */
  readonly rate: number;
  /** What the kernel calls the shape; null where it has none. */
  readonly kernel: ShapeName | null;
}

const DAYS_PER_TICK = TICK_MS / DAY;

export function curveMoment({ shape, floor }: { shape: number; floor: number }, asOf: number): CurveMoment {
  const rate = (shape === Infinity ? 1 : 2 ** (1 / shape) - 1) * DAYS_PER_TICK;
  const tick = Math.floor(asOf / TICK_MS) - 1;
  // A tick of the kernel has 32 bits.
  return { shape, floor, tick, rate, kernel: tick === (tick | 0) ? shapeName(shape) : null };
}

const STEPS_PER_OCTAVE = 128;
const OCTAVES = 26;
/** 2^(−i/128): the chord between two entries lies above the curve, by at most 3.7e-6 of it; small enough for the first-level cache. */
const HALVINGS = Float64Array.from(
  { length: OCTAVES * STEPS_PER_OCTAVE + 2 },
  (_, i) => 2 ** (-i / STEPS_PER_OCTAVE),
);
const LAST = OCTAVES * STEPS_PER_OCTAVE;

/**
 * μ of the postings `from..to` at a moment, in `means` or in the memory of the segment's kernel, which the next call takes;
 * never below the true value by more than float32 rounds,
 * and above it by what the curve loses in two ticks:
 *   μ = c + (p₀ − c)·R,  R = 2^(−t/H), or (H/(H + (2^{1/w} − 1)·t))^w
 * One loop a shape, so that none holds a power where a product or a root is exact.
 */
export function meansAt(
  segment: Segment,
  moment: CurveMoment,
  from: number,
  to: number,
  means: Float32Array,
): Float32Array {
  const { kernel } = segment;
  if (kernel === null || moment.kernel === null || to - from < KERNEL_FROM) {
    scalarMeansAt(segment, moment, from, to, means);
    return means;
  }
  const { initial, halfLifeDays, lastReinforcedTick } = segment;
  const at = 4 * from;
  kernel.fill(
    moment.kernel,
    moment,
    initial.byteOffset + at,
    halfLifeDays.byteOffset + at,
    lastReinforcedTick.byteOffset + at,
    to - from,
  );
  return kernel.means;
}

/** Fewer postings are done sooner than a kernel is called. */
const KERNEL_FROM = 16;

/** The same without a kernel, which is tested against it. */
export function scalarMeansAt(
  segment: Segment,
  moment: CurveMoment,
  from: number,
  to: number,
  means: Float32Array,
): void {
  const { shape } = moment;
  if (shape === Infinity) exponential(segment, moment, from, to, means);
  else if (shape === 1) hyperbolic(segment, moment, from, to, means);
  else if (shape === 2) square(segment, moment, from, to, means);
  else if (shape === 0.5) root(segment, moment, from, to, means);
  else powerLaw(segment, moment, from, to, means);
}

type Shape = (segment: Segment, moment: CurveMoment, from: number, to: number, means: Float32Array) => void;

const exponential: Shape = (
  { initial, halfLifeDays, lastReinforcedTick },
  { floor, tick, rate },
  from,
  to,
  means,
) => {
  const stepsPerTick = rate * STEPS_PER_OCTAVE;
  for (let i = from; i < to; i++) {
    let mean = initial[i]!;
    const elapsed = tick - lastReinforcedTick[i]!;
    if (mean > floor && elapsed > 0) {
      const steps = Math.min(LAST, (elapsed * stepsPerTick) / halfLifeDays[i]!);
      const entry = steps | 0;
      const upper = HALVINGS[entry]!;
      mean = floor + (mean - floor) * (upper + (steps - entry) * (HALVINGS[entry + 1]! - upper));
    }
    means[i - from] = mean;
  }
};

const hyperbolic: Shape = (
  { initial, halfLifeDays, lastReinforcedTick },
  { floor, tick, rate },
  from,
  to,
  means,
) => {
  for (let i = from; i < to; i++) {
    let mean = initial[i]!;
    const elapsed = tick - lastReinforcedTick[i]!;
    if (mean > floor && elapsed > 0) {
      const halfLife = halfLifeDays[i]!;
      mean = floor + ((mean - floor) * halfLife) / (halfLife + rate * elapsed);
    }
    means[i - from] = mean;
  }
};

const square: Shape = (
  { initial, halfLifeDays, lastReinforcedTick },
  { floor, tick, rate },
  from,
  to,
  means,
) => {
  for (let i = from; i < to; i++) {
    let mean = initial[i]!;
    const elapsed = tick - lastReinforcedTick[i]!;
    if (mean > floor && elapsed > 0) {
      const halfLife = halfLifeDays[i]!;
      const base = halfLife / (halfLife + rate * elapsed);
      mean = floor + (mean - floor) * base * base;
    }
    means[i - from] = mean;
  }
};

const root: Shape = (
  { initial, halfLifeDays, lastReinforcedTick },
  { floor, tick, rate },
  from,
  to,
  means,
) => {
  for (let i = from; i < to; i++) {
    let mean = initial[i]!;
    const elapsed = tick - lastReinforcedTick[i]!;
    if (mean > floor && elapsed > 0) {
      const halfLife = halfLifeDays[i]!;
      mean = floor + (mean - floor) * Math.sqrt(halfLife / (halfLife + rate * elapsed));
    }
    means[i - from] = mean;
  }
};

/** Any shape, without a general power for w = 4. */
const powerLaw: Shape = (
  { initial, halfLifeDays, lastReinforcedTick },
  { shape, floor, tick, rate },
  from,
  to,
  means,
) => {
  for (let i = from; i < to; i++) {
    let mean = initial[i]!;
    const elapsed = tick - lastReinforcedTick[i]!;
    if (mean > floor && elapsed > 0) {
      const halfLife = halfLifeDays[i]!;
      const base = halfLife / (halfLife + rate * elapsed);
      const kept = base * base;
      mean = floor + (mean - floor) * (shape === 4 ? kept * kept : base ** shape);
    }
    means[i - from] = mean;
  }
};

/** Values of four bytes in a cache line. */
const LINE = 16;

/**
 * Reads one value of every cache line that a scan of the postings `from..to` will need: reads that depend on nothing
 * wait for memory all at once, where those of the scan wait one after another.
 */
export function touch(segment: Segment, from: number, to: number): number {
  const { initial, halfLifeDays, lastReinforcedTick, slot } = segment;
  let seen = 0;
  for (let i = from; i < to; i += LINE) {
    seen ^= lastReinforcedTick[i]! ^ slot[i]! ^ (initial[i]! > halfLifeDays[i]! ? 1 : 0);
  }
  return seen;
}

/** The same of who the postings are of alone. */
export function touchSlots({ slot }: Segment, from: number, to: number): number {
  let seen = 0;
  for (let i = from; i < to; i += 2 * LINE) seen ^= slot[i]!;
  return seen;
}

/**
 * How far a scanned bound can stand below the true one: a mean, a share and a sum of a role's requirements are each
 * rounded to float32.
 */
export function scanError(requirements: number): number {
  return (requirements + 8) * 2 ** -23;
}
