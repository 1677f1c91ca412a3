import type { VectorSet } from '../linear-algebra/nearest-vectors.ts';

export const placementParameters = {
  /** The nearest roles that are asked. Chosen by `meritgraph evaluate clusters` on roles that are not reported. */
  neighbours: 10,
} as const;

/**
 * Where a role belongs by the roles nearest to it, each voting for its cluster with the square of its cosine (weighted
 * k-nearest neighbours; Dudani, IEEE Trans. SMC 6, 1976). Of equal clusters the lower number; −1 where nothing is like it.
 */
export function nearestCluster(
  roles: VectorSet,
  clusterOf: ArrayLike<number>,
  vector: Float32Array,
  neighbours: number = placementParameters.neighbours,
): number {
  const votes = new Map<number, number>();
  for (const { vector: role, product } of roles.nearest(vector, neighbours)) {
    if (!(product > 0)) continue;
    const cluster = clusterOf[role]!;
    votes.set(cluster, (votes.get(cluster) ?? 0) + product ** 2);
  }
  let best = -1;
  for (const [cluster, vote] of votes) {
    const standing = votes.get(best) ?? 0;
    if (vote > standing || (vote === standing && cluster < best)) best = cluster;
  }
  return best;
}
