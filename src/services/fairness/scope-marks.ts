import { ABOVE_MEDIAN, IN_SCOPE, SELECTED } from '../../analytics/fairness/disclosure-tally.ts';
import { medianOf } from '../../analytics/fairness/median.ts';
import type { Caller } from '../../domain/caller.ts';
import { DAY } from '../../domain/clock.ts';
import type { Id } from '../../domain/ids.ts';
import type { Pause } from '../../talent-index/pause.ts';
import { bestRole } from '../../talent-index/rank/best-roles.ts';
import { decideEligibility } from '../../talent-index/rank/eligibility.ts';
import { createPace } from '../pace.ts';
import type { RankingInputs } from '../shortlists/input/ranking-input.ts';
import { filterOfRequest } from '../shortlists/rank-scope.ts';
import type { Shortlist } from '../shortlists/shortlist-storage.ts';

/** How everybody in scope of a shortlist came off, without a word of who belongs to what. */
export interface ScopeMarks {
  readonly inScope: number;
  /** `IN_SCOPE`, `SELECTED` and `ABOVE_MEDIAN` of a person; 0 of whoever was not in scope. */
  markOf(personId: Id): number;
  /** Everybody in scope, once each. */
  everybody(): Iterable<Id>;
}

/**
 * Everybody in scope is scored exactly, as for the list; whoever has no evidence scores 0 and counts. Somebody on the
 * list who is not in scope any more counts with the score of then.
 * Beyond `mostRefits` series to fit again the index of now stands in. Nine bytes a person, in slices of ten milliseconds.
 */
export async function readScopeMarks(
  inputs: RankingInputs,
  caller: Caller,
  shortlist: Shortlist,
  listed: ReadonlyMap<Id, number>,
  mostRefits: number,
): Promise<ScopeMarks> {
  const pace = createPace();
  const politely = () => pace(caller.signal);
  const { request } = shortlist;
  const { asOf } = request;
  const { index, roles } = await inputs.formerWithin(caller, shortlist, mostRefits);
  const { people } = index;
  const filter = filterOfRequest(request);
  const { eligible } = await decideEligibility(index, filter, asOf, Math.floor(asOf / DAY), politely);
  const marks = new Uint8Array(people.count);
  const scores = new Float64Array(people.count);
  const gone = new Set<Id>();
  for (const [id, score] of listed) {
    const person = people.ids.numberOf(id);
    if (person === undefined) {
      gone.add(id);
      continue;
    }
    marks[person] = IN_SCOPE | SELECTED;
    scores[person] = score;
  }
  const counted = new Float64Array(people.count + gone.size);
  let inScope = 0;
  for (let person = 0; person < people.count; person++) {
    if (eligible[person] === 1 && marks[person] === 0) {
      marks[person] = IN_SCOPE;
      scores[person] = bestRole(index, roles, person, asOf).score;
    }
    if (marks[person] !== 0) counted[inScope++] = scores[person]!;
    if (person % PEOPLE_PER_LOOK === 0) await politely();
  }
  for (const id of gone) counted[inScope++] = listed.get(id)!;
  const median = medianOf(counted, inScope);
  for (let person = 0; person < people.count; person++) {
    if (marks[person] !== 0 && scores[person]! > median) marks[person]! |= ABOVE_MEDIAN;
  }
  return {
    inScope,
    *everybody() {
      for (let person = 0; person < people.count; person++) {
        if (marks[person] !== 0) yield people.ids.at(person);
      }
      yield* gone;
    },
    markOf(personId) {
      if (gone.has(personId)) {
        return IN_SCOPE | SELECTED | (listed.get(personId)! > median ? ABOVE_MEDIAN : 0);
      }
      const person = people.ids.numberOf(personId);
      return person === undefined ? 0 : marks[person]!;
    },
  };
}

/** People between two looks at the clock. */
const PEOPLE_PER_LOOK = 16;

/** Everybody in scope of some list, once; those of a list that another has too are passed over, however many they are. */
export async function* inAnyScope(
  lists: readonly Pick<ScopeMarks, 'everybody' | 'markOf'>[],
  pause: Pause,
): AsyncGenerator<Id> {
  let looked = 0;
  for (const [i, { everybody }] of lists.entries()) {
    const before = lists.slice(0, i);
    for (const id of everybody()) {
      if (++looked % PEOPLE_PER_LOOK === 0) await pause();
      if (!before.some(({ markOf }) => markOf(id) !== 0)) yield id;
    }
  }
}
