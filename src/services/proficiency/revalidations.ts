import type { Caller } from '../../domain/caller.ts';
import { DAY, type Instant, toCalendarDate } from '../../domain/clock.ts';
import { Conflict, type FieldProblem, InvalidInput } from '../../domain/errors.ts';
import { compareKeys, type Id } from '../../domain/ids.ts';
import { decodeCursor, encodeCursor, type Page, type PageRequest, toPage } from '../../domain/page.ts';
import { dayOf } from '../../talent-index/build/build-people.ts';
import { decideEligibility } from '../../talent-index/rank/eligibility.ts';
import { eachFalling } from '../../talent-index/scan/falling-series.ts';
import type { TalentIndex } from '../../talent-index/talent-index.ts';
import { FirstRows } from '../first-rows.ts';
import { checkScope } from '../shortlists/shortlist-request.ts';
import { filterOfScope } from '../talent/people/people-filter.ts';
import type { PeopleScope } from '../talent/people/people-scope.ts';
import type { ScopeIndexes } from '../talent/scope-index.ts';
import { pauseWhileAsked } from '../talent/talent-index.ts';
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
  readonly scopeIndexes: ScopeIndexes;
  readonly proficiencies: Pick<Proficiencies, 'forPairs'>;
}

/** As long as a due date can be told: about a century. */
const MOST_DAYS = 36_525;
/** Pairs of a person and a skill that are read at once. */
const MOST_READ = 1_000;

interface Due {
  readonly due: Instant;
  readonly personId: Id;
  readonly skillId: Id;
}

export function createRevalidations({
  scopeIndexes,
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
      const index = await indexOrNull(caller, checked, asOf);
      if (index === null) return toPage<Revalidation>([], first, 0, () => []);
      const wanted = { level, until: asOf + withinDays * DAY, scope: checked, asOf };
      const items: Revalidation[] = [];
      for (let last = from, size = first; ; size = Math.min(4 * size, MOST_READ)) {
        const { found, total } = await soonestAfter(index, caller, wanted, last, size + 1);
        const looked = found.slice(0, size);
        const rows = await proficiencies.forPairs(caller, looked, asOf);
        let seen = 0;
        for (; seen < looked.length && items.length < first; seen++) {
          const { due } = looked[seen]!;
          const proficiency = rows[seen]!;
          if (proficiency !== null) items.push({ due, proficiency });
        }
        last = looked[seen - 1] ?? last;
        const hasNextPage = found.length > seen;
        // Who went since the index was read is passed over, and never the end of the list before its end.
        if (items.length === 0 && hasNextPage) continue;
        return pageOf(items, last, hasNextPage, total);
      }
    },
  };

  async function indexOrNull(
    caller: Caller,
    inScope: PeopleScope,
    asOf: Instant,
  ): Promise<TalentIndex | null> {
    try {
      return await scopeIndexes.of(caller, inScope, asOf);
    } catch (error) {
      if (error instanceof Conflict) return null;
      throw error;
    }
  }
}

/** The first so many of those in scope that come after a place in the list, and how many there are in all of it. */
async function soonestAfter(
  index: TalentIndex,
  { signal }: Caller,
  wanted: { level: number; until: Instant; scope: PeopleScope; asOf: Instant },
  after: Due | null,
  size: number,
): Promise<{ readonly found: readonly Due[]; readonly total: number }> {
  const { level, until, scope, asOf } = wanted;
  const politely = pauseWhileAsked(signal);
  const day = dayOf(toCalendarDate(asOf));
  const { eligible } = await decideEligibility(index, filterOfScope(scope), asOf, day, politely);
  // Ids are written out for who is due at the same moment, and for those that are found.
  const named = ({ due, person, skill }: Numbered): Due => {
    return { due, personId: index.people.ids.at(person), skillId: index.skills.ids[skill]! };
  };
  const soonest = new FirstRows<Numbered>(
    size,
    (a, b) => a.due - b.due || compareDue(named(a), named(b)),
    (row) => after === null || (row.due - after.due || compareDue(named(row), after)) > 0,
  );
  const take = (due: Instant, person: number, skill: number) => soonest.add({ due, person, skill });
  await eachFalling(index, { level, from: asOf, until, eligible }, take, politely);
  return { found: soonest.sorted().map(named), total: soonest.total };
}

interface Numbered {
  readonly due: Instant;
  readonly person: number;
  readonly skill: number;
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
