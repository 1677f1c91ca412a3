export interface RelatedQuery {
  readonly role: number;
  /** How related other roles are; those that are absent are not. */
  readonly gains: ReadonlyMap<number, number>;
}

export interface LearningOptions {
  /** Passes of gradient descent over all queries. */
  readonly steps: number;
  readonly rate: number;
  /** τ of the softmax: how sharply the nearest roles count. */
  readonly temperature: number;
  /** How strongly weights are drawn to 1. */
  readonly pull: number;
}

export const ratingWeightLearning: LearningOptions = {
  steps: 120,
  rate: 0.03,
  temperature: 0.05,
  pull: 0.02,
};

/**
 * A diagonal metric w on standardised ratings (roles × columns, row-major), so that roles which are related come near by
 * cosine: minimises the listwise softmax loss (ListNet; Cao et al., ICML 2007)
 *   −Σ_q Σ_r p_qr·ln softmax_r(cos(w∘z_q, w∘z_r)/τ) / |Q| + pull·Σ_c (w_c − 1)²,   p the gains scaled to sum 1,
 * by Adam (Kingma & Ba, ICLR 2015) from w = 1. All queries in each step, so there is no chance in it.
 */
export function learnRatingWeights(
  ratings: Float64Array,
  columns: number,
  queries: readonly RelatedQuery[],
  options: LearningOptions = ratingWeightLearning,
): Float64Array {
  const weights = new Float64Array(columns).fill(1);
  const mean = new Float64Array(columns);
  const square = new Float64Array(columns);
  for (let step = 1; step <= options.steps; step++) {
    const gradient = lossGradient(ratings, columns, queries, weights, options);
    for (let c = 0; c < columns; c++) {
      mean[c] = 0.9 * mean[c]! + 0.1 * gradient[c]!;
      square[c] = 0.999 * square[c]! + 0.001 * gradient[c]! ** 2;
      const direction = mean[c]! / (1 - 0.9 ** step);
      const size = Math.sqrt(square[c]! / (1 - 0.999 ** step)) + 1e-8;
      weights[c] = Math.max(0, weights[c]! - (options.rate * direction) / size);
    }
  }
  return weights;
}

function lossGradient(
  ratings: Float64Array,
  columns: number,
  queries: readonly RelatedQuery[],
  weights: Float64Array,
  { temperature, pull }: LearningOptions,
): Float64Array {
  const roles = ratings.length / columns;
  const weighed = ratings.map((value, e) => value * weights[e % columns]!);
  const lengths = Float64Array.from({ length: roles }, (_, r) => Math.sqrt(inner(weighed, r, r, columns)));
  const gradient = weights.map((weight) => 2 * pull * (weight - 1));
  const cosines = new Float64Array(roles);
  const shares = new Float64Array(roles);
  for (const { role: q, gains } of queries) {
    let highest = Number.NEGATIVE_INFINITY;
    for (let r = 0; r < roles; r++) {
      cosines[r] = r === q ? 0 : inner(weighed, q, r, columns) / (lengths[q]! * lengths[r]!);
      if (r !== q) highest = Math.max(highest, cosines[r]!);
    }
    let total = 0;
    for (let r = 0; r < roles; r++) {
      shares[r] = r === q ? 0 : Math.exp((cosines[r]! - highest) / temperature);
      total += shares[r]!;
    }
    let all = 0;
    for (const gain of gains.values()) all += gain;
    for (let r = 0; r < roles; r++) {
      if (r === q) continue;
      const slope = (shares[r]! / total - (gains.get(r) ?? 0) / all) / temperature / queries.length;
      if (Math.abs(slope) < 1e-9) continue;
      for (let c = 0; c < columns; c++) {
        const a = weighed[q * columns + c]!;
        const b = weighed[r * columns + c]!;
        const rise =
          (2 * a * b) / (lengths[q]! * lengths[r]!) -
          cosines[r]! * ((a / lengths[q]!) ** 2 + (b / lengths[r]!) ** 2);
        // a and b each hold w once, so their derivatives are themselves divided by it.
        gradient[c]! += weights[c]! > 0 ? (slope * rise) / weights[c]! : 0;
      }
    }
  }
  return gradient;
}

function inner(rows: Float64Array, p: number, q: number, columns: number): number {
  let sum = 0;
  for (let c = 0; c < columns; c++) sum += rows[p * columns + c]! * rows[q * columns + c]!;
  return sum;
}
