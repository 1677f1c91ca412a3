/** What the filter keeps of each series: places in its row of `STRIDE` numbers. */
export const STATE = {
  ability: 0,
  logHalfLife: 1,
  abilityVariance: 2,
  covariance: 3,
  logHalfLifeVariance: 4,
  reinforcedAt: 5,
  events: 6,
  passes: 7,
  failures: 8,
  streak: 9,
  /** Events that reinforced. */
  practice: 10,
  lastAt: 11,
  /** d(a, h)/d(prior means of a, h), row by row. */
  sensitivity: 12,
  /** What multiplies the slopes of ability, and of ln half-life, at the next event (covariates.ts). */
  abilityCovariates: 16,
  halfLifeCovariates: 20,
} as const;
export const STRIDE = 25;
export const ABILITY = STATE.abilityCovariates;
export const HALF_LIFE = STATE.halfLifeCovariates;
