import { carryOverParametersOf } from '../../analytics/carry-over/stored-parameters.ts';
import { parseHyperparameters } from '../../analytics/decay/model/hyperparameters.ts';
import type { Instant } from '../../domain/clock.ts';
import { Fault } from '../../domain/errors.ts';
import type { Id } from '../../domain/ids.ts';
import type { FittedProficiency } from '../../domain/proficiency.ts';
import type { TaskClass } from '../../domain/task-class.ts';
import type { CallOptions, ColumnBatch, Graph } from '../../graph/graph.ts';
import { type RankingProficienciesRow, statements } from '../../graph/statements.generated.ts';
import type { CarryOver } from '../../talent-index/build/build-bridges.ts';
import { batchOf, type FittedBatch } from '../../talent-index/build/fitted-batch.ts';
import { newestEvidence, seriesBehind, seriesOfPerson } from '../../talent-index/build/fitted-series.ts';
import type { RenewedSeries } from '../../talent-index/renew/renew-series.ts';
import type { TalentIndex } from '../../talent-index/talent-index.ts';
import { fittedRows } from '../proficiency/fitted-rows.ts';
import type { PublishedRuns } from '../runs/publishing.ts';
import { pause } from './pause.ts';
import { inBatches } from './reading/batches.ts';

const taskClasses: readonly TaskClass[] = ['ACCURACY', 'SPEED', 'MIXED'];

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

/** A page has few enough values for the embedded engine to hand them over in one turn of a few milliseconds. */
const PEOPLE_PER_PAGE = 256;

/** Every fitted series of these people in a run, page by page. */
export async function* readFitted(
  graph: Graph,
  fit: Id,
  personIds: Iterable<Id>,
  options: CallOptions,
): AsyncGenerator<ColumnBatch<RankingProficienciesRow>> {
  for (const people of inBatches(personIds, PEOPLE_PER_PAGE)) {
    yield* graph.readColumns(statements.rankingProficiencies, { run: fit, people }, options);
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
  refit: (personIds: readonly Id[]) => Promise<readonly RenewedSeries[]>,
): AsyncGenerator<FittedBatch> {
  const { ids, count } = index.people;
  const others = new Set(Array.from(otherwise, (id) => ids.numberOf(id)));
  const later: number[] = [];
  let standing: RenewedSeries[] = [];
  for (let person = 0; person < count; person++) {
    if (newestEvidence(index, person) > asOf || others.has(person)) later.push(person);
    else standing.push(...fittedOfPerson(index, person));
    if (standing.length >= ROWS_PER_BATCH) {
      yield batchOf(standing);
      standing = [];
    }
    if (person % PEOPLE_PER_SLICE === PEOPLE_PER_SLICE - 1) await pause();
  }
  yield batchOf(standing);
  yield* fittedAgain(
    later.values().map((person) => ids.at(person)),
    refit,
  );
}

/** The series of people, fitted again batch by batch. */
export async function* fittedAgain(
  personIds: Iterable<Id>,
  refit: (personIds: readonly Id[]) => Promise<readonly RenewedSeries[]>,
): AsyncGenerator<FittedBatch> {
  for (const some of inBatches(personIds, PEOPLE_PER_REFIT)) yield batchOf(await refit(some));
}

const PEOPLE_PER_SLICE = 2 ** 14;
const ROWS_PER_BATCH = 5_000;
const PEOPLE_PER_REFIT = 50;

/** How many series an earlier moment would have to fit again: looked up once an index and moment. */
export function seriesToRefit(index: TalentIndex, asOf: Instant): number {
  if (asOf >= index.watermark) return 0;
  const known = toRefit.get(index) ?? new Map<Instant, number>();
  toRefit.set(index, known);
  let series = known.get(asOf);
  if (series === undefined) {
    series = seriesBehind(index, asOf);
    if (known.size >= MOMENTS_KEPT) known.clear();
    known.set(asOf, series);
  }
  return series;
}

const MOMENTS_KEPT = 1_000;
const toRefit = new WeakMap<TalentIndex, Map<Instant, number>>();

function fittedOfPerson(index: TalentIndex, person: number): RenewedSeries[] {
  const { people, skills } = index;
  // Of a series standing as it is, only whether anything came later is asked.
  const lastAt = newestEvidence(index, person);
  const personId = people.ids.at(person);
  return Array.from(seriesOfPerson(index, person), ({ skill, fitted }) => ({
    personId,
    skillId: skills.ids[skill]!,
    ...fitted,
    lastAt,
  }));
}
