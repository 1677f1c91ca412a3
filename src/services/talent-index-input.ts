import { parseHyperparameters } from '../analytics/decay/hyperparameters.ts';
import { Fault } from '../domain/errors.ts';
import type { Id } from '../domain/ids.ts';
import type { FittedProficiency } from '../domain/proficiency.ts';
import type { TaskClass } from '../domain/task-class.ts';
import type { CallOptions, ColumnBatch, Graph } from '../graph/graph.ts';
import { type RankingProficienciesRow, statements } from '../graph/statements.generated.ts';
import type { CarryOver } from '../talent-index/build-bridges.ts';
import type { AssignmentInput, PersonInput } from '../talent-index/build-people.ts';
import type { FittedBatch } from '../talent-index/fitted-columns.ts';
import type { PublishedRuns } from './publishing.ts';

const taskClasses: readonly TaskClass[] = ['ACCURACY', 'SPEED', 'MIXED'];

/** What the talent index is built from, read out of the graph in columns. */
export async function readPeople(graph: Graph, options: CallOptions): Promise<PersonInput[]> {
  const people: PersonInput[] = [];
  for await (const { length, columns } of graph.readColumns(statements.rankingPeople, {}, options)) {
    const { personId, unit, location, joinedOn, leftOn, wage, currency } = columns;
    for (let i = 0; i < length; i++) {
      const amount = wage[i]!;
      people.push({
        personId: personId[i]!,
        unit: unit[i] ?? null,
        location: location[i] ?? null,
        joinedOn: joinedOn[i] ?? null,
        leftOn: leftOn[i] ?? null,
        wage: Number.isNaN(amount) ? null : amount,
        currency: currency[i] ?? null,
      });
    }
  }
  return people;
}

export async function readAssignments(graph: Graph, options: CallOptions): Promise<AssignmentInput[]> {
  const assignments: AssignmentInput[] = [];
  for await (const { length, columns } of graph.readColumns(statements.rankingAssignments, {}, options)) {
    for (let i = 0; i < length; i++) {
      assignments.push({
        personId: columns.personId[i]!,
        podId: columns.podId[i]!,
        from: columns.from[i]!,
        to: columns.to[i] ?? null,
      });
    }
  }
  return assignments;
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

/** The curve of each class under a fit, and the class of each skill. */
export async function readCurveClasses(graph: Graph, fit: Id, options: CallOptions) {
  const [run] = await graph.read(statements.rankingRun, { run: fit }, options);
  if (!run?.hyperparameters) throw new Fault('The published FIT_DECAY run has no hyperparameters.');
  const hyperparameters = parseHyperparameters(run.hyperparameters);
  const classOfSkill = new Map<Id, number>();
  for await (const { length, columns } of graph.readColumns(statements.rankingSkills, {}, options)) {
    for (let i = 0; i < length; i++) {
      classOfSkill.set(columns.skillId[i]!, taskClasses.indexOf(columns.taskClass[i] as TaskClass));
    }
  }
  return {
    classes: taskClasses.map((taskClass) => hyperparameters.classes[taskClass]),
    classOf(skillId: Id): number {
      const number = classOfSkill.get(skillId) ?? -1;
      if (number < 0) throw new Fault('A skill that is fitted or adjacent has no task class.');
      return number;
    },
  };
}

/** Every fitted series of a run. */
export async function* readFitted(graph: Graph, fit: Id, options: CallOptions): AsyncGenerator<FittedBatch> {
  for await (const batch of graph.readColumns(statements.rankingProficiencies, { run: fit }, options)) {
    yield batch as ColumnBatch<RankingProficienciesRow> & FittedBatch;
  }
}

export interface Series {
  readonly personId: Id;
  readonly skillId: Id;
}

const SERIES_PER_REFIT = 1_000;

/**
 * The fitted series of a run as they were at an earlier moment: those whose evidence had all come stand as they are,
 * the others are refitted, and left out where nothing had come yet.
 */
export async function* readFittedAsOf(
  graph: Graph,
  fit: Id,
  asOf: number,
  refit: (series: readonly Series[]) => Promise<readonly (FittedProficiency | null)[]>,
  options: CallOptions,
): AsyncGenerator<FittedBatch> {
  let later: Series[] = [];
  for await (const batch of readFitted(graph, fit, options)) {
    const standing: number[] = [];
    for (let i = 0; i < batch.length; i++) {
      if (batch.columns.lastAt[i]! <= asOf) standing.push(i);
      else later.push({ personId: batch.columns.personId[i]!, skillId: batch.columns.skillId[i]! });
    }
    if (standing.length > 0) yield pick(batch, standing);
  }
  later = later.sort((a, b) => (a.personId < b.personId ? -1 : a.personId > b.personId ? 1 : 0));
  for (let from = 0; from < later.length; from += SERIES_PER_REFIT) {
    const refitted = await refit(later.slice(from, from + SERIES_PER_REFIT));
    const rows = refitted.filter((row) => row !== null);
    if (rows.length > 0) yield batchOf(rows);
  }
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

function pick({ columns }: FittedBatch, rows: readonly number[]): FittedBatch {
  const picked = Object.fromEntries(
    numeric.map((name) => [name, Float64Array.from(rows, (i) => columns[name][i]!)]),
  ) as Record<(typeof numeric)[number], Float64Array>;
  return {
    length: rows.length,
    columns: {
      ...picked,
      personId: rows.map((i) => columns.personId[i]!),
      skillId: rows.map((i) => columns.skillId[i]!),
    },
  };
}

function batchOf(rows: readonly FittedProficiency[]): FittedBatch {
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
