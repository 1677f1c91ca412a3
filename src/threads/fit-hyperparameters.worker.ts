import { type FitOptions, fitHyperparameters } from '../analytics/decay/fit/fit-hyperparameters.ts';
import { calibrateIntervals } from '../analytics/decay/intervals/calibrate-intervals.ts';
import type { NumberedEvidence } from '../analytics/decay/model/evidence-builder.ts';
import type { DecayHyperparameters } from '../analytics/decay/model/hyperparameters.ts';
import { serveRequests } from './serve-requests.ts';

export interface FitHyperparametersRequest {
  readonly evidence: NumberedEvidence;
  readonly prior: DecayHyperparameters;
  readonly start: DecayHyperparameters;
  readonly options: FitOptions;
}

serveRequests<FitHyperparametersRequest, DecayHyperparameters>(({ evidence, prior, start, options }) => ({
  response: calibrateIntervals(evidence, fitHyperparameters(evidence, prior, start, options)),
}));
