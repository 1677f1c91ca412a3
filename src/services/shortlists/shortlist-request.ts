import { createHash } from 'node:crypto';
import { type CalendarDate, DAY, type Instant, isCalendarDate } from '../../domain/clock.ts';
import { isCurrency } from '../../domain/currency.ts';
import { type FieldProblem, InvalidInput } from '../../domain/errors.ts';
import { compareKeys, type Id } from '../../domain/ids.ts';
import { canBeRequired, LEAST_REQUIRED_WORDS } from '../../domain/requirement.ts';
import type { PeopleScope, SkillAtLeast } from '../talent/people/people-scope.ts';

/** Exactly one of them. */
export interface ShortlistTargetInput {
  readonly role?: Id | null;
  readonly cluster?: Id | null;
  readonly pod?: Id | null;
  readonly demand?: Id | null;
  readonly custom?: CustomRequirements | null;
}

/** A list of skills that no role stands for. */
export interface CustomRequirements {
  readonly title: string;
  readonly requirements: readonly CustomRequirement[];
}

export interface CustomRequirement {
  readonly skill: Id;
  readonly importance: number;
  readonly level: number;
}

export interface ShortlistInput {
  readonly target: ShortlistTargetInput;
  /** 1..1000; 25 unless given. */
  readonly size?: number | null;
  /** Now unless given. */
  readonly asOf?: Instant | null;
  /** Only what had been recorded by then, under the runs that were published then; all that is recorded unless given. */
  readonly knownAt?: Instant | null;
  readonly scope?: PeopleScope | null;
  /** Where they would work. */
  readonly pod?: Id | null;
  /** First day of work, by which a person must be free. */
  readonly start?: CalendarDate | null;
  /** People who must not be suggested. */
  readonly exclude?: readonly Id[] | null;
  /** Hard minimums, beside the weighing: who is below one of them is off the list. */
  readonly must?: readonly SkillAtLeast[] | null;
  /** 0 (unless given) ranks by score alone; towards 1 prefers people unlike those above them. */
  readonly diversity?: number | null;
  readonly idempotencyKey?: string | null;
}

export type ShortlistTargetKind = 'ROLE' | 'CLUSTER' | 'POD' | 'DEMAND' | 'CUSTOM';

/** The id of a list of skills is a digest of it: the same requirements are the same target, whatever their title. */
export type ShortlistTarget =
  | { readonly kind: Exclude<ShortlistTargetKind, 'CUSTOM'>; readonly id: Id }
  | { readonly kind: 'CUSTOM'; readonly id: Id; readonly custom: CustomRequirements };

/** A request with every default filled in and every list in order: the same question always reads the same. */
export interface ShortlistRequest {
  readonly target: ShortlistTarget;
  readonly size: number;
  readonly asOf: Instant;
  /** Absent where everything recorded counts. */
  readonly knownAt?: Instant;
  readonly scope: PeopleScope;
  readonly pod: Id | null;
  readonly start: CalendarDate | null;
  readonly exclude: readonly Id[];
  readonly must: readonly SkillAtLeast[];
  readonly diversity: number;
}

export const SHORTLIST_SIZE = 25;
export const MAX_SHORTLIST_SIZE = 1000;
const MAX_LIST = 1000;
const MAX_HAVING = 50;
const MAX_KEY_LENGTH = 200;
const MAX_TITLE_LENGTH = 200;
const MAX_REQUIREMENTS = 200;
/** The last instant that a Date can hold. */
const LAST_DATE = 8.64e15;

