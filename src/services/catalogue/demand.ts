import type { Caller } from '../../domain/caller.ts';
import { type CalendarDate, type Instant, toCalendarDate } from '../../domain/clock.ts';
import type { Id } from '../../domain/ids.ts';
import { decodeCursor, type Page, type PageRequest, toPage } from '../../domain/page.ts';
import type { Graph } from '../../graph/graph.ts';
import { statements } from '../../graph/statements.generated.ts';
import { alignedTo, distinctIds, sliceToPage } from '../pages.ts';
import { readPublished } from '../runs/publishing.ts';

/** So many people in a role of a pod; `to` is the last day, null while no end is set. */
export interface Demand {
  readonly id: Id;
  readonly podId: Id;
  readonly roleId: Id;
  readonly headcount: number;
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
}

export interface DemandFilter {
  /** Only what stands on that day. */
  readonly openOn?: CalendarDate | null;
  readonly role?: Id | null;
  /** A cluster of the published CLUSTER_ROLES run: only what asks for one of its roles. */
  readonly cluster?: Id | null;
}

export interface DemandService {
  /** In the order of `ids`, null where unknown. */
  byIds(caller: Caller, ids: readonly Id[]): Promise<(Demand | null)[]>;
  /** Soonest first. */
  page(caller: Caller, request: PageRequest & DemandFilter): Promise<Page<Demand>>;
  /** Ids of what each pod asks for, soonest first. */
  ofPods(
    caller: Caller,
    podIds: readonly Id[],
    request: PageRequest & { readonly openOn?: CalendarDate | null },
  ): Promise<Page<Id>[]>;
  /**
   * Full-time equivalents assigned to each one's pod in its role on the day of `asOf`, or on its first or last day
   * where it has not begun or has ended. Of several standing at once the one that began first is filled first; the
   * last takes what is over.
   */
  filled(caller: Caller, demand: readonly Demand[], asOf: Instant): Promise<number[]>;
}

const MAX_CLUSTER_ROLES = 10_000;

export function createDemand({ graph }: { readonly graph: Graph }): DemandService {
  /** Null: any role. */
  const rolesOf = async ({ signal }: Caller, { role, cluster }: DemandFilter): Promise<Id[] | null> => {
    if (cluster == null) return role == null ? null : [role];
    const { CLUSTER_ROLES: run } = await readPublished(graph, { signal });
    if (run === undefined) return [];
    const within = {
      clusterId: cluster,
      run,
      after: '',
      framework: null,
      words: [],
      limit: MAX_CLUSTER_ROLES,
    };
    const ids = (await graph.read(statements.clusteredRolePage, within, { signal })).map(({ id }) => id);
    return role == null ? ids : ids.filter((id) => id === role);
  };

  return {
    async byIds({ signal }, ids) {
      const rows = await graph.read(statements.demandsById, { ids: distinctIds(ids) }, { signal });
      return alignedTo(ids, rows);
    },

    async page(caller, { first, after, openOn = null, ...filter }) {
      const { signal } = caller;
      const [from = '', id = ''] = decodeCursor(after, ['string', 'string']) ?? [];
      const roleIds = await rolesOf(caller, filter);
      const which = { openOn, anyRole: roleIds === null, roleIds: roleIds ?? [] };
      const [rows, [count]] = await Promise.all([
        graph.read(
          statements.demandPage,
          { ...which, afterFrom: String(from), afterId: String(id), limit: first + 1 },
          { signal },
        ),
        graph.read(statements.demandCount, which, { signal }),
      ]);
      return toPage(rows, first, count!.total, (row) => [row.from, row.id]);
    },

    async ofPods({ signal }, podIds, { first, after, openOn = null }) {
      const [from = '', id = ''] = decodeCursor(after, ['string', 'string']) ?? [];
      const rows = await graph.read(
        statements.podDemand,
        {
          ids: distinctIds(podIds),
          afterFrom: String(from),
          afterId: String(id),
          openOn,
          limit: first + 1,
        },
        { signal },
      );
      return alignedTo(podIds, rows).map((row) => {
        const items = row?.demandIds.map((demandId, i) => ({ demandId, from: row.starts[i]! }));
        const page = sliceToPage(row && { total: row.total, items: items! }, first, (item) => [
          item.from,
          item.demandId,
        ]);
        return { ...page, edges: page.edges.map(({ cursor, item }) => ({ cursor, item: item.demandId })) };
      });
    },

    async filled({ signal }, demand, asOf) {
      const today = toCalendarDate(asOf);
      const days = new Map(demand.map((row) => [row.id, clamp(today, row.from, row.to)]));
      const rows = [...days].map(([id, day]) => ({ id, day })).sort((a, b) => (a.id < b.id ? -1 : 1));
      const found = await graph.read(statements.demandFillings, { rows }, { signal });
      return alignedTo(
        demand.map(({ id }) => id),
        found,
      ).map((row) => (row === null ? 0 : shareOf(row)));
    },
  };
}

function clamp(day: CalendarDate, from: CalendarDate, to: CalendarDate | null): CalendarDate {
  if (day < from) return from;
  return to !== null && day > to ? to : day;
}

interface Filling {
  readonly id: Id;
  /** Standing on the day for the same pod and role, the one itself included, in the order of filling. */
  readonly siblingIds: readonly Id[];
  readonly siblingHeadcounts: readonly number[];
  readonly allocated: number;
}

function shareOf({ id, siblingIds, siblingHeadcounts, allocated }: Filling): number {
  const position = siblingIds.indexOf(id);
  const before = siblingHeadcounts.slice(0, position).reduce((sum, headcount) => sum + headcount, 0);
  const left = Math.max(0, allocated - before);
  return position === siblingIds.length - 1 ? left : Math.min(left, siblingHeadcounts[position]!);
}
