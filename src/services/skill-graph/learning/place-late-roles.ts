import { setImmediate as nextTurn } from 'node:timers/promises';
import { nearestCluster } from '../../../analytics/clusters/nearest-cluster.ts';
import { VectorSet } from '../../../analytics/linear-algebra/nearest-vectors.ts';
import { type OwnDemands, placeInSpace } from '../../../analytics/similarity/embedding.ts';
import type { Attempt } from '../../../domain/attempt.ts';
import type { Clock } from '../../../domain/clock.ts';
import type { Id } from '../../../domain/ids.ts';
import type { CallOptions, Graph } from '../../../graph/graph.ts';
import { statements } from '../../../graph/statements.generated.ts';
import { inBatches } from '../../imports/import-transactions.ts';
import { appendChanges } from '../../runs/changes.ts';
import { checkFence, readPublished } from '../../runs/publishing.ts';
import { readRoleVectors, readSpace } from './stored-vectors.ts';

export interface LatePlacement {
  /** Roles that came after the published clusters and lie in one now. */
  readonly placed: number;
  /** Ask for something, but for nothing that the published run compares roles by. */
  readonly unplaced: number;
}

/** Roles whose requirements are read at once. */
const ROLES_A_READ = 500;
const ROLES_A_TRANSACTION = 1_000;

/**
 * Puts roles that came, or changed, after the published CLUSTER_ROLES run into its clusters: each goes where the roles
 * nearest to it by what it asks for lie. Called at the end of whatever brings roles, and after clusters are published:
 * whichever is later sees what the other wrote. Roles that ask for nothing lie in no cluster. Run twice it changes nothing.
 */
export async function placeLateRoles(graph: Graph, clock: Clock, attempt: Attempt): Promise<LatePlacement> {
  const options = { signal: attempt.caller.signal };
  const { EMBED_SKILLS: embedded, CLUSTER_ROLES: clustered } = await readPublished(graph, options);
  if (embedded === undefined || clustered === undefined) return { placed: 0, unplaced: 0 };
  const standing = await readStanding(graph, clustered, options);
  const late = await readLateDemands(graph, standing, options);
  if (late.size === 0 && standing.late.size === 0) return { placed: 0, unplaced: 0 };
  const found = await placesOf(graph, embedded, standing.own, late, options);

  const changed = [...new Set([...found.keys(), ...standing.late.keys()])]
    .filter((role) => found.get(role) !== standing.late.get(role))
    .sort();
  for (const ids of inBatches(changed, ROLES_A_TRANSACTION)) {
    await graph.write(async (transaction) => {
      await checkFence(transaction, attempt);
      const placedAt = clock.now();
      await appendChanges(transaction, placedAt, [{ kind: 'ROLES', subject: attempt.runId }]);
      await transaction.run(statements.displaceLateRoles, { run: clustered, ids });
      const rows = ids.flatMap((roleId) => {
        const clusterId = found.get(roleId);
        return clusterId === undefined ? [] : [{ roleId, clusterId, placedAt }];
      });
      await transaction.run(statements.placeLateRoles, { run: clustered, rows });
    }, options);
  }
  return { placed: found.size, unplaced: late.size - found.size };
}

interface Standing {
  /** The cluster of each role that the run itself clustered. */
  readonly own: ReadonlyMap<Id, Id>;
  /** The cluster of each role that was placed since. */
  readonly late: ReadonlyMap<Id, Id>;
  /** All other roles. */
  readonly outside: readonly Id[];
}

async function readStanding(graph: Graph, run: Id, options: CallOptions): Promise<Standing> {
  const ids: Id[] = [];
  for await (const { columns } of graph.readColumns(statements.roleIds, {}, options)) ids.push(...columns.id);
  const own = new Map<Id, Id>();
  const late = new Map<Id, Id>();
  for (const roleIds of inBatches(ids.sort(), ROLES_A_READ)) {
    for (const { roleId, id, placedAt } of await graph.read(
      statements.clusterOfRoles,
      { roleIds, run },
      options,
    )) {
      (placedAt === null ? own : late).set(roleId, id);
    }
    await nextTurn();
  }
  return { own, late, outside: ids.filter((id) => !own.has(id) && !late.has(id)) };
}

type StoredDemand = { skillId: Id; importance: number; level: number };

async function readLateDemands(
  graph: Graph,
  { late, outside }: Standing,
  options: CallOptions,
): Promise<Map<Id, StoredDemand[]>> {
  const demands = new Map<Id, StoredDemand[]>();
  for (const roleIds of inBatches([...late.keys(), ...outside].sort(), ROLES_A_READ)) {
    for await (const { length, columns } of graph.readColumns(statements.roleDemands, { roleIds }, options)) {
      for (let i = 0; i < length; i++) {
        const roleId = columns.roleId[i]!;
        const own = demands.get(roleId) ?? [];
        own.push({
          skillId: columns.skillId[i]!,
          importance: columns.importance[i]!,
          level: columns.level[i]!,
        });
        demands.set(roleId, own);
      }
    }
    await nextTurn();
  }
  return demands;
}

async function placesOf(
  graph: Graph,
  embedded: Id,
  clusters: ReadonlyMap<Id, Id>,
  late: ReadonlyMap<Id, readonly StoredDemand[]>,
  options: CallOptions,
): Promise<Map<Id, Id>> {
  const places = new Map<Id, Id>();
  const stored = await readSpace(graph, embedded, options);
  const roles = await readRoleVectors(graph, embedded, options);
  if (stored === null || roles === null) return places;
  const { dimensions } = stored.space;
  const names = [...new Set(clusters.values())].sort();
  const numbers = new Map(names.map((id, number) => [id, number]));
  const known = [...roles.roleIds.keys()].filter((at) => clusters.has(roles.roleIds[at]!));
  if (known.length === 0) return places;
  const vectors = new Float32Array(known.length * dimensions);
  known.forEach((at, i) => {
    vectors.set(roles.vectors.subarray(at * dimensions, (at + 1) * dimensions), i * dimensions);
  });
  const set = new VectorSet(vectors, dimensions);
  const clusterOf = known.map((at) => numbers.get(clusters.get(roles.roleIds[at]!)!)!);
  const skillNumbers = new Map(stored.skillIds.map((id, number) => [id, number]));
  for (const [roleId, demands] of late) {
    const vector = placeInSpace(stored.space, comparable(demands, skillNumbers));
    const cluster = vector === null ? -1 : nearestCluster(set, clusterOf, vector);
    if (cluster >= 0) places.set(roleId, names[cluster]!);
    if (places.size % 100 === 0) await nextTurn();
  }
  return places;
}

/** What a role asks for as far as the run knew it, in the order of skills: sums come out alike whatever order rows came in. */
function comparable(demands: readonly StoredDemand[], numbers: ReadonlyMap<Id, number>): OwnDemands {
  const known = demands
    .flatMap(({ skillId, ...own }) => {
      const skill = numbers.get(skillId);
      return skill === undefined ? [] : [{ skill, ...own }];
    })
    .sort((a, b) => a.skill - b.skill);
  return {
    skill: known.map(({ skill }) => skill),
    importance: known.map(({ importance }) => importance),
    level: known.map(({ level }) => level),
  };
}
