import { ScoreField } from '../analytics/ranking/rank-interval.ts';
import { type Moments, withUnseen } from '../analytics/ranking/unseen-skills.ts';
import { partsOf } from './fitted-series.ts';
import type { Pause } from './pause.ts';
import { bestRole } from './rank-people.ts';
import { type ScoreTerm, scoreTerms } from './rescore.ts';
import type { RoleQuery } from './role-query.ts';
import { SegmentScan } from './scan.ts';
import type { TalentIndex } from './talent-index.ts';

const BINS = 400;
const PER_BIN = 12;
const SCORED_PER_SLICE = 128;

/**
 * The scores of everybody eligible as known, in one binned pass: people are put into bins by their upper bound, and of
 * each bin the first dozen to be met are scored and stand for all of it. Bins of a dozen or fewer are exact.
 */
export async function scoreField(
  index: TalentIndex,
  roles: readonly RoleQuery[],
  asOf: number,
  eligible: Uint8Array,
  pause: Pause,
): Promise<ScoreField> {
  const bins = Array.from({ length: BINS + 1 }, () => ({ count: 0, people: [] as number[] }));
  const scan = new SegmentScan(index, roles, asOf);
  for (const { segment, first, people: numbers, superseded } of partsOf(index)) {
    await scan.scan(segment, pause);
    for (let i = 0; i < scan.count; i++) {
      const who = scan.met[i]!;
      const person = numbers === null ? first + who : numbers[who]!;
      if (eligible[person] === 0 || (superseded !== null && superseded[who] === 1)) continue;
      const bin = bins[Math.min(BINS, Math.floor(scan.bounds[who]! * BINS))]!;
      bin.count++;
      if (bin.people.length < PER_BIN) bin.people.push(person);
    }
    await pause();
  }
  const field = new ScoreField();
  const slice = Math.max(1, Math.floor(SCORED_PER_SLICE / roles.length));
  let scored = 0;
  for (const { count, people } of bins) {
    for (const person of people) {
      field.add({
        ...scoreMoments(index, bestRole(index, roles, person, asOf).role, person, asOf),
        weight: count / people.length,
      });
      if (++scored % slice === 0) await pause();
    }
  }
  return field;
}

/** What is known of a person's true score for a role. */
export function scoreMoments(index: TalentIndex, role: RoleQuery, person: number, asOf: number): Moments {
  return truthOf(role, scoreTerms(index, role, person, asOf));
}

/** What the terms of a score let expect of the truth. */
export function truthOf(role: RoleQuery, terms: readonly ScoreTerm[]): Moments {
  let mean = 0;
  let variance = 0;
  let unshown = 0;
  for (const term of terms) {
    mean += term.contribution;
    variance += term.variance;
    if (term.evidence?.basis !== 'OBSERVED') unshown += term.requirement.importance / role.totalImportance;
  }
  return withUnseen({ mean, variance }, unshown);
}
