import type { LatentProficiency } from '../../../analytics/ranking/score.ts';
import type { Instant } from '../../../domain/clock.ts';
import { InvalidInput } from '../../../domain/errors.ts';
import type { Estimate } from '../../../domain/estimate.ts';
import type { FittedSeries } from '../series/fitted-series.ts';
import { estimateLatent, estimateProficiency } from './proficiency-estimate.ts';

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

/** The estimate of that moment. */
export function curvePoint(series: FittedSeries, at: Instant): CurvePoint {
  return pointOf(estimateProficiency(series, at), at);
}

/** The same of a proficiency that is inferred. */
export function inferredPoint(latent: LatentProficiency, at: Instant): CurvePoint {
  return pointOf(estimateLatent(latent), at);
}

function pointOf({ value, low, high }: Estimate, at: Instant): CurvePoint {
  return { at, estimate: value, low, high };
}
