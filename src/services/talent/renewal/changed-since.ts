import { type Id, nounOf } from '../../../domain/ids.ts';
import type { Graph } from '../../../graph/graph.ts';
import { type Change, readAllChanges } from '../../runs/changes.ts';
import { peopleAwardedBetween } from '../reading/award-changes.ts';

/** What an index has to take up of the change log. */
export interface ChangedSince {
  /** The position that it was looked at from. */
  readonly from: number;
  /** Frameworks, which everything stands on. */
  all: boolean;
  /** An import of people or assignments: the log does not name whom it changed, and everybody is looked at. */
  people: boolean;
  /** Who changed, or had assignments changed, and is named by the log. */
  readonly named: Set<Id>;
  /** Whose awards changed. */
  readonly awarded: Set<Id>;
  /** Whose series are read anew. */
  readonly refitted: Set<Id>;
  /** Runs, in the order in which they were published. */
  readonly published: Set<Id>;
}

/** The log may be long: it is not held as a whole. */
const CHANGES_AT_ONCE = 1_000;
const peopleKinds: ReadonlySet<Change['kind']> = new Set(['PEOPLE', 'ASSIGNMENTS']);

/** The changes after `from` up to `to`. `Unavailable` where one that has its place does not show in 100 ms. */
export async function changedSince(graph: Graph, from: number, to: number): Promise<ChangedSince> {
  const changed: ChangedSince = {
    ...{ from, all: false, people: false },
    ...{ named: new Set(), awarded: new Set(), refitted: new Set(), published: new Set() },
  };
  let awards = false;
  for (let seq = from; seq < to; seq += CHANGES_AT_ONCE) {
    for (const { kind, subject } of await readAllChanges(graph, seq, Math.min(to, seq + CHANGES_AT_ONCE))) {
      if (kind === 'FRAMEWORK') changed.all = true;
      if (kind === 'AWARDS') awards = true;
      if (kind === 'PUBLISHED') changed.published.add(subject);
      if (kind === 'PROFICIENCY') changed.refitted.add(subject);
      if (!peopleKinds.has(kind)) continue;
      if (nounOf(subject) === 'person') changed.named.add(subject);
      else changed.people = true;
    }
  }
  if (awards) {
    for (const personId of await peopleAwardedBetween(graph, from, to)) {
      changed.awarded.add(personId);
      changed.refitted.add(personId);
    }
  }
  return changed;
}
