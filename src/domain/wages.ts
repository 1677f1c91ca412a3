import type { Id } from './ids.ts';

export type WageQuality = 'PUBLISHED' | 'INTERPOLATED' | 'TOP_CODED' | 'MISSING';

/** One percentile of yearly wages. TOP_CODED: `amount` is what it is at least. MISSING: no amount. */
export interface WagePoint {
  readonly amount: number | null;
  readonly quality: WageQuality;
}

export const wagePercentiles = ['p10', 'p25', 'p50', 'p75', 'p90'] as const;
export type WagePercentile = (typeof wagePercentiles)[number];

/** Yearly wages in an area and sector, as a source publishes them. */
export interface WageFigures {
  readonly id: Id;
  readonly source: string;
  readonly year: number;
  readonly area: string;
  readonly sector: string | null;
  readonly currency: string;
  /** Null: withheld. */
  readonly employment: number | null;
  readonly percentiles: Readonly<Record<WagePercentile, WagePoint>>;
}

/** Of an occupation: they speak for the roles whose code begins with its own. */
export interface WageRow extends WageFigures {
  readonly occupationCode: string;
}

/** Of a role by its id, or of a cluster by its label. */
export interface SubjectWageRow extends WageFigures {
  readonly subject: { readonly role: Id } | { readonly cluster: string };
  readonly line: number;
}

/** What stays in another currency than what was imported of the same source, year and area. */
export interface MixedMarket {
  readonly source: string;
  readonly year: number;
  readonly area: string;
  /** Of what was imported. */
  readonly currency: string;
  readonly otherCurrency: string;
  /** How many stay in the other one. */
  readonly benchmarks: number;
}
