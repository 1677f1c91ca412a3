/**
 * nDCG@cut with linear gain (Järvelin & Kekäläinen, ACM TOIS 20, 2002): Σ gain/log₂(rank + 1) over the first `cut`,
 * divided by the same sum of the best possible order. `ranking` may be shorter than `cut`.
 */
export function normalisedGain(
  ranking: readonly number[],
  gains: ReadonlyMap<number, number>,
  cut: number,
): number {
  const discount = (rank: number) => 1 / Math.log2(rank + 2);
  const best = [...gains.values()].sort((a, b) => b - a).slice(0, cut);
  const ideal = best.reduce((sum, gain, rank) => sum + gain * discount(rank), 0);
  const given = ranking
    .slice(0, cut)
    .reduce((sum, item, rank) => sum + (gains.get(item) ?? 0) * discount(rank), 0);
  return ideal > 0 ? given / ideal : 0;
}

/** The `count` items of highest score, best first; equal scores by lower number. `skip` are left out. */
export function topItems(
  scores: ArrayLike<number>,
  count: number,
  skip: (item: number) => boolean,
): number[] {
  const best: number[] = [];
  for (let item = 0; item < scores.length; item++) {
    if (skip(item)) continue;
    if (best.length === count && !(scores[item]! > scores[best[count - 1]!]!)) continue;
    let at = best.length;
    while (at > 0 && scores[best[at - 1]!]! < scores[item]!) at--;
    best.splice(at, 0, item);
    if (best.length > count) best.pop();
  }
  return best;
}

export interface MeanWithError {
  readonly mean: number;
  readonly standardError: number;
  readonly count: number;
}

export function meanWithError(values: readonly number[]): MeanWithError {
  const count = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(count - 1, 1);
  return { mean, standardError: Math.sqrt(variance / count), count };
}
