import { type AssignmentInput, buildPeopleInSlices, type PersonInput } from '../build/build-people.ts';
import type { Pause } from '../pause.ts';
import type { TalentIndex } from '../talent-index.ts';

/**
 * The same fitted series under people and assignments read anew: what was shared is shared still, the former index
 * goes on answering. Who is new stands after everybody else.
 */
export async function renewPeople(
  index: TalentIndex,
  people: Iterable<PersonInput>,
  assignments: readonly AssignmentInput[],
  pause: Pause,
): Promise<TalentIndex> {
  const slices = buildPeopleInSlices(people, assignments, index.people.ids);
  for (;;) {
    const { done, value } = slices.next();
    if (done) return { ...index, people: value };
    await pause();
  }
}
