import type { PostingColumns } from './talent-index.ts';

/** Where a run of postings lies on its curves. */
export interface CurveMoment {
  readonly shape: number;
  readonly floor: number;
  /** Days from the postings' epoch. */
  readonly days: number;
}

/**
 * Fills `means` with μ(T) of the postings `from..to`, or a little above it, never below by more than `scanError`. One
 * loop a shape, so that none holds a power where a division or a root is exact.
 */
export function meansAt(
  postings: PostingColumns,
  { shape, floor, days }: CurveMoment,
  from: number,
  to: number,
  means: Float32Array,
): void {
  const { offset, rate } = postings;
  if (shape === Infinity) exponential(offset, rate, floor, days, from, to, means);
  else if (shape === 1) {
    for (let i = from; i < to; i++) {
      const slope = rate[i]!;
      means[i - from] = slope === 0 ? offset[i]! : floor + 1 / (offset[i]! + slope * days);
    }
  } else if (shape === 2) {
    for (let i = from; i < to; i++) {
      const slope = rate[i]!;
      const base = offset[i]! + slope * days;
      means[i - from] = slope === 0 ? offset[i]! : floor + 1 / (base * base);
    }
  } else if (shape === 0.5) {
    for (let i = from; i < to; i++) {
      const slope = rate[i]!;
      means[i - from] = slope === 0 ? offset[i]! : floor + 1 / Math.sqrt(offset[i]! + slope * days);
    }
  } else if (shape === 4) {
    for (let i = from; i < to; i++) {
      const slope = rate[i]!;
      const base = offset[i]! + slope * days;
      const square = base * base;
      means[i - from] = slope === 0 ? offset[i]! : floor + 1 / (square * square);
    }
  } else {
    for (let i = from; i < to; i++) {
      const slope = rate[i]!;
      means[i - from] = slope === 0 ? offset[i]! : floor + (offset[i]! + slope * days) ** -shape;
    }
  }
}

const STEPS_PER_OCTAVE = 512;
const OCTAVES = 26;
/** 2^(−i/512): the chord between two entries lies above the curve, by at most 2.3e-7 of it. */
const HALVINGS = Float32Array.from(
  { length: OCTAVES * STEPS_PER_OCTAVE + 2 },
  (_, i) => 2 ** (-i / STEPS_PER_OCTAVE),
);
const LAST = OCTAVES * STEPS_PER_OCTAVE;

function exponential(
  offset: Float32Array,
  rate: Float32Array,
  floor: number,
  days: number,
  from: number,
  to: number,
  means: Float32Array,
): void {
  for (let i = from; i < to; i++) {
    const slope = rate[i]!;
    let mean = offset[i]!;
    if (slope !== 0) {
      const steps = (slope * days - mean) * STEPS_PER_OCTAVE;
      if (steps >= LAST) mean = floor + 2 ** -OCTAVES;
      else if (steps > 0) {
        const entry = steps | 0;
        const upper = HALVINGS[entry]!;
        mean = floor + upper + (steps - entry) * (HALVINGS[entry + 1]! - upper);
      } else mean = floor + 2 ** (mean - slope * days);
    }
    means[i - from] = mean;
  }
}

/**
 * How far a scanned bound can stand below the true one, as a share: float32 of offset and rate, the sums of a role's
 * requirements in float32. In 2^x, x = offset − rate·T, an error of x counts only where x is above about −25.
 */
export function scanError({ largestOffset }: PostingColumns): number {
  return 2e-5 + Math.LN2 * 2 ** -23 * (2 * largestOffset + 25);
}
