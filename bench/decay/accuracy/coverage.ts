import { type FittedColumns, fitNumbered } from '../../../src/analytics/decay/fit/fit-people.ts';
import { calibrationGroup } from '../../../src/analytics/decay/intervals/interval-buckets.ts';
import {
  daysSince,
  expectedProficiency,
  latentDistribution,
  proficiencyVariance,
  quantile,
  type ServedPosterior,
} from '../../../src/analytics/decay/model/curve.ts';
import type { DecayHyperparameters } from '../../../src/analytics/decay/model/hyperparameters.ts';
import { classNames } from '../../../src/analytics/decay/model/model.ts';
import { DAY } from '../../../src/domain/clock.ts';
import type { Claim } from '../../bench.ts';
import type { DecayWorld } from './world.ts';

export interface Coverage {
  readonly group: string;
  readonly series: number;
  /** Share of true proficiencies inside the served 90 % interval. */
  readonly share: number;
}

export interface WorldCoverage {
  /** Of everybody who is still there, on the day of the export. */
  readonly now: Coverage;
  /** The same by skill class × number of observations × gap, for groups of 500 series and more. */
  readonly classes: readonly Coverage[];
  /** Of those who had left, and later if nobody practises. */
  readonly others: readonly Coverage[];
}

/** One series on one date: whose it is, and whether the truth lies inside the interval that is served. */
export interface CoveredSeries {
  readonly person: number;
  readonly inside: boolean;
  /** Days since the export. */
  readonly since: number;
  /** The person had left. */
  readonly gone: boolean;
  /** Skill class × number of observations × gap. */
  readonly group: string;
}

/** Classes with fewer series are not told apart from chance. */
export const FEWEST_SERIES = 500;

/** Of every series on every date of which the truth is known. */
export function coveredSeries(
  { evidence, later }: DecayWorld,
  hyperparameters: DecayHyperparameters,
): CoveredSeries[] {
  const fitted = fitNumbered(evidence, hyperparameters);
  const { seriesStart, seriesSkill } = evidence.columns;
  const personOf = new Uint32Array(seriesSkill.length);
  for (let p = 0; p + 1 < seriesStart.length; p++) personOf.fill(p, seriesStart[p], seriesStart[p + 1]);
  const first = later.reduce((earliest, { at }) => Math.min(earliest, at), Number.POSITIVE_INFINITY);
  return later.map(({ series, at, proficiency, gone }) => {
    const name = classNames[evidence.skillClass[seriesSkill[series]!]!]!;
    const row = posteriorOf(fitted, series);
    const skillClass = hyperparameters.classes[name];
    const mean = expectedProficiency(row, skillClass, at);
    const latent = latentDistribution(mean, proficiencyVariance(row, skillClass, at));
    const days = daysSince(row.lastReinforcedAt, at);
    return {
      person: personOf[series]!,
      inside: proficiency >= quantile(latent, 0.05) && proficiency <= quantile(latent, 0.95),
      since: Math.round((at - first) / DAY),
      gone,
      group: `${name}, ${calibrationGroup(row.observations, days)}`,
    };
  });
}

/** How often the truth lies inside the interval that is served. */
export function coverageOf(world: DecayWorld, hyperparameters: DecayHyperparameters): WorldCoverage {
  const covered = coveredSeries(world, hyperparameters);
  const now = covered.filter(({ gone, since }) => !gone && since === 0);
  const others = covered.filter(({ gone, since }) => (gone ? since === 0 : since > 0));
  return {
    now: shareOf('now', now),
    classes: sharesBy(now, ({ group }) => group).filter(({ series }) => series >= FEWEST_SERIES),
    others: sharesBy(others, ({ gone, since }) =>
      gone ? 'people who have left' : `after ${since} days without practice`,
    ),
  };
}

function sharesBy(covered: readonly CoveredSeries[], groupOf: (series: CoveredSeries) => string): Coverage[] {
  return [...Map.groupBy(covered, groupOf)].map(([group, of]) => shareOf(group, of));
}

function shareOf(group: string, covered: readonly CoveredSeries[]): Coverage {
  const inside = covered.reduce((sum, one) => sum + (one.inside ? 1 : 0), 0);
  return { group, series: covered.length, share: inside / covered.length };
}

/** What is served of a series. */
export function posteriorOf(fitted: FittedColumns, series: number): ServedPosterior {
  return {
    initial: fitted.initial[series]!,
    halfLifeDays: fitted.halfLifeDays[series]!,
    lastReinforcedAt: fitted.lastReinforcedAt[series]!,
    abilityVariance: fitted.abilityVariance[series]!,
    logHalfLifeVariance: fitted.logHalfLifeVariance[series]!,
    covariance: fitted.covariance[series]!,
    observations: fitted.observations[series]!,
  };
}

export function coverageClaim(world: string, { group, series, share }: Coverage): Claim {
  return {
    claim: `${world}: true proficiencies of ${series} series inside the 90 % interval, ${group}`,
    unit: 'share',
    product: share,
    peer: 0.9,
    peerName: 'nominal',
    ratio: null,
  };
}
