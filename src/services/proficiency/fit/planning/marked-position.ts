import type { CallOptions, Graph } from '../../../../graph/graph.ts';
import { statements } from '../../../../graph/statements.generated.ts';
import { EVERYBODY } from '../../../../talent-index/shards/person-shards.ts';
import { readPeople } from './evidence-people.ts';

const PEOPLE_PER_TRANSACTION = 500;

/**
 * The last position of the change log; people carry the marks of what was recorded up to there. Where a process of a
 * release that does not mark has written, everybody's evidence is looked at first, once.
 */
export async function markedPosition(
  graph: Graph,
  options: CallOptions & { readonly onMarked?: (people: number, of: number) => void },
): Promise<number> {
  // The log is locked meanwhile, so that the two counts are of the same moment.
  const counter = await graph.write(async (transaction) => {
    const [row] = await transaction.run(statements.lockChangeCounter, {});
    return row!;
  }, options);
  const { last, unmarked, caughtUp } = counter;
  if (unmarked <= caughtUp) return last;
  const people = await readPeople(
    graph.readColumns(statements.peopleWithin, { ...EVERYBODY }, options),
    options,
  );
  for (let from = 0; from < people.length; from += PEOPLE_PER_TRANSACTION) {
    options.onMarked?.(from, people.length);
    const some = people.slice(from, from + PEOPLE_PER_TRANSACTION);
    await graph.write(async (transaction) => {
      await transaction.run(statements.clearEvidenceMarks, { people: some });
      await transaction.run(statements.markEvidence, { people: some });
    }, options);
  }
  options.onMarked?.(people.length, people.length);
  // Not before everybody is marked: what is cut off begins again. What came meanwhile is above `last`, and looked for next time.
  await graph.write((transaction) => transaction.run(statements.catchUp, { unmarked }), options);
  return last;
}
