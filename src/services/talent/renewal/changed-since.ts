import { type Id, nounOf } from '../../../domain/ids.ts';
import type { Graph } from '../../../graph/graph.ts';
import { type Change, currentSeq, readAllChanges } from '../../runs/changes.ts';
import { peopleAwardedAt, peopleVouchedOtherwise } from '../reading/award-changes.ts';
import { builtKinds } from '../talent-snapshot.ts';
import { isRequested } from './requested-since.ts';

/** What an index has to take up of the change log. */
export interface ChangedSince {
  /** The position that it was looked at to. */
  readonly to: number;
  /** The last position of what an index is built from; 0 without any. */
  built: number;
  /** By a request, or of what is read beside an index. */
  requested: boolean;
  /** Skills, or what credentials vouch for. */
  framework: boolean;
  /** An import of people or assignments: the log does not name whom it changed. */
  unnamed: boolean;
  /** The positions at which people or assignments changed; an import has one a transaction. */
  readonly positions: number[];
  /** Who changed, or had assignments changed, and is named by the log. */
  readonly named: Set<Id>;
  /** Whose awards changed, or what they vouch for. */
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
    ...{ to, built: 0, requested: false, framework: false, unnamed: false, positions: [] },
    ...{ named: new Set(), awarded: new Set(), refitted: new Set(), published: new Set() },
  };
  const awards: number[] = [];
  for (let seq = from; seq < to; seq += CHANGES_AT_ONCE) {
    for (const change of await readAllChanges(graph, seq, Math.min(to, seq + CHANGES_AT_ONCE))) {
      const { kind, subject, seq: position } = change;
      if (builtKinds.has(kind)) changed.built = position;
      if (isRequested(change)) changed.requested = true;
      if (kind === 'FRAMEWORK') changed.framework = true;
      if (kind === 'AWARDS') awards.push(position);
      if (kind === 'PUBLISHED') changed.published.add(subject);
      if (kind === 'PROFICIENCY') changed.refitted.add(subject);
      if (!peopleKinds.has(kind)) continue;
      changed.positions.push(position);
      if (nounOf(subject) === 'person') changed.named.add(subject);
      else changed.unnamed = true;
    }
  }
  const awarded = await peopleAwardedAt(graph, awards);
  if (changed.framework)
    for (const personId of await peopleVouchedOtherwise(graph, from)) awarded.add(personId);
  for (const personId of awarded) {
    changed.awarded.add(personId);
    changed.refitted.add(personId);
  }
  return changed;
}

/** The positions after `from` at which people or assignments changed, up to the last that there is. */
export async function peopleChangedSince(
  graph: Graph,
  from: number,
): Promise<{ readonly positions: readonly number[]; readonly to: number }> {
  const to = await currentSeq(graph);
  const positions: number[] = [];
  for (let seq = from; seq < to; seq += CHANGES_AT_ONCE) {
    for (const change of await readAllChanges(graph, seq, Math.min(to, seq + CHANGES_AT_ONCE))) {
      if (peopleKinds.has(change.kind)) positions.push(change.seq);
    }
  }
  return { positions, to };
}
