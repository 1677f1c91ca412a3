import { type AssignmentInput, buildPeople, type PersonInput } from './build-people.ts';
import { RANGE_SIZE, type TalentIndex } from './talent-index.ts';

/**
 * The same fitted series under people and assignments read anew: what was shared is shared still, the former index
 * goes on answering. Null where so many people were added that the ranges have to be laid out anew.
 */
export function renewPeople(
  index: TalentIndex,
  people: readonly PersonInput[],
  assignments: readonly AssignmentInput[],
): TalentIndex | null {
  const renewed = buildPeople(people, assignments, index.people.ids);
  if (Math.ceil(renewed.count / RANGE_SIZE) !== index.postings.ranges) return null;
  const start = new Uint32Array(renewed.count + 1).fill(index.rows.start.at(-1)!);
  start.set(index.rows.start);
  return { ...index, people: renewed, rows: { ...index.rows, start } };
}
