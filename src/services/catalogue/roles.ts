import type { Caller } from '../../domain/caller.ts';
import { type FrameworkCode, type Id, roleId } from '../../domain/ids.ts';
import { decodeCursor, type Page, type PageRequest, toPage } from '../../domain/page.ts';
import type { CallOptions, Graph } from '../../graph/graph.ts';
import { statements } from '../../graph/statements.generated.ts';
import { alignedTo, distinctIds, foundPage, sliceToPage } from '../pages.ts';
import { readPublished } from '../runs/publishing.ts';
import type { Search } from '../skill-graph/search.ts';

export interface Role {
  readonly id: Id;
  readonly framework: FrameworkCode;
  readonly code: string;
  readonly title: string;
}

export interface RoleRequirement {
  readonly skillId: Id;
  readonly importance: number;
  readonly level: number;
}

export interface RoleFilter {
  readonly search?: string | null;
  readonly framework?: FrameworkCode | null;
  /** A cluster of the published CLUSTER_ROLES run; any other has no roles. */
  readonly cluster?: Id | null;
}

export interface Roles {
  /** In the order of `ids`, null where unknown. */
  byIds(caller: Caller, ids: readonly Id[]): Promise<(Role | null)[]>;
  byCode(caller: Caller, framework: FrameworkCode, code: string): Promise<Role | null>;
  /** In the order of their ids; with `search` best first, see `Search.rolePage`. A search of spaces is none. */
  page(caller: Caller, request: PageRequest & RoleFilter): Promise<Page<Role>>;
  /** What each role asks for, most important first. */
  requirements(
    caller: Caller,
    roleIds: readonly Id[],
    request: PageRequest,
  ): Promise<Page<RoleRequirement>[]>;
}

export interface RolesDependencies {
  readonly graph: Graph;
  readonly search: Search;
}

export function createRoles({ graph, search }: RolesDependencies): Roles {
  const byIds = async ({ signal }: Caller, ids: readonly Id[]) => {
    const rows = await graph.read(statements.rolesById, { ids: distinctIds(ids) }, { signal });
    return alignedTo(ids, rows.map(toRole));
  };
  return {
    byIds,

    async byCode(caller, framework, code) {
      return (await byIds(caller, [roleId(framework, code)]))[0]!;
    },

    async page(caller, { first, after, search: text, framework = null, cluster }) {
      const { signal } = caller;
      const run = cluster == null ? null : ((await readPublished(graph, { signal })).CLUSTER_ROLES ?? null);
      const within = cluster == null || run === null ? null : { clusterId: cluster, run };
      if (text?.trim()) {
        const among = cluster == null ? null : await membersOf(graph, within, { signal });
        const found = await search.rolePage(caller, text, { first, after: after ?? null, framework, among });
        return foundPage(found, (ids) => byIds(caller, ids));
      }
      const [last = ''] = decodeCursor(after, ['string']) ?? [];
      if (cluster != null && within === null) return toPage<Role>([], first, 0, ({ id }) => [id]);
      const from = { after: String(last), limit: first + 1 };
      const [rows, [count]] = await Promise.all(
        within === null
          ? [
              graph.read(statements.rolePage, { framework, ...from }, { signal }),
              graph.read(statements.roleCount, { framework }, { signal }),
            ]
          : [
              graph.read(statements.clusteredRolePage, { framework, ...within, ...from }, { signal }),
              graph.read(statements.clusteredRoleCount, { framework, ...within }, { signal }),
            ],
      );
      return toPage(rows.map(toRole), first, count!.total, ({ id }) => [id]);
    },

    async requirements({ signal }, roleIds, { first, after }) {
      const [importance = 2, skillId = ''] = decodeCursor(after, ['number', 'string']) ?? [];
      const rows = await graph.read(
        statements.roleRequirements,
        {
          ids: distinctIds(roleIds),
          afterImportance: Number(importance),
          afterSkillId: String(skillId),
          limit: first + 1,
        },
        { signal },
      );
      return alignedTo(roleIds, rows).map((row) => {
        const items = row?.skillIds.map((id, i) => ({
          skillId: id,
          importance: row.importances[i]!,
          level: row.levels[i]!,
        }));
        return sliceToPage(row && { total: row.total, items: items! }, first, (item) => [
          item.importance,
          item.skillId,
        ]);
      });
    },
  };
}

const MEMBERS = 5_000;

/** The ids of a cluster's roles; none of a cluster of no published run. */
async function membersOf(
  graph: Graph,
  within: { readonly clusterId: Id; readonly run: Id } | null,
  options: CallOptions,
): Promise<Set<Id>> {
  const members = new Set<Id>();
  for (let after = ''; within !== null; ) {
    const params = { ...within, framework: null, after, limit: MEMBERS };
    const rows = await graph.read(statements.clusteredRolePage, params, options);
    for (const { id } of rows) members.add(id);
    if (rows.length < MEMBERS) break;
    after = rows.at(-1)!.id;
  }
  return members;
}

function toRole(row: Omit<Role, 'framework'> & { readonly framework: string }): Role {
  return { ...row, framework: row.framework as FrameworkCode };
}