/** @throws InvalidInput with every problem found. */
export function checkShortlistInput(input: ShortlistInput, now: Instant): ShortlistRequest {
  const problems: FieldProblem[] = [];
  const target = targetOf(input.target, problems);
  const size = input.size ?? SHORTLIST_SIZE;
  if (!Number.isInteger(size) || size < 1 || size > MAX_SHORTLIST_SIZE) {
    problems.push({ path: 'input.size', problem: `is not a whole number from 1 to ${MAX_SHORTLIST_SIZE}` });
  }
  const asOf = input.asOf ?? now;
  if (!Number.isInteger(asOf) || Math.abs(asOf) > LAST_DATE) {
    problems.push({ path: 'input.asOf', problem: 'is not a moment that a date can hold' });
  }
  const knownAt = input.knownAt ?? null;
  if (knownAt !== null && !(Number.isInteger(knownAt) && Math.abs(knownAt) <= LAST_DATE)) {
    problems.push({ path: 'input.knownAt', problem: 'is not a moment that a date can hold' });
  } else if (knownAt !== null && knownAt > now) {
    const problem = 'is in the future, of which nothing is recorded: leave it out for all that is recorded';
    problems.push({ path: 'input.knownAt', problem });
  }
  const scope = checkScope(input.scope ?? {}, 'input.scope', problems);
  const start = input.start ?? null;
  if (start !== null) checkDate(start, 'input.start', problems);
  const exclude = sortedList(input.exclude ?? [], 'input.exclude', problems);
  const must = checkMinimums(input.must ?? [], 'input.must', problems);
  const diversity = input.diversity ?? 0;
  if (!(diversity >= 0 && diversity <= 1))
    problems.push({ path: 'input.diversity', problem: 'is outside 0..1' });
  const key = input.idempotencyKey;
  if (key != null && (key.length < 1 || key.length > MAX_KEY_LENGTH)) {
    problems.push({ path: 'input.idempotencyKey', problem: `has not 1 to ${MAX_KEY_LENGTH} characters` });
  }
  if (problems.length > 0 || target === null) throw new InvalidInput(problems);
  const known = knownAt === null ? {} : { knownAt };
  return { target, size, asOf, ...known, scope, pod: input.pod ?? null, start, exclude, must, diversity };
}

/** A day is over everywhere when it is where days end last, at UTC−12. */
const LAST_TO_END_MS = 12 * 3_600_000;

/**
 * Who is employed, and what they had shown, is looked at as of `asOf`: nobody is chosen then for work that had begun before.
 * @throws InvalidInput where the first day of work was over, in every time zone
 */
export function checkStart({ start, asOf }: Pick<ShortlistRequest, 'start' | 'asOf'>): void {
  if (start === null || Date.parse(`${start}T00:00:00Z`) + DAY + LAST_TO_END_MS > asOf) return;
  const problem =
    'is before the day of asOf, by which people are looked at: give a day from then on, or an earlier asOf';
  throw new InvalidInput([{ path: 'input.start', problem }]);
}

function targetOf(input: ShortlistTargetInput, problems: FieldProblem[]): ShortlistTarget | null {
  const given = (['role', 'cluster', 'pod', 'demand', 'custom'] as const).filter(
    (name) => input[name] != null,
  );
  if (given.length !== 1) {
    const problem = 'names not exactly one of role, cluster, pod, demand, custom';
    problems.push({ path: 'input.target', problem });
    return null;
  }
  if (input.custom != null) return customTarget(input.custom, problems);
  const name = given[0] as Exclude<keyof ShortlistTargetInput, 'custom'>;
  return { kind: name.toUpperCase() as Exclude<ShortlistTargetKind, 'CUSTOM'>, id: input[name]! };
}

