import { calibrateIntervals } from '../analytics/decay/calibrate-intervals.ts';
import type { NumberedEvidence } from '../analytics/decay/evidence-builder.ts';
import { type FitOptions, fitHyperparameters } from '../analytics/decay/fit-hyperparameters.ts';
import type { DecayHyperparameters } from '../analytics/decay/hyperparameters.ts';
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
