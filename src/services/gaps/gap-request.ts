import type { Instant } from '../../domain/clock.ts';
import { type FieldProblem, InvalidInput } from '../../domain/errors.ts';
import { checkDate, checkScope } from '../shortlists/shortlist-request.ts';
import type { PeopleScope } from '../talent/people/people-scope.ts';
import type { GapTarget } from './gap-demand.ts';

export interface GapAnalysisInput {
  readonly target: GapTarget;
  /** Whose supply; unless given the members of the pods, the people of the unit, otherwise everybody. */
  readonly scope?: PeopleScope | null;
  readonly asOf?: Instant | null;
  /** 180 unless given. */
  readonly horizonDays?: number | null;
}

export const HORIZON_DAYS = 180;
const MAX_HORIZON_DAYS = 3_650;
const MAX_LIST = 1_000;
/** The last instant that a Date can hold, less the longest horizon. */
const LAST_MOMENT = 8.64e15 - MAX_HORIZON_DAYS * 86_400_000;

/** @throws InvalidInput with every problem found. */
export function checkGapInput(input: GapAnalysisInput, now: Instant): { asOf: Instant; horizonDays: number } {
  const problems: FieldProblem[] = [];
  const refuse = (path: string, problem: string) => problems.push({ path: `input.${path}`, problem });
  const asOf = input.asOf ?? now;
  if (!Number.isInteger(asOf) || Math.abs(asOf) > LAST_MOMENT)
    refuse('asOf', 'is not a moment that a date can hold');
  const horizonDays = input.horizonDays ?? HORIZON_DAYS;
  if (!Number.isInteger(horizonDays) || horizonDays < 0 || horizonDays > MAX_HORIZON_DAYS) {
    refuse('horizonDays', `is not a whole number from 0 to ${MAX_HORIZON_DAYS}`);
  }
  const { target } = input;
  const names = ['pods', 'role', 'cluster', 'unit', 'organisation', 'demand'] as const;
  if (names.filter((name) => target[name] != null).length !== 1) {
    refuse('target', `names not exactly one of ${names.join(', ')}`);
  }
  for (const name of ['pods', 'demand'] as const) {
    const list = target[name];
    if (list == null) continue;
    if (list.length === 0) refuse(`target.${name}`, 'is empty');
    if (list.length > MAX_LIST) refuse(`target.${name}`, `has more than ${MAX_LIST} entries`);
  }
  for (const [i, { headcount, from, to }] of (target.demand ?? []).entries()) {
    const at = `target.demand.${i}`;
    if (!(headcount > 0 && headcount <= 1e6))
      refuse(`${at}.headcount`, 'is not a number above 0, at most 1,000,000');
    checkDate(from, `input.${at}.from`, problems);
    if (to != null) checkDate(to, `input.${at}.to`, problems);
    if (to != null && to < from) refuse(`${at}.to`, 'is before from');
  }
  checkScope(input.scope ?? {}, 'input.scope', problems);
  if (problems.length > 0) throw new InvalidInput(problems);
  return { asOf, horizonDays };
}
