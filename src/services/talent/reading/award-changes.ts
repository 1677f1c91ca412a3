import type { Instant } from '../../../domain/clock.ts';
import type { Id } from '../../../domain/ids.ts';
import { OPEN } from '../../../domain/knowledge.ts';
import type { CallOptions, Graph } from '../../../graph/graph.ts';
import { statements } from '../../../graph/statements.generated.ts';
import type { TalentIndex } from '../../../talent-index/talent-index.ts';
import { inBatches } from './batches.ts';

const POSITIONS_PER_STATEMENT = 10;
const AWARDS_PER_STATEMENT = 1_000;
const SKILLS_PER_STATEMENT = 1_000;

/**
 * Whose awards were recorded at these positions of the change log, or ended by a newer version: an award ends only so, and
 * who held it may be another than who holds it now.
 */
export async function peopleAwardedAt(
  graph: Graph,
  positions: readonly number[],
  options: CallOptions = {},
): Promise<Set<Id>> {
  const people = new Set<Id>();
  for (const some of inBatches(positions, POSITIONS_PER_STATEMENT)) {
    const recorded: Id[] = [];
    for await (const { length, columns } of graph.readColumns(
      statements.awardsRecordedAt,
      { positions: some },
      options,
    )) {
      for (let i = 0; i < length; i++) recorded.push(columns.awardId[i]!);
    }
    for (const awards of inBatches(recorded.sort(), AWARDS_PER_STATEMENT)) {
      for (const { personId } of await graph.read(statements.awardHolders, { awards }, options))
        people.add(personId);
    }
  }
  return people;
}

/** Who was awarded what vouches for something else since a position of the change log. */
export async function peopleVouchedOtherwise(
  graph: Graph,
  after: number,
  options: CallOptions = {},
): Promise<Set<Id>> {
  const people = new Set<Id>();
  for await (const { columns } of graph.readColumns(statements.peopleVouchedOtherwise, { after }, options)) {
    for (const personId of columns.personId) people.add(personId);
  }
  return people;
}

/** Who was awarded what vouches for one of these skills. */
export async function peopleVouchedIn(
  graph: Graph,
  skillIds: readonly Id[],
  options: CallOptions = {},
): Promise<Set<Id>> {
  const people = new Set<Id>();
  for (const some of inBatches([...skillIds].sort(), SKILLS_PER_STATEMENT)) {
    const params = { skillIds: some };
    for await (const { columns } of graph.readColumns(statements.peopleVouchedIn, params, options)) {
      for (const personId of columns.personId) people.add(personId);
    }
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
