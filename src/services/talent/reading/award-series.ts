import { awardSeries } from '../../../analytics/carry-over/awarded-proficiency.ts';
import type { CarryOverParameters } from '../../../analytics/carry-over/parameters.ts';
import { reinforcedByAwards } from '../../../analytics/carry-over/reinforced-by-awards.ts';
import type { Instant } from '../../../domain/clock.ts';
import type { Id } from '../../../domain/ids.ts';
import type { View } from '../../../domain/knowledge.ts';
import type { FittedProficiency } from '../../../domain/proficiency.ts';
import type { CallOptions, ColumnBatch, Graph } from '../../../graph/graph.ts';
import type { RankingProficienciesRow } from '../../../graph/statements.generated.ts';
import { batchOf, type FittedBatch } from '../../../talent-index/build/fitted-batch.ts';
import type { RenewedSeries } from '../../../talent-index/renew/renew-series.ts';
import { awardsAt, readVouchingAwards } from '../../proficiency/reading/vouching-awards.ts';
import { pairKey } from '../../proficiency/series/fitted-series.ts';
import { inBatches } from './batches.ts';

/** What awards say, in a view, under the parameters of what is inferred. */
export interface Awarded {
  readonly graph: Graph;
  readonly parameters: CarryOverParameters;
  readonly view: View;
}

/** What the awards of one person say of one skill. */
interface AwardsOfSkill {
  /** When each was given that counts. */
  readonly awardedAt: readonly Instant[];
  /** What the newest lets expect where nothing was observed. */
  readonly alone: RenewedSeries;
}

/** What else was awarded to so many is held while what counts is taken out of it. */
const PEOPLE_AT_ONCE = 1_000;
const ROWS_PER_BATCH = 5_000;

/** The series of these people as awards reinforce them, and one without observations for each skill that only an award says something of. */
export async function addAwards(
  awarded: Awarded,
  personIds: readonly Id[],
  series: readonly FittedProficiency[],
  options: CallOptions = {},
): Promise<RenewedSeries[]> {
  const awards = await readAwards(awarded, personIds, options);
  const reinforced = series.map((row) => {
    const ofSkill = awards.get(pairKey(row));
    if (ofSkill === undefined) return row;
    awards.delete(pairKey(row));
    return awarded.parameters.awardsReinforce ? reinforcedByAwards(row, ofSkill.awardedAt) : row;
  });
  return [...reinforced, ...aloneOf(awards)];
}

function* aloneOf(awards: ReadonlyMap<string, AwardsOfSkill>): Generator<RenewedSeries> {
  for (const { alone } of awards.values()) yield alone;
}

/** The same of everybody, batch by batch; what awards say comes last. */
export async function* withAwards(
  awarded: Awarded,
  personIds: Iterable<Id>,
  batches: AsyncIterable<ColumnBatch<RankingProficienciesRow>>,
  options: CallOptions = {},
): AsyncGenerator<FittedBatch> {
  const awards = await readAwards(awarded, personIds, options);
  for await (const batch of batches) {
    yield awards.size === 0 ? batch : reinforced(batch, awards, awarded.parameters);
  }
  for (const rows of inBatches(aloneOf(awards), ROWS_PER_BATCH)) yield batchOf(rows);
}

/** Takes out of `awards` what it says of the batch's own series. */
function reinforced(
  { length, columns }: ColumnBatch<RankingProficienciesRow>,
  awards: Map<string, AwardsOfSkill>,
  { awardsReinforce }: CarryOverParameters,
): FittedBatch {
  const changed = {
    initial: columns.initial.slice(),
    abilityVariance: columns.abilityVariance.slice(),
    logHalfLifeVariance: columns.logHalfLifeVariance.slice(),
    lastReinforcedAt: columns.lastReinforcedAt.slice(),
    lastAt: columns.lastAt.slice(),
    achieved: columns.achieved.slice(),
  };
  for (let i = 0; i < length; i++) {
    const key = pairKey({ personId: columns.personId[i]!, skillId: columns.skillId[i]! });
    const ofSkill = awards.get(key);
    if (ofSkill === undefined) continue;
    awards.delete(key);
    if (!awardsReinforce) continue;
    const own = {
      initial: changed.initial[i]!,
      abilityVariance: changed.abilityVariance[i]!,
      logHalfLifeVariance: changed.logHalfLifeVariance[i]!,
      lastReinforcedAt: changed.lastReinforcedAt[i]!,
      lastAt: changed.lastAt[i]!,
      observedAt: columns.observedAt[i]!,
      achieved: changed.achieved[i]!,
    };
    const after = reinforcedByAwards(own, ofSkill.awardedAt);
    changed.initial[i] = after.initial;
    changed.abilityVariance[i] = after.abilityVariance;
    changed.logHalfLifeVariance[i] = after.logHalfLifeVariance;
    changed.lastReinforcedAt[i] = after.lastReinforcedAt;
    changed.lastAt[i] = after.lastAt;
    changed.achieved[i] = after.achieved;
  }
  return { length, columns: { ...columns, ...changed } };
}

/** By pair. */
async function readAwards(
  { graph, parameters, view }: Awarded,
  personIds: Iterable<Id>,
  options: CallOptions,
): Promise<Map<string, AwardsOfSkill>> {
  const byPair = new Map<string, AwardsOfSkill>();
  for (const people of inBatches(personIds, PEOPLE_AT_ONCE)) {
    for (const [personId, bySkill] of await readVouchingAwards(graph, people, view, options)) {
      for (const [skillId, awards] of bySkill) {
        const counting = awardsAt(awards, view.asOf);
        const [newest] = counting;
        if (newest === undefined) continue;
        const series = awardSeries(parameters, { skillId, ...newest }, newest.awardedAt);
        byPair.set(pairKey({ personId, skillId }), {
          awardedAt: counting.map(({ awardedAt }) => awardedAt),
          alone: { personId, skillId, ...series },
        });
      }
    }
  }
  return byPair;
}
