import type { Caller } from '../../domain/caller.ts';
import type { Instant } from '../../domain/clock.ts';
import { compareKeys, type Id } from '../../domain/ids.ts';
import { decodeCursor, type Page, type PageRequest, toPage } from '../../domain/page.ts';
import type { Graph } from '../../graph/graph.ts';
import { statements } from '../../graph/statements.generated.ts';
import { alignedTo, distinctIds, sliceToPage } from '../pages.ts';
import { readPublished } from '../runs/publishing.ts';

/** A skill that another makes easier to reach. */
export interface AdjacentSkill {
  readonly skillId: Id;
  /** 0..1: how much carries over, from the outer skill to this one. */
  readonly strength: number;
  /** Roles that ask for both, most telling first; at most 5. */
  readonly sharedRoleIds: readonly Id[];
}

export interface SimilarRole {
  readonly roleId: Id;
  /** 0..1, seen from the outer role: 1 is nearest by every feature that the outer role has. */
  readonly score: number;
  /** Skills that carry it, most first; at most 8. */
  readonly sharedSkillIds: readonly Id[];
}

export interface SkillSuggestion {
  readonly skillId: Id;
  /** 0..1: the chance that at least one of the skills that are held carries over, taken as independent. */
  readonly strength: number;
}

export interface RoleCluster {
  readonly id: Id;
  readonly label: string;
  /** How many roles the run put into it; those that were placed later are not among them. */
  readonly size: number;
}

/** The cluster of a role. */
export interface RolePlace extends RoleCluster {
  /** When the role was placed, if it came or changed after the run that made the cluster; else null. */
  readonly placedAt: Instant | null;
}

/**
 * Adjacency, similarity and clusters of the published EMBED_SKILLS and CLUSTER_ROLES runs; what is asked for by a
 * cluster's id is of the run that made it. Where none is published lists are empty and single answers null. Batches
 * answer in the order of what was asked, each item with its own page.
 */
export interface SkillGraph {
  /** Strongest first, at most 20 a skill. */
  adjacent(caller: Caller, skillIds: readonly Id[], request: PageRequest): Promise<Page<AdjacentSkill>[]>;
  /** Most similar first, at most 20 a role. */
  similar(caller: Caller, roleIds: readonly Id[], request: PageRequest): Promise<Page<SimilarRole>[]>;
  /**
   * Skills that lie adjacent to what is held, best first; none of what is held. From what roles ask for, with strengths
   * calibrated on the people who show both (ADR 130).
   */
  suggestSkills(caller: Caller, having: readonly Id[], first: number): Promise<SkillSuggestion[]>;
  /** Largest first. */
  clusters(caller: Caller, request: PageRequest): Promise<Page<RoleCluster>>;
  /** Of whatever run, for ids are kept: shortlists are stored with theirs. Null for an unknown id. */
  clustersByIds(caller: Caller, ids: readonly Id[]): Promise<(RoleCluster | null)[]>;
  /** Null for a role that asks for nothing, or for nothing that the published runs compare roles by. */
  clusterOfRoles(caller: Caller, roleIds: readonly Id[]): Promise<(RolePlace | null)[]>;
  /** Role ids in their order. */
  rolesOfCluster(caller: Caller, clusterIds: readonly Id[], request: PageRequest): Promise<Page<Id>[]>;
  /** Skill ids, most distinctive first; at most 20 a cluster. */
  distinctiveSkills(caller: Caller, clusterIds: readonly Id[], first: number): Promise<Id[][]>;
}

/** 20 edges each stay well below what one statement may give. */
const EDGE_PARENTS = 400;

