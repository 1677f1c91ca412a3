import { awardSeries } from '../../analytics/carry-over/awarded-proficiency.ts';
import type { CarryOverParameters } from '../../analytics/carry-over/parameters.ts';
import { reinforcedByAward } from '../../analytics/carry-over/reinforced-by-award.ts';
import type { Id } from '../../domain/ids.ts';
import type { View } from '../../domain/knowledge.ts';
import type { FittedProficiency } from '../../domain/proficiency.ts';
import type { TaskClass } from '../../domain/task-class.ts';
import type { CallOptions, Graph } from '../../graph/graph.ts';
import { statements } from '../../graph/statements.generated.ts';
import type { FittedBatch } from '../../talent-index/build/fitted-batch.ts';
import { knownBy } from '../proficiency/decay-evidence.ts';
import { pairKey } from '../proficiency/fitted-proficiencies.ts';

/** What awards say, in a view, under the parameters of what is inferred. */
export interface Awarded {
  readonly graph: Graph;
  readonly parameters: CarryOverParameters;
  readonly view: View;
}

const PEOPLE_PER_STATEMENT = 1_000;

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
    return reinforcedByAward(row, award.lastAt);
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
    yield awards.size === 0 ? batch : reinforced(batch, awards);
  }
  yield batchOf([...awards.values()]);
}

/** Takes out of `awards` what it says of the batch's own series. */
function reinforced({ length, columns }: FittedBatch, awards: Map<string, FittedProficiency>): FittedBatch {
  const lastReinforcedAt = columns.lastReinforcedAt.slice();
  const lastAt = columns.lastAt.slice();
  for (let i = 0; i < length; i++) {
    const key = pairKey({ personId: columns.personId[i]!, skillId: columns.skillId[i]! });
    const award = awards.get(key);
    if (award === undefined) continue;
    awards.delete(key);
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
  const newest = new Map<string, { awardId: Id; row: FittedProficiency }>();
  for (const people of inBatches(personIds, PEOPLE_PER_STATEMENT)) {
    const params = { people, ...knownBy(view) };
    for await (const { length, columns } of graph.readColumns(statements.validatedSkills, params, options)) {
      for (let i = 0; i < length; i++) {
        const pair = { personId: columns.personId[i]!, skillId: columns.skillId[i]! };
        const awardId = columns.awardId[i]!;
        const awardedAt = columns.awardedAt[i]!;
        const other = newest.get(pairKey(pair));
        if (other !== undefined) {
          const before = other.row.lastAt;
          if (before > awardedAt || (before === awardedAt && other.awardId < awardId)) continue;
        }
        const taskClass = columns.taskClass[i] as TaskClass;
        const validated = { skillId: pair.skillId, taskClass, validated: columns.level[i]! };
        const row = { ...pair, ability: Number.NaN, ...awardSeries(parameters, validated, awardedAt) };
        newest.set(pairKey(pair), { awardId, row });
      }
    }
  }
  return new Map([...newest].map(([key, { row }]) => [key, row]));
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
