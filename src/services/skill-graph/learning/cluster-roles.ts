import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ClusteredRoles, ClusterRolesInput } from '../../../analytics/clusters/cluster-roles.ts';
import type { Attempt, Metric } from '../../../domain/attempt.ts';
import type { Clock } from '../../../domain/clock.ts';
import { Conflict } from '../../../domain/errors.ts';
import type { Id } from '../../../domain/ids.ts';
import { occupationGroupsOf } from '../../../domain/occupation-groups.ts';
import type { CallOptions, Graph } from '../../../graph/graph.ts';
import { statements } from '../../../graph/statements.generated.ts';
import type { WorkerPool } from '../../../threads/pool.ts';
import { publish, readPublished, wasPublished } from '../../runs/publishing.ts';
import { recordFindings } from '../../runs/run-attempts.ts';
import { appendRunRows, removeRunRows } from '../../runs/run-edges.ts';
import { placeLateRoles } from './place-late-roles.ts';
import { readDemands, type StoredDemands } from './role-demands.ts';

/** Finds the communities that similar roles form, and what sets them apart. */
export interface ClusterRoles {
  /**
   * Leaves the run's clusters complete and published. Roles that ask for nothing lie in no cluster. `Conflict` where
   * EMBED_SKILLS has published nothing yet, or another run of this job was published meanwhile.
   */
  run(attempt: Attempt): Promise<void>;
}

export interface ClusterRolesDependencies {
  readonly graph: Graph;
  readonly clock: Clock;
  readonly threads: WorkerPool;
}

export function createClusterRoles({ graph, clock, threads }: ClusterRolesDependencies): ClusterRoles {
  return {
    async run(attempt) {
      const { signal } = attempt.caller;
      if (!(await wasPublished(graph, attempt, { signal }))) await findAndPublish(attempt);
      // Roles that came while this run was computed were placed into the former clusters at best.
      await placeLateRoles(graph, clock, attempt);
      attempt.progress(1, 'Published');
    },
  };

  async function findAndPublish(attempt: Attempt): Promise<void> {
    const { signal } = attempt.caller;
    attempt.progress(0, 'Reading similar roles');
    const { EMBED_SKILLS: embedded, CLUSTER_ROLES: standing = null } = await readPublished(graph, {
      signal,
    });
    if (embedded === undefined) {
      throw new Conflict(
        'Roles are clustered by their similarity, and no EMBED_SKILLS run is published: run it first.',
      );
    }
    const demands = await readDemands(graph, { signal });
    const input = await clusterInput(graph, demands, embedded, attempt.seed, { signal });
    await removeRunRows(graph, attempt, statements.discardClusters);

    attempt.progress(0.1, 'Finding communities');
    const found = await threads.run<ClusterRolesInput, ClusteredRoles>('cluster-roles', input, {
      signal,
      onProgress: (fraction) => attempt.progress(0.1 + 0.7 * Number(fraction), 'Finding communities'),
    });

    attempt.progress(0.8, 'Writing clusters');
    const { clusters, places, distinctive } = clusterRows(found, demands, attempt.runId);
    await appendRunRows(graph, attempt, statements.appendClusters, clusters.length, (at) => clusters[at]!);
    await appendRunRows(graph, attempt, statements.placeRoles, places.length, (at) => places[at]!);
    await appendRunRows(
      graph,
      attempt,
      statements.distinguishClusters,
      distinctive.length,
      (at) => distinctive[at]!,
    );

    await graph.write(
      async (transaction) => {
        await recordFindings(transaction, attempt, { metrics: metricsOf(found, demands.roleIds.length) });
        await publish(transaction, attempt, 'CLUSTER_ROLES', clock.now(), { replacing: standing });
      },
      { signal },
    );
  }
}

async function clusterInput(
  graph: Graph,
  { roleIds, skillIds, input, mainTitles }: StoredDemands,
  embedded: Id,
  seed: string,
  options: CallOptions,
): Promise<ClusterRolesInput> {
  const numbers = new Map(roleIds.map((id, number) => [id, number]));
  const from: number[] = [];
  const to: number[] = [];
  const score: number[] = [];
  for await (const { length, columns } of graph.readColumns(
    statements.similarityGraph,
    { run: embedded },
    options,
  )) {
    for (let i = 0; i < length; i++) {
      const source = numbers.get(columns.sourceId[i]!);
      const target = numbers.get(columns.targetId[i]!);
      if (source === undefined || target === undefined) continue;
      from.push(source);
      to.push(target);
      score.push(columns.score[i]!);
    }
    await nextTurn();
  }
  const { roles, skills, scales, role, skill, importance, level } = input;
  const names = new Map<Id, string>();
  for await (const { length, columns } of graph.readColumns(statements.skillNames, {}, options)) {
    for (let i = 0; i < length; i++) names.set(columns.id[i]!, columns.name[i]!);
    await nextTurn();
  }
  return {
    ...{ roles, skills, scales, role, skill, importance, level },
    from: Uint32Array.from(from),
    to: Uint32Array.from(to),
    score: Float64Array.from(score),
    titles: mainTitles,
    groups: roleIds.map(groupsOf),
    skillNames: skillIds.map((id) => names.get(id) ?? id),
    known: Int32Array.from(roleIds, majorGroupOf),
    seed,
  };
}

/** The SOC major group of an O*NET role: the first two digits of its code; −1 for any other role. */
function majorGroupOf(roleId: Id): number {
  const code = /^role:onet:(\d\d)-/.exec(roleId)?.[1];
  return code === undefined ? -1 : Number(code);
}

function groupsOf(roleId: Id): string[] {
  const code = /^role:onet:(.*)$/.exec(roleId)?.[1];
  return code === undefined ? [] : occupationGroupsOf(code);
}

function clusterRows(found: ClusteredRoles, { roleIds, skillIds }: StoredDemands, runId: Id) {
  const idOf = (cluster: number) =>
    `cluster:${runId.replace(/^run:/, '')}:${String(cluster + 1).padStart(3, '0')}`;
  return {
    clusters: found.labels.map((label, cluster) => ({
      id: idOf(cluster),
      label,
      size: found.sizes[cluster]!,
    })),
    places: roleIds.map((roleId, role) => ({ roleId, clusterId: idOf(found.partition[role]!) })),
    distinctive: found.distinctive.flatMap((own, cluster) =>
      own.map(({ skill, weight }, at) => ({
        clusterId: idOf(cluster),
        skillId: skillIds[skill]!,
        rank: at + 1,
        weight,
      })),
    ),
  };
}

function metricsOf(found: ClusteredRoles, roles: number): Metric[] {
  const metrics: Metric[] = [
    { name: 'roles', value: roles, unit: null },
    { name: 'clusters', value: found.clusters, unit: null },
    { name: 'resolution', value: found.resolution, unit: null },
    { name: 'modularity', value: found.modularity, unit: null },
    { name: 'stability between disjoint seed sets', value: found.stability, unit: 'ARI' },
    { name: 'stability between single runs', value: found.runStability, unit: 'ARI' },
  ];
  if (found.agreement !== null) {
    metrics.push({ name: 'agreement with SOC major groups', value: found.agreement, unit: 'NMI' });
  }
  return metrics;
}
