import { Unavailable } from '../../domain/errors.ts';
import type { Id } from '../../domain/ids.ts';
import type { Graph } from '../../graph/graph.ts';
import { type Change, readChangesAfter } from '../runs/changes.ts';
import { peopleAwardedBetween } from './award-changes.ts';
import { wait } from './pause.ts';

/** What an index has to take up of the change log. */
export interface ChangedSince {
  /** The position that it was looked at from. */
  readonly from: number;
  /** Frameworks, which everything stands on. */
  all: boolean;
  /** People and assignments: whoever changed is read anew. */
  people: boolean;
  awards: boolean;
  /** Whose series are read anew. */
  readonly refitted: Set<Id>;
  /** Runs, in the order in which they were published. */
  readonly published: Set<Id>;
}

const SHOWN_TRIES = 20;
const SHOWN_MS = 5;
const peopleKinds: ReadonlySet<Change['kind']> = new Set(['PEOPLE', 'ASSIGNMENTS']);

/** The changes after `from` up to `to`. `Unavailable` where one that has its place does not show in 100 ms. */
export async function changedSince(graph: Graph, from: number, to: number): Promise<ChangedSince> {
  const changed: ChangedSince = {
    ...{ from, all: false, people: false, awards: false },
    ...{ refitted: new Set(), published: new Set() },
  };
  let holes = 0;
  for (let seq = from; seq < to; ) {
    const changes = await readChangesAfter(graph, seq);
    if (changes.length === 0) {
      if (++holes === SHOWN_TRIES)
        throw new Unavailable('The change log is being written; try again.', { retryAfter: 1 });
      await wait(SHOWN_MS);
      continue;
    }
    for (const { kind, subject } of changes) {
      if (kind === 'FRAMEWORK') changed.all = true;
      if (kind === 'AWARDS') changed.awards = true;
      if (kind === 'PUBLISHED') changed.published.add(subject);
      if (kind === 'PROFICIENCY') changed.refitted.add(subject);
      if (peopleKinds.has(kind)) changed.people = true;
    }
    seq = changes.at(-1)!.seq;
  }
  if (changed.awards) {
    for (const personId of await peopleAwardedBetween(graph, from, to)) changed.refitted.add(personId);
  }
  return changed;
}
