import type { NumberedEvidence } from '../model/evidence-builder.ts';
import type { DecayHyperparameters } from '../model/hyperparameters.ts';
import { compileModel } from '../model/model.ts';
import { PersonFilter } from './filter.ts';
import type { FilterSink } from './filter-sink.ts';

/** Runs the filter over all people; returns Σ ln probability. */
export function sweep(
  evidence: NumberedEvidence,
  hyperparameters: DecayHyperparameters,
  sink: FilterSink,
): number {
  const { columns } = evidence;
  const model = compileModel(hyperparameters, evidence.skillIds, evidence.skillClass, evidence.evaluatorIds);
  const filter = new PersonFilter(model);
  const people = columns.personStart.length - 1;
  const count = columns.personStart[people]!;
  const logProbability = sink.logProbability ?? new Float64Array(count);
  const full = { ...sink, logProbability };
  for (let person = 0; person < people; person++) {
    filter.start(columns, person);
    filter.advance(columns, person, columns.personStart[person]!, columns.personStart[person + 1]!, full);
  }
  let total = 0;
  for (let i = 0; i < count; i++) total += logProbability[i]!;
  return total;
}