function customTarget(
  { title, requirements }: CustomRequirements,
  problems: FieldProblem[],
): ShortlistTarget {
  const path = 'input.target.custom';
  if (title.trim() === '' || title.length > MAX_TITLE_LENGTH) {
    problems.push({ path: `${path}.title`, problem: `has not 1 to ${MAX_TITLE_LENGTH} characters` });
  }
  if (requirements.length > MAX_REQUIREMENTS) {
    problems.push({ path: `${path}.requirements`, problem: `has more than ${MAX_REQUIREMENTS} entries` });
  }
  const seen = new Set<Id>();
  for (const [i, { skill, importance, level }] of requirements.entries()) {
    const at = `${path}.requirements.${i}`;
    if (seen.has(skill)) problems.push({ path: `${at}.skill`, problem: 'is asked for twice' });
    seen.add(skill);
    for (const [name, share] of Object.entries({ importance, level })) {
      if (!(share >= 0 && share <= 1)) {
        problems.push({ path: `${at}.${name}`, problem: 'is outside 0..1' });
      } else if (!canBeRequired(share)) {
        const problem = `is neither 0, which leaves it out, nor at least ${LEAST_REQUIRED_WORDS}`;
        problems.push({ path: `${at}.${name}`, problem });
      }
    }
  }
  const sorted = requirements
    .map(({ skill, importance, level }) => ({ skill, importance, level }))
    .sort((a, b) => compareKeys(a.skill, b.skill));
  const id = `requirements:${digestOf(sorted).slice(0, 32)}`;
  return { kind: 'CUSTOM', id, custom: { title, requirements: sorted } };
}

/** A scope with its lists sorted, without what says nothing; problems are added to the list. */
export function checkScope(scope: PeopleScope, path: string, problems: FieldProblem[]): PeopleScope {
  const lists = Object.fromEntries(
    (['people', 'units', 'pods', 'locations'] as const)
      .filter((name) => scope[name] != null)
      .map((name) => [name, sortedList(scope[name]!, `${path}.${name}`, problems)]),
  );
  const { availableFrom, maxWage } = scope;
  if (availableFrom != null) checkDate(availableFrom, `${path}.availableFrom`, problems);
  if (maxWage != null) {
    if (!(maxWage.amount >= 0 && maxWage.amount < Infinity)) {
      problems.push({ path: `${path}.maxWage.amount`, problem: 'is not an amount of 0 or more' });
    }
    if (!isCurrency(maxWage.currency)) {
      problems.push({
        path: `${path}.maxWage.currency`,
        problem: 'is not an ISO 4217 code of a currency, such as USD',
      });
    }
  }
  const having = checkMinimums(scope.having ?? [], `${path}.having`, problems);
  return {
    ...lists,
    ...(availableFrom == null ? {} : { availableFrom }),
    ...(maxWage == null ? {} : { maxWage: { amount: maxWage.amount, currency: maxWage.currency } }),
    ...(having.length === 0 ? {} : { having }),
  };
}

function checkMinimums(
  minimums: readonly SkillAtLeast[],
  path: string,
  problems: FieldProblem[],
): SkillAtLeast[] {
  if (minimums.length > MAX_HAVING) problems.push({ path, problem: `has more than ${MAX_HAVING} entries` });
  for (const [i, { level }] of minimums.entries()) {
    if (!(level >= 0 && level <= 1))
      problems.push({ path: `${path}.${i}.level`, problem: 'is outside 0..1' });
  }
  const distinct = new Map(
    minimums.map(({ skill, level, basis }) => {
      const minimum = { skill, level, basis: basis ?? null };
      return [canonicalJson(minimum), minimum];
    }),
  );
  return [...distinct].sort(([a], [b]) => compareKeys(a, b)).map(([, minimum]) => minimum);
}

function sortedList(values: readonly string[], path: string, problems: FieldProblem[]): string[] {
  if (values.length > MAX_LIST) problems.push({ path, problem: `has more than ${MAX_LIST} entries` });
  return [...new Set(values)].sort();
}

export function checkDate(date: string, path: string, problems: FieldProblem[]): void {
  if (!isCalendarDate(date)) problems.push({ path, problem: 'is not a calendar date such as 2026-03-31' });
}

/** What a second request with the same idempotency key has to match: everything that the client sent. */
export function requestDigest(input: ShortlistInput): string {
  const { idempotencyKey: _, ...sent } = input;
  return digestOf(sent);
}

/** SHA-256 of JSON with sorted keys; null and absent are the same. */
export function digestOf(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}

export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => {
    if (inner === null || typeof inner !== 'object' || Array.isArray(inner)) return inner;
    const entries = Object.entries(inner).filter(([, item]) => item != null);
    return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
