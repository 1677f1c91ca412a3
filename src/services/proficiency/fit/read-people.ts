import type { Id } from '../../../domain/ids.ts';
import { createPace } from '../../pace.ts';

/** The ids that a statement gives as columns, in its order. */
export async function readPeople(
  batches: AsyncIterable<{ readonly length: number; readonly columns: { readonly personId: readonly Id[] } }>,
): Promise<Id[]> {
  const people: Id[] = [];
  const pace = createPace();
  for await (const { length, columns } of batches) {
    for (let i = 0; i < length; i++) people.push(columns.personId[i]!);
    await pace();
  }
  return people;
}
