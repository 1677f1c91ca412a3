import type { Caller } from '../../domain/caller.ts';
import type { SkillRelationKind } from '../../domain/framework.ts';
import type { Id } from '../../domain/ids.ts';
import { inverseMatch, type MappingMatch, mappingMatches } from '../../domain/mapping.ts';
import type { SkillTrend } from '../../domain/skill-trend.ts';
import type { Graph } from '../../graph/graph.ts';
import { statements } from '../../graph/statements.generated.ts';
import { alignedTo, distinctIds } from '../pages.ts';

/** The same concept in another framework. */
export interface Equivalent {
  readonly id: Id;
  /** What the other is to the one that was asked about. */
  readonly match: MappingMatch;
  readonly source: string;
}

/** What the releases of its framework tell of a skill or a role. */
export interface Standing {
  /** Null for what no release has retired. */
  readonly retiredIn: string | null;
}
export interface SkillStanding extends Standing {
  readonly trend: SkillTrend | null;
}

/** How the frameworks stand to each other, and to their own former releases. Answers are in the order of the ids. */
export interface Frameworks {
  /** Closest first, at most `FRAMEWORK_LINK_LIMIT` of each, as of all lists here. */
  skillEquivalents(caller: Caller, skillIds: readonly Id[]): Promise<Equivalent[][]>;
  roleEquivalents(caller: Caller, roleIds: readonly Id[]): Promise<Equivalent[][]>;
  /** What each skill builds on by its framework, essentials first. */
  buildsOn(caller: Caller, skillIds: readonly Id[]): Promise<{ id: Id; relation: SkillRelationKind }[][]>;
  replacedBy(caller: Caller, skillIds: readonly Id[]): Promise<Id[][]>;
  skillStanding(caller: Caller, skillIds: readonly Id[]): Promise<SkillStanding[]>;
  roleStanding(caller: Caller, roleIds: readonly Id[]): Promise<Standing[]>;
}

export const FRAMEWORK_LINK_LIMIT = 100;

interface MappingRow {
  readonly id: Id;
  readonly otherIds: readonly string[];
  readonly matches: readonly string[];
  readonly sources: readonly string[];
}

export function createFrameworks({ graph }: { readonly graph: Graph }): Frameworks {
  return {
    async skillEquivalents({ signal }, skillIds) {
      const ids = distinctIds(skillIds);
      const [from, to] = await Promise.all([
        graph.read(statements.skillMappings, { ids }, { signal }),
        graph.read(statements.skillMappedFrom, { ids }, { signal }),
      ]);
      return equivalents(skillIds, from, to);
    },

    async roleEquivalents({ signal }, roleIds) {
      const ids = distinctIds(roleIds);
      const [from, to] = await Promise.all([
        graph.read(statements.roleMappings, { ids }, { signal }),
        graph.read(statements.roleMappedFrom, { ids }, { signal }),
      ]);
      return equivalents(roleIds, from, to);
    },

    async buildsOn({ signal }, skillIds) {
      const rows = await graph.read(
        statements.storedSkillRelations,
        { ids: distinctIds(skillIds) },
        { signal },
      );
      return alignedTo(skillIds, rows).map((row) =>
        (row?.relatedIds ?? [])
          .map((id, index) => ({ id, relation: row!.relations[index] as SkillRelationKind }))
          .sort((a, b) => Number(b.relation === 'ESSENTIAL') - Number(a.relation === 'ESSENTIAL'))
          .slice(0, FRAMEWORK_LINK_LIMIT),
      );
    },

    async replacedBy({ signal }, skillIds) {
      const rows = await graph.read(
        statements.storedSkillReplacements,
        { ids: distinctIds(skillIds) },
        { signal },
      );
      return alignedTo(skillIds, rows).map((row) => [
        ...(row?.replacementIds.slice(0, FRAMEWORK_LINK_LIMIT) ?? []),
      ]);
    },

    async skillStanding({ signal }, skillIds) {
      const ids = distinctIds(skillIds);
      const rows = await graph.read(statements.skillStanding, { ids }, { signal });
      return alignedTo(skillIds, rows).map((row) => ({
        trend: (row?.trend ?? null) as SkillTrend | null,
        retiredIn: row?.retiredIn ?? null,
      }));
    },

    async roleStanding({ signal }, roleIds) {
      const ids = distinctIds(roleIds);
      const rows = await graph.read(statements.roleStanding, { ids }, { signal });
      return alignedTo(roleIds, rows).map((row) => ({ retiredIn: row?.retiredIn ?? null }));
    },
  };
}

/** A mapping counts from both of its ends. */
function equivalents(
  ids: readonly Id[],
  from: readonly MappingRow[],
  to: readonly MappingRow[],
): Equivalent[][] {
  const read = (row: MappingRow | null, turn: (match: MappingMatch) => MappingMatch) =>
    (row?.otherIds ?? []).map((id, index) => ({
      id,
      match: turn(row!.matches[index] as MappingMatch),
      source: row!.sources[index]!,
    }));
  const outgoing = alignedTo(ids, from);
  const incoming = alignedTo(ids, to);
  const rank = (match: MappingMatch) => mappingMatches.indexOf(match);
  return ids.map((_, index) =>
    [...read(outgoing[index]!, (match) => match), ...read(incoming[index]!, inverseMatch)]
      .sort((a, b) => rank(a.match) - rank(b.match) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
      .slice(0, FRAMEWORK_LINK_LIMIT),
  );
}