export function createSkillGraph({ graph }: { readonly graph: Graph }): SkillGraph {
  const runOf = async (caller: Caller, job: 'EMBED_SKILLS' | 'CLUSTER_ROLES') =>
    (await readPublished(graph, { signal: caller.signal }))[job];

  return {
    async adjacent(caller, skillIds, request) {
      const run = await runOf(caller, 'EMBED_SKILLS');
      const rows = await inChunks(run === undefined ? [] : skillIds, (ids) =>
        graph.read(statements.adjacentSkills, { ids, run: run! }, { signal: caller.signal }),
      );
      return pagesByParent(
        skillIds,
        rows,
        ({ skillId, strength, roleIds }): AdjacentSkill => ({ skillId, strength, sharedRoleIds: roleIds }),
        ({ strength, skillId }) => [strength, skillId],
        request,
      );
    },

    async similar(caller, roleIds, request) {
      const run = await runOf(caller, 'EMBED_SKILLS');
      const rows = await inChunks(run === undefined ? [] : roleIds, (ids) =>
        graph.read(statements.similarRoles, { ids, run: run! }, { signal: caller.signal }),
      );
      return pagesByParent(
        roleIds,
        rows,
        ({ roleId, score, skillIds }): SimilarRole => ({ roleId, score, sharedSkillIds: skillIds }),
        ({ score, roleId }) => [score, roleId],
        request,
      );
    },

    async suggestSkills(caller, having, first) {
      const run = await runOf(caller, 'EMBED_SKILLS');
      const rows = await inChunks(run === undefined ? [] : having, (ids) =>
        graph.read(statements.adjacentSkills, { ids, run: run! }, { signal: caller.signal }),
      );
      const held = new Set(having);
      const missing = new Map<Id, number>();
      for (const { skillId, strength } of rows) {
        if (!held.has(skillId)) missing.set(skillId, (missing.get(skillId) ?? 1) * (1 - strength));
      }
      return [...missing]
        .map(([skillId, chance]) => ({ skillId, strength: 1 - chance }))
        .sort((a, b) => b.strength - a.strength || compareKeys(a.skillId, b.skillId))
        .slice(0, first);
    },

    async clusters(caller, { first, after }) {
      const [last = ''] = decodeCursor(after, ['string']) ?? [];
      const run = await runOf(caller, 'CLUSTER_ROLES');
      if (run === undefined) return toPage<RoleCluster>([], first, 0, ({ id }) => [id]);
      const rows = await graph.read(statements.publishedClusters, { run }, { signal: caller.signal });
      return toPage(
        rows.filter(({ id }) => id > String(last)),
        first,
        rows.length,
        ({ id }) => [id],
      );
    },

    async clustersByIds(caller, ids) {
      const params = { ids: distinctIds(ids) };
      return alignedTo(ids, await graph.read(statements.clustersById, params, { signal: caller.signal }));
    },

    async clusterOfRoles(caller, roleIds) {
      const run = await runOf(caller, 'CLUSTER_ROLES');
      if (run === undefined) return roleIds.map(() => null);
      const params = { roleIds: distinctIds(roleIds), run };
      const rows = await graph.read(statements.clusterOfRoles, params, { signal: caller.signal });
      const byRole = new Map(rows.map(({ roleId, ...cluster }) => [roleId, cluster]));
      return roleIds.map((roleId) => byRole.get(roleId) ?? null);
    },

    async rolesOfCluster(caller, clusterIds, { first, after }) {
      const [last = ''] = decodeCursor(after, ['string']) ?? [];
      const params = { ids: distinctIds(clusterIds), after: String(last), limit: first + 1 };
      const rows = await graph.read(statements.rolesOfClusters, params, { signal: caller.signal });
      return alignedTo(clusterIds, rows).map((row) =>
        sliceToPage(row && { total: row.total, items: row.roleIds }, first, (id) => [id]),
      );
    },

    async distinctiveSkills(caller, clusterIds, first) {
      const params = { ids: distinctIds(clusterIds), limit: first };
      const rows = await graph.read(statements.distinctiveSkills, params, { signal: caller.signal });
      const byCluster = Map.groupBy(rows, ({ id }) => id);
      return clusterIds.map((id) => (byCluster.get(id) ?? []).map(({ skillId }) => skillId));
    },
  };
}

async function inChunks<Row>(ids: readonly Id[], read: (ids: Id[]) => Promise<Row[]>): Promise<Row[]> {
  const distinct = distinctIds(ids);
  const rows: Row[] = [];
  for (let from = 0; from < distinct.length; from += EDGE_PARENTS) {
    rows.push(...(await read(distinct.slice(from, from + EDGE_PARENTS))));
  }
  return rows;
}

/** Rows come parent by parent, strongest first, then by id: a cursor is (strength, id). */
function pagesByParent<Row extends { readonly id: Id }, Item>(
  ids: readonly Id[],
  rows: readonly Row[],
  toItem: (row: Row) => Item,
  keyOf: (item: Item) => readonly [number, Id],
  { first, after }: PageRequest,
): Page<Item>[] {
  const cursor = decodeCursor(after, ['number', 'string']) as readonly [number, Id] | null;
  const byParent = Map.groupBy(rows, ({ id }) => id);
  return ids.map((id) => {
    const items = (byParent.get(id) ?? []).map(toItem);
    const later = cursor === null ? items : items.filter((item) => isAfter(keyOf(item), cursor));
    return sliceToPage({ total: items.length, items: later }, first, keyOf);
  });
}

function isAfter([strength, id]: readonly [number, Id], [last, lastId]: readonly [number, Id]): boolean {
  return strength < last || (strength === last && id > lastId);
}
