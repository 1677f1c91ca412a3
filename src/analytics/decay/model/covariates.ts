/**
 * What happened in a series before shifts where its ability and its half-life stand at the next event: learning by
 * repetition, the spacing effect (Cepeda et al. 2008), and the mark that a failure leaves. Scores between 0 and 1 count
 * in part. Slopes are estimated over all series.
 */

/** 1 before the first event; the share failed of the last; ln(1 + events); ln(1 + passes in a row). */
export const ABILITY_COVARIATES = ['first', 'lastFailed', 'events', 'streak'] as const;
/**
 * ln(1 + passes); ln(1 + failures); the share failed of the last; where it was passed, ln(1 + days of its gap) and the
 * share that had faded by then.
 */
export const HALF_LIFE_COVARIATES = ['passes', 'failures', 'lastFailed', 'spacing', 'faded'] as const;
