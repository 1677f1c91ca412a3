import { COVERAGE, confidenceOf, type Estimate } from '../../domain/estimate.ts';
import { normalQuantile } from '../gaps/poisson-binomial.ts';
import { gammaOfNormal } from './standard-gamma.ts';
import type { Moments } from './unseen-skills.ts';

/**
 * The served estimate of a score: its exact posterior mean, and the central interval of the shifted gamma with the
 * moments of the truth (`withUnseen`), within 0..1. The variance is the sum over skills of
 * (importance/Σ importance)²·Var[min(1, θ/level)]: the skills of a person are taken as independent given the fit, which
 * is an approximation (they share the person effect).
 */
export function scoreEstimate(value: number, truth: Moments, observations: number): Estimate {
  const { mean, variance, skewness } = truth;
  const at = (share: number) =>
    Math.min(1, Math.max(0, mean + Math.sqrt(variance) * gammaOfNormal(normalQuantile(share), skewness)));
  const tail = (1 - COVERAGE) / 2;
  // The mean of what was shown can lie outside the interval of the truth: it then reaches to it.
  const low = Math.min(value, at(tail));
  const high = Math.max(value, at(1 - tail));
  return { value, low, high, coverage: COVERAGE, confidence: confidenceOf(high - low, observations) };
}
