/**
 * What happened in a series before shifts where its ability and its half-life stand next: the spacing effect (Cepeda
 * et al. 2008), learning by repetition, and the mark that a failure leaves. Slopes are estimated over all series.
 */

/** Ability: a first event; the share failed of the last one; ln(1 + events). */
export const ABILITY_COVARIATES = ['first', 'lastFailed', 'events'] as const;
/** ln half-life: ln(1 + passes), ln(1 + failures), the share failed of the last, ln(1 + days of the last gap passed). */
export const HALF_LIFE_COVARIATES = ['passes', 'failures', 'lastFailed', 'spacing'] as const;

export interface History {
  /** Scores summed: shares of events passed. */
  readonly passes: number;
  readonly failures: number;
  readonly lastFailed: number;
  /** Days between the last two events, times the last score. */
  readonly lastGap: number;
  readonly events: number;
}
