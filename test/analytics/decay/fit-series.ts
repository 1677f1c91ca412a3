import { fitNumbered } from '../../../src/analytics/decay/fit/fit-people.ts';
import { EvidenceBuilder, type EvidenceRow } from '../../../src/analytics/decay/model/evidence-builder.ts';
import type { DecayHyperparameters } from '../../../src/analytics/decay/model/hyperparameters.ts';
import type { FittedProficiency } from '../../../src/domain/proficiency.ts';

/** The fit of rows that are all of one person and skill, as a row of the graph has it. */
export function fitSeries(
  rows: readonly EvidenceRow[],
  hyperparameters: DecayHyperparameters,
): FittedProficiency {
  const builder = new EvidenceBuilder();
  for (const row of rows) builder.add(row);
  const fitted = fitNumbered(builder.build(hyperparameters.kinds), hyperparameters);
  const { personId, skillId } = rows[0]!;
  const columns = Object.entries(fitted).map(([name, column]: [string, Float64Array]) => [name, column[0]!]);
  return { personId, skillId, ...Object.fromEntries(columns) };
}
