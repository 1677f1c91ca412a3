import {
  expectedProficiency,
  latentDistribution,
  proficiencyVariance,
  quantile,
} from '../../../analytics/decay/model/curve.ts';
import type { LatentProficiency } from '../../../analytics/ranking/score.ts';
import type { Instant } from '../../../domain/clock.ts';
import { InvalidInput } from '../../../domain/errors.ts';
import type { FittedSeries } from '../series/fitted-series.ts';

export interface CurvePoint {
  readonly at: Instant;
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

export interface CurveRange {
  readonly from: Instant;
  readonly to: Instant;
  readonly points: number;
}

export const MAX_CURVE_POINTS = 400;

/** @throws InvalidInput */
export function momentsOf({ from, to, points }: CurveRange): Instant[] {
  if (!(from < to)) throw new InvalidInput([{ path: 'from', problem: 'must lie before to' }]);
  if (!(points >= 2 && points <= MAX_CURVE_POINTS)) {
    throw new InvalidInput([{ path: 'points', problem: `must be 2 to ${MAX_CURVE_POINTS}` }]);
  }
  return Array.from({ length: points }, (_, i) => Math.round(from + ((to - from) * i) / (points - 1)));
}

export function curvePoint({ fitted, skillClass }: FittedSeries, at: Instant): CurvePoint {
  const estimate = expectedProficiency(fitted, skillClass, at);
  const latent = latentDistribution(estimate, proficiencyVariance(fitted, skillClass, at));
  return {
    at,
    estimate,
    low: Math.min(estimate, quantile(latent, 0.05)),
    high: Math.max(estimate, quantile(latent, 0.95)),
  };
}

/** The same of a proficiency that is inferred. */
export function inferredPoint({ mean, distribution }: LatentProficiency, at: Instant): CurvePoint {
  return {
    at,
    estimate: mean,
    low: Math.min(mean, quantile(distribution, 0.05)),
    high: Math.max(mean, quantile(distribution, 0.95)),
  };
}
