import type { Caller } from '../../domain/caller.ts';
import type { Clock, Instant } from '../../domain/clock.ts';
import { NotFound, Unavailable } from '../../domain/errors.ts';
import { type Id, organisationId } from '../../domain/ids.ts';
import { OPEN, type View } from '../../domain/knowledge.ts';
import { decodeCursor, type Page, type PageRequest } from '../../domain/page.ts';
import type { Graph, Transaction } from '../../graph/graph.ts';
import { type ObservationsByIdRow, statements } from '../../graph/statements.generated.ts';
import { alignedTo, distinctIds, sliceToPage } from '../pages.ts';
import { createRefitSeries } from '../proficiency/refit-series.ts';
import { appendChanges } from '../runs/changes.ts';
import { type RollBack, writeOrRollBack } from '../write-or-roll-back.ts';
import { readLastObserved } from './last-observed.ts';
import {
  checkObservations,
  type Observation,
  type ObservationInput,
  type ObservationKind,
  observationContent,
} from './observation.ts';
import { checkCount, checkKnown, collectProblems, type Problems } from './record-rules.ts';

export {
  type Observation,
  type ObservationInput,
  type ObservationKind,
  observationKinds,
} from './observation.ts';

export interface ObservationsRecorded {
  /** How many were new or changed. */
  readonly count: number;
  /** How many said again what was known. */
  readonly repeated: number;
  /** One for each input, in its order, as they stand now. */
  readonly observations: readonly Observation[];
  /** The published FIT_DECAY run, under whose hyperparameters the series were fitted again; null before the first. */
  readonly fittedBy: Id | null;
}

export interface Series {
  readonly personId: Id;
  readonly skillId: Id;
}

export interface Observations {
  /** As they stand now, withdrawn ones included; in the order of `ids`, null where unknown. */
  byIds(caller: Caller, ids: readonly Id[]): Promise<(Observation | null)[]>;
  /** Ids of what stands of each series' evidence up to `asOf`, newest first. */
  evidence(
    caller: Caller,
    series: readonly Series[],
    request: PageRequest & { readonly asOf: Instant },
  ): Promise<Page<Id>[]>;
  /** When each series was last observed in a view; null where it was not. */
  lastObserved(caller: Caller, series: readonly Series[], view: View): Promise<(Instant | null)[]>;
  /**
   * All or nothing. What is said again is repeated; what is said differently under a known key supersedes it.
   * A withdrawn observation that is said again stays withdrawn; said differently, it stands again. The series of
   * everybody concerned are fitted again before it answers, also where an earlier call was cut off before it came to that.
   */
  record(caller: Caller, input: readonly ObservationInput[]): Promise<ObservationsRecorded>;
  /**
   * It no longer counts, from now on: its person is fitted again. Views of what was known before still hold it.
   * `NotFound` where unknown.
   */
  withdraw(caller: Caller, id: Id, reason: string): Promise<Observation>;
}

const MAX_REASON_LENGTH = 1_000;

export interface ObservationsDependencies {
  readonly graph: Graph;
  readonly clock: Clock;
}

