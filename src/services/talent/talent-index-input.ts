import { carryOverParametersOf } from '../../analytics/carry-over/parameters.ts';
import { parseHyperparameters } from '../../analytics/decay/model/hyperparameters.ts';
import type { Instant } from '../../domain/clock.ts';
import { Fault } from '../../domain/errors.ts';
import type { Id } from '../../domain/ids.ts';
import type { FittedProficiency } from '../../domain/proficiency.ts';
import type { TaskClass } from '../../domain/task-class.ts';
import type { CallOptions, ColumnBatch, Graph } from '../../graph/graph.ts';
import {
  type RankingAssignmentsRow,
  type RankingPeopleRow,
  type RankingProficienciesRow,
  statements,
} from '../../graph/statements.generated.ts';
import type { CarryOver } from '../../talent-index/build/build-bridges.ts';
import {
  type AssignmentInput,
  buildPeople,
  numberPeople,
  type PersonInput,
} from '../../talent-index/build/build-people.ts';
import type { FittedBatch } from '../../talent-index/build/fitted-batch.ts';
import { countSeries, newestEvidence, seriesOfPerson } from '../../talent-index/build/fitted-series.ts';
import { inPauses } from '../../talent-index/pause.ts';
import { AssignmentRows } from '../../talent-index/segments/assignment-rows.ts';
import { PersonRows } from '../../talent-index/segments/person-rows.ts';
import { EVERYBODY, type PersonRange } from '../../talent-index/shards/person-shards.ts';
import type { PersonColumns, TalentIndex } from '../../talent-index/talent-index.ts';
import { fittedRows } from '../proficiency/fitted-rows.ts';
import type { PublishedRuns } from '../runs/publishing.ts';
import { pause } from './pause.ts';

const taskClasses: readonly TaskClass[] = ['ACCURACY', 'SPEED', 'MIXED'];

/** The people in a range and their assignments. */
export function readPeople(
  graph: Graph,
  options: CallOptions,
  range: PersonRange = EVERYBODY,
): Promise<PersonColumns> {
  const params = { ...range };
  return peopleOf(
    () => graph.readColumns(statements.rankingPeople, params, options),
    () => graph.readColumns(statements.rankingAssignments, params, options),
  );
}

/** Who was changed, or had assignments changed, after one position of the change log, and all their assignments. */
export function readChangedPeople(graph: Graph, after: number, options: CallOptions): Promise<PersonColumns> {
  return peopleOf(
    () => graph.readColumns(statements.rankingPeopleAfter, { after }, options),
    () => graph.readColumns(statements.rankingAssignmentsAfter, { after }, options),
  );
}

/** As columns from the first row on: objects would be twice the size of an index. Pauses after every batch. */
async function peopleOf(
  people: () => AsyncIterable<ColumnBatch<RankingPeopleRow>>,
  assignments: () => AsyncIterable<ColumnBatch<RankingAssignmentsRow>>,
): Promise<PersonColumns> {
  const rows = new PersonRows();
  for await (const batch of people()) {
    for (let i = 0; i < batch.length; i++) rows.add(personAt(batch, i));
    await pause();
  }
  const numbered = await inPauses(numberPeople(rows), pause);
  const own = new AssignmentRows(numbered.ids);
  for await (const batch of assignments()) {
    for (let i = 0; i < batch.length; i++) own.add(assignmentAt(batch, i));
    await pause();
  }
  return { ...numbered, ...(await inPauses(own.columns(), pause)) };
}

