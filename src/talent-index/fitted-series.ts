import type { ServedPosterior } from '../analytics/decay/curve.ts';
import { type FittedRows, RANGE_SIZE, type TalentIndex } from './talent-index.ts';

type Fitted = Pick<TalentIndex, 'rows'>;

/** What is fitted of a person in a skill; null where there is no evidence. */
export function fittedSeries({ rows }: Fitted, person: number, skill: number): ServedPosterior | null {
  const row = rowOf(rows, person, skill);
  return row < 0 ? null : fittedRow(rows, row);
}

/** Everything that is fitted of a person, in order of the skill's number. */
export function* seriesOfPerson(
  { rows }: Fitted,
  person: number,
): Generator<{ readonly skill: number; readonly fitted: ServedPosterior }> {
  for (let row = rows.start[person]!; row < rows.start[person + 1]!; row++) {
    yield { skill: rows.skill[row]!, fitted: fittedRow(rows, row) };
  }
}

export function countSeries({ rows }: Fitted, person: number): number {
  return rows.start[person + 1]! - rows.start[person]!;
}

/** The newest evidence of a person in any skill; −∞ without. */
export function newestEvidence({ rows }: Fitted, person: number): number {
  let newest = -Infinity;
  for (let row = rows.start[person]!; row < rows.start[person + 1]!; row++)
    newest = Math.max(newest, rows.lastAt[row]!);
  return newest;
}

/** The row of a person and skill, −1 without: binary search among the person's rows. */
function rowOf(rows: FittedRows, person: number, skill: number): number {
  let low = rows.start[person]!;
  let high = rows.start[person + 1]! - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = rows.skill[middle]!;
    if (found === skill) return middle;
    if (found < skill) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

function fittedRow(rows: FittedRows, row: number): ServedPosterior {
  return {
    initial: rows.initial[row]!,
    halfLifeDays: rows.halfLifeDays[row]!,
    lastReinforcedAt: rows.lastReinforcedAt[row]!,
    abilityVariance: rows.abilityVariance[row]!,
    logHalfLifeVariance: rows.logHalfLifeVariance[row]!,
    covariance: rows.covariance[row]!,
    observations: rows.observations[row]!,
  };
}

/** How many people have evidence of a skill. */
export function countHolders({ postings }: Pick<TalentIndex, 'postings'>, skill: number): number {
  const stride = postings.ranges + 1;
  return postings.rangeStart[(skill + 1) * stride]! - postings.rangeStart[skill * stride]!;
}

/** Everybody with evidence of a skill, ascending. */
export function* holdersOf({ postings }: Pick<TalentIndex, 'postings'>, skill: number): Generator<number> {
  for (let range = 0; range < postings.ranges; range++) {
    const at = skill * (postings.ranges + 1) + range;
    for (let i = postings.rangeStart[at]!; i < postings.rangeStart[at + 1]!; i++) {
      yield range * RANGE_SIZE + postings.person[i]!;
    }
  }
}
