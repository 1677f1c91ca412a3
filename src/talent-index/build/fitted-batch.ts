/** Fitted series by column, as a graph's column reader hands them over. */
export interface FittedBatch {
  readonly length: number;
  readonly columns: {
    readonly personId: readonly string[];
    readonly skillId: readonly string[];
    readonly initial: Float64Array;
    readonly halfLifeDays: Float64Array;
    readonly abilityVariance: Float64Array;
    readonly logHalfLifeVariance: Float64Array;
    readonly covariance: Float64Array;
    readonly lastReinforcedAt: Float64Array;
    readonly lastAt: Float64Array;
    readonly observations: Float64Array;
    readonly achieved: Float64Array;
  };
}

/** One fitted series as ranking needs it. */
export interface FittedRow {
  readonly initial: number;
  readonly halfLifeDays: number;
  readonly abilityVariance: number;
  readonly logHalfLifeVariance: number;
  readonly covariance: number;
  readonly lastReinforcedAt: number;
  readonly lastAt: number;
  readonly observations: number;
  /** As `FittedProficiency` has it. */
  readonly achieved: number;
}

const numeric = [
  'initial',
  'halfLifeDays',
  'abilityVariance',
  'logHalfLifeVariance',
  'covariance',
  'lastReinforcedAt',
  'lastAt',
  'observations',
  'achieved',
] as const satisfies readonly (keyof FittedRow)[];

/** Series of whoever, in whatever order, by column. */
export function batchOf(
  rows: readonly (FittedRow & { readonly personId: string; readonly skillId: string })[],
): FittedBatch {
  const columns = Object.fromEntries(
    numeric.map((name) => [name, Float64Array.from(rows, (row) => row[name])]),
  ) as Record<keyof FittedRow, Float64Array>;
  return {
    length: rows.length,
    columns: {
      ...columns,
      personId: rows.map(({ personId }) => personId),
      skillId: rows.map(({ skillId }) => skillId),
    },
  };
}
