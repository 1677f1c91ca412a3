import { finished, IDS_PER_SLICE, PersonIds } from '../segments/person-ids.ts';
import { codesFor, dayOf, type PersonInput, PersonRows } from '../segments/person-rows.ts';
import { AFTER_ALL, type Dictionary, type PersonColumns } from '../talent-index.ts';

export { dayOf, type PersonInput } from '../segments/person-rows.ts';

export interface AssignmentInput {
  readonly personId: string;
  readonly podId: string;
  readonly from: string;
  /** The last day, included; null while no end is set. */
  readonly to: string | null;
}

/**
 * People numbered in byte order of their ids, after those of a former index in their order, so that its postings still
 * point to the right person. A known person who is gone counts as having left before everything. An assignment of a
 * person who was not read is left out.
 */
export function buildPeople(
  people: Iterable<PersonInput>,
  assignments: readonly AssignmentInput[],
  known?: PersonIds,
): PersonColumns {
  return finished(buildPeopleInSlices(people, assignments, known));
}

/** The same in slices, between which other work of the process can go on. */
export function* buildPeopleInSlices(
  people: Iterable<PersonInput>,
  assignments: readonly AssignmentInput[],
  known?: PersonIds,
): Generator<void, PersonColumns> {
  const rows = PersonRows.of(people);
  yield;
  const order = yield* orderOf(rows, known);
  yield;
  const ids = yield* PersonIds.inSlices(order.length, (number) => {
    const row = order[number]!;
    return row < 0 ? known!.at(number) : rows.idAt(row);
  });
  yield;
  const columns = rows.columns(order);
  yield;
  return { count: order.length, ids, ...columns, ...assignmentColumns(assignments, ids) };
}

/** By number, the row of a person; −1 for whoever is known and gone. */
function* orderOf(rows: PersonRows, known: PersonIds | undefined): Generator<void, Int32Array> {
  const sorted = yield* rows.sorted();
  if (known === undefined) return Int32Array.from(sorted);
  yield;
  const standing = new Int32Array(known.length).fill(-1);
  const added: number[] = [];
  for (const [i, row] of sorted.entries()) {
    const number = known.numberOf(rows.idAt(row));
    if (number === undefined) added.push(row);
    else standing[number] = row;
    if (i % IDS_PER_SLICE === IDS_PER_SLICE - 1) yield;
  }
  const order = new Int32Array(standing.length + added.length);
  order.set(standing);
  order.set(added, standing.length);
  return order;
}

function assignmentColumns(assignments: readonly AssignmentInput[], ids: PersonIds) {
  const known = assignments
    .flatMap((assignment) => {
      const person = ids.numberOf(assignment.personId);
      if (person === undefined) return [];
      const to = assignment.to === null ? AFTER_ALL : dayOf(assignment.to);
      return [{ person, from: dayOf(assignment.from), to, podId: assignment.podId }];
    })
    .sort((a, b) => a.person - b.person || a.from - b.from);
  const assignmentStart = new Uint32Array(ids.length + 1);
  for (const { person } of known) assignmentStart[person + 1]!++;
  for (let n = 0; n < ids.length; n++) assignmentStart[n + 1]! += assignmentStart[n]!;
  return {
    assignmentStart,
    assignmentFrom: Int32Array.from(known, ({ from }) => from),
    assignmentTo: Int32Array.from(known, ({ to }) => to),
    assignmentPod: dictionary(known.map(({ podId }) => podId)),
  };
}

function dictionary(values: readonly string[]): Dictionary {
  const code = new Map<string, number>();
  for (const value of values) if (!code.has(value)) code.set(value, code.size);
  const codes = codesFor(code.size, values.length);
  for (const [i, value] of values.entries()) codes[i] = code.get(value)!;
  return { codes, values: [...code.keys()] };
}
