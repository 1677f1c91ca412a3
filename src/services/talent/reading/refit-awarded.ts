import type { CarryOverParameters } from '../../../analytics/carry-over/parameters.ts';
import type { DecayHyperparameters } from '../../../analytics/decay/model/hyperparameters.ts';
import type { Id } from '../../../domain/ids.ts';
import type { View } from '../../../domain/knowledge.ts';
import type { CallOptions, Graph } from '../../../graph/graph.ts';
import { readEvidenceOf } from '../../proficiency/decay-evidence.ts';
import { seriesOf } from '../../proficiency/series/fitted-series.ts';
import { addAwards } from './award-series.ts';

/** What a fit was made with, and with what skills without evidence are inferred. */
export interface FittedWith {
  readonly hyperparameters: DecayHyperparameters;
  readonly carryOverParameters: CarryOverParameters;
}

/** What people are fitted again by, under a fit, from the evidence of a view, with the awards that counted in it. */
export function refitAwarded(
  graph: Graph,
  fit: Id,
  { hyperparameters, carryOverParameters }: FittedWith,
  view: View,
  options: CallOptions,
) {
  return async (personIds: readonly Id[]) => {
    const evidence = await readEvidenceOf(graph, personIds, view, hyperparameters.kinds, options);
    const fitted = seriesOf(evidence, hyperparameters, fit).map((series) => series.fitted);
    return addAwards({ graph, parameters: carryOverParameters, view }, personIds, fitted, options);
  };
}
