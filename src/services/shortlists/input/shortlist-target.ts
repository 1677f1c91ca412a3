import type { Requirement } from '../../../analytics/ranking/score.ts';
import { weighingRequirements } from '../../../analytics/ranking/score.ts';
import { toCalendarDate } from '../../../domain/clock.ts';
import { InvalidInput, NotFound } from '../../../domain/errors.ts';
import type { Id } from '../../../domain/ids.ts';
import { LEAST_REQUIRED_WORDS } from '../../../domain/requirement.ts';
import type { CallOptions, Graph } from '../../../graph/graph.ts';
import { type OpenDemandParams, statements } from '../../../graph/statements.generated.ts';
import type { PublishedRuns } from '../../runs/publishing.ts';
import type { ShortlistRequest, ShortlistTarget } from '../shortlist-request.ts';

/** A role (or list of skills) that people are ranked for, with the requirements that weigh. */
export interface TargetRole {
  readonly roleId: Id;
  readonly requirements: readonly Requirement[];
}

/**
 * The roles behind a target: itself, those of a cluster, those of a pod's demand that has not ended by the day of
 * work, that of a demand; in order of their ids, without those that require nothing.
 * @param roleOf reads one role; null where there is none
 * @throws NotFound for an unknown target, InvalidInput where nothing is left to rank by.
 */
export async function targetRoles(
  graph: Graph,
  request: Pick<ShortlistRequest, 'target' | 'asOf' | 'start'>,
  runs: PublishedRuns,
  roleOf: (roleId: Id) => Promise<TargetRole | null>,
  options: CallOptions,
): Promise<TargetRole[]> {
  const roles = await rolesBehind(graph, request, runs, roleOf, options);
  if (roles.length === 0) {
    const problem = `requires no skill with importance and level of ${LEAST_REQUIRED_WORDS} or more: nobody can be ranked for it`;
    throw new InvalidInput([{ path: `input.target.${request.target.kind.toLowerCase()}`, problem }]);
  }
  return roles;
}

async function theRole(id: Id, roleOf: (roleId: Id) => Promise<TargetRole | null>): Promise<TargetRole[]> {
  const role = await roleOf(id);
  if (role === null) throw new NotFound(id, 'No role');
  return role.requirements.length === 0 ? [] : [role];
}

async function rolesBehind(
  graph: Graph,
  request: Pick<ShortlistRequest, 'target' | 'asOf' | 'start'>,
  runs: PublishedRuns,
  roleOf: (roleId: Id) => Promise<TargetRole | null>,
  options: CallOptions,
): Promise<TargetRole[]> {
  const { target } = request;
  if (target.kind === 'ROLE') return theRole(target.id, roleOf);
  if (target.kind !== 'CUSTOM') {
    return readRequirements(graph, await roleIdsOf(graph, { ...request, target }, runs, options), options);
  }
  const asked = target.custom.requirements;
  await checkSkills(
    graph,
    asked.map(({ skill }) => skill),
    options,
  );
  const requirements = weighingRequirements(asked.map(({ skill, ...rest }) => ({ skillId: skill, ...rest })));
  return requirements.length === 0 ? [] : [{ roleId: target.id, requirements }];
}

/** @throws NotFound for the first skill that is not known. */
export async function checkSkills(graph: Graph, ids: readonly Id[], options: CallOptions): Promise<void> {
  if (ids.length === 0) return;
  const rows = await graph.read(statements.skillsById, { ids: [...new Set(ids)].sort() }, options);
  const known = new Set(rows.map(({ id }) => id));
  const unknown = ids.find((id) => !known.has(id));
  if (unknown !== undefined) throw new NotFound(unknown, 'No skill');
}

/** The weighing requirements of roles, by role id; roles without any are left out. */
export async function readRequirements(
  graph: Graph,
  roleIds: readonly Id[],
  options: CallOptions,
): Promise<TargetRole[]> {
  const byRole = new Map<Id, Requirement[]>();
  const sorted = [...new Set(roleIds)].sort();
  const asked = { roleIds: sorted };
  for await (const { length, columns } of graph.readColumns(statements.rankingRequirements, asked, options)) {
    for (let i = 0; i < length; i++) {
      const requirement = {
        skillId: columns.skillId[i]!,
        importance: columns.importance[i]!,
        level: columns.level[i]!,
      };
      const requirements = byRole.get(columns.roleId[i]!);
      if (requirements === undefined) byRole.set(columns.roleId[i]!, [requirement]);
      else requirements.push(requirement);
    }
  }
  return sorted.flatMap((roleId) => {
    const requirements = weighingRequirements(byRole.get(roleId) ?? []);
    return requirements.length === 0 ? [] : [{ roleId, requirements }];
  });
}

async function roleIdsOf(
  graph: Graph,
  {
    target,
    asOf,
    start,
  }: Pick<ShortlistRequest, 'asOf' | 'start'> & {
    readonly target: Exclude<ShortlistTarget, { readonly kind: 'CUSTOM' }>;
  },
  runs: PublishedRuns,
  options: CallOptions,
): Promise<Id[]> {
  const day = start ?? toCalendarDate(asOf);
  switch (target.kind) {
    case 'ROLE':
      return [target.id];
    case 'CLUSTER': {
      const run = runs.CLUSTER_ROLES;
      const rows =
        run === undefined
          ? []
          : await graph.read(statements.rankingClusterRoles, { clusterId: target.id, run }, options);
      if (rows.length === 0) throw new NotFound(target.id, 'No role cluster');
      return rows.map(({ roleId }) => roleId);
    }
    case 'DEMAND': {
      const [demand] = await graph.read(statements.demandsById, { ids: [target.id] }, options);
      if (demand === undefined) throw new NotFound(target.id, 'No demand');
      return [demand.roleId];
    }
    case 'POD': {
      const pods = await graph.read(statements.podsById, { ids: [target.id] }, options);
      if (pods.length === 0) throw new NotFound(target.id, 'No pod');
      const open = { ...nothing, day, podIds: [target.id] };
      const demand = await graph.read(statements.openDemand, open, options);
      if (demand.length === 0) {
        const problem = `has no demand that is open on ${day} or opens later`;
        throw new InvalidInput([{ path: 'input.target.pod', problem }]);
      }
      return demand.map(({ roleId }) => roleId);
    }
  }
}

/** No demand at all: one of the lists is given beside it. */
export const nothing: Omit<OpenDemandParams, 'day'> = {
  all: false,
  ids: [],
  podIds: [],
  roleIds: [],
  units: [],
};
