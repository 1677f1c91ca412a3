import type { DecayLog } from '../../../domain/decay-log.ts';
import { sweep } from '../filter/sweep.ts';
import { fitHyperparameters } from '../fit/fit-hyperparameters.ts';
import { samplePeople, withoutEvents } from '../fit/hold-out.ts';
import type { NumberedEvidence } from '../model/evidence-builder.ts';
import type { DecayHyperparameters } from '../model/hyperparameters.ts';
import { PRIOR } from '../model/prior.ts';
import { refitPlaces, type Timeline } from './log.ts';
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
 * refitted whenever the log has grown by a tenth; before the first refit the documented prior serves.
 */
export function forecastPrequentially(
  log: DecayLog,
  timeline: Timeline,
  { prior = PRIOR, onProgress, seed = '1' }: PrequentialOptions = {},
): PrequentialForecasts {
  const evidence = logEvidence(log, timeline);
  const count = timeline.event.length;
  const times = Float64Array.from(timeline.position, (position) => evidence.columns.at[position]!);
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
  const refits = refitPlaces(times, FIRST_REFIT);
  const scores = new ScoreForecasts(timeline, result);
  let from = 0;
  for (const to of [...refits, count]) {
    const standing = hyperparameters.at(-1)!;
    forecastBlock(evidence, timeline, from, to, standing, hyperparameters.length - 1, result);
    scores.complete(from, to, standing);
    if (to === count) break;
    const earlier = upTo(evidence, timeline, to);
    const sample = samplePeople(earlier.evidence, SAMPLE_EVENTS, seed);
    hyperparameters.push(
      fitHyperparameters(sample, prior, standing, {
        rounds: 1,
        steps: to < FEW ? 4 : to < MANY ? 2 : 1,
        shapes: true,
      }),
    );
    from = to;
    onProgress?.(to / count);
  }
  return { ...result, hyperparameters };
}

function forecastBlock(
  evidence: NumberedEvidence,
  timeline: Timeline,
  from: number,
  to: number,
  hyperparameters: DecayHyperparameters,
  refit: number,
  into: ForecastColumns & Pick<PrequentialForecasts, 'refit'>,
): void {
  const earlier = upTo(evidence, timeline, to);
  const count = earlier.evidence.columns.at.length;
  const forecast = new Float64Array(count);
  const logitMean = new Float64Array(count);
  const logitVariance = new Float64Array(count);
  sweep(earlier.evidence, hyperparameters, { forecast, logitMean, logitVariance });
  for (let place = from; place < to; place++) {
    const position = earlier.positionOf[timeline.position[place]!]!;
    into.curve[place] = forecast[position]!;
    into.logitMean[place] = logitMean[position]!;
    into.logitVariance[place] = logitVariance[position]!;
    into.refit[place] = refit;
  }
}

/** The events before a place in time, and where each position has gone. */
function upTo(evidence: NumberedEvidence, timeline: Timeline, place: number) {
  const leftOut = new Set<number>(timeline.position.subarray(place));
  const positionOf = new Uint32Array(timeline.position.length);
  for (let position = 0, kept = 0; position < positionOf.length; position++) {
    positionOf[position] = kept;
    if (!leftOut.has(position)) kept++;
  }
  return { evidence: { ...evidence, columns: withoutEvents(evidence.columns, leftOut) }, positionOf };
}

/** Skills and evaluators of a log are known by number only, and all skills are of the mixed class. */
export function logEvidence(log: DecayLog, timeline: Timeline): NumberedEvidence {
  const ids = (count: number) => Array.from({ length: count }, (_, i) => String(i));
  return {
    columns: timeline.columns,
    personIds: ids(log.people),
    skillIds: ids(log.skills),
    skillClass: new Uint8Array(log.skills).fill(2),
    evaluatorIds: ids(log.evaluators),
  };
}
