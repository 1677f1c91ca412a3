import { reinforcedByAward } from '../../../analytics/carry-over/reinforced-by-award.ts';
import type { Instant } from '../../../domain/clock.ts';
import type { Id } from '../../../domain/ids.ts';
import type { View } from '../../../domain/knowledge.ts';
import type { FittedProficiency } from '../../../domain/proficiency.ts';
import type { CallOptions, ColumnBatch, Graph } from '../../../graph/graph.ts';
import { statements } from '../../../graph/statements.generated.ts';
import { knownBy } from '../decay-evidence.ts';

/** By person, then by skill: when awards that vouch for it were given, ascending, as they count in a view. */
export type AwardTimes = ReadonlyMap<Id, ReadonlyMap<Id, readonly Instant[]>>;

const PEOPLE_PER_STATEMENT = 1_000;

export async function awardTimesOfPeople(
  graph: Graph,
  people: readonly Id[],
  view: View,
  options: CallOptions,
): Promise<AwardTimes> {
  const times = new Times();
  const sorted = [...new Set(people)].sort();
  for (let from = 0; from < sorted.length; from += PEOPLE_PER_STATEMENT) {
    const params = { people: sorted.slice(from, from + PEOPLE_PER_STATEMENT), ...knownBy(view) };
    for await (const batch of graph.readColumns(statements.validatedSkills, params, options))
      times.add(batch);
  }
  return times.byPerson;
}

export async function awardTimesOfSkills(
  graph: Graph,
  skills: readonly Id[],
  view: View,
  options: CallOptions,
): Promise<AwardTimes> {
  const times = new Times();
  const params = { skills: [...skills], ...knownBy(view) };
  for await (const batch of graph.readColumns(statements.awardsOfSkills, params, options)) times.add(batch);
  return times.byPerson;
}

/** As the newest awards up to a moment leave them. */
export function reinforced<Series extends { readonly fitted: FittedProficiency }>(
  series: readonly Series[],
  times: AwardTimes,
  asOf: Instant,
): Series[] {
  return series.map((one) => {
    const { personId, skillId } = one.fitted;
    const awarded = times.get(personId)?.get(skillId);
    const awardedAt = awarded?.findLast((at) => at <= asOf);
    return awardedAt === undefined ? one : { ...one, fitted: reinforcedByAward(one.fitted, awardedAt) };
  });
}

class Times {
  readonly byPerson = new Map<Id, Map<Id, Instant[]>>();

  add({
    length,
    columns,
  }: ColumnBatch<{ readonly personId: Id; readonly skillId: Id; readonly awardedAt: Instant }>): void {
    for (let i = 0; i < length; i++) {
      const [personId, skillId] = [columns.personId[i]!, columns.skillId[i]!];
      let ofPerson = this.byPerson.get(personId);
      if (ofPerson === undefined) {
        ofPerson = new Map();
        this.byPerson.set(personId, ofPerson);
      }
      const all = [...(ofPerson.get(skillId) ?? []), columns.awardedAt[i]!];
      ofPerson.set(
        skillId,
        all.sort((a, b) => a - b),
      );
    }
  }
}
