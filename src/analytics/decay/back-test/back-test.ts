import type { DecayLog } from '../../../domain/decay-log.ts';
import { COVERAGE } from '../../../domain/estimate.ts';
import { compareKeys } from '../../../domain/ids.ts';
import { type CumulativeRange, cumulativeRange, shareInside } from '../filter/predictive.ts';
import { logLoss } from '../fit/hold-out.ts';
import { calibrationGroup } from '../intervals/interval-buckets.ts';
import { latentDistribution, quantile } from '../model/curve.ts';
import { momentsOfSigmoid } from '../model/observation.ts';
import { observationKinds } from '../model/observation-kinds.ts';
import { type BaselineName, baselineEvents, baselineNames, forecastBaselines } from './baselines.ts';
import { clusteredBootstrap, type Difference } from './bootstrap.ts';
import { type Timeline, toTimeline } from './log.ts';
import { forecastPrequentially, type PrequentialForecasts } from './prequential.ts';
import {
  type CalibrationRow,
  calibrationTable,
  clip,
  type ForecastScores,
  type Scored,
  scoreForecasts,
} from './scores.ts';

/** `model` is the forecaster; `curve alone` is the expected score of the fitted curve, which it averages with others. */
export const forecasterNames = ['model', 'curve alone', ...baselineNames] as const;
export type ForecasterName = (typeof forecasterNames)[number];

export interface CoverageRow {
  readonly group: string;
  readonly events: number;
  /** Share of randomised PIT values in the central 90 %. */
  readonly coverage: number;
}

export interface BackTest {
  readonly events: number;
  readonly counted: number;
  readonly scored: number;
  readonly people: number;
  readonly series: number;
  readonly refits: number;
  readonly scores: Readonly<Record<ForecasterName, ForecastScores>>;
  /** Model minus baseline, mean log loss per event; below 0 the model is better. */
  readonly differences: Readonly<Record<BaselineName, Difference>>;
  readonly clusters: 'people' | 'days';
  readonly calibration: readonly CalibrationRow[];
  readonly coverage: readonly CoverageRow[];
}

/** One row a scored event, in order of time. */
export interface EventForecast {
  /** Number of the event in the log. */
  readonly event: number;
  readonly forecast: number;
  /** The 90 % interval of the latent proficiency. */
  readonly low: number;
  readonly high: number;
}

export interface BackTestOptions {
  readonly dayStartMs?: number;
  readonly onProgress?: (fraction: number) => void;
}

/** Below so many people a bootstrap over people says nothing: days are resampled instead. */
const FEWEST_PEOPLE = 5;

/** Back-tests the model beside all baselines on a log; `null` where no event can be scored. */
export function backTest(
  log: DecayLog,
  { dayStartMs = 0, onProgress }: BackTestOptions = {},
): { report: BackTest; forecasts: EventForecast[] } | null {
  const timeline = toTimeline(log, dayStartMs);
  const places = Array.from(timeline.scored.keys()).filter((place) => timeline.scored[place] === 1);
  if (places.length === 0) return null;
  const model = forecastPrequentially(timeline, onProgress && { onProgress });
  const baselines = forecastBaselines(timeline);
  const events = baselineEvents(timeline);
  const pick = (values: ArrayLike<number>) => Float64Array.from(places, (place) => values[place]!);
  const score = pick(events.score);
  const trials = pick(events.trials);
  const scoredOf = (forecast: Float64Array): Scored => ({ forecast: pick(forecast), score, trials });
  const people = new Set(places.map((place) => events.person[place]!)).size;
  const clusters = people < FEWEST_PEOPLE ? 'days' : 'people';
  const clusterOf = (i: number) =>
    clusters === 'people'
      ? events.person[places[i]!]!
      : Math.floor((events.at[places[i]!]! - dayStartMs) / 86_400_000);
  const modelScored = scoredOf(model.forecast);
  const entries = baselineNames.map((name) => {
    const scored = scoredOf(baselines[name]);
    const differences = score.map(
      (y, i) => logLoss(modelScored.forecast[i]!, y) - logLoss(scored.forecast[i]!, y),
    );
    return {
      name,
      scores: scoreForecasts(scored),
      difference: clusteredBootstrap(differences, clusterOf, 1),
    };
  });
  const report: BackTest = {
    events: log.at.length,
    counted: timeline.event.length,
    scored: places.length,
    people,
    series: new Set(timeline.events.series).size,
    refits: model.hyperparameters.length - 1,
    scores: {
      model: scoreForecasts(modelScored),
      'curve alone': scoreForecasts(scoredOf(model.curve)),
      ...Object.fromEntries(entries.map(({ name, scores }) => [name, scores])),
    } as BackTest['scores'],
    differences: Object.fromEntries(
      entries.map(({ name, difference }) => [name, difference]),
    ) as BackTest['differences'],
    clusters,
    calibration: calibrationTable(modelScored),
    coverage: coverageTable(timeline, model, places),
  };
  return { report, forecasts: places.map((place) => eventForecast(timeline, model, place)) };
}

