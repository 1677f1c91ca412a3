import { DAY } from '../../../domain/clock.ts';
import { COVERAGE } from '../../../domain/estimate.ts';
import { type CumulativeRange, cumulativeRange, shareInside } from '../filter/predictive.ts';
import { sweep } from '../filter/sweep.ts';
import type { IntervalFactors } from '../model/curve.ts';
import type { NumberedEvidence } from '../model/evidence-builder.ts';
import {
  type DecayHyperparameters,
  type KindHyperparameters,
  observationKinds,
} from '../model/hyperparameters.ts';
import { classNames } from '../model/model.ts';
import { Silence } from './silence.ts';

/** Rows of the table of factors: series of 1, 2, 3–4, 5–8 and more observations. */
const OBSERVATIONS_UP_TO = [1, 2, 4, 8, 1e9];
/** Columns: the gap's knots in days; an event belongs to the nearest in ln(1 + days). */
const GAP_DAYS = [10, 60, 180, 400, 800];
const OBSERVATION_NAMES = ['1', '2', '3 to 4', '5 to 8', '9 or more'];
const GAP_NAMES = ['up to 25 days', '25 to 104 days', '104 to 268 days', '268 to 566 days', 'over 566 days'];
const CANDIDATES = [0.3, 0.42, 0.6, 0.8, 1, 1.25, 1.6, 2.1, 3, 4.5];
/**
 * One factor of the posterior variance per class × number of observations × gap, such that the randomised PIT of the
 * prequential predictive distributions (posterior and observation noise together) has 90 % in its central 90 %.
 * Buckets are drawn towards their class's factor, that towards 1, as far as their scores cannot tell widths apart: of
 * single trials they tell nothing, and the factor stays 1.
 */
export function calibrateIntervals(
  evidence: NumberedEvidence,
  hyperparameters: DecayHyperparameters,
): DecayHyperparameters {
  const { columns, skillClass } = evidence;
  const count = columns.at.length;
  const logitMean = new Float64Array(count);
  const logitVariance = new Float64Array(count);
  sweep(evidence, hyperparameters, { logitMean, logitVariance });
  const calibration = new IntervalCalibration();
  const observations = new Uint32Array(columns.seriesSkill.length);
  const reinforcedAt = new Float64Array(columns.seriesSkill.length);
  for (let event = 0; event < count; event++) {
    const series = columns.series[event]!;
    const earlier = observations[series]!++;
    const at = columns.at[event]!;
    if (earlier > 0) {
      const kind = hyperparameters.kinds[observationKinds[columns.kind[event]!]!];
      const trials = columns.trials[event]!;
      const shift = trials > 0 ? kind.trialSlope * (Math.log(trials) - kind.meanLogTrials) : 0;
      calibration.add(
        skillClass[columns.seriesSkill[series]!]!,
        earlier,
        (at - reinforcedAt[series]!) / DAY,
        columns.score[event]!,
        trials,
        logitMean[event]! + shift,
        logitVariance[event]!,
        kind,
      );
    }
    if (earlier === 0 || columns.reinforces[event] === 1) reinforcedAt[series] = at;
  }
  const classes = { ...hyperparameters.classes };
  classNames.forEach((name, number) => {
    classes[name] = { ...classes[name], intervalFactors: calibration.factors(number) };
  });
  return widenForSilence(evidence, { ...hyperparameters, classes });
}

/** Times what silence adds where looks depend on proficiency: the mean over series, by how likely their silence is. */
function widenForSilence(
  evidence: NumberedEvidence,
  hyperparameters: DecayHyperparameters,
): DecayHyperparameters {
  const silence = new Silence(evidence, hyperparameters);
  const sums = classNames.map(() =>
    OBSERVATIONS_UP_TO.map(() => GAP_DAYS.map(() => ({ ratio: SILENCE_WEIGHT, weight: SILENCE_WEIGHT }))),
  );
  for (const standing of silence.standings()) {
    const number = evidence.skillClass[evidence.columns.seriesSkill[standing.series]!]!;
    GAP_DAYS.forEach((days, column) => {
      if (days <= standing.elapsed) return;
      const { ratio, probability } = silence.excess(standing, days);
      const sum = sums[number]![rowOf(standing.events)]![column]!;
      sum.ratio += probability * Math.min(MOST_EXCESS, ratio);
      sum.weight += probability;
    });
  }
  const classes = { ...hyperparameters.classes };
  classNames.forEach((name, number) => {
    const { intervalFactors } = classes[name];
    const factors = intervalFactors.factors.map((row, i) =>
      row.map((factor, j) => {
        const { ratio, weight } = sums[number]![i]![j]!;
        return factor * (ratio / weight) ** WHOLE_EXCESS;
      }),
    );
    classes[name] = { ...classes[name], intervalFactors: { ...intervalFactors, factors } };
  });
  return { ...hyperparameters, classes };
}

