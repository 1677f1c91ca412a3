import type { Id } from '../../domain/ids.ts';
import type { CallOptions, Graph, Transaction } from '../../graph/graph.ts';
import { statements } from '../../graph/statements.generated.ts';

/**
 * What a person disclosed stands in a node of its own that no relationship leads to. Only the audit and what keeps or
 * erases disclosures name its statements (a test).
 */
export function disclosureId(personId: Id): Id {
  return `disclosure:${personId.slice('person:'.length)}`;
}

export function personOf(disclosure: Id): Id {
  return `person:${disclosure.slice('disclosure:'.length)}`;
}

/** One person's disclosures; the n-th group is that of the n-th attribute. */
export interface Disclosed {
  readonly personId: Id;
  readonly attributes: readonly string[];
  readonly groups: readonly string[];
}

/** Grows with every change of disclosures: what an audit of the same list depends on besides. */
export async function disclosureEpoch(graph: Graph, options?: CallOptions): Promise<number> {
  const [counter] = await graph.read(statements.readDisclosureEpoch, {}, options);
  return counter?.epoch ?? 0;
}

/** So many that an engine answers within a slice: one that is in this process holds the event loop meanwhile. */
const PEOPLE_PER_READ = 500;

/** Of these people who disclosed anything, batch by batch. */
export async function* readDisclosures(
  graph: Graph,
  personIds: Iterable<Id> | AsyncIterable<Id>,
  options?: CallOptions,
): AsyncGenerator<Disclosed[]> {
  let some: Id[] = [];
  const read = async (): Promise<Disclosed[]> => {
    const ids = some.map(disclosureId).sort();
    some = [];
    const rows = await graph.read(statements.storedDisclosures, { ids }, options);
    return rows.map(({ id, attributes, groups }) => ({ personId: personOf(id), attributes, groups }));
  };
  for await (const personId of personIds) {
    if (some.push(personId) === PEOPLE_PER_READ) yield read();
  }
  if (some.length > 0) yield read();
}

const PEOPLE_PER_STATEMENT = 1_000;

/** Forgets all that people disclosed: part of whatever transaction erases them. */
export async function eraseDisclosures(transaction: Transaction, personIds: readonly Id[]): Promise<void> {
  if (personIds.length === 0) return;
  await transaction.run(statements.advanceDisclosureEpoch, {});
  const ids = [...new Set(personIds)].map(disclosureId).sort();
  for (let from = 0; from < ids.length; from += PEOPLE_PER_STATEMENT) {
    await transaction.run(statements.removeDisclosures, {
      ids: ids.slice(from, from + PEOPLE_PER_STATEMENT),
    });
  }
}
