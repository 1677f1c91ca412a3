import type { Id } from '../../../domain/ids.ts';
import type { CallOptions, ColumnBatch, Graph } from '../../../graph/graph.ts';
import {
  type RankingAssignmentsRow,
  type RankingPeopleRow,
  statements,
} from '../../../graph/statements.generated.ts';
import {
  type AssignmentInput,
  numberPeople,
  type PersonInput,
} from '../../../talent-index/build/build-people.ts';
import { inPauses } from '../../../talent-index/pause.ts';
import { AssignmentRows } from '../../../talent-index/segments/assignment-rows.ts';
import { PersonRows } from '../../../talent-index/segments/person-rows.ts';
import { EVERYBODY, type PersonRange } from '../../../talent-index/shards/person-shards.ts';
import type { PersonColumns } from '../../../talent-index/talent-index.ts';
import { pause } from '../pause.ts';
import { inBatches } from './batches.ts';

const PEOPLE_PER_STATEMENT = 200;
/** An import changes up to a thousand people at one. */
const POSITIONS_PER_STATEMENT = 10;

/** The people in a range and their assignments. */
export function readPeople(
  graph: Graph,
  options: CallOptions,
  range: PersonRange = EVERYBODY,
): Promise<PersonColumns> {
  const params = { ...range };
  return peopleOf(
    () => rowsOf(graph.readColumns(statements.rankingPeople, params, options), personAt),
    () => rowsOf(graph.readColumns(statements.rankingAssignments, params, options), assignmentAt),
  );
}

/**
 * Who was changed, or had assignments changed, at these positions of the change log and not since, and all their
 * assignments. Whoever was changed since is found at the position of that.
 */
export function readPeopleChangedAt(
  graph: Graph,
  positions: readonly number[],
  options: CallOptions,
): Promise<PersonColumns> {
  async function* batches() {
    for (const some of inBatches(positions, POSITIONS_PER_STATEMENT)) {
      yield* graph.readColumns(statements.rankingPeopleRecordedAt, { positions: some }, options);
    }
  }
  return foundPeople(graph, batches(), options);
}

/** Who was changed, or had assignments changed, after a position, and all their assignments: by one statement, whoever goes on writing. */
export function readPeopleChangedAfter(
  graph: Graph,
  after: number,
  options: CallOptions,
): Promise<PersonColumns> {
  const found = graph.readColumns(statements.rankingPeopleRecordedSince, { after }, options);
  return foundPeople(graph, found, options);
}

function foundPeople(
  graph: Graph,
  batches: AsyncIterable<ColumnBatch<RankingPeopleRow>>,
  options: CallOptions,
): Promise<PersonColumns> {
  const ids: Id[] = [];
  async function* people() {
    for await (const batch of batches) {
      for (const id of batch.columns.personId) ids.push(id);
      yield eachRow(batch, personAt);
    }
  }
  return peopleOf(people, () => assignmentsOf(graph, ids, options));
}

/** Some people and their assignments. */
export function readPeopleByIds(
  graph: Graph,
  personIds: readonly Id[],
  options: CallOptions,
): Promise<PersonColumns> {
  async function* people() {
    for (const ids of inBatches(personIds, PEOPLE_PER_STATEMENT)) {
      const rows = await graph.read(statements.peopleById, { ids }, options);
      yield rows.map(({ id, ...person }) => ({ personId: id, ...person }));
    }
  }
  return peopleOf(people, () => assignmentsOf(graph, personIds, options));
}

async function* assignmentsOf(graph: Graph, personIds: readonly Id[], options: CallOptions) {
  for (const people of inBatches(personIds, PEOPLE_PER_STATEMENT)) {
    yield* rowsOf(graph.readColumns(statements.rankingAssignmentsOf, { people }, options), assignmentAt);
  }
}

/** As columns from the first row on: objects would be twice the size of an index. Pauses after every few thousand. */
async function peopleOf(
  people: () => AsyncIterable<Iterable<PersonInput>>,
  assignments: () => AsyncIterable<Iterable<AssignmentInput>>,
): Promise<PersonColumns> {
  const rows = new PersonRows();
  await addEach(people(), (person) => rows.add(person));
  const numbered = await inPauses(numberPeople(rows), pause);
  const own = new AssignmentRows(numbered.ids);
  await addEach(assignments(), (assignment) => own.add(assignment));
  return { ...numbered, ...(await inPauses(own.columns(), pause)) };
}

const ROWS_PER_SLICE = 4_096;

async function addEach<Row>(batches: AsyncIterable<Iterable<Row>>, add: (row: Row) => void): Promise<void> {
  let added = 0;
  for await (const batch of batches) {
    for (const row of batch) {
      add(row);
      if (++added % ROWS_PER_SLICE === 0) await pause();
    }
  }
}

async function* rowsOf<Columns, Row>(
  batches: AsyncIterable<ColumnBatch<Columns>>,
  rowAt: (batch: ColumnBatch<Columns>, i: number) => Row,
): AsyncGenerator<Iterable<Row>> {
  for await (const batch of batches) yield eachRow(batch, rowAt);
}

function* eachRow<Columns, Row>(
  batch: ColumnBatch<Columns>,
  rowAt: (batch: ColumnBatch<Columns>, i: number) => Row,
): Generator<Row> {
  for (let i = 0; i < batch.length; i++) yield rowAt(batch, i);
}

function personAt({ columns }: ColumnBatch<RankingPeopleRow>, i: number): PersonInput {
  const wage = columns.wage[i]!;
  return {
    personId: columns.personId[i]!,
    unit: columns.unit[i] ?? null,
    location: columns.location[i] ?? null,
    joinedOn: columns.joinedOn[i] ?? null,
    leftOn: columns.leftOn[i] ?? null,
    wage: Number.isNaN(wage) ? null : wage,
    currency: columns.currency[i] ?? null,
  };
}

function assignmentAt({ columns }: ColumnBatch<RankingAssignmentsRow>, i: number): AssignmentInput {
  return {
    personId: columns.personId[i]!,
    podId: columns.podId[i]!,
    from: columns.from[i]!,
    to: columns.to[i] ?? null,
  };
}
