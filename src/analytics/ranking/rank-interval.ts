import { COVERAGE } from '../../domain/estimate.ts';
import { normalQuantile } from '../gaps/poisson-binomial.ts';
import { gammaOfNormal, normalOfGamma } from './standard-gamma.ts';
import type { Moments } from './unseen-skills.ts';

/** The ranks that the evidence leaves possible: the true rank lies within with probability `coverage`. */
export interface RankInterval {
  readonly low: number;
  readonly high: number;
  readonly coverage: number;
}

/** Somebody's score as known, standing for `weight` people like that. */
export interface ScoreMoments extends Moments {
  readonly weight: number;
}

/**
 * How many people have a score above x, for all x at once. Given a score x, the number of others above it is a sum of
 * independent events; so the rank of a person has the distribution of
 *   1 + Σ_j [score_j > x],  x drawn from the person's own score,
 * with mean N(x) = Σ_j P(score_j > x) and variance V(x) = Σ_j P(1 − P), kept on a grid. Scores are taken as gamma.
 */
export class ScoreField {
  readonly #above = new Float64Array(GRID + 1);
  readonly #spread = new Float64Array(GRID + 1);

  add({ mean, variance, skewness, weight }: ScoreMoments): void {
    const deviation = Math.max(Math.sqrt(variance), 0.25 / GRID);
    const first = Math.max(0, Math.floor((mean - REACH * deviation) * GRID));
    const last = Math.min(GRID, Math.ceil((mean + (1 + skewness / 2) * REACH * deviation) * GRID));
    for (let i = 0; i < first; i++) this.#above[i]! += weight;
    for (let i = first; i <= last; i++) {
      const p = normalAbove(normalOfGamma((i / GRID - mean) / deviation, skewness));
      this.#above[i]! += weight * p;
      this.#spread[i]! += weight * p * (1 - p);
    }
  }

  /** The interval of the rank of somebody who is among those that were added, with weight 1. */
  rankInterval({ mean, variance, skewness }: Moments, people: number): RankInterval {
    const deviation = Math.sqrt(variance);
    const above = new Float64Array(DRAWS);
    const deviations = new Float64Array(DRAWS);
    for (let i = 0; i < DRAWS; i++) {
      const x = mean + deviation * gammaOfNormal(DRAWN[i]!, skewness);
      const own = normalAbove(normalOfGamma((x - mean) / Math.max(deviation, 0.25 / GRID), skewness));
      above[i] = Math.max(0, at(this.#above, x) - own);
      deviations[i] = Math.sqrt(Math.max(1e-9, at(this.#spread, x) - own * (1 - own)));
    }
    const known = new Map<number, number>();
    // P(rank ≤ r), with the continuity correction of a count. The shares of the tails ask for the same ranks.
    const cumulative = (rank: number) => {
      const before = known.get(rank);
      if (before !== undefined) return before;
      let sum = 0;
      for (let i = 0; i < DRAWS; i++) sum = sum + 1 - normalAbove((rank - 0.5 - above[i]!) / deviations[i]!);
      known.set(rank, sum / DRAWS);
      return sum / DRAWS;
    };
    return { ...shortest(people, cumulative), coverage: COVERAGE };
  }
}

/** Shares of the tails that are tried as the lower one. */
const TAIL_SHARES = [0, 1, 2, 3, 4, 5, 6, 7, 8].map((eighths) => eighths / 8);

/**
 * The fewest ranks that hold the coverage. Near the top no rank is better than 1, so equal tails would leave out 5 % on
 * one side only and hold 95 %: there the whole of what may be left out lies above.
 */
function shortest(people: number, cumulative: (rank: number) => number): { low: number; high: number } {
  let best = { low: 1, high: people };
  let low = 1;
  let high = 1;
  // Neither bound falls when the lower tail grows.
  for (const share of TAIL_SHARES) {
    const tail = share * (1 - COVERAGE);
    if (share > 0) low = lowestRank(low, people, (rank) => cumulative(rank) > tail);
    const below = low === 1 ? 0 : cumulative(low - 1);
    high = lowestRank(high, people, (rank) => cumulative(rank) - below >= COVERAGE);
    if (high - low < best.high - best.low) best = { low, high };
  }
  return best;
}

const GRID = 512;
const DRAWS = 40;
const DRAWN = Float64Array.from({ length: DRAWS }, (_, i) => normalQuantile((i + 0.5) / DRAWS));
/** Standard deviations beyond which a normal tail is taken as 0: 3e-5; twice as many of the most skewed, 1e-4. */
const REACH = 4;

function at(values: Float64Array, x: number): number {
  const position = Math.min(GRID, Math.max(0, x * GRID));
  const low = Math.min(GRID - 1, Math.floor(position));
  return values[low]! + (position - low) * (values[low + 1]! - values[low]!);
}

/** The first rank from `from` on that reaches, at most `people`; steps double until one does. */
function lowestRank(from: number, people: number, reached: (rank: number) => boolean): number {
  const last = Math.max(1, people);
  let low = from;
  let high = from;
  for (let step = 1; high < last && !reached(high); step *= 2) {
    low = high + 1;
    high = Math.min(last, high + step);
  }
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (reached(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Standard deviations beyond which a tail is less than a double can tell from 0 beside 1. */
const BEYOND = 9;

/** 1 − Φ(z) by the rational approximation 26.2.17 of Abramowitz & Stegun (1964), absolute error below 7.5e-8. */
export function normalAbove(z: number): number {
  const x = Math.abs(z);
  if (x > BEYOND) return z > 0 ? 0 : 1;
  const t = 1 / (1 + 0.2316419 * x);
  const series =
    t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  const above = 0.3989422804014327 * Math.exp(-0.5 * x * x) * series;
  return z >= 0 ? above : 1 - above;
}
