import { adjustedRandIndex } from './agreement.ts';
import {
  communityCount,
  consensus,
  modularity,
  type Partition,
  partitions,
  renumbered,
  runStability,
  toGraph,
  type WeightedEdges,
} from './communities.ts';

export interface ClusterOptions {
  /** How many clusters a planner can overlook: a partition inside the bounds is preferred to any outside. */
  readonly least: number;
  readonly most: number;
  /** Clusters with fewer members join the cluster that they are tied to most. */
  readonly smallest: number;
  /** Louvain resolutions that are tried. */
  readonly resolutions: readonly number[];
  /** Random starts a consensus is made of. */
  readonly runs: number;
  readonly seed: string;
  readonly onProgress?: (fraction: number) => void;
}

export interface ChosenClusters {
  readonly partition: Partition;
  readonly clusters: number;
  readonly resolution: number;
  readonly modularity: number;
  /** Adjusted Rand index between the consensus of two disjoint sets of random starts. */
  readonly stability: number;
  /** Mean adjusted Rand index between single random starts, before the consensus. */
  readonly runStability: number;
}

/**
 * Consensus communities at the resolution that is most stable: of the resolutions whose consensus has an admissible
 * number of clusters, the one where the consensus of two disjoint sets of random starts agree most (to .01; then the
 * one whose single runs agree most, then the one of highest modularity).
 */
export function chooseClusters(edges: WeightedEdges, options: ClusterOptions): ChosenClusters {
  if (edges.nodes === 0) {
    const none = { partition: new Uint32Array(0), clusters: 0, resolution: 1, modularity: 0 };
    return { ...none, stability: 1, runStability: 1 };
  }
  const graph = toGraph(edges);
  const candidates = options.resolutions.map((resolution, at): ChosenClusters => {
    const runs = partitions(graph, resolution, options.seed, 0, options.runs);
    const others = partitions(graph, resolution, options.seed, options.runs, options.runs);
    const made = consensusOf(edges, runs, `${options.seed}/a`, options);
    const again = consensusOf(edges, others, `${options.seed}/b`, options);
    options.onProgress?.((at + 1) / options.resolutions.length);
    return {
      partition: made,
      clusters: communityCount(made),
      resolution,
      modularity: modularity(edges, made),
      stability: adjustedRandIndex(made, again),
      runStability: runStability(runs),
    };
  });
  const outside = ({ clusters }: ChosenClusters) =>
    Math.max(options.least - clusters, clusters - options.most, 0);
  return candidates.reduce((best, candidate) => {
    const difference =
      outside(best) - outside(candidate) ||
      rounded(candidate.stability) - rounded(best.stability) ||
      rounded(candidate.runStability) - rounded(best.runStability) ||
      candidate.modularity - best.modularity;
    return difference > 0 ? candidate : best;
  });
}

const rounded = (value: number): number => Math.round(value * 100);

/** The consensus at one resolution, of random starts that `seed` names. */
export function consensusAt(
  edges: WeightedEdges,
  resolution: number,
  seed: string,
  options: ClusterOptions,
): Partition {
  const runs = partitions(toGraph(edges), resolution, seed, 0, options.runs);
  return consensusOf(edges, runs, seed, options);
}

function consensusOf(
  edges: WeightedEdges,
  runs: readonly Partition[],
  seed: string,
  { smallest }: ClusterOptions,
): Partition {
  return withoutSmall(edges, consensus(runs, seed), smallest);
}

/** Smallest first, each joins the cluster with the most weight per member towards it; one without ties stays. */
export function withoutSmall(edges: WeightedEdges, partition: Partition, smallest: number): Partition {
  const labels = Float64Array.from(partition);
  const settled = new Set<number>();
  for (;;) {
    const sizes = new Map<number, number>();
    for (const label of labels) sizes.set(label, (sizes.get(label) ?? 0) + 1);
    const small = [...sizes]
      .filter(([label, size]) => size < smallest && !settled.has(label))
      .sort((a, b) => a[1] - b[1] || a[0] - b[0])[0]?.[0];
    if (small === undefined) return renumbered(labels);
    const ties = new Map<number, number>();
    for (let e = 0; e < edges.from.length; e++) {
      const a = labels[edges.from[e]!]!;
      const b = labels[edges.to[e]!]!;
      if (a === b || (a !== small && b !== small)) continue;
      const other = a === small ? b : a;
      ties.set(other, (ties.get(other) ?? 0) + edges.weight[e]! / sizes.get(other)!);
    }
    const nearest = [...ties].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0];
    if (nearest === undefined) settled.add(small);
    else for (let i = 0; i < labels.length; i++) if (labels[i] === small) labels[i] = nearest;
  }
}
