import { sweep } from '../filter/sweep.ts';
import { fitHyperparameters } from '../fit/fit-hyperparameters.ts';
import { samplePeople } from '../fit/hold-out.ts';
import type { NumberedEvidence } from '../model/evidence-builder.ts';
import type { DecayHyperparameters } from '../model/hyperparameters.ts';
import { PRIOR } from '../model/prior.ts';
import { evidenceBefore, refitPlaces, type Timeline } from './log.ts';
import { type ForecastColumns, ScoreForecasts, seriesHistory } from './score-forecasts.ts';

/** What the model said before each event, by place in time. */
export interface PrequentialForecasts extends ForecastColumns {
  /** The refit (0 is the prior) that a place was forecast under, and those hyperparameters. */
  readonly refit: Uint16Array;
  readonly hyperparameters: readonly DecayHyperparameters[];
}

export interface PrequentialOptions {
  readonly prior?: DecayHyperparameters;
  readonly onProgress?: (fraction: number) => void;
  readonly seed?: string;
}

const FIRST_REFIT = 20;
/** People are sampled for the hyperparameters of logs longer than this. */
const SAMPLE_EVENTS = 40_000;
/** Short logs take more scoring steps a refit: each tells much; in long ones a tenth more tells little. */
const FEW = 2_000;
const MANY = 20_000;

/**
 * Strictly prequential forecasts: each event from earlier ones only, under hyperparameters fitted to earlier ones only,
 * refitted whenever the log has grown by a tenth; before the first refit the documented prior serves. What comes later
 * changes no bit of a forecast, whoever and whatever it is of.
 */
export function forecastPrequentially(
  timeline: Timeline,
  { prior = PRIOR, onProgress, seed = '1' }: PrequentialOptions = {},
): PrequentialForecasts {
  const count = timeline.event.length;
  const result = {
    forecast: new Float64Array(count),
    curve: new Float64Array(count),
    logitMean: new Float64Array(count),
    logitVariance: new Float64Array(count),
    factor: new Float64Array(count).fill(1),
    ...seriesHistory(timeline),
    refit: new Uint16Array(count),
  };
  const hyperparameters = [prior];
  const refits = refitPlaces(timeline.events.at, FIRST_REFIT);
  const scores = new ScoreForecasts(timeline, result);
  let from = 0;
  for (const to of [...refits, count]) {
    const standing = hyperparameters.at(-1)!;
    const { evidence, position } = evidenceBefore(timeline, to);
    forecastBlock(evidence, position, from, standing, result);
    result.refit.fill(hyperparameters.length - 1, from, to);
    scores.complete(from, to, standing);
    if (to === count) break;
    hyperparameters.push(
      fitHyperparameters(samplePeople(evidence, SAMPLE_EVENTS, seed), prior, standing, {
        rounds: 1,
        steps: to < FEW ? 4 : to < MANY ? 2 : 1,
        shapes: true,
        anySign: !evidence.columns.reinforces.includes(0),
      }),
    );
    from = to;
    onProgress?.(to / count);
  }
  return { ...result, hyperparameters };
}

/** Forecasts from place `from` to the end of the evidence. */
function forecastBlock(
  evidence: NumberedEvidence,
  positionOf: Uint32Array,
  from: number,
  hyperparameters: DecayHyperparameters,
  into: ForecastColumns,
): void {
  const count = positionOf.length;
  const forecast = new Float64Array(count);
  const logitMean = new Float64Array(count);
  const logitVariance = new Float64Array(count);
  sweep(evidence, hyperparameters, { forecast, logitMean, logitVariance });
  for (let place = from; place < count; place++) {
    const position = positionOf[place]!;
    into.curve[place] = forecast[position]!;
    into.logitMean[place] = logitMean[position]!;
    into.logitVariance[place] = logitVariance[position]!;
  }
}
