import { type AssignmentInput, AssignmentRows } from '../segments/assignment-rows.ts';
import { finished, PersonIds } from '../segments/person-ids.ts';
import { type PersonInput, PersonRows, type RowColumns } from '../segments/person-rows.ts';
import type { PersonColumns } from '../talent-index.ts';

export type { AssignmentInput } from '../segments/assignment-rows.ts';
export { dayOf, type PersonInput } from '../segments/person-rows.ts';

/**
 * People numbered in byte order of their ids, of equal ones the one that came last. An assignment of a person who was
 * not read is left out.
 */
export function buildPeople(
  people: Iterable<PersonInput>,
  assignments: Iterable<AssignmentInput>,
): PersonColumns {
  const numbered = finished(numberPeople(PersonRows.of(people)));
  const rows = new AssignmentRows(numbered.ids);
  for (const assignment of assignments) rows.add(assignment);
  return { ...numbered, ...finished(rows.columns()) };
}

/** The columns of people, without their assignments. In slices. */
export function* numberPeople(
  rows: PersonRows,
): Generator<void, RowColumns & Pick<PersonColumns, 'count' | 'ids'>> {
  const order = yield* rows.sorted();
  yield;
  const ids = yield* PersonIds.inSlices(order.length, (number) => rows.idAt(order[number]!));
  yield;
  return { count: order.length, ids, ...(yield* rows.columns(order)) };
}
