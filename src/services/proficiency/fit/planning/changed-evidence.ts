import type { Instant } from '../../../../domain/clock.ts';
import type { Id } from '../../../../domain/ids.ts';
import type { View } from '../../../../domain/knowledge.ts';
import type { CallOptions, Graph } from '../../../../graph/graph.ts';
import { statements } from '../../../../graph/statements.generated.ts';
import { createPace } from '../../../pace.ts';
import { joined, readPeople } from './evidence-people.ts';

type SeenBy = Pick<View, 'asOf' | 'knownSeq'>;

/**
 * Whose evidence was recorded, corrected or withdrawn after `since`, or may have happened since, in order of id. No evidence
 * is looked at: a person carries the position of the last such change. An ordered index finds it; an engine without one
 * goes through that property of all people.
 */
export async function readChangedPeople(graph: Graph, since: SeenBy, options: CallOptions): Promise<Id[]> {
  const recorded = await readPeople(
    graph.readColumns(statements.peopleEvidencedAfter, { after: since.knownSeq }, options),
    options,
  );
  const happened = await readPeople(
    graph.readColumns(statements.peopleWithLaterEvidence, { at: since.asOf }, options),
    options,
  );
  return joined(recorded, happened, options);
}

/** The evidence of some people in a view, beside what it was in a former one. */
export interface EvidenceCounts {
  /** Of each person, in the order asked for. */
  readonly counts: readonly number[];
  readonly observations: number;
  readonly people: number;
  readonly former: { readonly observations: number; readonly people: number };
  readonly lastAt: Instant;
}

const PEOPLE_PER_STATEMENT = 200;

export async function countEvidenceOf(
  graph: Graph,
  people: readonly Id[],
  view: SeenBy,
  former: SeenBy,
  options: CallOptions,
): Promise<EvidenceCounts> {
  const countOf = new Map<Id, number>();
  const before = { observations: 0, people: 0 };
  let observations = 0;
  let lastAt = -Infinity;
  const pace = createPace();
  for (let from = 0; from < people.length; from += PEOPLE_PER_STATEMENT) {
    const params = {
      people: people.slice(from, from + PEOPLE_PER_STATEMENT),
      ...{ asOf: view.asOf, knownSeq: view.knownSeq },
      ...{ formerAsOf: former.asOf, formerSeq: former.knownSeq },
    };
    for (const row of await graph.read(statements.evidenceCountsOfPeople, params, options)) {
      if (row.observations > 0) countOf.set(row.personId, row.observations);
      observations += row.observations;
      before.observations += row.former;
      if (row.former > 0) before.people += 1;
      if (row.lastAt !== null && row.lastAt > lastAt) lastAt = row.lastAt;
    }
    await pace(options.signal);
  }
  const counts = people.map((person) => countOf.get(person) ?? 0);
  return { counts, observations, people: countOf.size, former: before, lastAt };
}

/** Whether anything that counts in a view is from after a moment. */
export async function hasEvidenceAfter(
  graph: Graph,
  at: Instant,
  view: SeenBy,
  options: CallOptions,
): Promise<boolean> {
  const people = await readPeople(
    graph.readColumns(statements.peopleWithLaterEvidence, { at }, options),
    options,
  );
  for (let from = 0; from < people.length; from += PEOPLE_PER_STATEMENT) {
    const some = people.slice(from, from + PEOPLE_PER_STATEMENT);
    const { lastAt } = await countEvidenceOf(graph, some, view, view, options);
    if (lastAt > at) return true;
  }
  return false;
}
