import { COVERAGE, confidenceOf, type Estimate } from '../../domain/estimate.ts';
import { latentDistribution, quantile } from '../decay/curve.ts';
import type { Moments } from './unseen-skills.ts';

/**
 * The served estimate of a score: its exact posterior mean, and the central interval of the Beta with its mean and
 * variance of the truth (`withUnseen`). The variance is the sum over skills of (importance/Σ importance)²·Var[min(1, θ/level)]: the skills of a
 * person are taken as independent given the fit, which is an approximation (they share the person effect).
 */
export function scoreEstimate(value: number, truth: Moments, observations: number): Estimate {
  const distribution = latentDistribution(truth.mean, truth.variance);
  const tail = (1 - COVERAGE) / 2;
  // A mean next to 0 or 1 can lie outside the central interval of a skewed Beta: the interval then reaches to it.
  const low = Math.min(value, quantile(distribution, tail));
  const high = Math.max(value, quantile(distribution, 1 - tail));
  return { value, low, high, coverage: COVERAGE, confidence: confidenceOf(high - low, observations) };
}
