import type { Id } from './ids.ts';

export type WageQuality = 'PUBLISHED' | 'INTERPOLATED' | 'TOP_CODED' | 'MISSING';

/** One percentile of yearly wages. TOP_CODED: `amount` is what it is at least. MISSING: no amount. */
export interface WagePoint {
  readonly amount: number | null;
  readonly quality: WageQuality;
}

export const wagePercentiles = ['p10', 'p25', 'p50', 'p75', 'p90'] as const;
export type WagePercentile = (typeof wagePercentiles)[number];

/** Yearly wages of an occupation in an area and sector, with the codes of the roles that it speaks for. */
export interface WageRow {
  readonly id: Id;
  readonly occupationCode: string;
  readonly source: string;
  readonly year: number;
  readonly area: string;
  readonly sector: string | null;
  readonly currency: string;
  /** Null: withheld. */
  readonly employment: number | null;
  readonly percentiles: Readonly<Record<WagePercentile, WagePoint>>;
}