export function createObservations({ graph, clock }: ObservationsDependencies): Observations {
  const fitted = createRefitSeries({ graph, clock });

  const byIds = async ({ signal }: Caller, ids: readonly Id[]) => {
    const params = { ids: distinctIds(ids), open: OPEN };
    const rows = await graph.read(statements.observationsById, params, { signal });
    return alignedTo(ids, rows.map(toObservation));
  };

  /** Asked only where something is refused: people, skills and assignments are never taken away. */
  const checkReferences = async (
    { signal }: Caller,
    input: readonly ObservationInput[],
    problems: Problems,
  ) => {
    const idsOf = (pick: (row: ObservationInput) => Id | null) => input.flatMap((row) => pick(row) ?? []);
    const people = distinctIds([...idsOf((row) => row.personId), ...idsOf((row) => row.evaluatorId)]);
    const skills = distinctIds(idsOf((row) => row.skillId));
    const assignments = distinctIds(idsOf((row) => row.assignmentId));
    const [peopleFound, skillsFound, assignmentsFound] = await Promise.all([
      graph.read(statements.peopleById, { ids: people }, { signal }),
      graph.read(statements.skillsById, { ids: skills }, { signal }),
      assignments.length === 0
        ? []
        : graph.read(statements.assignmentsById, { ids: assignments }, { signal }),
    ]);
    const known = (rows: readonly { readonly id: Id }[]) => new Set(rows.map(({ id }) => id));
    checkKnown(problems, input, 'person', (row) => row.personId, known(peopleFound));
    checkKnown(problems, input, 'evaluator', (row) => row.evaluatorId, known(peopleFound));
    checkKnown(problems, input, 'skill', (row) => row.skillId, known(skillsFound));
    checkKnown(problems, input, 'assignment', (row) => row.assignmentId, known(assignmentsFound));
  };

  return {
    byIds,

    async evidence({ signal }, series, { first, after, asOf }) {
      const [at = OPEN, id = ''] = decodeCursor(after, ['number', 'string']) ?? [];
      const byPerson = Map.groupBy(series, ({ personId }) => personId);
      const wanted = distinctIds(byPerson.keys()).map((personId) => ({
        personId,
        skillIds: distinctIds(byPerson.get(personId)!.map(({ skillId }) => skillId)),
      }));
      const rows = await graph.read(
        statements.seriesEvidence,
        {
          rows: wanted,
          asOf,
          open: OPEN,
          afterAt: Number(at),
          afterId: String(id),
          limit: first + 1,
        },
        { signal },
      );
      const found = new Map(rows.map((row) => [`${row.personId} ${row.skillId}`, row]));
      return series.map(({ personId, skillId }) => {
        const row = found.get(`${personId} ${skillId}`);
        const items = row?.observationIds.map((observationId, i) => ({ observationId, at: row.times[i]! }));
        const page = sliceToPage(row && { total: row.total, items: items! }, first, (item) => [
          item.at,
          item.observationId,
        ]);
        return {
          ...page,
          edges: page.edges.map(({ cursor, item }) => ({ cursor, item: item.observationId })),
        };
      });
    },

    lastObserved: ({ signal }, series, view) => readLastObserved(graph, series, view, { signal }),

    async record(caller, input) {
      const problems = collectProblems();
      checkCount(problems, input);
      checkObservations(problems, input, clock.now());
      const refuse = async () => {
        await checkReferences(caller, input, problems);
        problems.throwIfAny();
      };
      if (problems.found) await refuse();
      const write = () =>
        writeOrRollBack<Recorded | 'UNKNOWN'>(
          graph,
          (transaction, rollBack) => recordChanged(transaction, clock.now(), input, rollBack),
          caller,
        );
      let recorded = await write();
      if (recorded === 'UNKNOWN') {
        await refuse();
        // What it refers to came meanwhile.
        recorded = await write();
      }
      // Something else that it refers to came between the two looks.
      if (recorded === 'UNKNOWN')
        throw new Unavailable('What observations refer to is being recorded; say it again.', {
          retryAfter: 1,
        });
      const { seq, people, ...said } = recorded;
      // Also where nothing is new: an earlier call may have been cut off before it came to the fit.
      const { fittedBy } = await fitted.refit(caller, people, seq);
      return { ...said, repeated: input.length - said.count, fittedBy };
    },

    async withdraw(caller, id, reason) {
      const problems = collectProblems();
      problems.check(reason.trim() !== '', 'reason', 'is empty');
      problems.check(
        reason.length <= MAX_REASON_LENGTH,
        'reason',
        `is longer than ${MAX_REASON_LENGTH} characters`,
      );
      problems.throwIfAny();
      const { personId, seq } = await graph.write(async (transaction) => {
        const at = clock.now();
        // The change log's lock comes first: nobody else withdraws it, or says it differently, from here to the commit.
        await transaction.run(statements.lockChangeCounter, {});
        const standing = (await standingOf(transaction, [id])).get(id);
        if (standing === undefined) throw new NotFound(id, 'No observation');
        const { personId, withdrawnAt } = standing;
        if (withdrawnAt !== null) return { personId };
        const seq = await appendChanges(transaction, at, [{ kind: 'OBSERVATIONS', subject: personId }]);
        await transaction.run(statements.withdrawObservation, { id, at, seq, reason, open: OPEN });
        return { personId, seq };
      }, caller);
      const [observation] = await byIds(caller, [id]);
      await fitted.refit(caller, [personId], seq);
      return observation!;
    },
  };
}