/** Some people and their assignments. */
export async function readPeopleByIds(
  graph: Graph,
  personIds: readonly Id[],
  options: CallOptions,
): Promise<PersonColumns> {
  const people: PersonInput[] = [];
  const assignments: AssignmentInput[] = [];
  for (let from = 0; from < personIds.length; from += PEOPLE_PER_STATEMENT) {
    const ids = personIds.slice(from, from + PEOPLE_PER_STATEMENT);
    const rows = await graph.read(statements.peopleById, { ids }, options);
    people.push(...rows.map(({ id, ...person }) => ({ personId: id, ...person })));
    for await (const batch of graph.readColumns(statements.rankingAssignmentsOf, { people: ids }, options))
      for (let i = 0; i < batch.length; i++) assignments.push(assignmentAt(batch, i));
  }
  return buildPeople(people, assignments);
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

export async function readCarryOver(
  graph: Graph,
  runs: PublishedRuns,
  options: CallOptions,
): Promise<CarryOver[]> {
  const run = runs.EMBED_SKILLS;
  if (run === undefined) return [];
  const edges: CarryOver[] = [];
  for await (const { length, columns } of graph.readColumns(statements.rankingAdjacency, { run }, options)) {
    for (let i = 0; i < length; i++) {
      edges.push({
        fromSkillId: columns.fromSkillId[i]!,
        toSkillId: columns.toSkillId[i]!,
        strength: columns.strength[i]!,
      });
    }
  }
  return edges;
}

/** The curve of each class under a fit, the class of each skill, and with what skills without evidence are inferred. */
export async function readCurveClasses(
  graph: Graph,
  fit: Id,
  options: CallOptions,
  /** The EMBED_SKILLS run that says how to infer; without one, what is believed before anything is calibrated. */
  skills?: Id,
) {
  const [run] = await graph.read(statements.rankingRun, { run: fit }, options);
  if (!run?.hyperparameters) throw new Fault('The published FIT_DECAY run has no hyperparameters.');
  const hyperparameters = parseHyperparameters(run.hyperparameters);
  const [calibration] =
    skills === undefined ? [] : await graph.read(statements.rankingRun, { run: skills }, options);
  const classOfSkill = new Map<Id, number>();
  for await (const { length, columns } of graph.readColumns(statements.rankingSkills, {}, options)) {
    for (let i = 0; i < length; i++) {
      classOfSkill.set(columns.skillId[i]!, taskClasses.indexOf(columns.taskClass[i] as TaskClass));
    }
  }
  return {
    hyperparameters,
    carryOverParameters: carryOverParametersOf(calibration?.hyperparameters, hyperparameters),
    classes: taskClasses.map((taskClass) => hyperparameters.classes[taskClass]),
    classOf(skillId: Id): number {
      const number = classOfSkill.get(skillId) ?? -1;
      if (number < 0) throw new Fault('A skill that is fitted or adjacent has no task class.');
      return number;
    },
  };
}

/** Every fitted series of a run. */
export async function* readFitted(
  graph: Graph,
  fit: Id,
  options: CallOptions,
  range: PersonRange = EVERYBODY,
): AsyncGenerator<FittedBatch> {
  const params = { run: fit, ...range };
  for await (const batch of graph.readColumns(statements.rankingProficiencies, params, options)) {
    yield batch as ColumnBatch<RankingProficienciesRow> & FittedBatch;
  }
}

const PEOPLE_PER_STATEMENT = 200;

/** The fitted series of some people in a run. */
export async function readSeriesOf(
  graph: Graph,
  fit: Id,
  personIds: readonly Id[],
): Promise<FittedProficiency[]> {
  const series: FittedProficiency[] = [];
  for (let from = 0; from < personIds.length; from += PEOPLE_PER_STATEMENT) {
    const params = { people: personIds.slice(from, from + PEOPLE_PER_STATEMENT), run: fit };
    series.push(...(await fittedRows(graph.readColumns(statements.peopleProficiencies, params))));
  }
  return series;
}

/**
 * The series of an index as they were at an earlier moment. Those of people whose evidence had all come by then stand
 * as they are; the others are fitted again from the evidence up to it, because what a person shows in one skill tells
 * of the others too.
 */
export async function* fittedAsOf(
  index: TalentIndex,
  asOf: Instant,
  /** Who were otherwise then, whatever evidence came later: their awards ended since. */
  otherwise: ReadonlySet<Id>,
  refit: (personIds: readonly Id[]) => Promise<readonly FittedProficiency[]>,
): AsyncGenerator<FittedBatch> {
  const later: Id[] = [];
  let standing: FittedProficiency[] = [];
  for (let person = 0; person < index.people.count; person++) {
    const id = index.people.ids.at(person);
    if (newestEvidence(index, person) > asOf || otherwise.has(id)) later.push(id);
    else standing.push(...fittedOfPerson(index, person));
    if (standing.length >= ROWS_PER_BATCH) {
      yield batchOf(standing);
      standing = [];
    }
  }
  yield batchOf(standing);
  yield* fittedAgain(later, refit);
}

/** The series of people, fitted again batch by batch. */
export async function* fittedAgain(
  personIds: Iterable<Id>,
  refit: (personIds: readonly Id[]) => Promise<readonly FittedProficiency[]>,
): AsyncGenerator<FittedBatch> {
  let some: Id[] = [];
  for (const personId of personIds) {
    some.push(personId);
    if (some.length < PEOPLE_PER_REFIT) continue;
    yield batchOf(await refit(some));
    some = [];
  }
  if (some.length > 0) yield batchOf(await refit(some));
}

const ROWS_PER_BATCH = 5_000;
const PEOPLE_PER_REFIT = 50;

/** How many series an earlier moment would have to fit again. */
export function seriesToRefit(index: TalentIndex, asOf: Instant): number {
  if (asOf >= index.watermark) return 0;
  let series = 0;
  for (let person = 0; person < index.people.count; person++) {
    if (newestEvidence(index, person) > asOf) series += countSeries(index, person);
  }
  return series;
}

function fittedOfPerson(index: TalentIndex, person: number): FittedProficiency[] {
  const { people, skills } = index;
  // Of a series standing as it is, only whether anything came later is asked.
  const lastAt = newestEvidence(index, person);
  return Array.from(seriesOfPerson(index, person), ({ skill, fitted }) => ({
    personId: people.ids.at(person),
    skillId: skills.ids[skill]!,
    ...fitted,
    // Only the curve and its variance are ranked by: the ability itself is not kept in the index.
    ability: Number.NaN,
    lastAt,
  }));
}

const numeric = [
  'initial',
  'halfLifeDays',
  'abilityVariance',
  'logHalfLifeVariance',
  'covariance',
  'lastReinforcedAt',
  'lastAt',
  'observations',
] as const;

export function batchOf(rows: readonly FittedProficiency[]): FittedBatch {
  const columns = Object.fromEntries(
    numeric.map((name) => [name, Float64Array.from(rows, (row) => row[name])]),
  ) as Record<(typeof numeric)[number], Float64Array>;
  return {
    length: rows.length,
    columns: {
      ...columns,
      personId: rows.map(({ personId }) => personId),
      skillId: rows.map(({ skillId }) => skillId),
    },
  };
}
