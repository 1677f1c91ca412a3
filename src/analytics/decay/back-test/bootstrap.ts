/** A mean difference with its central 95 % bootstrap interval. */
export interface Difference {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

const REPLICATES = 2_000;

/**
 * The mean of `differences` with an interval from resampling whole clusters (people), so that what one person's events
 * share does not count as independent. Percentile bootstrap (Efron), seeded.
 */
export function clusteredBootstrap(
  differences: ArrayLike<number>,
  clusterOf: (index: number) => number,
  seed: number,
): Difference {
  const sums = new Map<number, { sum: number; count: number }>();
  for (let i = 0; i < differences.length; i++) {
    const key = clusterOf(i);
    const cluster = sums.get(key) ?? { sum: 0, count: 0 };
    cluster.sum += differences[i]!;
    cluster.count++;
    sums.set(key, cluster);
  }
  const clusters = [...sums.values()];
  const total = clusters.reduce((sum, cluster) => sum + cluster.sum, 0);
  const mean = total / differences.length;
  const draw = uniforms(seed);
  const means = new Float64Array(REPLICATES);
  for (let replicate = 0; replicate < REPLICATES; replicate++) {
    let sum = 0;
    let count = 0;
    for (let i = 0; i < clusters.length; i++) {
      const cluster = clusters[Math.floor(draw() * clusters.length)]!;
      sum += cluster.sum;
      count += cluster.count;
    }
    means[replicate] = sum / count;
  }
  means.sort();
  return {
    mean,
    low: means[Math.floor(0.025 * REPLICATES)]!,
    high: means[Math.ceil(0.975 * REPLICATES) - 1]!,
  };
}

/** Mulberry32: uniform numbers in 0..1 from a 32-bit seed. */
export function uniforms(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