/** What came of a call: which people it is about, and the last position that it took (none where it said nothing new). */
interface Recorded extends Pick<ObservationsRecorded, 'count' | 'observations'> {
  readonly people: readonly Id[];
  readonly seq?: number;
}

const personOf = ({ personId }: Pick<Series, 'personId'>): Id => personId;

function saysTheSame(standing: Observation | null | undefined, input: ObservationInput): boolean {
  return standing != null && observationContent.every((field) => standing[field] === input[field]);
}

async function standingOf(transaction: Transaction, ids: readonly Id[]): Promise<Map<Id, Observation>> {
  const rows = await transaction.run(statements.observationsById, { ids: distinctIds(ids), open: OPEN });
  return new Map(rows.map((row) => [row.id, toObservation(row)]));
}

/**
 * How many were new or changed, and all as they stand then. The change log's lock comes first, so that nobody else records the same keys between
 * reading what stands and superseding it; a person whose records turn out to be repeated is read again for nothing, unless all are: then
 * nothing is kept, as it is where they refer to somebody, or something, unknown.
 */
async function recordChanged(
  transaction: Transaction,
  at: Instant,
  input: readonly ObservationInput[],
  rollBack: RollBack<Recorded | 'UNKNOWN'>,
): Promise<Recorded> {
  const subjects = distinctIds(input.map(({ personId }) => personId));
  const changes = subjects.map((subject) => ({ kind: 'OBSERVATIONS' as const, subject }));
  const seq = await appendChanges(transaction, at, changes);

  const ids = input.map(({ externalId }) => organisationId('observation', externalId));
  const standing = await standingOf(transaction, ids);
  // Whom a correction took it from, too: the one that did may have been cut off before the fit.
  const former =
    standing.size === 0
      ? []
      : await transaction.run(statements.formerPeople, { ids: [...standing.keys()], open: OPEN });
  const rows = input
    .map((row, i) => ({ ...row, id: ids[i]!, version: `${ids[i]}@${seq}`, recordedAt: at, recordedSeq: seq }))
    .filter((row) => !saysTheSame(standing.get(row.id), row))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const stands = new Map(standing);
  for (const { version: _, recordedSeq: __, ...row } of rows)
    stands.set(row.id, { ...row, withdrawnAt: null });
  const people = distinctIds([...input, ...standing.values(), ...former].map(personOf));
  const recorded = { count: rows.length, observations: ids.map((id) => stands.get(id)!), people };
  if (rows.length === 0) return rollBack(recorded);

  const superseded = rows.filter(({ id }) => standing.has(id)).map(({ id }) => id);
  const moved = superseded.map((id) => standing.get(id)!.personId).filter((id) => !subjects.includes(id));
  let last = seq;
  if (moved.length > 0) {
    const more = distinctIds(moved).map((subject) => ({ kind: 'OBSERVATIONS' as const, subject }));
    last = await appendChanges(transaction, at, more);
  }
  if (superseded.length > 0) {
    await transaction.run(statements.supersedeObservations, { ids: superseded, at, seq, open: OPEN });
  }
  const [versions] = await transaction.run(statements.appendObservations, { rows, open: OPEN });
  if (versions!.appended < rows.length) return rollBack('UNKNOWN');
  const evaluated = rows.flatMap(({ id, version, evaluatorId }) =>
    evaluatorId === null ? [] : [{ id, version, evaluatorId }],
  );
  if (evaluated.length > 0) {
    const [evaluators] = await transaction.run(statements.linkEvaluators, { rows: evaluated });
    if (evaluators!.linked < evaluated.length) return rollBack('UNKNOWN');
  }
  const during = rows.flatMap(({ id, version, assignmentId }) =>
    assignmentId === null ? [] : [{ id, version, assignmentId }],
  );
  if (during.length > 0) {
    const [assignments] = await transaction.run(statements.linkObservedAssignments, { rows: during });
    if (assignments!.linked < during.length) return rollBack('UNKNOWN');
  }
  return { ...recorded, seq: last };
}

function toObservation({ version: _, ...row }: ObservationsByIdRow): Observation {
  return {
    ...row,
    kind: row.kind as ObservationKind,
    withdrawnAt: row.withdrawnAt === OPEN ? null : row.withdrawnAt,
  };
}
