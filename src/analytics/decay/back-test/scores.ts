import { logLoss } from '../fit/hold-out.ts';

/** How good forecasts are, by the measures of the forecasting literature. Forecasts are clipped to .01..0.99 for all. */
export interface ForecastScores {
  readonly logLoss: number;
  /** Weighted by trials. */
  readonly logLossPerTrial: number;
  readonly brier: number;
  readonly rmse: number;
  /** Between mean forecast and share passed in bins of 5 % of the forecasts, weighted by their events. */
  readonly binnedRmse: number;
  /** Probability that a passed trial had a higher forecast than a failed one; null with one outcome only. */
  readonly auc: number | null;
}

export interface CalibrationRow {
  readonly from: number;
  readonly to: number;
  readonly events: number;
  readonly forecast: number;
  readonly observed: number;
}

export interface Scored {
  readonly forecast: Float64Array;
  readonly score: Float64Array;
  readonly trials: Float64Array;
}

export const clip = (forecast: number): number => Math.min(0.99, Math.max(0.01, forecast));

export function scoreForecasts({ forecast, score, trials }: Scored): ForecastScores {
  const count = forecast.length;
  let loss = 0;
  let weighted = 0;
  let weight = 0;
  let square = 0;
  for (let i = 0; i < count; i++) {
    const each = logLoss(forecast[i]!, score[i]!);
    loss += each;
    weighted += each * trials[i]!;
    weight += trials[i]!;
    square += (clip(forecast[i]!) - score[i]!) ** 2;
  }
  const binned = bins({ forecast, score, trials }, 20).reduce(
    (sum, bin) => sum + bin.events * (bin.forecast - bin.observed) ** 2,
    0,
  );
  return {
    logLoss: loss / count,
    logLossPerTrial: weighted / weight,
    brier: square / count,
    rmse: Math.sqrt(square / count),
    binnedRmse: Math.sqrt(binned / count),
    auc: areaUnderCurve({ forecast, score, trials }),
  };
}

/** Ten bins of equally many forecasts. */
export function calibrationTable(scored: Scored): CalibrationRow[] {
  return bins(scored, 10);
}

function bins({ forecast, score }: Scored, number: number): CalibrationRow[] {
  const order = ordered(forecast);
  const rows: CalibrationRow[] = [];
  for (let bin = 0; bin < number; bin++) {
    const slice = order.subarray(
      Math.floor((bin * order.length) / number),
      Math.floor(((bin + 1) * order.length) / number),
    );
    if (slice.length === 0) continue;
    let forecasts = 0;
    let observed = 0;
    for (const i of slice) {
      forecasts += clip(forecast[i]!);
      observed += score[i]!;
    }
    rows.push({
      from: clip(forecast[slice[0]!]!),
      to: clip(forecast[slice.at(-1)!]!),
      events: slice.length,
      forecast: forecasts / slice.length,
      observed: observed / slice.length,
    });
  }
  return rows;
}

/** Mann–Whitney, each event counting its passed and failed trials, ties by half. */
function areaUnderCurve({ forecast, score, trials }: Scored): number | null {
  const order = ordered(forecast);
  let passedBelow = 0;
  let failedBelow = 0;
  let area = 0;
  for (let from = 0; from < order.length; ) {
    let to = from;
    let passed = 0;
    let failed = 0;
    while (to < order.length && clip(forecast[order[to]!]!) === clip(forecast[order[from]!]!)) {
      const i = order[to++]!;
      passed += score[i]! * trials[i]!;
      failed += (1 - score[i]!) * trials[i]!;
    }
    area += passed * (failedBelow + failed / 2);
    passedBelow += passed;
    failedBelow += failed;
    from = to;
  }
  return passedBelow > 0 && failedBelow > 0 ? area / (passedBelow * failedBelow) : null;
}

/** By the forecast that is scored, then in the order they came in. */
function ordered(forecast: Float64Array): Uint32Array {
  const clipped = forecast.map(clip);
  return Uint32Array.from({ length: forecast.length }, (_, i) => i).sort(
    (a, b) => clipped[a]! - clipped[b]! || a - b,
  );
}
