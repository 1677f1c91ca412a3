import type { AssignmentInput, PersonInput } from '../build/build-people.ts';
import { inPauses, type Pause } from '../pause.ts';
import { type AssignmentColumns, AssignmentRows } from '../segments/assignment-rows.ts';
import { Coded } from '../segments/coded.ts';
import { dayOf } from '../segments/person-rows.ts';
import {
  AFTER_ALL,
  BEFORE_ALL,
  type Dictionary,
  type PersonColumns,
  type TalentIndex,
} from '../talent-index.ts';

/**
 * The same fitted series with some people as they are now, and all assignments of these people; everybody else is as
 * before. What was shared is shared still, the former index goes on answering. Who is new stands after everybody else.
 */
export async function renewPeople(
  index: TalentIndex,
  changed: readonly PersonInput[],
  assignments: Iterable<AssignmentInput>,
  pause: Pause,
): Promise<TalentIndex> {
  if (changed.length === 0) return index;
  return { ...index, people: await inPauses(renewedPeople(index.people, changed, assignments), pause) };
}

const PEOPLE_PER_SLICE = 2 ** 18;
const REPLACED_PER_SLICE = 2 ** 10;

function* renewedPeople(
  former: PersonColumns,
  changed: readonly PersonInput[],
  assignments: Iterable<AssignmentInput>,
): Generator<void, PersonColumns> {
  const byId = new Map(changed.map((person) => [person.personId, person]));
  const added = [...byId.keys()].filter((id) => former.ids.numberOf(id) === undefined);
  yield;
  const ids = added.length === 0 ? former.ids : yield* former.ids.withMore(added);
  const people = [...byId.values()];
  const numbers = Uint32Array.from(people, ({ personId }) => ids.numberOf(personId)!);
  yield;
  const count = ids.length;
  const copy = <Column extends Int32Array | Float64Array>(empty: Column, from: Column): Column => {
    empty.set(from);
    return empty;
  };
  const joinedDay = copy(new Int32Array(count), former.joinedDay);
  const leftDay = copy(new Int32Array(count), former.leftDay);
  const wage = copy(new Float64Array(count), former.wage);
  for (const [i, { joinedOn, leftOn, wage: amount }] of people.entries()) {
    joinedDay[numbers[i]!] = joinedOn === null ? BEFORE_ALL : dayOf(joinedOn);
    leftDay[numbers[i]!] = leftOn === null ? AFTER_ALL : dayOf(leftOn);
    wage[numbers[i]!] = amount ?? Number.NaN;
  }
  yield;
  const coded = (dictionary: Dictionary, told: (person: PersonInput) => string | null): Dictionary => {
    const values = new Coded(dictionary.values);
    const own = people.map((person) => values.codeOf(told(person)));
    const codes = values.codes(count);
    codes.set(dictionary.codes);
    for (const [i, code] of own.entries()) codes[numbers[i]!] = code;
    return { codes, values: values.values };
  };
  const unit = coded(former.unit, (person) => person.unit);
  const location = coded(former.location, (person) => person.location);
  const currency = coded(former.currency, (person) => person.currency);
  yield;
  const own = new AssignmentRows(ids, former.assignmentPod.values);
  for (const assignment of assignments) if (byId.has(assignment.personId)) own.add(assignment);
  const assigned = yield* withAssignments(former, yield* own.columns(), numbers.sort());
  return { count, ids, unit, location, currency, joinedDay, leftDay, wage, ...assigned };
}

/**
 * The assignments of everybody, those of some people replaced.
 * @param own those of these people, whose pods have the codes of `former` where they had one
 * @param replaced their numbers, ascending
 */
function* withAssignments(
  former: PersonColumns,
  own: AssignmentColumns,
  replaced: Uint32Array,
): Generator<void, AssignmentColumns> {
  const count = own.assignmentStart.length - 1;
  const of = ({ assignmentStart: start }: AssignmentColumns, from: number, end: number) => {
    const last = start.length - 1;
    return [start[Math.min(from, last)]!, start[Math.min(end, last)]!] as const;
  };
  let length = former.assignmentFrom.length + own.assignmentFrom.length;
  for (const person of replaced) {
    const [first, end] = of(former, person, person + 1);
    length -= end - first;
  }
  const assignmentStart = new Uint32Array(count + 1);
  const assignmentFrom = new Int32Array(length);
  const assignmentTo = new Int32Array(length);
  const pods = new Coded(own.assignmentPod.values).codes(length);
  let to = 0;
  /** Those of the people from number `from` to `end`. */
  const take = (columns: AssignmentColumns, from: number, end: number) => {
    const [first, last] = of(columns, from, end);
    assignmentFrom.set(columns.assignmentFrom.subarray(first, last), to);
    assignmentTo.set(columns.assignmentTo.subarray(first, last), to);
    pods.set(columns.assignmentPod.codes.subarray(first, last), to);
    const lastStart = columns.assignmentStart.length - 1;
    for (let person = from; person < end; person++)
      assignmentStart[person] = to + columns.assignmentStart[Math.min(person, lastStart)]! - first;
    to += last - first;
  };
  let next = 0;
  for (const [i, person] of [...replaced, count].entries()) {
    if (i % REPLACED_PER_SLICE === REPLACED_PER_SLICE - 1) yield;
    for (; next < person; ) {
      const end = Math.min(person, next + PEOPLE_PER_SLICE);
      take(former, next, end);
      next = end;
      if (end < person) yield;
    }
    if (person < count) take(own, person, person + 1);
    next = person + 1;
  }
  assignmentStart[count] = to;
  return {
    assignmentStart,
    assignmentFrom,
    assignmentTo,
    assignmentPod: { codes: pods, values: own.assignmentPod.values },
  };
}
