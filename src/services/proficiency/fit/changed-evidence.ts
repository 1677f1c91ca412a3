import type { Instant } from '../../../domain/clock.ts';
import type { Id } from '../../../domain/ids.ts';
import type { View } from '../../../domain/knowledge.ts';
import type { CallOptions, Graph } from '../../../graph/graph.ts';
import { statements } from '../../../graph/statements.generated.ts';
import { createPace } from '../../pace.ts';
import { knownBy } from '../decay-evidence.ts';
import { readPeople } from './read-people.ts';

type SeenBy = Pick<View, 'asOf' | 'knownSeq'>;

/**
 * Whose evidence was recorded, corrected or withdrawn after `since`, or may have happened since, in order of id. It costs
 * what they are, not what is stored: a person carries the position of the last such change, and an index finds it.
 */
export async function readChangedPeople(graph: Graph, since: SeenBy, options: CallOptions): Promise<Id[]> {
  const recorded = await readPeople(
    graph.readColumns(statements.peopleEvidencedAfter, { after: since.knownSeq }, options),
  );
  const happened = await readPeople(
    graph.readColumns(statements.peopleWithLaterEvidence, { at: since.asOf }, options),
  );
  return joined(recorded, happened);
}

/** Of two lists in order of id one, each id once. */
export function joined(one: readonly Id[], other: readonly Id[]): Id[] {
  const ids: Id[] = [];
  let at = 0;
  for (const id of one) {
    while (at < other.length && other[at]! < id) ids.push(other[at++]!);
    if (other[at] === id) at++;
    ids.push(id);
  }
  while (at < other.length) ids.push(other[at++]!);
  return ids;
}

/** The evidence of some people in a view, beside what it was in a former one. */
export interface EvidenceCounts {
  /** Of each person, in the order asked for. */
  readonly counts: readonly number[];
  readonly observations: number;
  readonly people: number;
  readonly former: { readonly observations: number; readonly people: number };
  /** In which anything was recorded of them, whatever became of it. */
  readonly skillIds: ReadonlySet<Id>;
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
  const now = new Map<Id, number>();
  const before = new Map<Id, number>();
  const skillIds = new Set<Id>();
  let lastAt = -Infinity;
  const { asOf, knownSeq } = knownBy({ ...view, knownAt: 0 });
  const { asOf: formerAsOf, knownSeq: formerSeq } = knownBy({ ...former, knownAt: 0 });
  const pace = createPace();
  for (let from = 0; from < people.length; from += PEOPLE_PER_STATEMENT) {
    const params = { people: people.slice(from, from + PEOPLE_PER_STATEMENT), asOf, knownSeq };
    const batches = graph.readColumns(
      statements.evidenceCountsOfPeople,
      { ...params, formerAsOf, formerSeq },
      options,
    );
    for await (const { length, columns } of batches) {
      await pace(options.signal);
      for (let i = 0; i < length; i++) {
        const person = columns.personId[i]!;
        add(now, person, columns.observations[i]!);
        add(before, person, columns.former[i]!);
        skillIds.add(columns.skillId[i]!);
        if (columns.lastAt[i]! > lastAt) lastAt = columns.lastAt[i]!;
      }
    }
  }
  const counts = people.map((person) => now.get(person) ?? 0);
  return { counts, ...totalOf(now), former: totalOf(before), skillIds, lastAt };
}

function add(counts: Map<Id, number>, person: Id, count: number): void {
  if (count > 0) counts.set(person, (counts.get(person) ?? 0) + count);
}

function totalOf(counts: ReadonlyMap<Id, number>): { observations: number; people: number } {
  let observations = 0;
  for (const count of counts.values()) observations += count;
  return { observations, people: counts.size };
}

/** Whether anything that counts in a view is from after a moment. */
export async function hasEvidenceAfter(
  graph: Graph,
  at: Instant,
  view: SeenBy,
  options: CallOptions,
): Promise<boolean> {
  const people = await readPeople(graph.readColumns(statements.peopleWithLaterEvidence, { at }, options));
  for (let from = 0; from < people.length; from += PEOPLE_PER_STATEMENT) {
    const some = people.slice(from, from + PEOPLE_PER_STATEMENT);
    const { lastAt } = await countEvidenceOf(graph, some, view, view, options);
    if (lastAt > at) return true;
  }
  return false;
}
