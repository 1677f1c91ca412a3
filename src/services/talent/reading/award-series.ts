import { awardSeries } from '../../../analytics/carry-over/awarded-proficiency.ts';
import type { CarryOverParameters } from '../../../analytics/carry-over/parameters.ts';
import { reinforcedByAward } from '../../../analytics/carry-over/reinforced-by-award.ts';
import type { Id } from '../../../domain/ids.ts';
import type { View } from '../../../domain/knowledge.ts';
import type { FittedProficiency } from '../../../domain/proficiency.ts';
import type { CallOptions, Graph } from '../../../graph/graph.ts';
import type { FittedBatch } from '../../../talent-index/build/fitted-batch.ts';
import { awardAt, readVouchingAwards } from '../../proficiency/reading/vouching-awards.ts';
import { pairKey } from '../../proficiency/series/fitted-series.ts';

/** What awards say, in a view, under the parameters of what is inferred. */
export interface Awarded {
  readonly graph: Graph;
  readonly parameters: CarryOverParameters;
  readonly view: View;
}

/** What else was awarded to so many is held while their newest awards are taken out of it. */
const PEOPLE_AT_ONCE = 1_000;

/** The series of these people as awards reinforce them, and one without observations for each skill that only an award says something of. */
export async function addAwards(
  awarded: Awarded,
  personIds: readonly Id[],
  series: readonly FittedProficiency[],
  options: CallOptions = {},
): Promise<FittedProficiency[]> {
  const awards = await readAwards(awarded, personIds, options);
  const reinforced = series.map((row) => {
    const award = awards.get(pairKey(row));
    if (award === undefined) return row;
    awards.delete(pairKey(row));
    return awarded.parameters.awardsReinforce ? reinforcedByAward(row, award.lastAt) : row;
  });
  return [...reinforced, ...awards.values()];
}

/** The same of everybody, batch by batch; what awards say comes last. */
export async function* withAwards(
  awarded: Awarded,
  personIds: Iterable<Id>,
  batches: AsyncIterable<FittedBatch>,
  batchOf: (rows: readonly FittedProficiency[]) => FittedBatch,
  options: CallOptions = {},
): AsyncGenerator<FittedBatch> {
  const awards = await readAwards(awarded, personIds, options);
  for await (const batch of batches) {
    yield awards.size === 0 ? batch : reinforced(batch, awards, awarded.parameters);
  }
  yield batchOf([...awards.values()]);
}

/** Takes out of `awards` what it says of the batch's own series. */
function reinforced(
  { length, columns }: FittedBatch,
  awards: Map<string, FittedProficiency>,
  { awardsReinforce }: CarryOverParameters,
): FittedBatch {
  const lastReinforcedAt = columns.lastReinforcedAt.slice();
  const lastAt = columns.lastAt.slice();
  for (let i = 0; i < length; i++) {
    const key = pairKey({ personId: columns.personId[i]!, skillId: columns.skillId[i]! });
    const award = awards.get(key);
    if (award === undefined) continue;
    awards.delete(key);
    if (!awardsReinforce) continue;
    const own = { lastReinforcedAt: lastReinforcedAt[i]!, lastAt: lastAt[i]! };
    const after = reinforcedByAward(own, award.lastAt);
    lastReinforcedAt[i] = after.lastReinforcedAt;
    lastAt[i] = after.lastAt;
  }
  return { length, columns: { ...columns, lastReinforcedAt, lastAt } };
}

/** By pair, the newest of each. */
async function readAwards(
  { graph, parameters, view }: Awarded,
  personIds: Iterable<Id>,
  options: CallOptions,
): Promise<Map<string, FittedProficiency>> {
  const newest = new Map<string, FittedProficiency>();
  for (const people of inBatches(personIds, PEOPLE_AT_ONCE)) {
    for (const [personId, bySkill] of await readVouchingAwards(graph, people, view, options)) {
      for (const [skillId, awards] of bySkill) {
        const award = awardAt(awards, view.asOf);
        if (award === undefined) continue;
        const series = awardSeries(parameters, { skillId, ...award }, award.awardedAt);
        newest.set(pairKey({ personId, skillId }), { personId, skillId, ability: Number.NaN, ...series });
      }
    }
  }
  return newest;
}

function* inBatches(ids: Iterable<Id>, size: number): Generator<Id[]> {
  let batch: Id[] = [];
  for (const id of ids) {
    batch.push(id);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
