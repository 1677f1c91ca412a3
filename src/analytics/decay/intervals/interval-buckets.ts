/** The table of interval factors: rows by number of observations (1, 2, 3–4, 5–8 and more), columns by gap. */
export const OBSERVATIONS_UP_TO: readonly number[] = [1, 2, 4, 8, 1e9];
/** The gap's knots in days; an event belongs to the nearest in ln(1 + days). */
export const GAP_DAYS: readonly number[] = [10, 60, 180, 400, 800];
const OBSERVATION_NAMES = [
  '1 observation',
  '2 observations',
  '3 to 4 observations',
  '5 to 8 observations',
  '9 or more observations',
];
const GAP_NAMES = ['up to 25 days', '25 to 104 days', '104 to 268 days', '268 to 566 days', 'over 566 days'];

/** One cell a number of observations × gap. */
export function cells<Cell>(make: () => Cell): Cell[][] {
  return OBSERVATIONS_UP_TO.map(() => GAP_DAYS.map(make));
}

export function rowOf(observations: number): number {
  return OBSERVATIONS_UP_TO.findIndex((bound) => observations <= bound);
}

export function columnOf(days: number): number {
  let nearest = 0;
  for (let i = 1; i < GAP_DAYS.length; i++) {
    const edge = (Math.log1p(GAP_DAYS[i - 1]!) + Math.log1p(GAP_DAYS[i]!)) / 2;
    if (Math.log1p(Math.max(0, days)) > edge) nearest = i;
  }
  return nearest;
}

/** What a number of observations and a gap are called in tables. */
export function calibrationGroup(observations: number, days: number): string {
  return `${OBSERVATION_NAMES[rowOf(observations)]}, ${GAP_NAMES[columnOf(days)]}`;
}

/** Class → number of observations × gap → factor of the posterior variance. */
export type FactorTables = readonly (readonly (readonly number[])[])[];
