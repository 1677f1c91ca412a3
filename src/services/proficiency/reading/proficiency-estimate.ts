import {
  expectedProficiency,
  latentDistribution,
  proficiencyVariance,
  quantile,
} from '../../../analytics/decay/model/curve.ts';
import type { LatentProficiency } from '../../../analytics/ranking/score.ts';
import type { Instant } from '../../../domain/clock.ts';
import { COVERAGE, confidenceOf, type Estimate } from '../../../domain/estimate.ts';
import type { FittedProficiency } from '../../../domain/proficiency.ts';
import type { FittedSeries } from '../series/fitted-series.ts';

export type ProficiencyTier = 'NONE' | 'AWARENESS' | 'WORKING' | 'PRACTITIONER' | 'EXPERT';

/** The estimate at which each tier begins; below the first is NONE. */
export type TierCutoffs = Readonly<Record<Exclude<ProficiencyTier, 'NONE'>, number>>;
export const TIER_CUTOFFS: TierCutoffs = { AWARENESS: 0.2, WORKING: 0.4, PRACTITIONER: 0.6, EXPERT: 0.8 };

export function tierOf(estimate: number, cutoffs: TierCutoffs): ProficiencyTier {
  if (estimate >= cutoffs.EXPERT) return 'EXPERT';
  if (estimate >= cutoffs.PRACTITIONER) return 'PRACTITIONER';
  if (estimate >= cutoffs.WORKING) return 'WORKING';
  return estimate >= cutoffs.AWARENESS ? 'AWARENESS' : 'NONE';
}

const TAIL = (1 - COVERAGE) / 2;
/** The quantile of the standard normal that leaves `TAIL` above it. */
const NORMAL_QUANTILE = 1.6448536269514722;

/** The posterior mean with its central interval; the mean of a skewed posterior still lies inside what is shown. */
export function estimateProficiency({ fitted, skillClass }: FittedSeries, asOf: Instant): Estimate {
  const value = expectedProficiency(fitted, skillClass, asOf);
  const latent = latentDistribution(value, proficiencyVariance(fitted, skillClass, asOf));
  const low = Math.min(value, quantile(latent, TAIL));
  const high = Math.max(value, quantile(latent, 1 - TAIL));
  return { value, low, high, coverage: COVERAGE, confidence: confidenceOf(high - low, fitted.observations) };
}

/** The same of a proficiency that is inferred: nothing was observed. */
export function estimateLatent({ mean, distribution }: LatentProficiency): Estimate {
  const low = Math.min(mean, quantile(distribution, TAIL));
  const high = Math.max(mean, quantile(distribution, 1 - TAIL));
  return { value: mean, low, high, coverage: COVERAGE, confidence: confidenceOf(high - low, 0) };
}

/** Half-life with a log-normal interval; its confidence is by the interval's width relative to low + high. */
export function estimateHalfLife(
  fitted: Pick<FittedProficiency, 'halfLifeDays' | 'logHalfLifeVariance' | 'observations'>,
): Estimate {
  const factor = Math.exp(NORMAL_QUANTILE * Math.sqrt(fitted.logHalfLifeVariance));
  const low = fitted.halfLifeDays / factor;
  const high = fitted.halfLifeDays * factor;
  const width = (high - low) / (high + low);
  return {
    value: fitted.halfLifeDays,
    low,
    high,
    coverage: COVERAGE,
    confidence: confidenceOf(width, fitted.observations),
  };
}
