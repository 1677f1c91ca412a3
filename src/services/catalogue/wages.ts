import {
  percentileOfWage,
  pooledPercentiles,
  type WagePercentiles,
} from '../../analytics/wages/wage-percentiles.ts';
import type { Caller } from '../../domain/caller.ts';
import type { Id } from '../../domain/ids.ts';
import { type WagePercentile, type WageQuality, wagePercentiles } from '../../domain/wages.ts';
import type { Graph } from '../../graph/graph.ts';
import { type RoleWagesRow, statements } from '../../graph/statements.generated.ts';
import { distinctIds } from '../pages.ts';

/** Yearly wages of an occupation, or of a cluster's occupations together. */
export interface WageBenchmark {
  readonly source: string;
  readonly year: number;
  readonly area: string;
  readonly sector: string | null;
  readonly currency: string;
  readonly employment: number | null;
  readonly percentiles: WagePercentiles;
}

/** No area: the one with most employment. No sector: across all. */
export interface WageFilter {
  readonly area?: string | null;
  readonly sector?: string | null;
}

export interface Wages {
  /** The newest benchmark of each role; null where there is none. */
  ofRoles(caller: Caller, roleIds: readonly Id[], filter: WageFilter): Promise<(WageBenchmark | null)[]>;
  /**
   * The roles of each cluster together, weighted by employment, from the newest benchmarks of one source, area and
   * currency; those of unknown employment are left out. Null where nothing is left.
   */
  ofClusters(
    caller: Caller,
    clusterIds: readonly Id[],
    filter: WageFilter,
  ): Promise<(WageBenchmark | null)[]>;
  /** 0..100; null outside what the source can tell. */
  percentileOf(benchmark: WageBenchmark, wage: number): number | null;
}

export function createWages({ graph }: { readonly graph: Graph }): Wages {
  return {
    async ofRoles({ signal }, roleIds, { area = null, sector = null }) {
      const params = { roleIds: distinctIds(roleIds), area, sector };
      const rows = await graph.read(statements.roleWages, params, { signal });
      const byRole = Map.groupBy(rows, ({ parentId }) => parentId);
      return roleIds.map((id) => {
        const [best] = (byRole.get(id) ?? []).sort(byPreference);
        return best === undefined ? null : toBenchmark(best);
      });
    },

    async ofClusters({ signal }, clusterIds, { area = null, sector = null }) {
      const params = { clusterIds: distinctIds(clusterIds), area, sector };
      const rows = await graph.read(statements.clusterWages, params, { signal });
      const byCluster = Map.groupBy(rows, ({ parentId }) => parentId);
      return clusterIds.map((id) => pool(byCluster.get(id) ?? []));
    },

    percentileOf({ percentiles }, wage) {
      return percentileOfWage(percentiles, wage);
    },
  };
}

/** Newest first, then the most people. */
function byPreference(a: RoleWagesRow, b: RoleWagesRow): number {
  return b.year - a.year || (b.employment ?? 0) - (a.employment ?? 0) || (a.id < b.id ? -1 : 1);
}

function pool(rows: readonly RoleWagesRow[]): WageBenchmark | null {
  const [best] = rows.filter(({ employment }) => employment !== null).sort(byPreference);
  if (best === undefined) return null;
  const { source, year, area, sector, currency } = best;
  const alike = rows.filter(
    (row) =>
      row.source === source &&
      row.year === year &&
      row.area === area &&
      row.currency === currency &&
      row.employment !== null,
  );
  const components = alike.map((row) => ({ percentiles: percentilesOf(row), employment: row.employment! }));
  const employment = components.reduce((sum, component) => sum + component.employment, 0);
  return { source, year, area, sector, currency, employment, percentiles: pooledPercentiles(components) };
}

function toBenchmark(row: RoleWagesRow): WageBenchmark {
  const { source, year, area, sector, currency, employment } = row;
  return { source, year, area, sector, currency, employment, percentiles: percentilesOf(row) };
}

function percentilesOf(row: RoleWagesRow): WagePercentiles {
  const points = wagePercentiles.map((name) => [
    name,
    { amount: row[name], quality: row[`${name}Quality`] as WageQuality },
  ]);
  return Object.fromEntries(points) as Record<WagePercentile, WagePercentiles[WagePercentile]>;
}
