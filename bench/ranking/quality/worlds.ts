import { parse } from 'csv-parse/sync';
import { skillAdjacency } from '../../../src/analytics/adjacency/adjacency.ts';
import { CarryOverCalibration } from '../../../src/analytics/carry-over/calibrate-carry-over.ts';
import { uncalibrated } from '../../../src/analytics/carry-over/parameters.ts';
import { fitHyperparameters } from '../../../src/analytics/decay/fit/fit-hyperparameters.ts';
import { samplePeople } from '../../../src/analytics/decay/fit/hold-out.ts';
import { EvidenceBuilder } from '../../../src/analytics/decay/model/evidence-builder.ts';
import type { DecayHyperparameters } from '../../../src/analytics/decay/model/hyperparameters.ts';
import { classNames } from '../../../src/analytics/decay/model/model.ts';
import type { ObservationKind } from '../../../src/analytics/decay/model/observation-kinds.ts';
import { PRIOR } from '../../../src/analytics/decay/model/prior.ts';
import { sparseMatrix } from '../../../src/analytics/linear-algebra/sparse-matrix.ts';
import { observedProficiency, type Requirement } from '../../../src/analytics/ranking/score.ts';
import { skillGraphParameters } from '../../../src/analytics/similarity/learn-skill-graph.ts';
import { noonOf } from '../../../src/domain/clock.ts';
import type { FrameworkContent } from '../../../src/domain/framework.ts';
import type { TaskClass } from '../../../src/domain/task-class.ts';
import { readOnet } from '../../../src/importers/onet/onet.ts';
import { readOews } from '../../../src/importers/wages/oews.ts';
import {
  generateOrganisation,
  type OrganisationReferences,
  type WorldName,
} from '../../../src/sample-organisation/index.ts';
import { type FittedSeries, seriesOf } from '../../../src/services/proficiency/series/fitted-series.ts';
import type { CarryOver } from '../../../src/talent-index/build/build-bridges.ts';
import { buildPeople } from '../../../src/talent-index/build/build-people.ts';
import { buildTalentIndex } from '../../../src/talent-index/build/build-talent-index.ts';
import { batchOf, type FittedBatch } from '../../../src/talent-index/build/fitted-batch.ts';
import type { RenewedSeries } from '../../../src/talent-index/renew/renew-series.ts';
import type { TalentIndex } from '../../../src/talent-index/talent-index.ts';
import { newestAwards, withAwards } from './awards.ts';

/** Generated organisations whose truth is known, fitted by the product and ready to rank. */
export interface RankingWorld {
  readonly index: TalentIndex;
  /** The same without adjacent skills, without awards, and with nothing ever forgotten. */
  readonly withoutAdjacency: TalentIndex;
  readonly withoutAwards: TalentIndex;
  readonly withoutDecay: TalentIndex;
  readonly asOf: number;
  readonly roles: readonly WorldRole[];
  /** Skills of each person with the newest score shown in each. */
  readonly shown: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly hyperparameters: DecayHyperparameters;
}

export interface WorldRole {
  readonly roleId: string;
  readonly requirements: readonly Requirement[];
  /** True score of everybody employed at `asOf`, by person id. */
  readonly truth: ReadonlyMap<string, number>;
}

export interface References {
  readonly onet: FrameworkContent;
  readonly organisation: OrganisationReferences;
  readonly carryOver: readonly CarryOver[];
}

const fixture = (path: string) => new URL(`../../../fixtures/${path}`, import.meta.url).pathname;

/** The shipped reference data, with the adjacency that EMBED_SKILLS would learn from it. */
export async function readReferences(): Promise<References> {
  const onet = await readOnet(fixture('onet-29.3'));
  const oews = await readOews(fixture('oews-2024/national_M2024.tsv.gz'));
  return {
    onet,
    organisation: { skills: onet.skills, roles: onet.roles, wages: oews.rows },
    carryOver: learnCarryOver(onet),
  };
}

function learnCarryOver({ skills, roles }: FrameworkContent): CarryOver[] {
  const number = new Map(skills.map(({ id }, i) => [id, i]));
  const rows = roles.flatMap(({ requirements }, role) => requirements.map((asked) => ({ role, ...asked })));
  const rated = new Set(
    skills.filter(({ kind }) => kind === 'SKILL' || kind === 'KNOWLEDGE').map(({ id }) => id),
  );
  const demand = sparseMatrix(roles.length, skills.length, {
    row: Uint32Array.from(rows, ({ role }) => role),
    column: Uint32Array.from(rows, ({ skillId }) => number.get(skillId)!),
    value: Float64Array.from(rows, ({ skillId, importance }) => (rated.has(skillId) ? importance : 1)),
  });
  const { offsets, targets, strengths } = skillAdjacency(demand, skillGraphParameters.adjacency);
  const edges: CarryOver[] = [];
  for (let from = 0; from < skills.length; from++) {
    for (let edge = offsets[from]!; edge < offsets[from + 1]!; edge++) {
      const toSkillId = skills[targets[edge]!]!.id;
      edges.push({ fromSkillId: skills[from]!.id, toSkillId, strength: strengths[edge]! });
    }
  }
  return edges;
}

