import type { Id } from '../../../domain/ids.ts';
import type { CallOptions, Graph } from '../../../graph/graph.ts';
import { statements } from '../../../graph/statements.generated.ts';
import { EVERYBODY } from '../../../talent-index/shards/person-shards.ts';
import { readPeople } from './evidence-people.ts';

const PEOPLE_PER_TRANSACTION = 500;

/**
 * The last position of the change log; people carry the marks of what was recorded up to there. Where a process of a
 * release that does not mark has written, everybody's evidence is looked at first, once.
 */
export async function markedPosition(graph: Graph, options: CallOptions): Promise<number> {
  // The log is locked meanwhile, so that the two counts are of the same moment.
  const counter = await graph.write(async (transaction) => {
    const [row] = await transaction.run(statements.advanceChangeCounter, { count: 0 });
    return row!;
  }, options);
  const { last, unmarked, caughtUp } = counter;
  if (unmarked <= caughtUp) return last;
  for (const people of await peopleInBatches(graph, options)) {
    await graph.write((transaction) => transaction.run(statements.markEvidence, { people }), options);
  }
  // Not before everybody is marked: what is cut off begins again. What came meanwhile is above `last`, and looked for next time.
  await graph.write((transaction) => transaction.run(statements.catchUp, { unmarked }), options);
  return last;
}

async function peopleInBatches(graph: Graph, options: CallOptions): Promise<Id[][]> {
  const people = await readPeople(
    graph.readColumns(statements.peopleWithin, { ...EVERYBODY }, options),
    options,
  );
  const batches = Math.ceil(people.length / PEOPLE_PER_TRANSACTION);
  return Array.from({ length: batches }, (_, i) =>
    people.slice(i * PEOPLE_PER_TRANSACTION, (i + 1) * PEOPLE_PER_TRANSACTION),
  );
}
