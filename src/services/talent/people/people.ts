import type { Caller } from '../../../domain/caller.ts';
import { type CalendarDate, type Instant, toCalendarDate } from '../../../domain/clock.ts';
import { type FieldProblem, InvalidInput } from '../../../domain/errors.ts';
import { type Id, personId } from '../../../domain/ids.ts';
import { decodeCursor, type Page, type PageRequest, toPage } from '../../../domain/page.ts';
import type { Graph } from '../../../graph/graph.ts';
import { statements } from '../../../graph/statements.generated.ts';
import { dayOf } from '../../../talent-index/build/build-people.ts';
import { decideEligibility } from '../../../talent-index/rank/eligibility.ts';
import { alignedTo, distinctIds, searchWords } from '../../pages.ts';
import type { Proficiencies } from '../../proficiency/proficiencies.ts';
import type { Proficiency } from '../../proficiency/reading/proficiency.ts';
import { checkScope } from '../../shortlists/shortlist-request.ts';
import type { ScopeIndexes } from '../scope-index.ts';
import { pause } from '../talent-index.ts';
import { type Commitment, firstFreeDay } from './availability.ts';
import { filterOfScope, statementFilter } from './people-filter.ts';
import type { PeopleScope } from './people-scope.ts';

export interface Person {
  readonly id: Id;
  readonly externalId: string;
  readonly name: string;
  readonly unit: string | null;
  readonly location: string | null;
  readonly joinedOn: CalendarDate | null;
  readonly leftOn: CalendarDate | null;
  readonly wage: number | null;
  readonly currency: string | null;
}

export interface PeopleRequest extends PageRequest {
  readonly search?: string | null;
  readonly scope?: PeopleScope | null;
  readonly asOf: Instant;
}

export interface People {
  /** In the order of `ids`, null where unknown. */
  byIds(caller: Caller, ids: readonly Id[]): Promise<(Person | null)[]>;
  byExternalId(caller: Caller, externalId: string): Promise<Person | null>;
  /** Who is employed on the day of `asOf`, in the order of their ids; every word of `search` occurs in the name. */
  page(caller: Caller, request: PeopleRequest): Promise<Page<Person>>;
  /** The first day from `asOf` on without an assignment; null where there is none, or the person has left by then. */
  availableFrom(caller: Caller, personIds: readonly Id[], asOf: Instant): Promise<(CalendarDate | null)[]>;
  /** Who has each skill at `atLeast` or more at a moment, strongest first; employed then and in scope, where one is given. */
  holders(
    caller: Caller,
    skillIds: readonly Id[],
    request: PageRequest & {
      readonly atLeast: number;
      readonly scope?: PeopleScope | null;
      readonly asOf: Instant;
    },
  ): Promise<Page<Proficiency>[]>;
  /** Of people and pods, by name. At most `UNIT_LIMIT` of either. */
  units(caller: Caller): Promise<string[]>;
}

export const UNIT_LIMIT = 5_000;
const NAMES_PER_READ = 5_000;

export interface PeopleDependencies {
  readonly graph: Graph;
  /** Asked for scopes with `having`. */
  readonly scopeIndexes: ScopeIndexes;
  readonly proficiencies: Pick<Proficiencies, 'holdersOf'>;
}

export function createPeople({ graph, scopeIndexes, proficiencies }: PeopleDependencies): People {
  const byIds = async ({ signal }: Caller, ids: readonly Id[]) => {
    const rows = await graph.read(statements.peopleById, { ids: distinctIds(ids) }, { signal });
    return alignedTo(ids, rows);
  };

  /** Ids of who is in scope, in order, the skills that it asks for included: the talent index knows all but names. */
  async function inScope(caller: Caller, scope: PeopleScope, words: readonly string[], asOf: Instant) {
    const index = await scopeIndexes.of(caller, scope, asOf);
    const day = dayOf(toCalendarDate(asOf));
    const { eligible } = await decideEligibility(index, filterOfScope(scope), asOf, day, pause);
    const ids: Id[] = [];
    for (const [person, allowed] of eligible.entries())
      if (allowed === 1) ids.push(index.people.ids.at(person));
    if (words.length === 0) return ids;
    const named = new Set<Id>();
    const filter = statementFilter({}, words, asOf);
    for (let after = ''; ; ) {
      const params = { ...filter, after, limit: NAMES_PER_READ };
      const rows = await graph.read(statements.personPage, params, { signal: caller.signal });
      for (const { id } of rows) named.add(id);
      if (rows.length < NAMES_PER_READ) break;
      after = rows.at(-1)!.id;
    }
    return ids.filter((id) => named.has(id));
  }

  return {
    byIds,

    async byExternalId(caller, externalId) {
      const [deployment] = await graph.read(statements.readPersonKey, {}, { signal: caller.signal });
      const key = deployment?.personKey ?? null;
      return key === null ? null : (await byIds(caller, [personId(key, externalId)]))[0]!;
    },

    async page(caller, { first, after, search, scope: asked, asOf }) {
      const { signal } = caller;
      const [last = ''] = decodeCursor(after, ['string']) ?? [];
      const problems: FieldProblem[] = [];
      const scope = checkScope(asked ?? {}, 'scope', problems);
      if (problems.length > 0) throw new InvalidInput(problems);
      const words = searchWords(search);
      const keyOf = ({ id }: Person) => [id];
      if (scope.having?.length) {
        const ids = await inScope(caller, scope, words, asOf);
        const wanted = ids.filter((id) => id > String(last)).slice(0, first + 1);
        const rows = (await byIds(caller, wanted)).filter((person) => person !== null);
        return toPage(rows, first, ids.length, keyOf);
      }
      const filter = statementFilter(scope, words, asOf);
      const [rows, [count]] = await Promise.all([
        graph.read(statements.personPage, { ...filter, after: String(last), limit: first + 1 }, { signal }),
        graph.read(statements.personCount, filter, { signal }),
      ]);
      return toPage(rows, first, count!.total, keyOf);
    },

    async holders(caller, skillIds, { scope, asOf, ...request }) {
      const problems: FieldProblem[] = [];
      const checked = scope == null ? null : checkScope(scope, 'scope', problems);
      if (problems.length > 0) throw new InvalidInput(problems);
      const people = checked === null ? null : await inScope(caller, checked, [], asOf);
      return proficiencies.holdersOf(caller, skillIds, { ...request, people }, asOf);
    },

    async availableFrom({ signal }, personIds, asOf) {
      const day = toCalendarDate(asOf);
      const ids = distinctIds(personIds);
      const [people, commitments] = await Promise.all([
        graph.read(statements.peopleById, { ids }, { signal }),
        graph.read(statements.commitments, { ids, day }, { signal }),
      ]);
      const byPerson = Map.groupBy<Id, Commitment & { personId: Id }>(commitments, (row) => row.personId);
      return alignedTo(personIds, people).map((person) => {
        if (person === null) return null;
        const from = person.joinedOn !== null && person.joinedOn > day ? person.joinedOn : day;
        const free = firstFreeDay(byPerson.get(person.id) ?? [], from);
        return free !== null && person.leftOn !== null && free >= person.leftOn ? null : free;
      });
    },

    async units({ signal }) {
      const [ofPeople, ofPods] = await Promise.all([
        graph.read(statements.personUnits, { limit: UNIT_LIMIT }, { signal }),
        graph.read(statements.podUnits, { limit: UNIT_LIMIT }, { signal }),
      ]);
      const names = new Set([...ofPeople, ...ofPods].map(({ unit }) => unit));
      return [...names].sort((a, b) => a.localeCompare(b, 'en'));
    },
  };
}
