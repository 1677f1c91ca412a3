import { type SparseMatrix, transpose } from '../linear-algebra/sparse-matrix.ts';
import { DemandScale, demandMatrix, type RoleDemands } from '../similarity/role-demands.ts';
import { normalisedMutualInformation } from './agreement.ts';
import { type ChosenClusters, chooseClusters } from './choose-clusters.ts';
import { renumbered, type WeightedEdges } from './communities.ts';
import { type Distinctive, distinctiveSkills } from './distinctive.ts';
import { clusterLabels } from './labels.ts';

export interface ClusterRolesInput extends RoleDemands {
  /** Similarities of roles, directed, each pair at most once a direction. */
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly score: Float64Array;
  readonly titles: readonly string[];
  /** What a classification calls the groups of each role, in the plural, narrow and wide ones: for labels. */
  readonly groups: readonly (readonly string[])[];
  readonly skillNames: readonly string[];
  /** A known grouping to report agreement with: a group number, or −1 where a role has none. */
  readonly known: Int32Array;
  readonly seed: string;
}

export interface ClusteredRoles extends Omit<ChosenClusters, 'partition'> {
  /** The cluster of each role; clusters are numbered by size, largest first, then by first role. */
  readonly partition: Uint32Array;
  readonly labels: readonly string[];
  readonly sizes: readonly number[];
  readonly distinctive: readonly (readonly Distinctive[])[];
  /** With the known grouping, over the roles that have a group; null where none has. */
  readonly agreement: number | null;
}

/** Chosen by `meritgraph evaluate`; docs/skill-graph.md has the figures. */
export const clusterParameters = {
  /** Fewer where there are fewer than 20 roles a cluster. */
  least: 15,
  most: 40,
  smallest: 4,
  resolutions: [1, 1.5, 2, 2.5, 3, 3.5, 4, 5, 6],
  runs: 30,
  distinctive: 20,
  /** A product says less to a planner than a field of knowledge that sets a cluster apart as much. */
  listed: 0.7,
  /** What fewer of a cluster's roles ask for is named after all else. */
  common: 0.2,
  /** A label names what at least this share of roles asks for, since a reader knows it, … */
  known: 0.05,
  /** … and what correlates with lying in the cluster at least so much. */
  telling: 0.1,
  /** So many of these lead what is distinctive, as they do in the label: a few products are known to nobody else. */
  leading: 2,
} as const;

export function clusterRoles(
  input: ClusterRolesInput,
  onProgress?: (fraction: number) => void,
): ClusteredRoles {
  const edges = undirected(input);
  // A small organisation's framework is not cut into fifteen: twenty roles a cluster are reason enough for another.
  const least = Math.min(clusterParameters.least, Math.max(1, Math.floor(input.roles / 20)));
  const chosen = chooseClusters(edges, { ...clusterParameters, least, seed: input.seed, onProgress });
  const partition = bySize(chosen.partition, chosen.clusters);
  const sizes = new Array<number>(chosen.clusters).fill(0);
  for (const cluster of partition) sizes[cluster]!++;
  const bySkill = transpose(demandMatrix(input));
  const discounts = Float64Array.from(input.scales, (scale) =>
    scale === DemandScale.LISTED ? clusterParameters.listed : 1,
  );
  const told = subjects(input, bySkill, partition, chosen.clusters);
  const distinctive = distinctiveSkills(bySkill, partition, chosen.clusters, clusterParameters.distinctive, {
    discounts,
    common: clusterParameters.common,
  }).map((own, cluster) => led(told[cluster]!.slice(0, clusterParameters.leading), own));
  const labels = clusterLabels({
    titles: input.titles,
    groups: input.groups,
    centrality: centralityOf(input, partition),
    partition,
    clusters: chosen.clusters,
    distinctive: told.map((own) => [...new Set(own.map(({ skill }) => input.skillNames[skill]!))]),
  });
  return {
    ...chosen,
    partition,
    labels,
    sizes,
    distinctive,
    agreement: agreementWithKnown(partition, input.known),
  };
}

