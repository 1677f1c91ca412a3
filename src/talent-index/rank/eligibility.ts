import type { Pause } from '../pause.ts';
import { AFTER_ALL, comparableDay } from '../segments/days.ts';
import type { PersonColumns, TalentIndex } from '../talent-index.ts';
import { skillEvidence } from './rescore.ts';

/** Whom a question is about. Each list given restricts; within a list any one suffices. Days count from 1970-01-01. */
export interface PeopleFilter {
  readonly people?: ReadonlySet<string>;
  readonly units?: ReadonlySet<string>;
  readonly pods?: ReadonlySet<string>;
  readonly locations?: ReadonlySet<string>;
  /** The first day of work: who has left by then has left. */
  readonly startOn?: number;
  /** Without an assignment on any of these days. */
  readonly availableOn?: readonly number[];
  /** Nobody whose wage is higher, not known, or in another currency. */
  readonly maxWage?: { readonly amount: number; readonly currency: string };
  readonly having?: readonly MinimumProficiency[];
  readonly exclude?: ReadonlySet<string>;
  /** Hard minimums: the same test as `having`, told apart because the request asked for them of everybody. */
  readonly must?: readonly MinimumProficiency[];
}

/** An estimate of a skill that a person has to have: what `Proficiency` serves, not what a score counts of it. */
export interface MinimumProficiency {
  readonly skillId: string;
  /** The estimate has to reach it. At 0 there has to be one. */
  readonly level: number;
  readonly basis?: 'OBSERVED' | 'INFERRED';
}

/** In the order in which they are tried: the first that applies is the one that counts. */
export const exclusionReasons = [
  'LEFT',
  'EXCLUDED',
  'OUT_OF_SCOPE',
  'UNAVAILABLE',
  'ABOVE_WAGE',
  'BELOW_MINIMUM',
] as const;
export type ExclusionReason = (typeof exclusionReasons)[number];

export interface Eligibility {
  /** By person number: 1 where nothing excludes. It may be shared, and is only read. */
  readonly eligible: Uint8Array;
  readonly people: number;
  readonly excluded: Readonly<Record<ExclusionReason, number>>;
}

/** Somebody counts from the day of joining to the day before leaving. */
export function isEmployed(people: PersonColumns, person: number, day: number): boolean {
  const { joinedDay } = people;
  return joinedDay[person]! <= comparableDay(joinedDay, day) && !hasLeft(people, person, day);
}

function hasLeft({ leftDay }: PersonColumns, person: number, day: number): boolean {
  return comparableDay(leftDay, day) >= leftDay[person]!;
}

/** The first day from `day` on without an assignment; `AFTER_ALL` where an assignment has no end. */
export function availableFrom(people: PersonColumns, person: number, day: number): number {
  let free = day;
  for (let a = people.assignmentStart[person]!; a < people.assignmentStart[person + 1]!; a++) {
    if (people.assignmentFrom[a]! > free) break;
    const last = people.assignmentTo[a]!;
    if (last === AFTER_ALL) return AFTER_ALL;
    if (last >= free) free = last + 1;
  }
  return free;
}

/**
 * @param day on which pods and availability are looked at
 * @param employedOn the day on which people must be employed: `day` unless given
 */
export async function decideEligibility(
  index: TalentIndex,
  filter: PeopleFilter,
  asOf: number,
  day: number,
  pause: Pause,
  employedOn: number = day,
): Promise<Eligibility> {
  const { people } = index;
  const employed = await employedPeople(people, employedOn, pause);
  const excluded = { LEFT: 0, EXCLUDED: 0, OUT_OF_SCOPE: 0, UNAVAILABLE: 0, ABOVE_WAGE: 0, BELOW_MINIMUM: 0 };
  excluded.LEFT = people.count - employed.count;
  const rules = compile(index, filter, asOf, day);
  if (rules.length === 0) return { eligible: employed.eligible, people: employed.count, excluded };
  const minimums = (filter.having?.length ?? 0) + (filter.must?.length ?? 0);
  const slice = Math.ceil(PEOPLE_PER_SLICE / Math.max(1, minimums));
  const eligible = new Uint8Array(people.count);
  let count = 0;
  for (let person = 0; person < people.count; person++) {
    if (person % slice === slice - 1) await pause();
    if (employed.eligible[person] === 0) continue;
    let first = 0;
    while (first < rules.length && !rules[first]!.excludes(person)) first++;
    if (first === rules.length) {
      eligible[person] = 1;
      count++;
    } else {
      excluded[rules[first]!.reason]++;
    }
  }
  return { eligible, people: count, excluded };
}

/** Of one minimum: a few milliseconds. */
const PEOPLE_PER_SLICE = 2_048;

interface Employed {
  readonly day: number;
  readonly eligible: Uint8Array;
  readonly count: number;
}

/**
 * Of the days that were asked about last, the last first: who asks about everybody asks about the same people until one of
 * them changes, and gaps ask about two days in turn.
 */
