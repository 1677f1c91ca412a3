import { type FitOptions, fitHyperparameters } from '../analytics/decay/fit/fit-hyperparameters.ts';
import { lastEvents, withoutEvents } from '../analytics/decay/fit/hold-out.ts';
import { calibrateIntervals } from '../analytics/decay/intervals/calibrate-intervals.ts';
import type { NumberedEvidence } from '../analytics/decay/model/evidence-builder.ts';
import type { DecayHyperparameters } from '../analytics/decay/model/hyperparameters.ts';
import { serveRequests } from './serve-requests.ts';

/** They are estimated from everything but each series' last event, so that those tell how good a fit is. */
export interface FitHyperparametersRequest {
  readonly evidence: NumberedEvidence;
  readonly prior: DecayHyperparameters;
  readonly start: DecayHyperparameters;
  readonly options: FitOptions;
}

serveRequests<FitHyperparametersRequest, DecayHyperparameters>(({ evidence, prior, start, options }) => {
  const { columns } = evidence;
  const earlier = { ...evidence, columns: withoutEvents(columns, new Set(lastEvents(columns))) };
  return { response: calibrateIntervals(earlier, fitHyperparameters(earlier, prior, start, options)) };
});