/**
 * What each cluster is about: rated skills that set it apart clearly. Products set clusters apart too, but
 * say little to who reads a label, and so does what few roles ask for, such as an organisation's own skills: they are
 * named only where nothing else is.
 */
export function subjects(
  { scales }: Pick<ClusterRolesInput, 'scales'>,
  bySkill: SparseMatrix,
  partition: ArrayLike<number> & Iterable<number>,
  clusters: number,
): Distinctive[][] {
  const rated = Float64Array.from(scales, (scale) => (scale === DemandScale.LISTED ? 0 : 1));
  const isKnown = ({ skill }: Distinctive) =>
    bySkill.offsets[skill + 1]! - bySkill.offsets[skill]! >= clusterParameters.known * bySkill.columns;
  const { distinctive, telling } = clusterParameters;
  return distinctiveSkills(bySkill, Uint32Array.from(partition), clusters, distinctive, {
    discounts: rated,
  }).map((own) => {
    const clear = own.filter(({ weight }) => weight >= telling);
    const known = clear.filter(isKnown);
    return known.length > 0 ? known : clear;
  });
}

/** The first of these and then the others, as many as there were. */
function led(first: readonly Distinctive[], others: readonly Distinctive[]): readonly Distinctive[] {
  const leading = new Set(first.map(({ skill }) => skill));
  const count = Math.max(first.length, others.length);
  return [...first, ...others.filter(({ skill }) => !leading.has(skill))].slice(0, count);
}

/** How similar each role is to the others of its cluster: the sum over both directions. */
function centralityOf({ from, to, score, roles }: ClusterRolesInput, partition: Uint32Array): Float64Array {
  const centrality = new Float64Array(roles);
  for (let e = 0; e < from.length; e++) {
    const a = from[e]!;
    const b = to[e]!;
    if (partition[a] !== partition[b]) continue;
    centrality[a]! += score[e]!;
    centrality[b]! += score[e]!;
  }
  return centrality;
}

/** A pair weighs the sum of its two directions. */
export function undirected(input: Pick<ClusterRolesInput, 'roles' | 'from' | 'to' | 'score'>): WeightedEdges {
  const weights = new Map<number, number>();
  for (let e = 0; e < input.from.length; e++) {
    const a = Math.min(input.from[e]!, input.to[e]!);
    const b = Math.max(input.from[e]!, input.to[e]!);
    if (a === b) continue;
    const key = a * input.roles + b;
    weights.set(key, (weights.get(key) ?? 0) + input.score[e]!);
  }
  const keys = Float64Array.from(weights.keys()).sort();
  return {
    nodes: input.roles,
    from: Uint32Array.from(keys, (key) => Math.floor(key / input.roles)),
    to: Uint32Array.from(keys, (key) => key % input.roles),
    weight: Float64Array.from(keys, (key) => weights.get(key)!),
  };
}

function bySize(partition: Uint32Array, clusters: number): Uint32Array {
  const sizes = new Array<number>(clusters).fill(0);
  for (const cluster of partition) sizes[cluster]!++;
  const order = sizes.map((_, cluster) => cluster).sort((a, b) => sizes[b]! - sizes[a]! || a - b);
  const rank = new Uint32Array(clusters);
  order.forEach((cluster, at) => {
    rank[cluster] = at;
  });
  return partition.map((cluster) => rank[cluster]!);
}

function agreementWithKnown(partition: Uint32Array, known: Int32Array): number | null {
  const own: number[] = [];
  const theirs: number[] = [];
  known.forEach((group, role) => {
    if (group < 0) return;
    own.push(partition[role]!);
    theirs.push(group);
  });
  return own.length === 0 ? null : normalisedMutualInformation(renumbered(own), renumbered(theirs));
}
