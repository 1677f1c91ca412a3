/** What the filter knows of a series, with the person effect and covariates, as a curve has them. */
export interface KnownSeries {
  readonly series: number;
  readonly events: number;
  readonly ability: number;
  readonly logHalfLife: number;
  readonly abilityVariance: number;
  readonly covariance: number;
  readonly logHalfLifeVariance: number;
}
