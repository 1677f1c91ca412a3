import type { WagePercentiles } from '../../analytics/wages/wage-percentiles.ts';
import { type WagePercentile, type WageQuality, wagePercentiles } from '../../domain/wages.ts';
import type { RoleWagesRow } from '../../graph/statements.generated.ts';

/** A stored benchmark, of whichever statement. */
export type StoredBenchmark = Omit<RoleWagesRow, 'parentId'>;

/** Amounts of one market can be compared and added. */
export type WageMarket = Pick<StoredBenchmark, 'source' | 'year' | 'area' | 'sector' | 'currency'>;

export function percentilesOf(row: StoredBenchmark): WagePercentiles {
  const points = wagePercentiles.map((name) => [
    name,
    { amount: row[name], quality: row[`${name}Quality`] as WageQuality },
  ]);
  return Object.fromEntries(points) as Record<WagePercentile, WagePercentiles[WagePercentile]>;
}

export const sameMarket = (a: WageMarket, b: WageMarket): boolean =>
  a.source === b.source &&
  a.year === b.year &&
  a.area === b.area &&
  a.sector === b.sector &&
  a.currency === b.currency;

/** What the deployment looks at first where several benchmarks speak for the same role. Null: no preference. */
export interface WagePreferences {
  readonly currency: string | null;
  readonly source: string | null;
  readonly area: string | null;
}

/**
 * First the preferred currency, source and area, in this order; then the newest, the one that speaks for fewest roles,
 * the one of most employment; ids break ties.
 */
export function byPreference(preferences: WagePreferences) {
  const wanted = (row: StoredBenchmark) =>
    Number(row.currency === preferences.currency) * 4 +
    Number(row.source === preferences.source) * 2 +
    Number(row.area === preferences.area);
  return (a: StoredBenchmark, b: StoredBenchmark): number =>
    wanted(b) - wanted(a) ||
    b.year - a.year ||
    (a.roleCount ?? 1) - (b.roleCount ?? 1) ||
    (b.employment ?? 0) - (a.employment ?? 0) ||
    (a.id < b.id ? -1 : 1);
}
