import type { Caller } from '../../domain/caller.ts';
import { type FrameworkCode, type Id, skillId } from '../../domain/ids.ts';
import { decodeCursor, type Page, type PageRequest, toPage } from '../../domain/page.ts';
import type { Graph } from '../../graph/graph.ts';
import { type SkillNamesakesRow, statements } from '../../graph/statements.generated.ts';
import { inBatches } from '../imports/import-transactions.ts';
import { alignedTo, distinctIds, foundPage, sliceToPage } from '../pages.ts';
import type { Search } from '../skill-graph/search.ts';

export interface Skill {
  readonly id: Id;
  readonly framework: FrameworkCode;
  readonly code: string;
  readonly name: string;
}

/** A role that asks for a skill, seen from the skill. */
export interface SkillDemand {
  readonly roleId: Id;
  readonly importance: number;
  readonly level: number;
}

export interface SkillFilter {
  readonly search?: string | null;
  readonly framework?: FrameworkCode | null;
}

export interface Skills {
  /** In the order of `ids`, null where unknown. */
  byIds(caller: Caller, ids: readonly Id[]): Promise<(Skill | null)[]>;
  /** In the order of `ids`; null where unknown. */
  labels(caller: Caller, ids: readonly Id[]): Promise<(string | null)[]>;
  byCode(caller: Caller, framework: FrameworkCode, code: string): Promise<Skill | null>;
  /** In the order of their ids; with `search` best first, see `Search.skillPage`. A search of spaces is none. */
  page(caller: Caller, request: PageRequest & SkillFilter): Promise<Page<Skill>>;
  /** Ids of the broader skills of each, at most `BROADER_LIMIT`. */
  broader(caller: Caller, skillIds: readonly Id[]): Promise<Id[][]>;
  /** The roles that ask for each skill, most important first. */
  requiredBy(
    caller: Caller,
    skillIds: readonly Id[],
    request: PageRequest & { readonly framework?: FrameworkCode | null },
  ): Promise<Page<SkillDemand>[]>;
  /** Ids of the credentials that validate each skill, in their order. */
  credentials(caller: Caller, skillIds: readonly Id[], request: PageRequest): Promise<Page<Id>[]>;
}

export const BROADER_LIMIT = 50;
const NAMES_A_READ = 500;

type StoredNamesake = Pick<SkillNamesakesRow, 'id' | 'kind'>;

/** The name; where others of its framework bear it, with its kind behind it, or its code where the kind is theirs too. */
function labelOf({ id, name, code }: Skill, namesakes: readonly StoredNamesake[]): string {
  if (namesakes.length < 2) return name;
  const kind = namesakes.find((other) => other.id === id)?.kind;
  const alike = namesakes.filter((other) => other.kind === kind).length;
  return `${name} (${kind === undefined || alike > 1 ? code : kind.toLowerCase()})`;
}

export interface SkillsDependencies {
  readonly graph: Graph;
  readonly search: Search;
}

export function createSkills({ graph, search }: SkillsDependencies): Skills {
  const byIds = async ({ signal }: Caller, ids: readonly Id[]) => {
    const rows = await graph.read(statements.skillsById, { ids: distinctIds(ids) }, { signal });
    return alignedTo(ids, rows.map(toSkill));
  };
  return {
    byIds,

    async labels(caller, ids) {
      const skills = await byIds(caller, ids);
      const names = distinctIds(skills.flatMap((skill) => skill?.name ?? []));
      const namesakes = new Map<string, StoredNamesake[]>();
      for (const batch of inBatches(names, NAMES_A_READ)) {
        const rows = await graph.read(
          statements.skillNamesakes,
          { names: [...batch] },
          { signal: caller.signal },
        );
        for (const row of rows) {
          const key = `${row.framework} ${row.name}`;
          namesakes.set(key, [...(namesakes.get(key) ?? []), row]);
        }
      }
      return skills.map((skill) => {
        if (skill === null) return null;
        const same = namesakes.get(`${skill.framework} ${skill.name}`) ?? [];
        return labelOf(skill, same);
      });
    },

    async byCode(caller, framework, code) {
      return (await byIds(caller, [skillId(framework, code)]))[0]!;
    },

    async page(caller, { first, after, search: text, framework = null }) {
      if (text?.trim()) {
        const found = await search.skillPage(caller, text, { first, after: after ?? null, framework });
        return foundPage(found, (ids) => byIds(caller, ids));
      }
      const { signal } = caller;
      const [last = ''] = decodeCursor(after, ['string']) ?? [];
      const filter = { framework };
      const [rows, [count]] = await Promise.all([
        graph.read(statements.skillPage, { ...filter, after: String(last), limit: first + 1 }, { signal }),
        graph.read(statements.skillCount, filter, { signal }),
      ]);
      return toPage(rows.map(toSkill), first, count!.total, ({ id }) => [id]);
    },

    async broader({ signal }, skillIds) {
      const ids = distinctIds(skillIds);
      const rows = await graph.read(statements.broaderSkills, { ids, limit: BROADER_LIMIT }, { signal });
      return alignedTo(skillIds, rows).map((row) => [...(row?.broaderIds ?? [])]);
    },

    async requiredBy({ signal }, skillIds, { first, after, framework = null }) {
      const [importance = 2, roleId = ''] = decodeCursor(after, ['number', 'string']) ?? [];
      const rows = await graph.read(
        statements.skillDemand,
        {
          ids: distinctIds(skillIds),
          framework,
          afterImportance: Number(importance),
          afterRoleId: String(roleId),
          limit: first + 1,
        },
        { signal },
      );
      return alignedTo(skillIds, rows).map((row) => {
        const items = row?.roleIds.map((id, i) => ({
          roleId: id,
          importance: row.importances[i]!,
          level: row.levels[i]!,
        }));
        return sliceToPage(row && { total: row.total, items: items! }, first, (item) => [
          item.importance,
          item.roleId,
        ]);
      });
    },

    async credentials({ signal }, skillIds, { first, after }) {
      const [last = ''] = decodeCursor(after, ['string']) ?? [];
      const rows = await graph.read(
        statements.skillCredentials,
        { ids: distinctIds(skillIds), after: String(last), limit: first + 1 },
        { signal },
      );
      return alignedTo(skillIds, rows).map((row) =>
        sliceToPage(row && { total: row.total, items: row.credentialIds }, first, (id) => [id]),
      );
    },
  };
}

function toSkill(row: Omit<Skill, 'framework'> & { readonly framework: string }): Skill {
  return { ...row, framework: row.framework as FrameworkCode };
}
