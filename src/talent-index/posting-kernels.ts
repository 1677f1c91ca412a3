import type { PostingColumns } from './talent-index.ts';

/**
 * Adds weight·min(1, μ(T)/level) of every posting in `from..to` to its person's accumulator, or raises what its person
 * can carry over. One loop a shape of the curve, so that none holds a power where a division or a root is exact.
 */
export interface Kernel {
  readonly postings: PostingColumns;
  readonly shape: number;
  readonly floor: number;
  /** Days from the postings' epoch. */
  readonly days: number;
}

export function addOwn(
  { postings, shape, floor, days }: Kernel,
  from: number,
  to: number,
  weight: number,
  level: number,
  sums: Float32Array,
): void {
  const { person, offset, rate } = postings;
  const perLevel = 1 / level;
  for (let i = from; i < to; i++) {
    const slope = rate[i]!;
    const mean = slope === 0 ? offset[i]! : floor + aboveFloor(shape, offset[i]!, slope, days);
    const share = mean * perLevel;
    sums[person[i]!]! += share < 1 ? weight * share : weight;
  }
}

/** Raises `reach` of each person to strength·μ(T); a person met for the first time is appended to `met`. */
export function raiseReach(
  { postings, shape, floor, days }: Kernel,
  from: number,
  to: number,
  strength: number,
  reach: Float32Array,
  met: Uint16Array,
  metBefore: number,
): number {
  const { person, offset, rate } = postings;
  let count = metBefore;
  for (let i = from; i < to; i++) {
    const slope = rate[i]!;
    const mean = slope === 0 ? offset[i]! : floor + aboveFloor(shape, offset[i]!, slope, days);
    const carried = strength * mean;
    const who = person[i]!;
    const before = reach[who]!;
    if (carried > before) {
      if (before === 0) met[count++] = who;
      reach[who] = carried;
    }
  }
  return count;
}

/** The exact cheap forms of (offset + rate·T)^(−w), and 2^(offset − rate·T) for the exponential. */
function aboveFloor(shape: number, offset: number, rate: number, days: number): number {
  if (shape === Infinity) return 2 ** (offset - rate * days);
  const base = offset + rate * days;
  if (shape === 1) return 1 / base;
  if (shape === 2) return 1 / (base * base);
  if (shape === 0.5) return 1 / Math.sqrt(base);
  const square = base * base;
  if (shape === 4) return 1 / (square * square);
  return base ** -shape;
}

/**
 * How far a scanned bound can stand below the true one, as a share: float32 of offset and rate, the sums of a role's
 * requirements in float32. In 2^x, x = offset − rate·T, an error of x counts only where x is above about −25.
 */
export function scanError({ largestOffset }: PostingColumns): number {
  return 2e-5 + Math.LN2 * 2 ** -23 * (2 * largestOffset + 25);
}
