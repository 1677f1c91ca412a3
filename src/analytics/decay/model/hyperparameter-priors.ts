import type { Parameter } from './parameters.ts';

type Prior = Pick<Parameter, 'deviation' | 'tails'>;

/**
 * −ln of a hyperparameter's prior density `away` from its mean, up to a constant: x²/2s² of a normal one, and
 * (ν + 1)/2 · ln(1 + x²/νs²) of a Student's t with ν = `tails` and scale s = `deviation`. What is a little off the mean by chance is
 * drawn back by either; of what evidence puts far off the t lets go (Dawid 1973; O'Hagan 1979).
 */
export function logPriorLoss({ deviation, tails }: Prior, away: number): number {
  const squared = (away / deviation) ** 2;
  return tails === undefined ? squared / 2 : ((tails + 1) / 2) * Math.log1p(squared / tails);
}

/**
 * The precision of the normal distribution that pulls as much: the slope of the loss over `away`. Above 0 where the curvature of a t is
 * not, so that a scoring step with it goes uphill (iteratively reweighted least squares).
 */
export function priorPrecision({ deviation, tails }: Prior, away: number): number {
  return tails === undefined ? 1 / deviation ** 2 : (tails + 1) / (tails * deviation ** 2 + away ** 2);
}
