import graphology from 'graphology';
import louvainModule from 'graphology-communities-louvain';
import { adjustedRandIndex } from './agreement.ts';
import { type RandomSource, randomSource } from './random-source.ts';

// Both packages are CommonJS whose typings put the callable under `default`, where Node's interop does not.
const UndirectedGraph = graphology.UndirectedGraph;
const louvain = louvainModule as unknown as typeof louvainModule.default;
type UndirectedGraph = InstanceType<typeof UndirectedGraph>;

/** Each undirected edge once, weights above 0. */
export interface WeightedEdges {
  readonly nodes: number;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly weight: Float64Array;
}

/** The community of each node, numbered from 0 by first member. */
export type Partition = Uint32Array;

export function toGraph({ nodes, from, to, weight }: WeightedEdges): UndirectedGraph {
  const graph = new UndirectedGraph();
  for (let i = 0; i < nodes; i++) graph.addNode(i);
  for (let e = 0; e < from.length; e++) graph.addEdge(from[e], to[e], { weight: weight[e] });
  return graph;
}

/**
 * One partition by the Louvain method (Blondel, Guillaume, Lambiotte & Lefebvre 2008) at resolution γ. All chance is
 * in where the walk over nodes starts; the order of nodes is fixed, so `random` alone decides.
 */
export function louvainPartition(
  graph: UndirectedGraph,
  resolution: number,
  random: RandomSource,
): Partition {
  if (graph.size === 0) return Uint32Array.from({ length: graph.order }, (_, i) => i);
  const communities = louvain(graph, { resolution, rng: random, getEdgeWeight: 'weight' });
  return renumbered(Array.from({ length: graph.order }, (_, i) => communities[String(i)]!));
}

export function renumbered(labels: ArrayLike<number>): Partition {
  const numbers = new Map<number, number>();
  const partition = new Uint32Array(labels.length);
  for (let i = 0; i < labels.length; i++) {
    let number = numbers.get(labels[i]!);
    if (number === undefined) {
      number = numbers.size;
      numbers.set(labels[i]!, number);
    }
    partition[i] = number;
  }
  return partition;
}

export function communityCount(partition: Partition): number {
  let most = -1;
  for (const community of partition) most = Math.max(most, community);
  return most + 1;
}

/** Q = Σ_c (w_c/W − (d_c/2W)²), resolution 1 (Newman 2006): how much more weight lies inside than by chance. */
export function modularity({ from, to, weight }: WeightedEdges, partition: Partition): number {
  const count = communityCount(partition);
  const inside = new Float64Array(count);
  const degree = new Float64Array(count);
  let total = 0;
  for (let e = 0; e < from.length; e++) {
    const a = partition[from[e]!]!;
    const b = partition[to[e]!]!;
    total += weight[e]!;
    degree[a]! += weight[e]!;
    degree[b]! += weight[e]!;
    if (a === b) inside[a]! += weight[e]!;
  }
  if (total === 0) return 0;
  return inside.reduce((sum, own, c) => sum + own / total - (degree[c]! / (2 * total)) ** 2, 0);
}

/** Partitions of one graph from independent random starts; which of them: `first` ≤ number < `first + count`. */
export function partitions(
  graph: UndirectedGraph,
  resolution: number,
  seed: string,
  first: number,
  count: number,
): Partition[] {
  return Array.from({ length: count }, (_, i) =>
    louvainPartition(graph, resolution, randomSource(`${seed}/louvain/${resolution}/${first + i}`)),
  );
}

/** Mean adjusted Rand index between neighbouring runs: how much of a partition survives another random start. */
export function runStability(runs: readonly Partition[]): number {
  if (runs.length < 2) return 1;
  let sum = 0;
  for (let i = 0; i < runs.length; i++) sum += adjustedRandIndex(runs[i]!, runs[(i + 1) % runs.length]!);
  return sum / runs.length;
}

/**
 * Consensus clustering (Lancichinetti & Fortunato, Scientific Reports 2, 2012): two nodes are joined by the share of
 * runs that put them together, shares below `threshold` dropped, and the method is run again on that graph until its
 * runs agree. At most `rounds` times, then the run closest to all others stands.
 */
export function consensus(
  runs: readonly Partition[],
  seed: string,
  { threshold = 0.5, rounds = 10 }: { threshold?: number; rounds?: number } = {},
): Partition {
  let current = runs;
  for (let round = 0; round < rounds; round++) {
    if (current.every((run) => equal(run, current[0]!))) return current[0]!;
    const graph = toGraph(togetherness(current, threshold));
    current = partitions(graph, 1, `${seed}/consensus/${round}`, 0, runs.length);
  }
  return mostCentral(current);
}

function togetherness(runs: readonly Partition[], threshold: number): WeightedEdges {
  const nodes = runs[0]!.length;
  const from: number[] = [];
  const to: number[] = [];
  const weight: number[] = [];
  const together = new Uint16Array(nodes);
  for (let i = 0; i < nodes; i++) {
    together.fill(0);
    for (const run of runs) {
      const own = run[i]!;
      for (let j = i + 1; j < nodes; j++) if (run[j] === own) together[j]!++;
    }
    for (let j = i + 1; j < nodes; j++) {
      const share = together[j]! / runs.length;
      if (share < threshold) continue;
      from.push(i);
      to.push(j);
      weight.push(share);
    }
  }
  return { nodes, from: Uint32Array.from(from), to: Uint32Array.from(to), weight: Float64Array.from(weight) };
}

function equal(a: Partition, b: Partition): boolean {
  return a.every((community, i) => community === b[i]);
}

function mostCentral(runs: readonly Partition[]): Partition {
  const agreement = runs.map((run) => runs.reduce((sum, other) => sum + adjustedRandIndex(run, other), 0));
  return runs[agreement.indexOf(Math.max(...agreement))]!;
}
