import { COVERAGE } from '../../domain/estimate.ts';
import { normalQuantile } from '../gaps/poisson-binomial.ts';
import { gammaOfNormal, MOST_SKEWED } from './standard-gamma.ts';
import { GammaTail, LEAST_TABLED, mostTabled } from './tail-table.ts';
import type { Moments } from './unseen-skills.ts';

/** The ranks that the evidence leaves possible: the true rank lies within with probability `coverage`, as nearly as whole ranks can. */
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
 * The share of the variance of scores for a role that is of an error common to all: the covariance of the standardised errors
 * of two who are listed for the same role, over their variance (36 generated organisations, ranking-101 to 136; ADR 158).
 */
export const SHARED_VARIANCE = 0.04;
const OWN_VARIANCE = 1 - SHARED_VARIANCE;

/**
 * How many people have a score above x, for all x at once. Given a score x, the number of others above it is a sum of
 * independent events; so the rank of a person has the distribution of
 *   1 + Σ_j [score_j > x],  x drawn from the person's own score,
 * with mean N(x) = Σ_j P(score_j > x), variance V(x) = Σ_j P(1 − P) and third central moment Σ_j P(1 − P)(1 − 2P), kept on a
 * grid. Scores are taken as gamma, and so is that sum, of its skewness: near the top, where a few are surely above and hardly
 * anybody else may be, a normal distribution would let somebody be first who cannot. What
 * everybody's score for a role errs by together (`SHARED_VARIANCE`) moves nobody's rank.
 */
export class ScoreField {
  readonly #above = new Float64Array(GRID + 1);
  readonly #spread = new Float64Array(GRID + 1);
  readonly #third = new Float64Array(GRID + 1);

  add({ mean, variance, skewness, weight }: ScoreMoments): void {
    const deviation = Math.max(Math.sqrt(OWN_VARIANCE * variance), LEAST_DEVIATION);
    const first = Math.max(0, Math.ceil((mean + LEAST_TABLED * deviation) * GRID));
    const last = Math.min(GRID, Math.floor((mean + mostTabled(skewness) * deviation) * GRID));
    const tail = new GammaTail(skewness);
    for (let i = 0; i < first; i++) this.#above[i]! += weight;
    for (let i = first; i <= last; i++) {
      const p = tail.above((i / GRID - mean) / deviation);
      const spread = weight * p * (1 - p);
      this.#above[i]! += weight * p;
      this.#spread[i]! += spread;
      this.#third[i]! += spread * (1 - 2 * p);
    }
  }

  /** The interval of the rank of somebody who is among those that were added, with weight 1. */
  rankInterval({ mean, variance, skewness }: Moments, people: number): RankInterval {
    const deviation = Math.sqrt(OWN_VARIANCE * variance);
    const added = Math.max(deviation, LEAST_DEVIATION);
    const tail = new GammaTail(skewness);
    const counts = Array.from(DRAWN, (drawn) => {
      const x = mean + deviation * gammaOfNormal(drawn, skewness);
      const own = tail.above((x - mean) / added);
      const ownSpread = own * (1 - own);
      return new CountDistribution(
        Math.max(0, at(this.#above, x) - own),
        Math.max(1e-9, at(this.#spread, x) - ownSpread),
        at(this.#third, x) - ownSpread * (1 - 2 * own),
      );
    });
    const known = new Map<number, number>();
    // P(rank ≤ r). The shares of the tails ask for the same ranks.
    const cumulative = (rank: number) => {
      const before = known.get(rank);
      if (before !== undefined) return before;
      let sum = 0;
      for (const count of counts) sum += count.upTo(rank - 1);
      known.set(rank, sum / DRAWS);
      return sum / DRAWS;
    };
    return { ...shortest(people, cumulative), coverage: COVERAGE };
  }
}

/**
 * A sum of independent events by its first three moments: a gamma distribution of its skewness (turned round where that is
 * below 0; ±2 at the most), with the continuity correction of a count.
 */
class CountDistribution {
  readonly #mean: number;
  readonly #deviation: number;
  readonly #sign: number;
  readonly #most: number;
  readonly #tail: GammaTail;

  constructor(mean: number, variance: number, third: number) {
    this.#mean = mean;
    this.#deviation = Math.sqrt(variance);
    const skewness = third / (variance * this.#deviation);
    const size = Math.min(MOST_SKEWED, Math.abs(skewness));
    this.#sign = skewness < 0 ? -1 : 1;
    this.#most = mostTabled(size);
    this.#tail = new GammaTail(size);
  }

  /** P(count ≤ n). */
  upTo(n: number): number {
    const z = (this.#sign * (n + 0.5 - this.#mean)) / this.#deviation;
    const above = z <= LEAST_TABLED ? 1 : z >= this.#most ? 0 : this.#tail.above(z);
    return this.#sign < 0 ? above : 1 - above;
  }
}

/** Shares of the tails that are tried as the lower one. */
const TAIL_SHARES = [0, 1, 2, 3, 4, 5, 6, 7, 8].map((eighths) => eighths / 8);

/**
 * The fewest ranks that hold the coverage, of as many those that hold most, without the last where that leaves them nearer to it: whole ranks that hold the
 * coverage at least hold more of it on average. Near the top no rank is better than 1, so equal tails would leave out 5 %
 * on one side only and hold 95 %: there the whole of what may be left out lies above.
 */
function shortest(people: number, cumulative: (rank: number) => number): { low: number; high: number } {
  let best = { low: 1, high: people };
  let most = 0;
  let low = 1;
  let high = 1;
  // Neither bound falls when the lower tail grows.
  for (const share of TAIL_SHARES) {
    const tail = share * (1 - COVERAGE);
    if (share > 0) low = lowestRank(low, people, (rank) => cumulative(rank) > tail);
    const below = low === 1 ? 0 : cumulative(low - 1);
    high = lowestRank(high, people, (rank) => cumulative(rank) - below >= COVERAGE);
    const held = cumulative(high) - below;
    const fewer = best.high - best.low - (high - low);
    if (fewer < 0 || (fewer === 0 && held <= most)) continue;
    best = { low, high };
    most = held;
  }
  const below = best.low === 1 ? 0 : cumulative(best.low - 1);
  const withoutLast = best.high === best.low ? 0 : cumulative(best.high - 1) - below;
  return COVERAGE - withoutLast < most - COVERAGE ? { ...best, high: best.high - 1 } : best;
}

const GRID = 512;
const DRAWS = 40;
const DRAWN = Float64Array.from({ length: DRAWS }, (_, i) => normalQuantile((i + 0.5) / DRAWS));
/** What is known better than this is taken as known so well: as wide as a quarter of a step of the grid. */
const LEAST_DEVIATION = 0.25 / GRID;

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
