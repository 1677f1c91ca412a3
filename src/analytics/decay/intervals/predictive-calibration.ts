import { COVERAGE } from '../../../domain/estimate.ts';
import { type CumulativeRange, cumulativeRange, shareInside } from '../filter/predictive.ts';
import type { IntervalFactors } from '../model/curve.ts';
import type { KindHyperparameters } from '../model/hyperparameters.ts';
import { classNames } from '../model/model.ts';
import { cells, columnOf, GAP_DAYS, OBSERVATIONS_UP_TO, rowOf } from './interval-buckets.ts';

const CANDIDATES = [0.3, 0.42, 0.6, 0.8, 1, 1.25, 1.6, 2.1, 3, 4.5];

/** Collects how often scores fell inside predictive intervals of several widths, and tells which width is right. */
export class IntervalCalibration {
  private readonly buckets = classNames.map(() => cells(() => new Bucket()));
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