/** Series at a ratio of 1 that each mean begins with, and the most that one series may ask for. */
const SILENCE_WEIGHT = 10;
const MOST_EXCESS = 6;
/**
 * What silence since the last event adds is the part that can be computed. Half-lives and effects were estimated from
 * looks that were chosen in the same way, and the rates are blurred by what is not known of θ: on organisations where
 * looks depend on proficiency (seeds 1 to 5) the whole excess is about this power of it. A ratio of 1 stays 1.
 */
const WHOLE_EXCESS = 3;

/** Collects how often scores fell inside predictive intervals of several widths, and tells which width is right. */
export class IntervalCalibration {
  private readonly buckets = classNames.map(() =>
    OBSERVATIONS_UP_TO.map(() => GAP_DAYS.map(() => new Bucket())),
  );
  private readonly totals = classNames.map(() => new Bucket());
  private readonly range: CumulativeRange = { below: 0, atMost: 0 };
  private readonly inside = new Float64Array(CANDIDATES.length);

  /** A score of a series with `earlier` observations, `days` after its last reinforcement, and what was predicted. */
  add(
    classNumber: number,
    earlier: number,
    days: number,
    score: number,
    trials: number,
    mean: number,
    variance: number,
    { concentration, rubricScale }: Pick<KindHyperparameters, 'concentration' | 'rubricScale'>,
  ): void {
    const { range, inside } = this;
    CANDIDATES.forEach((factor, i) => {
      cumulativeRange(score, trials, mean, variance * factor, concentration, rubricScale, range);
      inside[i] = shareInside(range, COVERAGE);
    });
    this.buckets[classNumber]![rowOf(earlier)]![columnOf(days)]!.add(inside);
    this.totals[classNumber]!.add(inside);
  }

  /** The factors that what was added asks for. */
  factors(classNumber: number): IntervalFactors {
    const shared = this.totals[classNumber]!.factor(0);
    return {
      observationsUpTo: OBSERVATIONS_UP_TO,
      gapDays: GAP_DAYS,
      factors: this.buckets[classNumber]!.map((row) => row.map((bucket) => Math.exp(bucket.factor(shared)))),
    };
  }
}

/** What a number of observations and a gap are called in tables. */
export function calibrationGroup(observations: number, days: number): string {
  return `${OBSERVATION_NAMES[rowOf(observations)]} observations, ${GAP_NAMES[columnOf(days)]}`;
}

function rowOf(observations: number): number {
  return OBSERVATIONS_UP_TO.findIndex((bound) => observations <= bound);
}

function columnOf(days: number): number {
  let nearest = 0;
  for (let i = 1; i < GAP_DAYS.length; i++) {
    const edge = (Math.log1p(GAP_DAYS[i - 1]!) + Math.log1p(GAP_DAYS[i]!)) / 2;
    if (Math.log1p(Math.max(0, days)) > edge) nearest = i;
  }
  return nearest;
}

/** What a coverage may be off for reasons that have nothing to do with the width: the noise's shape, rounded scores. */
const COVERAGE_DOUBT = 0.01;
/**
 * Standard deviation of ln factor before the scores are looked at, of a class and of a bucket around its class.
 * Narrowing needs better reasons than widening: noise with lighter tails than assumed looks like too wide a posterior.
 */
const WIDENING_DEVIATION = 0.3;
const NARROWING_DEVIATION = 0.1;

class Bucket {
  private events = 0;
  private readonly inside = new Float64Array(CANDIDATES.length);

  add(inside: Float64Array): void {
    this.events++;
    for (let i = 0; i < inside.length; i++) this.inside[i]! += inside[i]!;
  }

  /** ln of the factor, drawn from `towards` as far as the scores can tell one width from another. */
  factor(towards: number): number {
    if (this.events === 0) return towards;
    const coverage = this.inside.map((sum) => sum / this.events);
    const widest = CANDIDATES.length - 1;
    const slope = (coverage[widest]! - coverage[0]!) / Math.log(CANDIDATES[widest]! / CANDIDATES[0]!);
    if (slope < 1e-3) return towards;
    let at = 1;
    while (at < widest && coverage[at]! < COVERAGE) at++;
    const from = Math.log(CANDIDATES[at - 1]!);
    const step = Math.log(CANDIDATES[at]!) - from;
    const share = (COVERAGE - coverage[at - 1]!) / Math.max(1e-9, coverage[at]! - coverage[at - 1]!);
    const own = from + step * Math.min(1, Math.max(0, share));
    const error = ((COVERAGE * (1 - COVERAGE)) / this.events + COVERAGE_DOUBT ** 2) / slope ** 2;
    const deviation = own > towards ? WIDENING_DEVIATION : NARROWING_DEVIATION;
    return towards + (deviation ** 2 / (deviation ** 2 + error)) * (own - towards);
  }
}
