import type { Caller } from '../../domain/caller.ts';
import { type CalendarDate, type Clock, type Instant, isCalendarDate } from '../../domain/clock.ts';
import { type Id, organisationId } from '../../domain/ids.ts';
import { decodeCursor, type Page, type PageRequest } from '../../domain/page.ts';
import type { Graph, Transaction } from '../../graph/graph.ts';
import { statements } from '../../graph/statements.generated.ts';
import { alignedTo, distinctIds, sliceToPage } from '../pages.ts';
import { appendChanges } from '../runs/changes.ts';
import { recordOutcomes } from './outcomes.ts';
import { checkCount, checkKey, checkKnown, collectProblems, isShare, type Problems } from './record-rules.ts';

/** A person at work in a pod, in a role; `to` is the last day, null while no end is set. */
export interface Assignment {
  readonly id: Id;
  readonly externalId: string;
  readonly personId: Id;
  readonly podId: Id;
  readonly roleId: Id;
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
  /** Share of working time; null is all of it. */
  readonly allocation: number | null;
  readonly outcome: number | null;
  readonly outcomeAt: Instant | null;
}

export interface AssignmentInput {
  readonly externalId: string;
  readonly personId: Id;
  readonly podId: Id;
  readonly roleId: Id;
  readonly from: CalendarDate;
  /** Undefined keeps what stands, null takes it away. */
  readonly to?: CalendarDate | null;
  /** Undefined keeps what stands, null takes it away. */
  readonly outcome?: number | null;
}

export interface Assignments {
  /** In the order of `ids`, null where unknown. */
  byIds(caller: Caller, ids: readonly Id[]): Promise<(Assignment | null)[]>;
  /** Ids of each person's assignments, newest first. */
  ofPeople(caller: Caller, personIds: readonly Id[], request: PageRequest): Promise<Page<Id>[]>;
  /** All or nothing: each is made, changed or ended by the sender's key. One for each input, in its order. */
  record(caller: Caller, input: readonly AssignmentInput[]): Promise<Assignment[]>;
}

export interface AssignmentsDependencies {
  readonly graph: Graph;
  readonly clock: Clock;
}

/** After every calendar date: where the newest come first. */
const AFTER_ALL_DATES = '9999-99-99';

export function createAssignments({ graph, clock }: AssignmentsDependencies): Assignments {
  const byIds = async ({ signal }: Caller, ids: readonly Id[]) => {
    const rows = await graph.read(statements.assignmentsById, { ids: distinctIds(ids) }, { signal });
    return alignedTo(ids, rows);
  };

  const checkReferences = async (
    { signal }: Caller,
    input: readonly AssignmentInput[],
    problems: Problems,
  ) => {
    const idsOf = (pick: (row: AssignmentInput) => Id) => ({ ids: distinctIds(input.map(pick)) });
    const [people, pods, roles] = await Promise.all([
      graph.read(
        statements.peopleById,
        idsOf((row) => row.personId),
        { signal },
      ),
      graph.read(
        statements.podsById,
        idsOf((row) => row.podId),
        { signal },
      ),
      graph.read(
        statements.rolesById,
        idsOf((row) => row.roleId),
        { signal },
      ),
    ]);
    const known = (rows: readonly { readonly id: Id }[]) => new Set(rows.map(({ id }) => id));
    checkKnown(problems, input, 'person', (row) => row.personId, known(people));
    checkKnown(problems, input, 'pod', (row) => row.podId, known(pods));
    checkKnown(problems, input, 'role', (row) => row.roleId, known(roles));
  };

  return {
    byIds,

    async ofPeople({ signal }, personIds, { first, after }) {
      const [from = AFTER_ALL_DATES, id = ''] = decodeCursor(after, ['string', 'string']) ?? [];
      const rows = await graph.read(
        statements.personAssignments,
        { ids: distinctIds(personIds), afterFrom: String(from), afterId: String(id), limit: first + 1 },
        { signal },
      );
      return alignedTo(personIds, rows).map((row) => {
        const items = row?.assignmentIds.map((assignmentId, i) => ({ assignmentId, from: row.starts[i]! }));
        const page = sliceToPage(row && { total: row.total, items: items! }, first, (item) => [
          item.from,
          item.assignmentId,
        ]);
        return {
          ...page,
          edges: page.edges.map(({ cursor, item }) => ({ cursor, item: item.assignmentId })),
        };
      });
    },

    async record(caller, input) {
      const problems = collectProblems();
      checkCount(problems, input);
      checkAssignments(problems, input);
      await checkReferences(caller, input, problems);
      problems.throwIfAny();

      const ids = input.map(({ externalId }) => organisationId('assignment', externalId));
      const standing = await byIds(caller, ids);
      if (input.some((row, i) => !isUnchanged(standing[i], row))) {
        await graph.write((transaction) => recordChanged(transaction, clock.now(), input), caller);
      }
      return (await byIds(caller, ids)) as Assignment[];
    },
  };
}

