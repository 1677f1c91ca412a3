import { DAY } from '../../../domain/clock.ts';
import { COVERAGE } from '../../../domain/estimate.ts';
import {
  expectedProficiency,
  latentDistribution,
  proficiencyVariance,
  quantile,
  type ServedPosterior,
} from '../model/curve.ts';
import type { NumberedEvidence } from '../model/evidence-builder.ts';
import type { DecayHyperparameters } from '../model/hyperparameters.ts';
import { classNames, compileModel } from '../model/model.ts';
import { fitServedCurve } from '../model/served-curve.ts';
import { HalfLifeShape, type SeriesStanding, seriesStandings } from './half-life-shape.ts';
import { cells, type FactorTables, GAP_DAYS, rowOf } from './interval-buckets.ts';
import { PosteriorMass } from './posterior-mass.ts';

const CANDIDATES = [0.35, 0.45, 0.56, 0.67, 0.8, 0.95, 1.15, 1.4, 1.8];
/** So many series of a class and number of observations tell what a factor has to be. */
const SERIES_A_ROW = 60;
/** Series of all classes together that a class's bucket begins with. */
const COMMON_SERIES = 10;

/**
 * The factor of the variance with which the served 90 % interval holds 90 % of the posterior that it stands for, in the
 * mean over the series of a bucket. The delta method overstates the variance of what has been fading for long (by up to
 * a third where half-lives differ much), and a Beta has other tails than a posterior over half-lives that are not
 * normally distributed. The mean over the series as they stand after their evidence, at each knot of the gap.
 */
export function summaryFactors(
  evidence: NumberedEvidence,
  hyperparameters: DecayHyperparameters,
): FactorTables {
  const model = compileModel(hyperparameters, evidence.skillIds, evidence.skillClass, evidence.evaluatorIds);
  const standings = seriesStandings(evidence, model);
  const shape = new HalfLifeShape(standings);
  const held = classNames.map(() => cells(() => new HeldMass()));
  for (const standing of chosen(standings, evidence)) {
    const number = evidence.skillClass[evidence.columns.seriesSkill[standing.series]!]!;
    const skillClass = hyperparameters.classes[classNames[number]!];
    const posterior: ServedPosterior = {
      ...fitServedCurve(standing, skillClass.shape, skillClass.floor),
      abilityVariance: standing.abilityVariance,
      logHalfLifeVariance: standing.logHalfLifeVariance,
      covariance: standing.covariance,
      lastReinforcedAt: 0,
      observations: standing.events,
    };
    GAP_DAYS.forEach((days, column) => {
      const mean = expectedProficiency(posterior, skillClass, days * DAY);
      const variance = proficiencyVariance(posterior, skillClass, days * DAY);
      const mass = new PosteriorMass(standing, number, model, shape, days);
      held[number]![rowOf(standing.events)]![column]!.add((factor) => {
        const latent = latentDistribution(mean, variance * factor);
        const tail = (1 - COVERAGE) / 2;
        return mass.within(quantile(latent, tail), quantile(latent, 1 - tail));
      });
    });
  }
  const common = cells(() => new HeldMass());
  for (const rows of held)
    rows.forEach((row, i) => {
      row.forEach((mass, j) => {
        common[i]![j]!.include(mass);
      });
    });
  return held.map((rows) => rows.map((row, i) => row.map((mass, j) => mass.factor(common[i]![j]!))));
}

/** At most so many of each class and number of observations, spread evenly over the people. */
function chosen(
  standings: readonly SeriesStanding[],
  { columns, skillClass }: NumberedEvidence,
): SeriesStanding[] {
  const groups = Map.groupBy(
    standings.filter(({ events }) => events > 0),
    ({ series, events }) => `${skillClass[columns.seriesSkill[series]!]!} ${rowOf(events)}`,
  );
  return [...groups.values()].flatMap((group) => {
    const every = Math.max(1, group.length / SERIES_A_ROW);
    return group.filter((_, i) => Math.floor(i / every) !== Math.floor((i - 1) / every));
  });
}

/** How much of the posterior lies in the interval, by factor. */
class HeldMass {
  private series = 0;
  private readonly inside = new Float64Array(CANDIDATES.length);

  add(massOf: (factor: number) => number): void {
    this.series++;
    CANDIDATES.forEach((factor, i) => {
      this.inside[i]! += massOf(factor);
    });
  }

  include(other: HeldMass): void {
    this.series += other.series;
    for (let i = 0; i < this.inside.length; i++) this.inside[i]! += other.inside[i]!;
  }

  /** The factor that holds the nominal mass, in ln between candidates; 1 where there is no series in any class. */
  factor(common: HeldMass): number {
    if (common.series === 0) return 1;
    const weight = COMMON_SERIES / common.series;
    const mass = this.inside.map(
      (sum, i) => (sum + weight * common.inside[i]!) / (this.series + COMMON_SERIES),
    );
    const last = CANDIDATES.length - 1;
    let at = 1;
    while (at < last && mass[at]! < COVERAGE) at++;
    const from = Math.log(CANDIDATES[at - 1]!);
    const step = Math.log(CANDIDATES[at]!) - from;
    const share = (COVERAGE - mass[at - 1]!) / Math.max(1e-9, mass[at]! - mass[at - 1]!);
    return Math.exp(from + step * Math.min(1, Math.max(0, share)));
  }
}