function eventForecast(timeline: Timeline, model: PrequentialForecasts, place: number): EventForecast {
  const { mean, variance } = momentsOfSigmoid(
    model.logitMean[place]!,
    model.logitVariance[place]! * model.factor[place]!,
  );
  const latent = latentDistribution(mean, variance);
  const forecast = clip(model.forecast[place]!);
  const tail = (1 - COVERAGE) / 2;
  return {
    event: timeline.event[place]!,
    forecast,
    low: Math.min(forecast, quantile(latent, tail)),
    high: Math.max(forecast, quantile(latent, 1 - tail)),
  };
}

function coverageTable(
  timeline: Timeline,
  model: PrequentialForecasts,
  places: readonly number[],
): CoverageRow[] {
  const range: CumulativeRange = { below: 0, atMost: 0 };
  const inside = places.map((place) => {
    const { events } = timeline;
    const kind = model.hyperparameters[model.refit[place]!]!.kinds[observationKinds[events.kind[place]!]!];
    cumulativeRange(
      events.score[place]!,
      events.trials[place]!,
      model.logitMean[place]!,
      model.logitVariance[place]! * model.factor[place]!,
      kind.concentration,
      kind.rubricScale,
      range,
    );
    return shareInside(range, COVERAGE);
  });
  const row = (group: string, chosen: readonly number[]): CoverageRow => ({
    group,
    events: chosen.length,
    coverage: chosen.reduce((sum, i) => sum + inside[i]!, 0) / chosen.length,
  });
  const all = places.map((_, i) => i);
  const byGap = all.toSorted(
    (a, b) => timeline.gapDays[places[a]!]! - timeline.gapDays[places[b]!]! || a - b,
  );
  const quarterOf = (i: number) => {
    const date = new Date(timeline.events.at[places[i]!]!);
    return `${date.getUTCFullYear()} Q${Math.floor(date.getUTCMonth() / 3) + 1}`;
  };
  const rows = [row('all', all)];
  const gapOf = (i: number) => timeline.gapDays[places[i]!]!.toFixed(1);
  for (let from = 0, fifth = 1; fifth <= 5; fifth++) {
    // Those of one gap stay together: a fifth reaches to the last of them, and the next may be gone.
    let to = Math.max(from, Math.floor((fifth * byGap.length) / 5));
    while (to > from && to < byGap.length && gapOf(byGap[to]!) === gapOf(byGap[to - 1]!)) to++;
    if (to === from) continue;
    const chosen = byGap.slice(from, to);
    const [first, last] = [gapOf(chosen[0]!), gapOf(chosen.at(-1)!)];
    rows.push(row(first === last ? `gap ${first} days` : `gap ${first} to ${last} days`, chosen));
    from = to;
  }
  const groupOf = (i: number) =>
    calibrationGroup(model.earlier[places[i]!]!, model.reinforcedDays[places[i]!]!);
  const groups = [...Map.groupBy(all, groupOf)].sort(([a], [b]) => compareKeys(a, b));
  for (const [group, chosen] of groups) rows.push(row(group, chosen));
  for (const [quarter, chosen] of Map.groupBy(all, quarterOf)) rows.push(row(quarter, chosen));
  return rows;
}
