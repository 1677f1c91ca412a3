import { hashOf } from '../../../analytics/decay/fit/hold-out.ts';
import type { Id } from '../../../domain/ids.ts';
import type { View } from '../../../domain/knowledge.ts';
import type { CallOptions, Graph } from '../../../graph/graph.ts';
import { statements } from '../../../graph/statements.generated.ts';
import { createPace } from '../../pace.ts';

/** In order of id. */
export interface EvidencePeople {
  readonly ids: readonly Id[];
  /** How much evidence each has. */
  readonly counts: readonly number[];
}

const PEOPLE_A_TURN = 1_000;

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

/** Everybody with evidence in a view. It looks at all evidence there is. */
export async function readEvidencePeople(
  graph: Graph,
  view: Pick<View, 'asOf' | 'knownSeq'>,
  options: CallOptions,
): Promise<EvidencePeople & { readonly observations: number }> {
  const ids: Id[] = [];
  const counts: number[] = [];
  let observations = 0;
  const pace = createPace();
  for await (const { length, columns } of graph.readColumns(
    statements.evidencePeople,
    { ...view },
    options,
  )) {
    for (let i = 0; i < length; i++) {
      if (i % PEOPLE_A_TURN === 0) await pace(options.signal);
      ids.push(columns.personId[i]!);
      counts.push(columns.observations[i]!);
      observations += columns.observations[i]!;
    }
  }
  return { ids, counts, observations };
}

/** With those who have no evidence any more; both in order of id. */
export function withPeople({ ids, counts }: EvidencePeople, more: readonly Id[]): EvidencePeople {
  const all: Id[] = [];
  const allCounts: number[] = [];
  let at = 0;
  const take = (id: Id, count: number) => {
    all.push(id);
    allCounts.push(count);
  };
  for (const [i, id] of ids.entries()) {
    while (at < more.length && more[at]! < id) take(more[at++]!, 0);
    if (more[at] === id) at++;
    take(id, counts[i]!);
  }
  while (at < more.length) take(more[at++]!, 0);
  return { ids: all, counts: allCounts };
}

/**
 * People drawn by a hash of their id and the seed until `events` are reached, so that neither their order nor anybody
 * else's presence decides who is drawn first.
 */
export async function drawPeople(
  { ids, counts, observations }: EvidencePeople & { readonly observations: number },
  events: number,
  seed: string,
): Promise<Id[]> {
  if (observations <= events) return [...ids];
  // Hash above, place below: one number of 53 bits a person, which sorts fast.
  const places = 2 ** Math.ceil(Math.log2(ids.length));
  const coarser = Math.max(1, places / 2 ** 21);
  const pace = createPace();
  const order = new Float64Array(ids.length);
  for (const [place, id] of ids.entries()) {
    if (place % PEOPLE_A_TURN === 0) await pace();
    order[place] = Math.floor(hashOf(`${seed}:${id}`) / coarser) * places + place;
  }
  order.sort();
  const drawn: Id[] = [];
  let total = 0;
  for (const rank of order) {
    if (total >= events) break;
    const place = rank % places;
    drawn.push(ids[place]!);
    total += counts[place]!;
  }
  return drawn;
}
