import { expectedProficiency, revalidationDate } from '../../analytics/decay/model/curve.ts';
import type { Caller } from '../../domain/caller.ts';
import { DAY, type Instant, toCalendarDate } from '../../domain/clock.ts';
import { Cancelled, Conflict, type FieldProblem, InvalidInput } from '../../domain/errors.ts';
import { compareKeys, type Id } from '../../domain/ids.ts';
import { decodeCursor, encodeCursor, type Page, type PageRequest, toPage } from '../../domain/page.ts';
import { dayOf } from '../../talent-index/build/build-people.ts';
import { seriesOfPerson } from '../../talent-index/build/fitted-series.ts';
import { decideEligibility } from '../../talent-index/rank/eligibility.ts';
import { FirstRows } from '../first-rows.ts';
import { checkScope } from '../shortlists/shortlist-request.ts';
import { filterOfScope } from '../talent/people-filter.ts';
import type { PeopleScope } from '../talent/people-scope.ts';
import { pause, type TalentIndexService, type TalentSnapshot } from '../talent/talent-index.ts';
import type { Proficiencies } from './proficiencies.ts';
import type { Proficiency } from './reading/proficiency.ts';

/** Somebody has to show a skill again by `due`: then the estimate falls below the level that was asked for. */
export interface Revalidation {
  readonly due: Instant;
  readonly proficiency: Proficiency;
}

export interface RevalidationRequest extends PageRequest {
  readonly withinDays: number;
  readonly level: number;
  readonly scope?: PeopleScope | null;
  readonly asOf: Instant;
}

export interface Revalidations {
  /**
   * Who, at `level` or more as of the moment, falls below it within the time; soonest first, then by person and skill.
   * Of those employed at that moment and in scope. Empty before the first FIT_DECAY.
   */
  page(caller: Caller, request: RevalidationRequest): Promise<Page<Revalidation>>;
}

export interface RevalidationsDependencies {
  readonly talentIndex: Pick<TalentIndexService, 'asOf'>;
  readonly proficiencies: Pick<Proficiencies, 'forPairs'>;
}

/** As long as a due date can be told: about a century. */
const MOST_DAYS = 36_525;
const PEOPLE_PER_SLICE = 2_048;

interface Due {
  readonly due: Instant;
  readonly personId: Id;
  readonly skillId: Id;
}

export function createRevalidations({
  talentIndex,
  proficiencies,
}: RevalidationsDependencies): Revalidations {
  return {
    async page(caller, { first, after, withinDays, level, scope, asOf }) {
      const key = decodeCursor(after, ['number', 'string', 'string']) as [Instant, Id, Id] | null;
      const from: Due | null = key && { due: key[0], personId: key[1], skillId: key[2] };
      const problems: FieldProblem[] = [];
      if (!(level > 0 && level <= 1))
        problems.push({ path: 'level', problem: 'is not above 0 and at most 1' });
      if (!(withinDays >= 1 && withinDays <= MOST_DAYS)) {
        problems.push({ path: 'withinDays', problem: `is not between 1 and ${MOST_DAYS}` });
      }
      const checked = checkScope(scope ?? {}, 'scope', problems);
      if (problems.length > 0) throw new InvalidInput(problems);
      const snapshot = await indexOrNull(caller, asOf);
      if (snapshot === null) return toPage<Revalidation>([], first, 0, () => []);
      const within = { level, until: asOf + withinDays * DAY, scope: checked, asOf };
      for (let last = from; ; ) {
        const after = last;
        const soonest = new FirstRows<Due>(
          first + 1,
          compareDue,
          (row) => after === null || compareDue(row, after) > 0,
        );
        await scan(snapshot, caller, within, soonest);
        const found = soonest.sorted();
        const looked = found.slice(0, first);
        const rows = await proficiencies.forPairs(caller, looked, asOf);
        const items = looked.flatMap(({ due }, i) => (rows[i] ? [{ due, proficiency: rows[i] }] : []));
        const hasNextPage = found.length > first;
        last = looked.at(-1) ?? null;
        // Who went since the index was read leaves a gap in the page, never an end of the list before its end.
        if (items.length === 0 && hasNextPage && last !== null) continue;
        return pageOf(items, last, hasNextPage, soonest.total);
      }
    },
  };

  async function indexOrNull(caller: Caller, asOf: Instant): Promise<TalentSnapshot | null> {
    try {
      return await talentIndex.asOf(caller, asOf);
    } catch (error) {
      if (error instanceof Conflict) return null;
      throw error;
    }
  }
}

/** Meets every series of the people in scope once, in the columns of the index. */
async function scan(
  { index }: TalentSnapshot,
  { signal }: Caller,
  wanted: { level: number; until: Instant; scope: PeopleScope; asOf: Instant },
  soonest: FirstRows<Due>,
): Promise<void> {
  const { level, until, scope, asOf } = wanted;
  const politely = async () => {
    if (signal.aborted) throw new Cancelled();
    await pause();
  };
  const day = dayOf(toCalendarDate(asOf));
  const { eligible } = await decideEligibility(index, filterOfScope(scope), asOf, day, politely);
  const { skills, people } = index;
  for (let person = 0; person < people.count; person++) {
    if (person % PEOPLE_PER_SLICE === PEOPLE_PER_SLICE - 1) await politely();
    if (eligible[person] === 0) continue;
    for (const { skill, fitted: curve } of seriesOfPerson(index, person)) {
      // No curve is above where it began: most series are told apart without computing anything.
      if (curve.initial < level || curve.observations === 0) continue;
      const skillClass = skills.classes[skills.classOf[skill]!]!;
      if (expectedProficiency(curve, skillClass, until) >= level) continue;
      const due = revalidationDate(curve, skillClass, level, asOf);
      if (due === null || due > until) continue;
      soonest.add({ due, personId: people.ids.at(person), skillId: skills.ids[skill]! });
    }
  }
}

/** The next page goes on after the last that was looked at, whether it is still there or not. */
function pageOf(
  items: readonly Revalidation[],
  last: Due | null,
  hasNextPage: boolean,
  totalCount: number,
): Page<Revalidation> {
  const edges = items.map((item, i) => {
    const { due, proficiency } = item;
    const { personId, skillId } = proficiency;
    const key = i === items.length - 1 && last !== null ? last : { due, personId, skillId };
    return { cursor: encodeCursor([key.due, key.personId, key.skillId]), item };
  });
  return { edges, hasNextPage, totalCount };
}

function compareDue(a: Due, b: Due): number {
  return a.due - b.due || compareKeys(a.personId, b.personId) || compareKeys(a.skillId, b.skillId);
}
