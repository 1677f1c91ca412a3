import type { Caller } from '../domain/caller.ts';
import { type CalendarDate, type Instant, toCalendarDate } from '../domain/clock.ts';
import { type Id, personId } from '../domain/ids.ts';
import { decodeCursor, type Page, type PageRequest, toPage } from '../domain/page.ts';
import type { Graph } from '../graph/graph.ts';
import { statements } from '../graph/statements.generated.ts';
import { type Commitment, firstFreeDay } from './availability.ts';
import { alignedTo, distinctIds, searchWords } from './pages.ts';

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

/** Whom a question is about. Each list given restricts; within a list any one suffices. */
export interface PeopleScope {
  readonly people?: readonly Id[] | null;
  readonly units?: readonly string[] | null;
  readonly pods?: readonly Id[] | null;
  readonly locations?: readonly string[] | null;
  /** Without an assignment on this day. */
  readonly availableFrom?: CalendarDate | null;
  /** Nobody whose wage is higher, not known, or in another currency. */
  readonly maxWage?: { readonly amount: number; readonly currency: string } | null;
  readonly having?: readonly SkillAtLeast[] | null;
}

export interface SkillAtLeast {
  readonly skill: Id;
  readonly level: number;
  readonly basis?: 'OBSERVED' | 'INFERRED' | null;
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
  /** Of people and pods, by name. At most `UNIT_LIMIT` of either. */
  units(caller: Caller): Promise<string[]>;
}

export const UNIT_LIMIT = 5_000;

/** Who holds each of the skills at the level at a moment, of those that the other filters leave. */
export type HavingFilter = (
  caller: Caller,
  having: readonly SkillAtLeast[],
  asOf: Instant,
) => Promise<ReadonlySet<Id>>;

export interface PeopleDependencies {
  readonly graph: Graph;
  /** The key of the organisation's pseudonyms; undefined before the first import of people. */
  readonly personKey: () => Promise<string | undefined>;
  readonly having: HavingFilter;
}

export function createPeople({ graph, personKey, having }: PeopleDependencies): People {
  const byIds = async ({ signal }: Caller, ids: readonly Id[]) => {
    const rows = await graph.read(statements.peopleById, { ids: distinctIds(ids) }, { signal });
    return alignedTo(ids, rows);
  };
  return {
    byIds,

    async byExternalId(caller, externalId) {
      const key = await personKey();
      if (key === undefined) return null;
      return (await byIds(caller, [personId(key, externalId)]))[0]!;
    },

    async page(caller, { first, after, search, scope, asOf }) {
      const { signal } = caller;
      const [last = ''] = decodeCursor(after, ['string']) ?? [];
      const holders = scope?.having?.length ? await having(caller, scope.having, asOf) : null;
      const filter = {
        words: searchWords(search),
        day: toCalendarDate(asOf),
        ...peopleOf(scope?.people ?? null, holders),
        anyUnit: scope?.units == null,
        units: scope?.units ?? [],
        anyLocation: scope?.locations == null,
        locations: scope?.locations ?? [],
        anyPod: scope?.pods == null,
        pods: scope?.pods ?? [],
        maxWage: scope?.maxWage?.amount ?? null,
        currency: scope?.maxWage?.currency ?? '',
        freeOn: scope?.availableFrom ?? null,
      };
      const [rows, [count]] = await Promise.all([
        graph.read(statements.personPage, { ...filter, after: String(last), limit: first + 1 }, { signal }),
        graph.read(statements.personCount, filter, { signal }),
      ]);
      return toPage(rows, first, count!.total, ({ id }) => [id]);
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

function peopleOf(people: readonly Id[] | null, holders: ReadonlySet<Id> | null) {
  if (holders === null) return { anyPerson: people === null, people: people ?? [] };
  return {
    anyPerson: false,
    people: people === null ? [...holders] : people.filter((id) => holders.has(id)),
  };
}
