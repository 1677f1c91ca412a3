import { DAY } from '../../domain/clock.ts';
import { EXP2, MOST_HALVINGS, type ShapeName } from '../kernel/retention-code.ts';
import { shapeName } from '../kernel/scan-kernel.ts';
import { MOST_TICKS, type Segment, TICK_MS } from '../segments/segment.ts';

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
const { fround } = Math;

export function curveMoment({ shape, floor }: { shape: number; floor: number }, asOf: number): CurveMoment {
  const rate = (shape === Infinity ? 1 : 2 ** (1 / shape) - 1) * DAYS_PER_TICK;
  const tick = Math.floor(asOf / TICK_MS) - 1;
  // The kernel subtracts ticks in 32 bits.
  const kernel = Math.abs(tick) < MOST_TICKS ? shapeName(shape) : null;
  return { shape, floor: fround(floor), tick, rate: fround(rate), kernel };
}

/**
 * μ of the postings `from..to` at a moment, in `means`; never below the true value by more than float32 rounds, and above it
 * by what the curve loses in two ticks and 7e-6 of what is kept:
 *   μ = c + (p₀ − c)·R,  R = 2^(−t/H), or (H/(H + (2^{1/w} − 1)·t))^w
 * The same posting has the same μ to the last bit here and in the kernel, whose operations these are in its order, each
 * rounded to float32 as there (a float64 result of +, −, ×, ÷ or √ of float32 rounds to what float32 gives; Figueroa 1995).
 * One function a shape, so that no loop asks for it.
 */
export function meansAt(
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
  else if (shape === 4) fourth(segment, moment, from, to, means);
  else {
    powerLaw(segment, moment, from, to, means);
    return;
  }
  aboveFloor(segment, moment, from, to, means);
}

/** Stores how much of what stands above the floor is left. */
type Shape = (
  segment: Segment,
  moment: CurveMoment,
  from: number,
  to: number,
  retained: Float32Array,
) => void;

const [P0, P1, P2, P3, P4] = Float32Array.from(EXP2) as unknown as [number, number, number, number, number];
/** 2^(−n) for every whole n up to `MOST_HALVINGS`. */
const HALVED = Float32Array.from({ length: MOST_HALVINGS + 1 }, (_, n) => 2 ** -n);

const exponential: Shape = ({ halfLifeDays, lastReinforcedTick }, moment, from, to, retained) => {
  for (let i = from; i < to; i++) {
    const days = daysSince(lastReinforcedTick[i]!, moment);
    const halvings = Math.min(fround(days / halfLifeDays[i]!), MOST_HALVINGS);
    const whole = Math.ceil(halvings);
    const rest = fround(whole - halvings);
    let power = fround(fround(P4 * rest) + P3);
    power = fround(fround(power * rest) + P2);
    power = fround(fround(power * rest) + P1);
    power = fround(fround(power * rest) + P0);
    retained[i - from] = fround(power * HALVED[whole]!);
  }
};

const hyperbolic: Shape = ({ halfLifeDays, lastReinforcedTick }, moment, from, to, retained) => {
  for (let i = from; i < to; i++) {
    const halfLife = halfLifeDays[i]!;
    retained[i - from] = fround(halfLife / fround(halfLife + daysSince(lastReinforcedTick[i]!, moment)));
  }
};

const root: Shape = (segment, moment, from, to, retained) => {
  hyperbolic(segment, moment, from, to, retained);
  for (let i = 0; i < to - from; i++) retained[i] = fround(Math.sqrt(retained[i]!));
};

const square: Shape = (segment, moment, from, to, retained) => {
  hyperbolic(segment, moment, from, to, retained);
  for (let i = 0; i < to - from; i++) retained[i] = fround(retained[i]! * retained[i]!);
};

const fourth: Shape = (segment, moment, from, to, retained) => {
  square(segment, moment, from, to, retained);
  for (let i = 0; i < to - from; i++) retained[i] = fround(retained[i]! * retained[i]!);
};

function daysSince(lastReinforcedTick: number, { tick, rate }: CurveMoment): number {
  const elapsed = tick - lastReinforcedTick;
  return elapsed > 0 ? fround(fround(elapsed) * rate) : 0;
}

/** Makes means of what is retained of what stands above the floor. */
function aboveFloor(
  { initial }: Segment,
  { floor }: CurveMoment,
  from: number,
  to: number,
  means: Float32Array,
): void {
  for (let i = from; i < to; i++) {
    const start = initial[i]!;
    means[i - from] = start > floor ? floor + fround(fround(start - floor) * means[i - from]!) : start;
  }
}

/** μ of any other shape, of which there is no kernel: in float64, rounded where it is stored. */
function powerLaw(
  { initial, halfLifeDays, lastReinforcedTick }: Segment,
  { shape, floor, tick, rate }: CurveMoment,
  from: number,
  to: number,
  means: Float32Array,
): void {
  for (let i = from; i < to; i++) {
    const halfLife = halfLifeDays[i]!;
    const days = Math.max(0, tick - lastReinforcedTick[i]!) * rate;
    const start = initial[i]!;
    const kept = (halfLife / (halfLife + days)) ** shape;
    means[i - from] = Math.min(start, floor) + Math.max(0, start - floor) * kept;
  }
}

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
