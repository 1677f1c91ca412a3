import type { Caller } from '../domain/caller.ts';
import { type FrameworkCode, type Id, roleId } from '../domain/ids.ts';
import { decodeCursor, type Page, type PageRequest, toPage } from '../domain/page.ts';
import type { Graph } from '../graph/graph.ts';
import { statements } from '../graph/statements.generated.ts';
import { alignedTo, distinctIds, searchWords, sliceToPage } from './pages.ts';
import { readPublished } from './publishing.ts';

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
  /** In the order of their ids; one title, own or alternate, holds every word of `search`, in any case. */
  page(caller: Caller, request: PageRequest & RoleFilter): Promise<Page<Role>>;
  /** What each role asks for, most important first. */
  requirements(
    caller: Caller,
    roleIds: readonly Id[],
    request: PageRequest,
  ): Promise<Page<RoleRequirement>[]>;
}

export function createRoles({ graph }: { readonly graph: Graph }): Roles {
  const byIds = async ({ signal }: Caller, ids: readonly Id[]) => {
    const rows = await graph.read(statements.rolesById, { ids: distinctIds(ids) }, { signal });
    return alignedTo(ids, rows.map(toRole));
  };
  return {
    byIds,

    async byCode(caller, framework, code) {
      return (await byIds(caller, [roleId(framework, code)]))[0]!;
    },

    async page({ signal }, { first, after, search, framework = null, cluster }) {
      const [last = ''] = decodeCursor(after, ['string']) ?? [];
      const filter = { framework, words: searchWords(search) };
      const from = { after: String(last), limit: first + 1 };
      if (cluster == null) {
        const [rows, [count]] = await Promise.all([
          graph.read(statements.rolePage, { ...filter, ...from }, { signal }),
          graph.read(statements.roleCount, filter, { signal }),
        ]);
        return toPage(rows.map(toRole), first, count!.total, ({ id }) => [id]);
      }
      const { CLUSTER_ROLES: run } = await readPublished(graph, { signal });
      if (run === undefined) return toPage<Role>([], first, 0, ({ id }) => [id]);
      const within = { ...filter, clusterId: cluster, run };
      const [rows, [count]] = await Promise.all([
        graph.read(statements.clusteredRolePage, { ...within, ...from }, { signal }),
        graph.read(statements.clusteredRoleCount, within, { signal }),
      ]);
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

function toRole(row: Omit<Role, 'framework'> & { readonly framework: string }): Role {
  return { ...row, framework: row.framework as FrameworkCode };
}
