import type { Instant } from '../../../domain/clock.ts';
import { compareKeys, type Id } from '../../../domain/ids.ts';
import type { View } from '../../../domain/knowledge.ts';
import type { TaskClass } from '../../../domain/task-class.ts';
import type { CallOptions, Graph } from '../../../graph/graph.ts';
import { statements } from '../../../graph/statements.generated.ts';
import { knownBy } from '../decay-evidence.ts';

/** An award as it vouches for one skill. */
export interface VouchingAward {
  readonly id: Id;
  readonly awardedAt: Instant;
  /** When it was revoked or suspended; Infinity where it was not by the view's moment. */
  readonly endedAt: Instant;
  /** The level that its credential vouches for. */
  readonly validated: number;
  /** Of the skill. */
  readonly taskClass: TaskClass;
}

/** By person, then by skill: newest first, those that have ended among them. */
export type VouchingAwards = ReadonlyMap<Id, ReadonlyMap<Id, readonly VouchingAward[]>>;

const PEOPLE_PER_STATEMENT = 1_000;

/** What these people were awarded by a view's moment, of which unverified awards are no part. */
export async function readVouchingAwards(
  graph: Graph,
  people: readonly Id[],
  view: View,
  options: CallOptions,
): Promise<VouchingAwards> {
  const byPerson = new Map<Id, Map<Id, VouchingAward[]>>();
  const sorted = [...new Set(people)].sort();
  for (let from = 0; from < sorted.length; from += PEOPLE_PER_STATEMENT) {
    const params = { people: sorted.slice(from, from + PEOPLE_PER_STATEMENT), ...knownBy(view) };
    for await (const { length, columns } of graph.readColumns(statements.validatedSkills, params, options)) {
      for (let i = 0; i < length; i++) {
        const endedAt = columns.endedAt[i]!;
        const award: VouchingAward = {
          id: columns.awardId[i]!,
          awardedAt: columns.awardedAt[i]!,
          endedAt: endedAt <= view.asOf ? endedAt : Infinity,
          validated: columns.level[i]!,
          taskClass: columns.taskClass[i] as TaskClass,
        };
        const [personId, skillId] = [columns.personId[i]!, columns.skillId[i]!];
        let ofPerson = byPerson.get(personId);
        if (ofPerson === undefined) {
          ofPerson = new Map();
          byPerson.set(personId, ofPerson);
        }
        const others = ofPerson.get(skillId);
        if (others === undefined) ofPerson.set(skillId, [award]);
        else others.push(award);
      }
    }
  }
  for (const ofPerson of byPerson.values()) for (const awards of ofPerson.values()) awards.sort(newestFirst);
  return byPerson;
}

/** Those that count at a moment, at most the one that they were read for. */
export function awardsAt(awards: readonly VouchingAward[], at: Instant): readonly VouchingAward[] {
  return awards.filter(({ awardedAt, endedAt }) => awardedAt <= at && at < endedAt);
}

/** The newest of them. */
export function awardAt(awards: readonly VouchingAward[], at: Instant): VouchingAward | undefined {
  return awardsAt(awards, at)[0];
}

function newestFirst(a: VouchingAward, b: VouchingAward): number {
  return b.awardedAt - a.awardedAt || compareKeys(a.id, b.id);
}
