import { adjustedRandIndex } from '../../../analytics/clusters/agreement.ts';
import { consensusAt } from '../../../analytics/clusters/choose-clusters.ts';
import {
  type ClusterRolesInput,
  clusterParameters,
  clusterRoles,
  undirected,
} from '../../../analytics/clusters/cluster-roles.ts';
import type { WeightedEdges } from '../../../analytics/clusters/communities.ts';
import { nearestCluster } from '../../../analytics/clusters/nearest-cluster.ts';
import { randomSource } from '../../../analytics/clusters/random-source.ts';
import { VectorSet } from '../../../analytics/linear-algebra/nearest-vectors.ts';
import { embedSkills, placeInSpace } from '../../../analytics/similarity/embedding.ts';
import { learnSkillGraph } from '../../../analytics/similarity/learn-skill-graph.ts';
import { meanWithError } from '../../../analytics/similarity/ranking-quality.ts';
import type { FrameworkContent, FrameworkRole } from '../../../domain/framework.ts';
import { occupationGroupsOf } from '../../../domain/occupation-groups.ts';
import { profilesOf } from '../../frameworks/framework-profiles.ts';

export interface ClusterEvaluationRow {
  readonly measure: string;
  readonly value: number;
  /** Over repetitions; null for what is measured once. */
  readonly standardError: number | null;
  readonly target: number | null;
}

export interface ClusterEvaluation {
  readonly roles: number;
  readonly rows: readonly ClusterEvaluationRow[];
  readonly clusters: readonly {
    readonly label: string;
    readonly size: number;
    readonly distinctive: readonly string[];
    /** Titles of a few roles, evenly out of the list. */
    readonly roles: readonly string[];
  }[];
}

const REPETITIONS = 5;
const DROPPED = 0.1;
const LATE = 0.1;

/** How much of the clusters survives another seed and missing edges, and how far they agree with SOC's major groups. */
export function evaluateClusters(content: FrameworkContent, seed = '1'): ClusterEvaluation {
  const roles = content.roles.filter(({ requirements }) => requirements.length > 0);
  const profiles = profilesOf(content, roles);
  const { similarity } = learnSkillGraph(profiles);
  const from = new Uint32Array(similarity.targets.length);
  for (let role = 0; role < roles.length; role++) {
    from.fill(role, similarity.offsets[role], similarity.offsets[role + 1]);
  }
  const input: ClusterRolesInput = {
    ...profiles,
    from,
    to: similarity.targets,
    score: similarity.scores,
    titles: roles.map(({ title }) => title),
    groups: roles.map(({ code }) => occupationGroupsOf(code)),
    skillNames: content.skills.map(({ name }) => name),
    known: Int32Array.from(roles, ({ code }) => Number(code.slice(0, 2))),
    seed,
  };
  const found = clusterRoles(input);
  const edges = undirected(input);
  const options = { ...clusterParameters, seed };
  const again = (graph: WeightedEdges, name: string) =>
    adjustedRandIndex(found.partition, consensusAt(graph, found.resolution, name, options));
  const repeated = (measure: string, target: number, value: (repetition: number) => number) => {
    const { mean, standardError } = meanWithError(Array.from({ length: REPETITIONS }, (_, at) => value(at)));
    return { measure, value: mean, standardError, target };
  };
  const once = (measure: string, value: number, target: number | null = null) => ({
    measure,
    value,
    standardError: null,
    target,
  });
  return {
    roles: roles.length,
    rows: [
      once('clusters', found.clusters),
      once('modularity', found.modularity),
      repeated('ARI between disjoint sets of 30 seeds', 0.9, (at) => again(edges, `${seed}/other/${at}`)),
      repeated('ARI after dropping 10 % of edges', 0.8, (at) =>
        again(withoutSome(edges, `${seed}/drop/${at}`), `${seed}/dropped/${at}`),
      ),
      lateRolesPlaced(content, roles, found.partition, seed),
      once('NMI with SOC major groups', found.agreement ?? Number.NaN, 0.65),
      once('labels that stand twice', found.labels.length - new Set(found.labels).size, null),
    ],
    clusters: found.labels.map((label, cluster) => {
      const members = input.titles.filter((_, role) => found.partition[role] === cluster);
      const step = Math.ceil(members.length / 6);
      return {
        label,
        size: members.length,
        distinctive: found.distinctive[cluster]!.slice(0, 6).map(({ skill }) => input.skillNames[skill]!),
        roles: members.filter((_, at) => at % step === 0),
      };
    }),
  };
}

/**
 * The share of roles that are placed where the whole run puts them when they come after it: a seeded tenth is left out of
 * what the vectors are learned from, then placed by what it asks for, `REPETITIONS` times.
 */
function lateRolesPlaced(
  content: FrameworkContent,
  roles: readonly FrameworkRole[],
  partition: ArrayLike<number>,
  seed: string,
): ClusterEvaluationRow {
  const numbers = new Map(content.skills.map(({ id }, number) => [id, number]));
  const shares = Array.from({ length: REPETITIONS }, (_, at) => {
    const random = randomSource(`${seed}/late/${at}`);
    const isLate = roles.map(() => random() < LATE);
    const known = [...roles.keys()].filter((role) => !isLate[role]);
    const space = embedSkills(
      profilesOf(
        content,
        known.map((role) => roles[role]!),
      ),
    );
    const vectors = new VectorSet(space.roleVectors, space.dimensions);
    const clusterOf = known.map((role) => partition[role]!);
    const late = [...roles.keys()].filter((role) => isLate[role]);
    const right = late.filter((role) => {
      const { requirements } = roles[role]!;
      const vector = placeInSpace(space, {
        skill: requirements.map(({ skillId }) => numbers.get(skillId)!),
        importance: requirements.map(({ importance }) => importance),
        level: requirements.map(({ level }) => level),
      });
      return vector !== null && nearestCluster(vectors, clusterOf, vector) === partition[role];
    });
    return right.length / late.length;
  });
  const { mean, standardError } = meanWithError(shares);
  const measure = 'late roles placed where the run puts them';
  return { measure, value: mean, standardError, target: null };
}

function withoutSome(edges: WeightedEdges, seed: string): WeightedEdges {
  const random = randomSource(seed);
  const kept = Uint8Array.from(edges.from, () => (random() < DROPPED ? 0 : 1));
  return {
    nodes: edges.nodes,
    from: edges.from.filter((_, e) => kept[e] === 1),
    to: edges.to.filter((_, e) => kept[e] === 1),
    weight: edges.weight.filter((_, e) => kept[e] === 1),
  };
}
