import type { ColumnBatch } from '../../graph/graph.ts';
import type { FittedProficienciesRow } from '../../graph/statements.generated.ts';

/** The rows of a fitted series' columns. */
export async function fittedRows(
  batches: AsyncIterable<ColumnBatch<FittedProficienciesRow>>,
): Promise<FittedProficienciesRow[]> {
  const rows: FittedProficienciesRow[] = [];
  for await (const batch of batches) for (const row of rowsOf(batch, 0, batch.length)) rows.push(row);
  return rows;
}

/** Those from `from` to before `to`. */
export function* rowsOf(
  { length, columns }: ColumnBatch<FittedProficienciesRow>,
  from: number,
  to: number,
): Generator<FittedProficienciesRow> {
  for (let i = from; i < Math.min(to, length); i++) {
    yield {
      personId: columns.personId[i]!,
      skillId: columns.skillId[i]!,
      taskClass: columns.taskClass[i]!,
      initial: columns.initial[i]!,
      halfLifeDays: columns.halfLifeDays[i]!,
      ability: columns.ability[i]!,
      abilityVariance: columns.abilityVariance[i]!,
      logHalfLifeVariance: columns.logHalfLifeVariance[i]!,
      covariance: columns.covariance[i]!,
      lastReinforcedAt: columns.lastReinforcedAt[i]!,
      lastAt: columns.lastAt[i]!,
      observedAt: columns.observedAt[i]!,
      observations: columns.observations[i]!,
      achieved: columns.achieved[i]!,
    };
  }
}
