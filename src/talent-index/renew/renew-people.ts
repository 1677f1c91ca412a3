import { type AssignmentInput, buildPeople, type PersonInput } from '../build/build-people.ts';
import type { TalentIndex } from '../talent-index.ts';

/**
 * The same fitted series under people and assignments read anew: what was shared is shared still, the former index
 * goes on answering. Who is new stands after everybody else.
 */
export function renewPeople(
  index: TalentIndex,
  people: readonly PersonInput[],
  assignments: readonly AssignmentInput[],
): TalentIndex {
  return { ...index, people: buildPeople(people, assignments, index.people.ids) };
}
