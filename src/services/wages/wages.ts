import {
  isPoolable,
  percentileOfWage,
  pooledPercentiles,
  type WagePercentiles,
  wageAtPercentile,
} from '../../analytics/wages/wage-percentiles.ts';
import type { Caller } from '../../domain/caller.ts';
import type { Id } from '../../domain/ids.ts';
import type { ColumnBatch, Graph } from '../../graph/graph.ts';
import { type ClusterWagesRow, statements } from '../../graph/statements.generated.ts';
import { distinctIds } from '../pages.ts';
import { byPreference, percentilesOf, type StoredBenchmark, type WagePreferences } from './benchmark-rows.ts';

/** Yearly wages of an occupation, or of a cluster's occupations together. */
export interface WageBenchmark {
  readonly source: string;
  readonly year: number;
  readonly area: string;
  readonly sector: string | null;
  readonly currency: string;
  readonly employment: number | null;
  readonly percentiles: WagePercentiles;
  /** How many roles it speaks for; of a cluster, how many of its roles. */
  readonly roles: number;
  /** Roles of the cluster that have no figure in this market, or one without employment or percentiles. */
  readonly missing: number;
}

/** What is not named may be any; which is taken then, the deployment's preferences say. No sector: across all. */
export interface WageFilter {
  readonly source?: string | null;
  readonly area?: string | null;
  readonly currency?: string | null;
  readonly sector?: string | null;
}

export interface Wages {
  /** The preferred benchmark of each role, see `byPreference`; null where there is none. */
  ofRoles(caller: Caller, roleIds: readonly Id[], filter: WageFilter): Promise<(WageBenchmark | null)[]>;
  /**
   * A benchmark that speaks for a cluster as a whole; else its roles together, weighted by employment, from benchmarks of
   * one market, the preferred one. Never of two currencies; what is left out is counted. Null where nothing is left.
   */
  ofClusters(
    caller: Caller,
    clusterIds: readonly Id[],
    filter: WageFilter,
  ): Promise<(WageBenchmark | null)[]>;
  /** 0..100; null outside what the source can tell. */
  percentileOf(benchmark: WageBenchmark, wage: number): number | null;
  /** The yearly wage at a percentile, 0..100; null outside what the source can tell. */
  wageAt(benchmark: WageBenchmark, percentile: number): number | null;
}

export interface WagesDependencies {
  readonly graph: Graph;
  readonly preferences?: WagePreferences;
}

const NONE: WagePreferences = { currency: null, source: null, area: null };

export function createWages({ graph, preferences = NONE }: WagesDependencies): Wages {
  const order = byPreference(preferences);
  const preferred = {
    preferredCurrency: preferences.currency,
    preferredSource: preferences.source,
    preferredArea: preferences.area,
  };
  return {
    async ofRoles({ signal }, roleIds, filter) {
      const params = { roleIds: distinctIds(roleIds), ...filterOf(filter), ...preferred };
      const rows = await graph.read(statements.preferredRoleWages, params, { signal });
      const byRole = new Map(rows.map((row) => [row.parentId, row]));
      return roleIds.map((id) => {
        const best = byRole.get(id);
        return best === undefined ? null : toBenchmark(best, best.roleCount ?? 1, 0);
      });
    },

    async ofClusters({ signal }, clusterIds, filter) {
      const params = { clusterIds: distinctIds(clusterIds), ...filterOf(filter), ...preferred };
      const rows = await everyRow(graph.readColumns(statements.clusterWages, params, { signal }));
      const byCluster = Map.groupBy(rows, ({ parentId }) => parentId);
      return clusterIds.map((id) => ofCluster((byCluster.get(id) ?? []).sort(order)));
    },

    percentileOf({ percentiles }, wage) {
      return percentileOfWage(percentiles, wage);
    },

    wageAt({ percentiles }, percentile) {
      return wageAtPercentile(percentiles, percentile);
    },
  };
}

/** Rows of as many batches as there are; in columns, NaN stands for null. */
async function everyRow<Row>(batches: AsyncIterable<ColumnBatch<Row>>): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const { length, columns } of batches) {
    const named = Object.entries<ArrayLike<unknown>>(columns);
    for (let i = 0; i < length; i++) {
      const row = named.map(([name, values]) => [name, Number.isNaN(values[i]) ? null : values[i]]);
      rows.push(Object.fromEntries(row) as Row);
    }
  }
  return rows;
}

function filterOf({ source = null, area = null, currency = null, sector = null }: WageFilter) {
  return { source, area, currency, sector };
}

/** `rows`: the cluster's, of one market, most preferred first. */
function ofCluster(rows: readonly ClusterWagesRow[]): WageBenchmark | null {
  const [first] = rows;
  if (first === undefined) return null;
  const whole = rows.find((row) => speaksForAll(row) && saysAnything(row));
  if (whole !== undefined) return toBenchmark(whole, whole.roleIds.length, 0);

  const components = rows.map((row) => ({
    roleIds: row.roleIds,
    percentiles: percentilesOf(row),
    employment: row.employment ?? 0,
  }));
  const counted = components.filter(isPoolable);
  // What says anything, the statement decides by the same rules; of nothing there is nothing to tell.
  if (counted.length === 0) return null;
  const { source, year, area, sector, currency, size } = first;
  const percentiles = pooledPercentiles(counted);
  const employment = counted.reduce((sum, component) => sum + component.employment, 0);
  const roles = new Set(counted.flatMap(({ roleIds }) => roleIds)).size;
  return { source, year, area, sector, currency, employment, percentiles, roles, missing: size - roles };
}

const speaksForAll = ({ roleIds, size }: ClusterWagesRow): boolean => size > 1 && roleIds.length === size;

const saysAnything = (row: StoredBenchmark): boolean =>
  Object.values(percentilesOf(row)).some(({ quality }) => quality !== 'MISSING');

function toBenchmark(row: StoredBenchmark, roles: number, missing: number): WageBenchmark {
  const { source, year, area, sector, currency, employment } = row;
  return {
    source,
    year,
    area,
    sector,
    currency,
    employment,
    percentiles: percentilesOf(row),
    roles,
    missing,
  };
}