function checkAssignments(problems: Problems, input: readonly AssignmentInput[]): void {
  const firstWith = new Map<string, number>();
  input.forEach(({ externalId, from, to, outcome }, index) => {
    const path = `input.${index}`;
    checkKey(problems, `${path}.externalId`, externalId);
    const former = firstWith.get(externalId);
    problems.check(former === undefined, `${path}.externalId`, `is that of input.${former} too`);
    firstWith.set(externalId, index);
    problems.check(isCalendarDate(from), `${path}.from`, 'is not a date');
    problems.check(to == null || isCalendarDate(to), `${path}.to`, 'is not a date');
    problems.check(to == null || to >= from, `${path}.to`, 'is before from');
    problems.check(outcome == null || isShare(outcome), `${path}.outcome`, 'is not between 0 and 1');
  });
}

function isUnchanged(standing: Assignment | null | undefined, input: AssignmentInput): boolean {
  return (
    standing != null &&
    standing.personId === input.personId &&
    standing.podId === input.podId &&
    standing.roleId === input.roleId &&
    standing.from === input.from &&
    (input.to === undefined || standing.to === input.to) &&
    (input.outcome === undefined || standing.outcome === input.outcome)
  );
}

/** The change log's lock comes first, so that what stands is not changed by others between reading and writing it. */
async function recordChanged(
  transaction: Transaction,
  at: Instant,
  input: readonly AssignmentInput[],
): Promise<void> {
  const subjects = distinctIds(input.map(({ personId }) => personId));
  const changeOf = (subject: Id) => ({ kind: 'ASSIGNMENTS' as const, subject });
  const seq = await appendChanges(transaction, at, subjects.map(changeOf));

  const ids = distinctIds(input.map(({ externalId }) => organisationId('assignment', externalId)));
  const rows = await transaction.run(statements.assignmentsById, { ids });
  const standing = new Map<Id, Assignment>(rows.map((row) => [row.id, row]));
  const merged = input.map((row) =>
    merge(standing.get(organisationId('assignment', row.externalId)), row, at),
  );
  const problems = collectProblems();
  merged.forEach(({ from, to }, i) => {
    problems.check(to === null || to >= from, `input.${i}.from`, 'is after the end that stands');
  });
  problems.throwIfAny();
  const changed = merged.filter((row) => row !== standing.get(row.id)).sort((a, b) => (a.id < b.id ? -1 : 1));
  if (changed.length === 0) return;

  const former = changed.flatMap(({ id }) => standing.get(id)?.personId ?? []);
  const moved = distinctIds(former).filter((id) => !subjects.includes(id));
  if (moved.length > 0) await appendChanges(transaction, at, moved.map(changeOf));
  await transaction.run(statements.putAssignments, { rows: changed });
  const changedIds = changed.map(({ id }) => id);
  await transaction.run(statements.markAssigned, { ids: changedIds, seq });
  await transaction.run(statements.unlinkAssignments, { ids: changedIds });
  const links = changed.map(({ id, personId, podId, roleId }) => ({ id, personId, podId, roleId }));
  await transaction.run(statements.linkAssignments, { rows: links });
  await transaction.run(statements.markAssigned, { ids: changedIds, seq });
  const outcomes = changed.map((next) => ({ next, standing: standing.get(next.id) }));
  await recordOutcomes(transaction, outcomes, { seq, at });
}

function merge(standing: Assignment | undefined, input: AssignmentInput, at: Instant): Assignment {
  if (isUnchanged(standing, input)) return standing!;
  const outcome = input.outcome === undefined ? (standing?.outcome ?? null) : input.outcome;
  const outcomeKept = standing !== undefined && outcome === standing.outcome;
  return {
    id: organisationId('assignment', input.externalId),
    externalId: input.externalId,
    personId: input.personId,
    podId: input.podId,
    roleId: input.roleId,
    from: input.from,
    to: input.to === undefined ? (standing?.to ?? null) : input.to,
    allocation: standing?.allocation ?? null,
    outcome,
    outcomeAt: outcomeKept ? standing.outcomeAt : outcome === null ? null : at,
  };
}
