import type { Id } from '../../../../domain/ids.ts';
import type { CallOptions } from '../../../../graph/graph.ts';
import { createPace } from '../../../pace.ts';
import type { EvidencePeople } from './evidence-people.ts';

/** People whose ids lie from `from` to before `until`. */
export interface PeopleRange {
  readonly from: Id;
  readonly until: Id;
}

const PEOPLE_A_TURN = 1_000;

/** Neighbours by id, about `events` observations a part: the same parts whatever the machine. */
export async function partsOf(
  { ids, counts }: EvidencePeople,
  events: number,
  { signal }: CallOptions,
): Promise<PeopleRange[]> {
  const starts: Id[] = [];
  const pace = createPace();
  let weight = Infinity;
  for (let i = 0; i < ids.length; i++) {
    if (i % PEOPLE_A_TURN === 0) await pace(signal);
    if (weight + counts[i]! > events) {
      starts.push(ids[i]!);
      weight = 0;
    }
    weight += counts[i]!;
  }
  return starts.map((from, i) => ({ from, until: starts[i + 1] ?? `${ids.at(-1)}~` }));
}
