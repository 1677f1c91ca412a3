import type { Caller } from '../../domain/caller.ts';
import { type Instant, toCalendarDate } from '../../domain/clock.ts';
import type { Id } from '../../domain/ids.ts';
import { decodeCursor, type Page, type PageRequest, toPage } from '../../domain/page.ts';
import type { Graph } from '../../graph/graph.ts';
import { statements } from '../../graph/statements.generated.ts';
import { alignedTo, distinctIds, searchWords, sliceToPage } from '../pages.ts';

/** A delivery team: where it works, and its environment as traits on 0..1. */
export interface Pod {
  readonly id: Id;
  readonly name: string;
  readonly unit: string | null;
  readonly location: string | null;
  readonly traitNames: readonly string[];
  readonly traitValues: readonly number[];
}

export interface PodFilter {
  readonly search?: string | null;
  readonly unit?: string | null;
}

export interface Pods {
  /** In the order of `ids`, null where unknown. */
  byIds(caller: Caller, ids: readonly Id[]): Promise<(Pod | null)[]>;
  /** In the order of their ids; every word of `search` occurs in the name, in any case. */
  page(caller: Caller, request: PageRequest & PodFilter): Promise<Page<Pod>>;
  /** Ids of who is assigned to each pod on the day of `asOf`, in their order. */
  members(
    caller: Caller,
    podIds: readonly Id[],
    request: PageRequest & { readonly asOf: Instant },
  ): Promise<Page<Id>[]>;
}

export function createPods({ graph }: { readonly graph: Graph }): Pods {
  return {
    async byIds({ signal }, ids) {
      const rows = await graph.read(statements.podsById, { ids: distinctIds(ids) }, { signal });
      return alignedTo(ids, rows);
    },

    async page({ signal }, { first, after, search, unit = null }) {
      const [last = ''] = decodeCursor(after, ['string']) ?? [];
      const filter = { unit, words: searchWords(search) };
      const [rows, [count]] = await Promise.all([
        graph.read(statements.podPage, { ...filter, after: String(last), limit: first + 1 }, { signal }),
        graph.read(statements.podCount, filter, { signal }),
      ]);
      return toPage(rows, first, count!.total, ({ id }) => [id]);
    },

    async members({ signal }, podIds, { first, after, asOf }) {
      const [last = ''] = decodeCursor(after, ['string']) ?? [];
      const rows = await graph.read(
        statements.podMembers,
        { ids: distinctIds(podIds), day: toCalendarDate(asOf), after: String(last), limit: first + 1 },
        { signal },
      );
      return alignedTo(podIds, rows).map((row) =>
        sliceToPage(row && { total: row.total, items: row.personIds }, first, (id) => [id]),
      );
    },
  };
}
