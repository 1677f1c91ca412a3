import {
  type CalibratedAdjacency,
  CarryOverCalibration,
  type FrameworkAdjacency,
} from '../../../analytics/carry-over/calibrate-carry-over.ts';
import { type CarryOverParameters, uncalibrated } from '../../../analytics/carry-over/parameters.ts';
import {
  type DecayHyperparameters,
  parseHyperparameters,
} from '../../../analytics/decay/model/hyperparameters.ts';
import { PRIOR } from '../../../analytics/decay/model/prior.ts';
import { observedProficiency } from '../../../analytics/ranking/score.ts';
import { compareKeys, type Id } from '../../../domain/ids.ts';
import { inOrder } from '../../../domain/slices.ts';
import type { TaskClass } from '../../../domain/task-class.ts';
import type { CallOptions, Graph } from '../../../graph/graph.ts';
import { type FittedProficienciesRow, statements } from '../../../graph/statements.generated.ts';
import { inPauses } from '../../../talent-index/pause.ts';
import { EVERYBODY } from '../../../talent-index/shards/person-shards.ts';
import { createPace } from '../../pace.ts';
import { fittedRows } from '../../proficiency/fitted-rows.ts';

export interface Calibrated {
  readonly parameters: CarryOverParameters;
  readonly adjacency: readonly CalibratedAdjacency[];
  /** With how many people's evidence. */
  readonly people: number;
}

const PEOPLE_PER_PAGE = 500;
/** Of more people with evidence so many are taken, spread over the order of ids: what is kept of them stays small. */
const MOST_PEOPLE = 20_000;

export interface CalibrationOptions extends CallOptions {
  readonly onPeople?: (share: number) => void;
  readonly mostPeople?: number;
}

/**
 * Calibrates what carries over on a published fit, as of its newest evidence, on at most 20,000 people with evidence.
 * @param fit null before anything is fitted: then the framework's values stand
 */
export async function calibrateAdjacency(
  graph: Graph,
  framework: Iterable<FrameworkAdjacency>,
  fit: Id | null,
  options: CalibrationOptions,
): Promise<Calibrated> {
  const hyperparameters = fit === null ? PRIOR : await readHyperparameters(graph, fit, options);
  const pace = createPace();
  const paced = () => pace(options.signal);
  const calibration = await CarryOverCalibration.over(uncalibrated(hyperparameters), framework, paced);
  const people = fit === null ? [] : await readSeries(graph, fit, options);
  let asOf = Number.NEGATIVE_INFINITY;
  for (const rows of people) for (const { lastAt } of rows) asOf = Math.max(asOf, lastAt);
  for (const pass of ['addLevels', 'addCovariances'] as const) {
    for (const rows of people) {
      await paced();
      calibration[pass](
        rows.map((row) => {
          const taskClass = row.taskClass as TaskClass;
          const latent = observedProficiency(row, hyperparameters.classes[taskClass], asOf);
          return { skillId: row.skillId, taskClass, latent, initial: row.initial };
        }),
      );
    }
  }
  const { parameters, adjacency } = await calibration.result(paced);
  return { parameters, adjacency, people: people.length };
}

async function readHyperparameters(
  graph: Graph,
  run: Id,
  options: CallOptions,
): Promise<DecayHyperparameters> {
  const [row] = await graph.read(statements.decayHyperparameters, { run }, options);
  return row?.hyperparameters == null ? PRIOR : parseHyperparameters(row.hyperparameters);
}

/** The series of everybody, or of so many who have some; a list a person, skills in the order of their ids. */
async function readSeries(
  graph: Graph,
  run: Id,
  { mostPeople = MOST_PEOPLE, ...options }: CalibrationOptions,
): Promise<FittedProficienciesRow[][]> {
  const pace = createPace();
  const paced = () => pace(options.signal);
  const ids: Id[] = [];
  for await (const { length, columns } of graph.readColumns(statements.peopleWithin, EVERYBODY, options)) {
    for (let i = 0; i < length; i++) ids.push(columns.personId[i]!);
    await paced();
  }
  const sorted = await inPauses(inOrder(ids, compareKeys), paced);
  const asked = [...byStrides(sorted, Math.max(1, Math.ceil(sorted.length / mostPeople)))];
  const people: FittedProficienciesRow[][] = [];
  for (let from = 0; from < asked.length && people.length < mostPeople; from += PEOPLE_PER_PAGE) {
    const params = { people: asked.slice(from, from + PEOPLE_PER_PAGE), run };
    const rows = await fittedRows(graph.readColumns(statements.peopleProficiencies, params, options));
    const byPerson = Map.groupBy(rows, ({ personId }) => personId);
    for (const personId of params.people) {
      const series = byPerson.get(personId);
      if (series === undefined || people.length === mostPeople) continue;
      people.push(series.sort((a, b) => (a.skillId < b.skillId ? -1 : 1)));
    }
    options.onPeople?.(
      Math.min(1, Math.max(people.length / mostPeople, (from + PEOPLE_PER_PAGE) / asked.length)),
    );
  }
  return people;
}

/** Every so-manyeth, then those after them, until all had their turn. */
function* byStrides(ids: readonly Id[], stride: number): Generator<Id> {
  for (let first = 0; first < stride; first++) {
    for (let i = first; i < ids.length; i += stride) yield ids[i]!;
  }
}
