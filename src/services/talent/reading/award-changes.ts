import type { Instant } from '../../../domain/clock.ts';
import type { Id } from '../../../domain/ids.ts';
import { OPEN } from '../../../domain/knowledge.ts';
import type { CallOptions, Graph } from '../../../graph/graph.ts';
import { statements } from '../../../graph/statements.generated.ts';
import type { TalentIndex } from '../../../talent-index/talent-index.ts';
import { inBatches } from '../../imports/import-transactions.ts';

/** Whose awards were recorded, or ended by a newer version, after one position of the change log and up to another. */
export async function peopleAwardedBetween(
  graph: Graph,
  from: number,
  to: number,
  options: CallOptions = {},
): Promise<Id[]> {
  const people: Id[] = [];
  for await (const batch of graph.readColumns(statements.peopleAwardedBetween, { from, to }, options)) {
    for (let i = 0; i < batch.length; i++) people.push(batch.columns.personId[i]!);
  }
  return people;
}

/** Who had an award until after this moment: what an index of all that is recorded has no longer. */
export async function peopleAwardedUntilAfter(
  graph: Graph,
  after: Instant,
  options: CallOptions = {},
): Promise<Set<Id>> {
  const people = new Set<Id>();
  for await (const { personId } of awardsEndedAfter(graph, after, options)) people.add(personId);
  return people;
}

/**
 * An index of all that is recorded knows a revoked award no longer: it serves from the day on which the last was revoked or
 * suspended.
 */
export async function servingFromAwardEnds(
  graph: Graph,
  index: TalentIndex,
  options: CallOptions = {},
): Promise<TalentIndex> {
  let { watermark } = index;
  for await (const { statusAt } of awardsEndedAfter(graph, watermark, options)) {
    if (statusAt > watermark) watermark = statusAt;
  }
  return watermark === index.watermark ? index : { ...index, watermark };
}

/** The same where the awards of these people only have changed since: those of everybody are not looked at. */
export async function servingFromAwardEndsOf(
  graph: Graph,
  index: TalentIndex,
  personIds: ReadonlySet<Id>,
  options: CallOptions = {},
): Promise<TalentIndex> {
  let { watermark } = index;
  const after = Math.max(watermark, Number.MIN_SAFE_INTEGER);
  for (const people of inBatches([...personIds].sort(), PEOPLE_PER_STATEMENT)) {
    const rows = await graph.read(statements.awardEndsOfPeople, { people, after, open: OPEN }, options);
    for (const { statusAt } of rows) watermark = Math.max(watermark, statusAt);
  }
  return watermark === index.watermark ? index : { ...index, watermark };
}

const PEOPLE_PER_STATEMENT = 1_000;

async function* awardsEndedAfter(graph: Graph, after: Instant, options: CallOptions) {
  const params = { after: Math.max(after, Number.MIN_SAFE_INTEGER), open: OPEN };
  for await (const batch of graph.readColumns(statements.awardsEndedAfter, params, options)) {
    const { personId, statusAt } = batch.columns;
    for (let i = 0; i < batch.length; i++) yield { personId: personId[i]!, statusAt: statusAt[i]! };
  }
}