export async function generateWorld(
  { organisation, carryOver }: References,
  options: { readonly seed: string; readonly people: number; readonly world?: WorldName },
): Promise<RankingWorld> {
  const day = '2026-06-30';
  const asOf = noonOf(day);
  const tables = await generated(organisation, { ...options, asOf: day });
  const classOf = new Map<string, TaskClass>(
    tables('truth/skills.csv').map(({ skill, task_class }) => [skill!, task_class as TaskClass]),
  );
  const builder = new EvidenceBuilder();
  const shown = new Map<string, Map<string, number>>();
  const observations = tables('observations.csv')
    .filter(({ withdrawn_at }) => withdrawn_at === '')
    .map((row) => ({ ...row, time: Date.parse(row.at!.length === 10 ? `${row.at}T12:00:00Z` : row.at!) }))
    .filter(({ time }) => time <= asOf)
    .sort((a, b) => a.time - b.time) as (Record<string, string> & { time: number })[];
  for (const { time, ...row } of observations) {
    builder.add({
      personId: `person:${row.person}`,
      skillId: `skill:${row.skill}`,
      taskClass: classOf.get(row.skill!) ?? 'MIXED',
      at: time,
      kind: row.kind as ObservationKind,
      score: Number(row.score),
      trials: row.trials === '' ? null : Number(row.trials),
      evaluatorId: row.evaluator === '' ? null : `person:${row.evaluator}`,
    });
    const skills = shown.get(`person:${row.person}`) ?? new Map<string, number>();
    shown.set(`person:${row.person}`, skills.set(`skill:${row.skill}`, Number(row.score)));
  }
  const evidence = builder.build(PRIOR.kinds);
  const sample = samplePeople(evidence, 8_000, options.seed);
  const hyperparameters = fitHyperparameters(sample, PRIOR, PRIOR, { steps: 10, rounds: 2, shapes: true });
  const series = seriesOf(evidence, hyperparameters, 'run:bench');
  const taskClassOf = (skillId: string) => classOf.get(skillId.slice('skill:'.length)) ?? 'MIXED';
  const { parameters, adjacency } = await calibrated(series, hyperparameters, taskClassOf, carryOver);
  const observed = series.map((one) => one.fitted);
  const awards = newestAwards(tables('awards.csv'), tables('credential_skills.csv'), asOf);
  const fitted = withAwards(observed, awards, parameters, taskClassOf);

  const people = tables('people.csv').map((row) => ({
    personId: `person:${row.external_id}`,
    unit: row.unit || null,
    location: row.location || null,
    joinedOn: row.joined_on || null,
    leftOn: row.left_on || null,
    wage: null,
    currency: null,
  }));
  const employed = new Set(
    people.filter(({ leftOn }) => leftOn === null || leftOn > day).map(({ personId }) => personId),
  );
  const build = (rows: readonly RenewedSeries[], edges: readonly CarryOver[]) =>
    buildTalentIndex(
      {
        people: buildPeople(people, []),
        carryOver: edges,
        carryOverParameters: parameters,
        classes: classNames.map((name) => hyperparameters.classes[name]),
        classOf: (skillId) => classNames.indexOf(taskClassOf(skillId)),
        fitted: one(batchOf(rows)),
      },
      async () => {},
    );
  const stopped = fitted.map((row) => ({
    ...row,
    lastReinforcedAt: asOf,
    logHalfLifeVariance: 0,
    covariance: 0,
  }));
  return {
    index: await build(fitted, adjacency),
    withoutAdjacency: await build(fitted, []),
    withoutAwards: await build(observed, adjacency),
    withoutDecay: await build(stopped, adjacency),
    asOf,
    roles: rolesOf(tables('truth/requirements.csv'), tables('truth/scores.csv'), employed),
    shown,
    hyperparameters,
  };
}

/** As EMBED_SKILLS does it. */
async function calibrated(
  series: readonly FittedSeries[],
  hyperparameters: DecayHyperparameters,
  taskClassOf: (skillId: string) => TaskClass,
  framework: readonly CarryOver[],
) {
  const asOf = series.reduce((latest, { fitted }) => Math.max(latest, fitted.lastAt), -Infinity);
  const calibration = await CarryOverCalibration.over(
    uncalibrated(hyperparameters),
    framework,
    async () => {},
  );
  const people = [...Map.groupBy(series, ({ fitted }) => fitted.personId).values()].map((own) =>
    own.map(({ fitted, skillClass }) => ({
      skillId: fitted.skillId,
      taskClass: taskClassOf(fitted.skillId),
      latent: observedProficiency(fitted, skillClass, asOf),
      initial: fitted.initial,
    })),
  );
  for (const skills of people) calibration.addLevels(skills);
  for (const skills of people) calibration.addCovariances(skills);
  return calibration.result(async () => {});
}

type Row = Record<string, string>;

async function generated(
  references: OrganisationReferences,
  options: { seed: string; people: number; world?: WorldName; asOf: string },
): Promise<(file: string) => Row[]> {
  const texts = new Map<string, string[]>();
  await generateOrganisation(options, references, (file) => {
    const parts: string[] = [];
    texts.set(file, parts);
    return { write: (text) => void parts.push(text), close: () => {} };
  });
  return (file) => parse(texts.get(file)?.join('') ?? '', { columns: true }) as Row[];
}

function rolesOf(
  requirements: readonly Row[],
  scores: readonly Row[],
  employed: ReadonlySet<string>,
): WorldRole[] {
  const asked = Map.groupBy(requirements, ({ role }) => role!);
  return [...Map.groupBy(scores, ({ role }) => role!)].map(([role, rows]) => {
    const truth = new Map([...employed].map((id) => [id, 0]));
    for (const { person, score } of rows)
      if (employed.has(`person:${person}`)) truth.set(`person:${person}`, Number(score));
    return {
      roleId: `role:${role}`,
      requirements: (asked.get(role) ?? []).map(({ skill, importance, level }) => {
        return { skillId: `skill:${skill}`, importance: Number(importance), level: Number(level) };
      }),
      truth,
    };
  });
}

async function* one(batch: FittedBatch): AsyncGenerator<FittedBatch> {
  yield batch;
}
