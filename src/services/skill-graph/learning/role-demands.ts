import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ClusterRolesInput } from '../../../analytics/clusters/cluster-roles.ts';
import { ratingWeight } from '../../../analytics/similarity/rating-weights.ts';
import { DemandScale } from '../../../analytics/similarity/role-demands.ts';
import type { RoleProfiles } from '../../../analytics/similarity/role-kernels.ts';
import type { Id } from '../../../domain/ids.ts';
import type { CallOptions, ColumnBatch, Graph, Statement } from '../../../graph/graph.ts';
import { statements } from '../../../graph/statements.generated.ts';
import { inBatches } from '../../imports/import-transactions.ts';

/** What roles ask for, with roles and skills numbered by the order of their ids. Roles that ask for nothing are left out. */
export interface StoredDemands {
  readonly roleIds: readonly Id[];
  readonly skillIds: readonly Id[];
  readonly input: RoleProfiles;
  readonly mainTitles: ClusterRolesInput['titles'];
}

/** Gives way to other work between batches: a large framework takes long to number. */
export async function readDemands(graph: Graph, options: CallOptions): Promise<StoredDemands> {
  const rows = await readRequirements(graph, await readRoleIds(graph, options), options);
  const roles = numbering(rows.roleIds);
  const skills = numbering(rows.skillIds);
  const scales = new Uint8Array(skills.ids.length);
  rows.kinds.forEach((kind, id) => {
    scales[skills.numbers.get(id)!] = scaleOf(kind);
  });
  await nextTurn();
  const { titles, texts } = await readTitles(graph, roles, options);
  const activities = await readActivities(graph, roles, options);
  await nextTurn();
  const roleOfSeen = Uint32Array.from(rows.roleIds, (id) => roles.numbers.get(id)!);
  const skillOfSeen = Uint32Array.from(rows.skillIds, (id) => skills.numbers.get(id)!);
  await nextTurn();
  const role = Uint32Array.from(rows.role, (seen) => roleOfSeen[seen]!);
  const skill = Uint32Array.from(rows.skill, (seen) => skillOfSeen[seen]!);
  await nextTurn();
  const importance = Float64Array.from(rows.importance);
  const level = Float64Array.from(rows.level);
  await nextTurn();
  const ratingWeights = Float64Array.from(skills.ids, (id) => ratingWeight(id.replace(/^skill:onet:/, '')));
  await nextTurn();
  const titleLines = titles.map(inLines);
  await nextTurn();
  const textLines = texts.map(inLines);
  await nextTurn();
  return {
    roleIds: roles.ids,
    skillIds: skills.ids,
    mainTitles: titles.map((own) => own[0]!),
    input: {
      ...{ roles: roles.ids.length, skills: skills.ids.length, scales },
      ...{ role, skill, importance, level, ratingWeights },
      ...{ titles: titleLines, texts: textLines },
      ...activities,
    },
  };
}

function scaleOf(kind: string): number {
  if (kind === 'SKILL' || kind === 'KNOWLEDGE') return DemandScale.RATED;
  return kind === 'ORGANISATION' ? DemandScale.WEIGHED : DemandScale.LISTED;
}

interface Numbering {
  readonly ids: readonly Id[];
  readonly numbers: ReadonlyMap<Id, number>;
}

function numbering(ids: Iterable<Id>): Numbering {
  const sorted = [...new Set(ids)].sort();
  return { ids: sorted, numbers: new Map(sorted.map((id, number) => [id, number])) };
}

/** Roles that are read at once, so that no answer holds the event loop for long. */
const ROLES_A_READ = 100;

/** Every row of a statement about some roles, taken for all roles in turn. */
async function* readOfRoles<Row>(
  graph: Graph,
  statement: Statement<{ roleIds: readonly string[] }, Row>,
  ids: readonly Id[],
  options: CallOptions,
): AsyncGenerator<ColumnBatch<Row>> {
  for (const roleIds of inBatches(ids, ROLES_A_READ)) {
    yield* graph.readColumns(statement, { roleIds }, options);
    await nextTurn();
  }
}

