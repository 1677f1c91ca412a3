import type { LevelDemand } from '../../analytics/gaps/binding-level.ts';
import { type CalendarDate, toCalendarDate } from '../../domain/clock.ts';
import { InvalidInput, NotFound } from '../../domain/errors.ts';
import type { Id } from '../../domain/ids.ts';
import type { CallOptions, Graph } from '../../graph/graph.ts';
import { statements } from '../../graph/statements.generated.ts';
import type { PublishedRuns } from '../runs/publishing.ts';
import { nothing, readRequirements } from '../shortlists/input/shortlist-target.ts';
import type { PeopleScope } from '../talent/people/people-scope.ts';

/** What asks: exactly one of them. */
export interface GapTarget {
  readonly pods?: readonly Id[] | null;
  readonly role?: Id | null;
  readonly cluster?: Id | null;
  readonly unit?: string | null;
  readonly organisation?: boolean | null;
  /** What a planner supposes, instead of what pods state. */
  readonly demand?: readonly SupposedDemand[] | null;
}

export interface SupposedDemand {
  readonly pod?: Id | null;
  readonly role: Id;
  readonly headcount: number;
  readonly from: CalendarDate;
  readonly to?: CalendarDate | null;
}

/** So many people in a role. */
export interface RoleHeadcount {
  readonly roleId: Id;
  readonly headcount: number;
}

/** What is asked of one skill, over all roles. */
export interface SkillDemand {
  readonly skillId: Id;
  readonly asked: readonly LevelDemand[];
  /** Mean importance, weighted by headcount. */
  readonly importance: number;
}

export interface GapDemand {
  readonly headcounts: readonly RoleHeadcount[];
  /** Roles that are looked at although nobody asks for them. */
  readonly roleIds: readonly Id[];
  /** Whose supply is looked at unless the caller says otherwise. */
  readonly scope: PeopleScope;
}

/**
 * Demand that has not ended by the day of `asOf` and begins by the day of the horizon, with the people who are to meet
 * it: the members of the pods, the people of the unit, otherwise everybody.
 */
export async function readGapDemand(
  graph: Graph,
  target: GapTarget,
  [asOf, horizon]: readonly [number, number],
  runs: PublishedRuns,
  options: CallOptions,
): Promise<GapDemand> {
  const day = toCalendarDate(asOf);
  const last = toCalendarDate(horizon);
  const within = (rows: readonly { from: string; to?: string | null; roleId: Id; headcount: number }[]) =>
    rows
      .filter(({ from, to }) => from <= last && (to == null || to >= day))
      .map(({ roleId, headcount }) => ({ roleId, headcount }));
  const open = async (which: Partial<typeof nothing>) =>
    within(await graph.read(statements.openDemand, { ...nothing, ...which, day }, options));

  if (target.pods != null) {
    const ids = [...new Set(target.pods)].sort();
    const pods = await graph.read(statements.podsById, { ids }, options);
    const unknown = ids.find((id) => !pods.some((pod) => pod.id === id));
    if (unknown !== undefined) throw new NotFound(unknown, 'No pod');
    return { headcounts: await open({ podIds: ids }), roleIds: [], scope: { pods: ids } };
  }
  if (target.role != null) {
    await checkRoles(graph, [target.role], options);
    return { headcounts: await open({ roleIds: [target.role] }), roleIds: [target.role], scope: {} };
  }
  if (target.cluster != null) {
    const run = runs.CLUSTER_ROLES;
    const cluster = { clusterId: target.cluster, run: run ?? '' };
    const rows = run === undefined ? [] : await graph.read(statements.rankingClusterRoles, cluster, options);
    if (rows.length === 0) throw new NotFound(target.cluster, 'No role cluster');
    const roleIds = rows.map(({ roleId }) => roleId);
    return { headcounts: await open({ roleIds }), roleIds: [], scope: {} };
  }
  if (target.unit != null) {
    return { headcounts: await open({ units: [target.unit] }), roleIds: [], scope: { units: [target.unit] } };
  }
  if (target.demand != null) {
    const supposed = target.demand.map(({ role, from, to = null, headcount }) => ({
      roleId: role,
      from,
      to,
      headcount,
    }));
    await checkRoles(
      graph,
      supposed.map(({ roleId }) => roleId),
      options,
    );
    return { headcounts: within(supposed), roleIds: [], scope: {} };
  }
  if (target.organisation === true) return { headcounts: await open({ all: true }), roleIds: [], scope: {} };
  throw new InvalidInput([{ path: 'input.target.organisation', problem: 'can only be true' }]);
}

async function checkRoles(graph: Graph, roleIds: readonly Id[], options: CallOptions): Promise<void> {
  const ids = [...new Set(roleIds)].sort();
  const known = new Set((await graph.read(statements.rolesById, { ids }, options)).map(({ id }) => id));
  const unknown = ids.find((id) => !known.has(id));
  if (unknown !== undefined) throw new NotFound(unknown, 'No role');
}

/**
 * A role asks its people for what is at least half as important as its most important skill. The reference data rates
 * every occupation in all 68 skills and areas of knowledge: without this line each software developer would be
 * counted as asked for in building and construction too.
 */
export const ESSENTIAL_SHARE = 0.5;

/** What all the roles ask for together, by skill id. */
export async function readSkillDemand(
  graph: Graph,
  { headcounts, roleIds }: GapDemand,
  options: CallOptions,
): Promise<SkillDemand[]> {
  const perRole = new Map<Id, number>(roleIds.map((roleId) => [roleId, 0]));
  for (const { roleId, headcount } of headcounts) perRole.set(roleId, (perRole.get(roleId) ?? 0) + headcount);
  const bySkill = new Map<Id, { asked: LevelDemand[]; weighted: number; headcount: number; most: number }>();
  for (const { roleId, requirements } of await readRequirements(graph, [...perRole.keys()], options)) {
    const headcount = perRole.get(roleId)!;
    const least = ESSENTIAL_SHARE * Math.max(...requirements.map(({ importance }) => importance));
    for (const { skillId, importance, level } of requirements) {
      if (importance < least) continue;
      const demand = bySkill.get(skillId) ?? { asked: [], weighted: 0, headcount: 0, most: 0 };
      demand.asked.push({ level, headcount });
      demand.weighted += headcount * importance;
      demand.headcount += headcount;
      demand.most = Math.max(demand.most, importance);
      bySkill.set(skillId, demand);
    }
  }
  return [...bySkill]
    .map(([skillId, { asked, weighted, headcount, most }]) => {
      return { skillId, asked, importance: headcount > 0 ? weighted / headcount : most };
    })
    .sort((a, b) => (a.skillId < b.skillId ? -1 : 1));
}
