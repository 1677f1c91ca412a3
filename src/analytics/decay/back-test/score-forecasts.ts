import { DAY } from '../../../domain/clock.ts';
import { IntervalCalibration } from '../intervals/predictive-calibration.ts';
import { type IntervalFactors, intervalFactor } from '../model/curve.ts';
import type { DecayHyperparameters } from '../model/hyperparameters.ts';
import { classNames } from '../model/model.ts';
import { expectedSigmoid } from '../model/observation.ts';
import { observationKinds } from '../model/observation-kinds.ts';
import { ForecastCombination } from './combine-forecasts.ts';
import type { Timeline } from './log.ts';

/** What is forecast of each place in time. */
export interface ForecastColumns {
  readonly forecast: Float64Array;
  /** The expected score of the curve alone, which `forecast` averages with the person's level of late. */
  readonly curve: Float64Array;
  /**
   * Moments of the logit of the proficiency behind the score: the curve's, the mean moved so that the expected score is
   * the forecast; and the calibrated factor that the variance is to be multiplied by.
   */
  readonly logitMean: Float64Array;
  readonly logitVariance: Float64Array;
  readonly factor: Float64Array;
  /** Events of the series before this one, and days since it was last reinforced. */
  readonly earlier: Uint32Array;
  readonly reinforcedDays: Float64Array;
}

const MIXED = classNames.indexOf('MIXED');

/**
 * From the curve's expectation to the forecast of a score: averages it with the person's level of late
 * (`combine-forecasts.ts`) and calibrates how wide the proficiency behind it is, in order of time and from earlier
 * events only.
 */
export class ScoreForecasts {
  private readonly timeline: Timeline;
  private readonly columns: ForecastColumns;
  private readonly combination = new ForecastCombination();
  private readonly calibration = new IntervalCalibration();

  constructor(timeline: Timeline, columns: ForecastColumns) {
    this.timeline = timeline;
    this.columns = columns;
  }

  /** Completes places `from` up to but not `to`, whose curve columns are there. */
  complete(from: number, to: number, hyperparameters: DecayHyperparameters): void {
    const { at, person } = this.timeline.events;
    const factors = this.calibration.factors(MIXED);
    for (let first = from; first < to; ) {
      let end = first;
      for (; end < to && at[end] === at[first]; end++) this.forecast(end, factors);
      const people = new Set(person.subarray(first, end)).size;
      for (let place = first; place < end; place++) this.learn(place, people, hyperparameters);
      first = end;
    }
  }

  private forecast(place: number, factors: IntervalFactors): void {
    const { forecast, curve, factor, logitMean, logitVariance, earlier, reinforcedDays } = this.columns;
    forecast[place] = this.combination.forecast(this.timeline.events.person[place]!, curve[place]!);
    if (earlier[place]! > 0) factor[place] = intervalFactor(factors, earlier[place]!, reinforcedDays[place]!);
    const variance = logitVariance[place]! * factor[place]!;
    logitMean[place] = meanWithExpected(forecast[place]!, logitMean[place]!, variance);
  }

  private learn(place: number, people: number, { kinds }: DecayHyperparameters): void {
    const { curve, logitMean, logitVariance, earlier, reinforcedDays } = this.columns;
    const { events, scored } = this.timeline;
    const score = events.score[place]!;
    this.combination.learn(events.person[place]!, curve[place]!, score, scored[place] === 1, people);
    if (scored[place] !== 1) return;
    this.calibration.add(
      MIXED,
      earlier[place]!,
      reinforcedDays[place]!,
      score,
      events.trials[place]!,
      logitMean[place]!,
      logitVariance[place]!,
      kinds[observationKinds[events.kind[place]!]!],
    );
  }
}

/** By place in time: events of the series before it, and days since the last one that reinforced (else the first). */
export function seriesHistory({ events }: Timeline): Pick<ForecastColumns, 'earlier' | 'reinforcedDays'> {
  const places = events.at.length;
  const count = new Uint32Array(places);
  const reinforcedAt = new Float64Array(places);
  const earlier = new Uint32Array(places);
  const reinforcedDays = new Float64Array(places);
  events.at.forEach((at, place) => {
    const series = events.series[place]!;
    earlier[place] = count[series]!;
    reinforcedDays[place] = count[series] === 0 ? 0 : (at - reinforcedAt[series]!) / DAY;
    if (count[series] === 0 || events.reinforces[place] === 1) reinforcedAt[series] = at;
    count[series]!++;
  });
  return { earlier, reinforcedDays };
}

/** The mean of a normal ψ with this variance for which E σ(ψ) is `expected`, by Newton's method from `start`. */
function meanWithExpected(expected: number, start: number, variance: number): number {
  let mean = start;
  for (let i = 0; i < 20; i++) {
    const away = expectedSigmoid(mean, variance) - expected;
    if (Math.abs(away) < 1e-6) break;
    const slope = (expectedSigmoid(mean + 1e-3, variance) - expectedSigmoid(mean - 1e-3, variance)) / 2e-3;
    const step = away / Math.max(1e-3, slope);
    mean -= step > 2 ? 2 : step < -2 ? -2 : step;
  }
  return mean;
}
