import { hashOf } from '../../../../analytics/decay/fit/hold-out.ts';
import type { Id } from '../../../../domain/ids.ts';
import type { View } from '../../../../domain/knowledge.ts';
import type { CallOptions, Graph } from '../../../../graph/graph.ts';
import { statements } from '../../../../graph/statements.generated.ts';
import { createPace } from '../../../pace.ts';

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
  { signal }: CallOptions,
): Promise<Id[]> {
  const people: Id[] = [];
  const pace = createPace();
  for await (const { length, columns } of batches) {
    for (let i = 0; i < length; i++) {
      if (i % PEOPLE_A_TURN === 0) await pace(signal);
      people.push(columns.personId[i]!);
    }
  }
  return people;
}

/** Of two lists in order of id one, each id once. */
export async function joined(
  one: readonly Id[],
  other: readonly Id[],
  { signal }: CallOptions,
): Promise<Id[]> {
  const ids: Id[] = [];
  const pace = createPace();
  for (let i = 0, at = 0; i < one.length || at < other.length; ) {
    if (ids.length % PEOPLE_A_TURN === 0) await pace(signal);
    const [first, second] = [one[i], other[at]];
    const id = second === undefined || (first !== undefined && first <= second) ? first! : second;
    if (first === id) i++;
    if (second === id) at++;
    ids.push(id);
  }
  return ids;
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
export async function withPeople(
  { ids, counts }: EvidencePeople,
  more: readonly Id[],
  options: CallOptions,
): Promise<EvidencePeople> {
  const all = await joined(ids, more, options);
  const allCounts: number[] = [];
  const pace = createPace();
  for (let place = 0, at = 0; place < all.length; place++) {
    if (place % PEOPLE_A_TURN === 0) await pace(options.signal);
    allCounts.push(all[place] === ids[at] ? counts[at++]! : 0);
  }
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
  { signal }: CallOptions,
): Promise<Id[]> {
  const drawn: Id[] = [];
  const pace = createPace();
  if (observations <= events) {
    for (const [place, id] of ids.entries()) {
      if (place % PEOPLE_A_TURN === 0) await pace(signal);
      drawn.push(id);
    }
    return drawn;
  }
  // Hash above, place below: one number of 53 bits a person, which sorts fast.
  const places = 2 ** Math.ceil(Math.log2(ids.length));
  const coarser = Math.max(1, places / 2 ** 21);
  const order = new Float64Array(ids.length);
  for (const [place, id] of ids.entries()) {
    if (place % PEOPLE_A_TURN === 0) await pace(signal);
    order[place] = Math.floor(hashOf(`${seed}:${id}`) / coarser) * places + place;
  }
  let total = 0;
  for await (const ranks of inOrder(order, (2 ** 32 / coarser) * places, signal)) {
    for (const rank of ranks) {
      if (total >= events) return drawn;
      const place = rank % places;
      drawn.push(ids[place]!);
      total += counts[place]!;
    }
  }
  return drawn;
}

/** Evenly spread values below `limit` from the lowest on: about a thousand at a time, as far as they are asked for. */
async function* inOrder(
  values: Float64Array,
  limit: number,
  signal?: AbortSignal,
): AsyncGenerator<Float64Array> {
  const pace = createPace();
  const bins = Math.ceil(values.length / PEOPLE_A_TURN);
  const binOf = (value: number) => Math.floor((value / limit) * bins);
  const ends = new Uint32Array(bins + 1);
  for (let i = 0; i < values.length; i++) {
    if (i % PEOPLE_A_TURN === 0) await pace(signal);
    ends[binOf(values[i]!) + 1]!++;
  }
  for (let bin = 0; bin < bins; bin++) ends[bin + 1]! += ends[bin]!;
  const binned = new Float64Array(values.length);
  const next = ends.slice();
  for (let i = 0; i < values.length; i++) {
    if (i % PEOPLE_A_TURN === 0) await pace(signal);
    binned[next[binOf(values[i]!)]!++] = values[i]!;
  }
  for (let bin = 0; bin < bins; bin++) {
    await pace(signal);
    yield binned.subarray(ends[bin], ends[bin + 1]).sort();
  }
}
