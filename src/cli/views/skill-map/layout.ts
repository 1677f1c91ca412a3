import { UndirectedGraph } from 'graphology';
import forceAtlas2Module from 'graphology-layout-forceatlas2';

export interface MapRole {
  readonly id: string;
  readonly title: string;
  /** Index into the clusters; −1 for none. */
  readonly cluster: number;
  readonly similar: readonly { readonly id: string; readonly score: number }[];
}
export interface Point {
  readonly x: number;
  readonly y: number;
}

// Its declarations describe an ES default that the CommonJS module does not have.
const forceAtlas2 = forceAtlas2Module as unknown as typeof forceAtlas2Module.default;

const ITERATIONS = 400;
/** What an edge inside a cluster weighs against one between two: islands stay islands without being torn apart. */
const INSIDE = 3;

/**
 * Places roles in the plane so that similar ones lie near each other: ForceAtlas2 (Jacomy et al., PLoS ONE 9(6), 2014) in
 * LinLog mode over the similarity edges, weighted by score. It starts from its seed, clusters evenly on a circle and their
 * roles in a sunflower around each, and draws nothing by chance: the same roles in any order give the same map. Distances
 * between far clusters mean little, as in any such picture. Answers 0..1 × 0..1, in the order of `roles`.
 */
export function layOutRoles(roles: readonly MapRole[], seed: number): Point[] {
  const graph = new UndirectedGraph<{ x: number; y: number }, { weight: number }>();
  const ordered = roles.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const clusters = Math.max(1, ...ordered.map(({ cluster }) => cluster + 1));
  const placed = new Map<number, number>();
  const clusterOf = new Map(ordered.map(({ id, cluster }) => [id, cluster]));
  for (const { id, cluster } of ordered) {
    const turn = (2 * Math.PI * (cluster + seed / 10)) / clusters;
    const at = placed.get(cluster) ?? 0;
    placed.set(cluster, at + 1);
    const radius = 4 * Math.sqrt(at);
    const angle = at * GOLDEN_ANGLE;
    graph.addNode(id, {
      x: 100 * Math.cos(turn) + radius * Math.cos(angle),
      y: 100 * Math.sin(turn) + radius * Math.sin(angle),
    });
  }
  for (const { id, similar } of ordered) {
    for (const other of similar) {
      if (!clusterOf.has(other.id) || other.id === id) continue;
      const weight = other.score * (clusterOf.get(other.id) === clusterOf.get(id) ? INSIDE : 1);
      graph.updateEdge(id, other.id, ({ weight: standing = 0 }) => ({ weight: standing + weight }));
    }
  }
  forceAtlas2.assign(graph, {
    iterations: ITERATIONS,
    getEdgeWeight: 'weight',
    settings: {
      linLogMode: true,
      gravity: 0.3,
      scalingRatio: 1,
      barnesHutOptimize: graph.order > 500,
      slowDown: 2,
    },
  });
  return toUnitSquare(roles.map(({ id }) => graph.getNodeAttributes(id)));
}

const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

/** Outliers beyond the outer half percent on each side lie at the edge: one stray role must not shrink the rest. */
function toUnitSquare(points: readonly Point[]): Point[] {
  const scale = (values: readonly number[]) => {
    const sorted = values.toSorted((a, b) => a - b);
    const low = sorted[Math.floor(0.005 * (sorted.length - 1))] ?? 0;
    const high = sorted[Math.ceil(0.995 * (sorted.length - 1))] ?? 1;
    return (value: number) => (high > low ? Math.min(1, Math.max(0, (value - low) / (high - low))) : 0.5);
  };
  const x = scale(points.map((point) => point.x));
  const y = scale(points.map((point) => point.y));
  return points.map((point) => ({ x: x(point.x), y: y(point.y) }));
}
