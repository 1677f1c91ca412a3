/**
 * What happened in a series before shifts where its ability and its half-life stand at the next event: learning by
 * practice, the spacing effect (Cepeda et al. 2008), and the mark that a failure leaves. Scores between 0 and 1 count
 * in part. Slopes are estimated over all series, each with the sign that its meaning demands: without, a failure could
 * leave more than a pass does. Where every event is practice, as in a log of cards, whoever fails may have learnt by it, and any
 * sign is possible.
 */
export interface Covariate {
  readonly name: string;
  /** What its slope is; either unless given. */
  readonly sign?: 'at least 0' | 'at most 0';
}

/**
 * 1 before the first event; the share failed of the last; ln(1 + events that were practice); ln(1 + passes in a row).
 */
export const ABILITY_COVARIATES: readonly Covariate[] = [
  { name: 'first' },
  { name: 'lastFailed', sign: 'at most 0' },
  { name: 'practice', sign: 'at least 0' },
  { name: 'streak', sign: 'at least 0' },
];
/**
 * ln(1 + passes); ln(1 + failures); the share failed of the last; where it was passed, ln(1 + days of its gap) and the
 * share that had faded by then.
 */
export const HALF_LIFE_COVARIATES: readonly Covariate[] = [
  { name: 'passes', sign: 'at least 0' },
  { name: 'failures', sign: 'at most 0' },
  { name: 'lastFailed', sign: 'at most 0' },
  { name: 'spacing', sign: 'at least 0' },
  { name: 'faded', sign: 'at least 0' },
];

/** The nearest slope of the covariate's sign. */
export function signed({ sign }: Covariate, slope: number): number {
  if (sign === undefined) return slope;
  return sign === 'at least 0' ? Math.max(0, slope) : Math.min(0, slope);
}