const employedBy = new WeakMap<PersonColumns, readonly Employed[]>();
const DAYS_HELD = 2;

async function employedPeople(people: PersonColumns, day: number, pause: Pause): Promise<Employed> {
  const known = employedBy.get(people)?.find((each) => each.day === day);
  if (known !== undefined) return heldFirst(people, known);
  const eligible = new Uint8Array(people.count);
  let count = 0;
  for (let person = 0; person < people.count; person++) {
    if (isEmployed(people, person, day)) {
      eligible[person] = 1;
      count++;
    }
    if (person % EMPLOYED_PER_SLICE === EMPLOYED_PER_SLICE - 1) await pause();
  }
  return heldFirst(people, { day, eligible, count });
}

function heldFirst(people: PersonColumns, employed: Employed): Employed {
  const others = (employedBy.get(people) ?? []).filter(({ day }) => day !== employed.day);
  employedBy.set(people, [employed, ...others].slice(0, DAYS_HELD));
  return employed;
}

const EMPLOYED_PER_SLICE = 2 ** 16;

interface Rule {
  readonly reason: ExclusionReason;
  excludes(person: number): boolean;
}

/** What a filter asks beside employment. */
function compile(index: TalentIndex, filter: PeopleFilter, asOf: number, day: number): Rule[] {
  const { people } = index;
  const rules: Rule[] = [];
  const add = (reason: ExclusionReason, excludes: (person: number) => boolean) =>
    rules.push({ reason, excludes });
  const { exclude, people: ids, units, locations, pods, startOn, availableOn, maxWage, having } = filter;
  if (startOn !== undefined) add('LEFT', (person) => hasLeft(people, person, startOn));
  if (exclude) {
    const numbers = numbersOf(people, exclude);
    add('EXCLUDED', (person) => numbers.has(person));
  }
  if (ids) {
    const numbers = numbersOf(people, ids);
    add('OUT_OF_SCOPE', (person) => !numbers.has(person));
  }
  if (units) {
    const codes = codesOf(people.unit.values, units);
    add('OUT_OF_SCOPE', (person) => !codes.has(people.unit.codes[person]!));
  }
  if (locations) {
    const codes = codesOf(people.location.values, locations);
    add('OUT_OF_SCOPE', (person) => !codes.has(people.location.codes[person]!));
  }
  if (pods) {
    const codes = codesOf(people.assignmentPod.values, pods);
    add('OUT_OF_SCOPE', (person) => !isMember(people, person, codes, day));
  }
  for (const minimum of having ?? []) add('OUT_OF_SCOPE', isBelow(index, minimum, asOf));
  for (const free of new Set(availableOn))
    add('UNAVAILABLE', (person) => availableFrom(people, person, free) > free);
  if (maxWage) {
    const currency = people.currency.values.indexOf(maxWage.currency);
    add('ABOVE_WAGE', (person) => {
      return !(people.wage[person]! <= maxWage.amount) || people.currency.codes[person] !== currency;
    });
  }
  for (const minimum of filter.must ?? []) add('BELOW_MINIMUM', isBelow(index, minimum, asOf));
  return rules;
}

function isBelow(index: TalentIndex, { skillId, level, basis }: MinimumProficiency, asOf: number) {
  const skill = index.skills.numberOf.get(skillId) ?? -1;
  return (person: number): boolean => {
    const evidence = skillEvidence(index, person, skill, asOf);
    return (
      evidence === null || evidence.given.mean < level || (basis !== undefined && evidence.basis !== basis)
    );
  };
}

/** Everything that keeps one person out, not only what counts first. */
export function reasonsAgainst(
  index: TalentIndex,
  filter: PeopleFilter,
  asOf: number,
  day: number,
  person: number,
): ExclusionReason[] {
  const against = new Set<ExclusionReason>(isEmployed(index.people, person, day) ? [] : ['LEFT']);
  for (const { reason, excludes } of compile(index, filter, asOf, day)) {
    if (excludes(person)) against.add(reason);
  }
  return exclusionReasons.filter((reason) => against.has(reason));
}

/** In one of the pods on that day. */
function isMember(people: PersonColumns, person: number, pods: ReadonlySet<number>, day: number): boolean {
  for (let a = people.assignmentStart[person]!; a < people.assignmentStart[person + 1]!; a++) {
    if (people.assignmentFrom[a]! > day) return false;
    if (people.assignmentTo[a]! >= day && pods.has(people.assignmentPod.codes[a]!)) return true;
  }
  return false;
}

function numbersOf(people: PersonColumns, ids: ReadonlySet<string>): Set<number> {
  return new Set([...ids].flatMap((id) => people.ids.numberOf(id) ?? []));
}

function codesOf(values: readonly string[], wanted: ReadonlySet<string>): Set<number> {
  return new Set(values.flatMap((value, code) => (wanted.has(value) ? [code] : [])));
}