async function readRoleIds(graph: Graph, options: CallOptions): Promise<Id[]> {
  const ids: Id[] = [];
  for await (const { columns } of graph.readColumns(statements.roleIds, {}, options)) ids.push(...columns.id);
  return ids.sort();
}

/** Ids are replaced by the number in which they were first seen, batch by batch. */
async function readRequirements(graph: Graph, ids: readonly Id[], options: CallOptions) {
  const seenRoles = new Map<Id, number>();
  const seenSkills = new Map<Id, number>();
  const kinds = new Map<Id, string>();
  const role: number[] = [];
  const skill: number[] = [];
  const importance: number[] = [];
  const level: number[] = [];
  for await (const { length, columns } of readOfRoles(graph, statements.roleDemands, ids, options)) {
    for (let i = 0; i < length; i++) {
      role.push(numberOf(seenRoles, columns.roleId[i]!));
      skill.push(numberOf(seenSkills, columns.skillId[i]!));
      kinds.set(columns.skillId[i]!, columns.skillKind[i]!);
      importance.push(columns.importance[i]!);
      level.push(columns.level[i]!);
    }
    await nextTurn();
  }
  return {
    roleIds: [...seenRoles.keys()],
    skillIds: [...seenSkills.keys()],
    kinds,
    role,
    skill,
    importance,
    level,
  };
}

function numberOf(seen: Map<Id, number>, id: Id): number {
  let number = seen.get(id);
  if (number === undefined) {
    number = seen.size;
    seen.set(id, number);
  }
  return number;
}

const inLines = (texts: readonly string[]): string =>
  texts.map((text) => text.replaceAll('\n', ' ')).join('\n');

/** The main title first, then the others in byte order; the description, then the tasks in byte order. */
async function readTitles(
  graph: Graph,
  roles: Numbering,
  options: CallOptions,
): Promise<{ titles: string[][]; texts: string[][] }> {
  const titles: string[][] = roles.ids.map((id) => [id]);
  const texts: string[][] = roles.ids.map(() => []);
  for await (const { length, columns } of readOfRoles(graph, statements.roleTitles, roles.ids, options)) {
    for (let i = 0; i < length; i++) {
      const role = roles.numbers.get(columns.roleId[i]!)!;
      titles[role] = [columns.title[i]!, ...[...(columns.alternateTitles[i] ?? [])].sort()];
      texts[role] = [columns.description[i] ?? '', ...[...(columns.tasks[i] ?? [])].sort()];
    }
  }
  return { titles, texts };
}

async function readActivities(
  graph: Graph,
  roles: Numbering,
  options: CallOptions,
): Promise<Pick<RoleProfiles, 'activities' | 'activityRole' | 'activity' | 'activityGroups'>> {
  const role: number[] = [];
  const ids: Id[] = [];
  for await (const { length, columns } of readOfRoles(graph, statements.roleActivities, roles.ids, options)) {
    for (let i = 0; i < length; i++) {
      const number = roles.numbers.get(columns.roleId[i]!);
      if (number === undefined) continue;
      role.push(number);
      ids.push(columns.activityId[i]!);
    }
  }
  const activities = numbering(ids);
  const groups = numbering(activities.ids.map(groupOf));
  return {
    activityGroups: Uint32Array.from(activities.ids, (id) => groups.numbers.get(groupOf(id))!),
    activities: activities.ids.length,
    activityRole: Uint32Array.from(role),
    activity: Uint32Array.from(ids, (id) => activities.numbers.get(id)!),
  };
}

/** O*NET's intermediate work activity of a detailed one: its id without the last part. */
function groupOf(activityId: Id): string {
  return activityId.replace(/\.[^.]*$/, '');
}
