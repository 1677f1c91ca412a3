import { type FittedColumns, fitNumbered } from '../src/analytics/decay/fit/fit-people.ts';
import { calibrationGroup } from '../src/analytics/decay/fit/interval-buckets.ts';
import {
  daysSince,
  expectedProficiency,
  latentDistribution,
  proficiencyVariance,
  quantile,
  type ServedPosterior,
} from '../src/analytics/decay/model/curve.ts';
import type { DecayHyperparameters } from '../src/analytics/decay/model/hyperparameters.ts';
import { classNames } from '../src/analytics/decay/model/model.ts';
import { DAY } from '../src/domain/clock.ts';
import type { Claim } from './bench.ts';
import type { DecayWorld } from './decay-world.ts';

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

const FEWEST = 500;

/** How often the truth lies inside the interval that is served. */
export function coverageOf(
  { evidence, later }: DecayWorld,
  hyperparameters: DecayHyperparameters,
): WorldCoverage {
  const fitted = fitNumbered(evidence, hyperparameters);
  const first = later.reduce((earliest, { at }) => Math.min(earliest, at), Number.POSITIVE_INFINITY);
  const groups = new Map<string, { inside: number; all: number }>();
  const others = new Set<string>();
  for (const { series, at, proficiency, gone } of later) {
    const name = classNames[evidence.skillClass[evidence.columns.seriesSkill[series]!]!]!;
    const row = posteriorOf(fitted, series);
    const skillClass = hyperparameters.classes[name];
    const mean = expectedProficiency(row, skillClass, at);
    const latent = latentDistribution(mean, proficiencyVariance(row, skillClass, at));
    const inside = proficiency >= quantile(latent, 0.05) && proficiency <= quantile(latent, 0.95);
    const since = Math.round((at - first) / DAY);
    const days = daysSince(row.lastReinforcedAt, at);
    const names = gone
      ? [since === 0 ? 'people who have left' : null]
      : since === 0
        ? ['now', `${name}, ${calibrationGroup(row.observations, days)}`]
        : [`after ${since} days without practice`];
    for (const group of names) {
      if (group === null) continue;
      if (gone || since > 0) others.add(group);
      const counted = groups.get(group) ?? { inside: 0, all: 0 };
      counted.all++;
      if (inside) counted.inside++;
      groups.set(group, counted);
    }
  }
  const rows = [...groups].map(([group, { inside, all }]) => ({ group, series: all, share: inside / all }));
  return {
    now: rows.find(({ group }) => group === 'now')!,
    classes: rows.filter(({ group, series }) => group !== 'now' && !others.has(group) && series >= FEWEST),
    others: rows.filter(({ group }) => others.has(group)),
  };
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
