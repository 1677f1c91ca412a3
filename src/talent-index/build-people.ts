import { DAY } from '../domain/clock.ts';
import { compareKeys } from '../domain/ids.ts';
import { PersonIds } from './person-ids.ts';
import { AFTER_ALL, BEFORE_ALL, type Dictionary, type PersonColumns } from './talent-index.ts';

export interface PersonInput {
  readonly personId: string;
  readonly unit: string | null;
  readonly location: string | null;
  readonly joinedOn: string | null;
  readonly leftOn: string | null;
  readonly wage: number | null;
  readonly currency: string | null;
}

export interface AssignmentInput {
  readonly personId: string;
  readonly podId: string;
  readonly from: string;
  /** The last day, included; null while no end is set. */
  readonly to: string | null;
}

/** Days from 1970-01-01 to a calendar date. */
export function dayOf(date: string): number {
  return Math.floor(Date.parse(`${date}T00:00:00Z`) / DAY);
}

/**
 * People numbered in byte order of their ids, after those of a former index in their order, so that its postings still
 * point to the right person. A known person who is gone counts as having left before everything. An assignment of a
 * person who was not read is left out.
 */
export function buildPeople(
  people: readonly PersonInput[],
  assignments: readonly AssignmentInput[],
  knownIds: Iterable<string> = [],
): PersonColumns {
  const byId = new Map(people.map((person) => [person.personId, person]));
  const known: PersonInput[] = [];
  for (const id of knownIds) {
    known.push(byId.get(id) ?? gone(id));
    byId.delete(id);
  }
  const added = [...byId.values()].sort((a, b) => compareKeys(a.personId, b.personId));
  const sorted = [...known, ...added];
  const ids = sorted.map((person) => person.personId);
  const numberOf = new Map(ids.map((id, number) => [id, number]));
  return {
    count: ids.length,
    ids: PersonIds.of(ids),
    unit: dictionary(sorted.map((person) => person.unit)),
    location: dictionary(sorted.map((person) => person.location)),
    currency: dictionary(sorted.map((person) => person.currency)),
    joinedDay: Int32Array.from(sorted, ({ joinedOn }) => (joinedOn === null ? BEFORE_ALL : dayOf(joinedOn))),
    leftDay: Int32Array.from(sorted, ({ leftOn }) => (leftOn === null ? AFTER_ALL : dayOf(leftOn))),
    wage: Float64Array.from(sorted, ({ wage }) => wage ?? Number.NaN),
    ...assignmentColumns(assignments, numberOf, ids.length),
  };
}

function gone(personId: string): PersonInput {
  return { personId, unit: null, location: null, joinedOn: null, leftOn: GONE, wage: null, currency: null };
}

/** The first day that a calendar date can name. */
const GONE = '0000-01-01';

function assignmentColumns(
  assignments: readonly AssignmentInput[],
  numberOf: ReadonlyMap<string, number>,
  count: number,
) {
  const known = assignments
    .flatMap((assignment) => {
      const person = numberOf.get(assignment.personId);
      if (person === undefined) return [];
      const to = assignment.to === null ? AFTER_ALL : dayOf(assignment.to);
      return [{ person, from: dayOf(assignment.from), to, podId: assignment.podId }];
    })
    .sort((a, b) => a.person - b.person || a.from - b.from);
  const assignmentStart = new Uint32Array(count + 1);
  for (const { person } of known) assignmentStart[person + 1]!++;
  for (let n = 0; n < count; n++) assignmentStart[n + 1]! += assignmentStart[n]!;
  return {
    assignmentStart,
    assignmentFrom: Int32Array.from(known, ({ from }) => from),
    assignmentTo: Int32Array.from(known, ({ to }) => to),
    assignmentPod: dictionary(known.map(({ podId }) => podId)),
  };
}

function dictionary(values: readonly (string | null)[]): Dictionary {
  const code = new Map<string, number>();
  for (const value of values) if (value !== null && !code.has(value)) code.set(value, code.size);
  const Codes = code.size <= 0x7f ? Int8Array : code.size <= 0x7fff ? Int16Array : Int32Array;
  const codes = new Codes(values.length);
  for (const [i, value] of values.entries()) codes[i] = value === null ? -1 : code.get(value)!;
  return { codes, values: [...code.keys()] };
}
