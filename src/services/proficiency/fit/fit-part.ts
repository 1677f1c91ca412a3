import { createHash } from 'node:crypto';
import type { FittedColumns } from '../../../analytics/decay/fit/fit-people.ts';
import { evidenceBuffers } from '../../../analytics/decay/model/evidence.ts';
import type { NumberedEvidence } from '../../../analytics/decay/model/evidence-builder.ts';
import { compileModel } from '../../../analytics/decay/model/model.ts';
import type { Attempt, Metric } from '../../../domain/attempt.ts';
import type { Id } from '../../../domain/ids.ts';
import { OPEN } from '../../../domain/knowledge.ts';
import type { FittedProficiency } from '../../../domain/proficiency.ts';
import type { Graph } from '../../../graph/graph.ts';
import type { FitPeopleRequest, FittedPart } from '../../../threads/fit-people.worker.ts';
import type { WorkerPool } from '../../../threads/pool.ts';
import { createPace } from '../../pace.ts';
import { readEvidenceOf } from '../decay-evidence.ts';
import { fittedRow } from '../series/fitted-series.ts';
import type { FitPlan } from './planning/fit-plan.ts';
import type { PeopleRange } from './planning/parts.ts';
import type { PeopleOfFit } from './planning/people-of-fit.ts';
import { type FitTarget, writeSeries } from './writing/write-series.ts';

/** What came of a part; its run keeps it, and the whole adds the parts up. */
export interface PartFindings {
  readonly metrics: readonly Metric[];
  /** 256 bits, hexadecimal. */
  readonly inputDigest: string;
}

export interface PartDependencies {
  readonly graph: Graph;
  readonly pool: WorkerPool;
  readonly peopleOfFit: PeopleOfFit;
}

/** Of a part's own progress: reading its evidence, and fitting it; the rest is writing. */
const READ_SHARE = 0.4;
const FIT_SHARE = 0.05;

/** Reads the evidence of a range of people, fits it in a worker thread, writes the series. Run again, it leaves the same. */
export async function fitPart(
  { graph, pool, peopleOfFit }: PartDependencies,
  attempt: Attempt,
  target: FitTarget,
  plan: FitPlan,
  range: PeopleRange,
): Promise<PartFindings> {
  const { signal } = attempt.caller;
  const started = performance.now();
  attempt.progress(0, 'reading evidence');
  const people = await peopleOfFit.within(target.runId, plan, range, signal);
  const view = { ...plan.view, knownAt: OPEN };
  const { kinds } = target.hyperparameters;
  const evidence = await readEvidenceOf(graph, people, view, kinds, {
    signal,
    onPeople: (read) => attempt.progress((READ_SHARE * read) / people.length, 'reading evidence'),
  });
  const inputDigest = await digestOf(evidence, signal);
  const observations = evidence.columns.at.length;
  const evidenced = evidence.personIds.length;
  const read = performance.now();
  attempt.progress(READ_SHARE, 'fitting series');
  const { personIds, skillIds } = evidence;
  const model = compileModel(target.hyperparameters, skillIds, evidence.skillClass, evidence.evaluatorIds);
  const { seriesStart, seriesSkill } = evidence.columns;
  const kept = { seriesStart: seriesStart.slice(), seriesSkill: seriesSkill.slice() };
  const { fitted, heldOut } = await pool.run<FitPeopleRequest, FittedPart>(
    'fit-people',
    { columns: evidence.columns, model },
    { transfer: evidenceBuffers(evidence.columns), signal },
  );
  const fit = performance.now();
  attempt.progress(READ_SHARE + FIT_SHARE, 'writing fitted series');
  const series = seriesOfColumns(personIds, skillIds, kept, fitted);
  const written = await writeSeries(graph, attempt, target, people, series, {
    signal,
    onWritten: (done) => {
      const share = READ_SHARE + FIT_SHARE + ((1 - READ_SHARE - FIT_SHARE) * done) / people.length;
      attempt.progress(share, 'writing fitted series');
    },
  });
  const wrote = performance.now();
  const metric = (name: string, value: number, unit: string | null = null): Metric => ({ name, value, unit });
  return {
    inputDigest,
    metrics: [
      metric('people', evidenced),
      metric('series', series.length),
      metric('series written', written),
      metric('observations', observations),
      metric('held-out events', heldOut.events),
      metric('held-out log loss', heldOut.logLoss, 'nats'),
      metric('held-out log loss of the series mean', heldOut.seriesMeanLogLoss, 'nats'),
      metric('reading', (read - started) / 1000, 's'),
      metric('fitting', (fit - read) / 1000, 's'),
      metric('writing', (wrote - fit) / 1000, 's'),
    ],
  };
}

function seriesOfColumns(
  personIds: readonly Id[],
  skillIds: readonly Id[],
  { seriesStart, seriesSkill }: Pick<NumberedEvidence['columns'], 'seriesStart' | 'seriesSkill'>,
  fitted: FittedColumns,
): FittedProficiency[] {
  const rows: FittedProficiency[] = [];
  for (let person = 0; person < personIds.length; person++) {
    for (let series = seriesStart[person]!; series < seriesStart[person + 1]!; series++) {
      rows.push({
        personId: personIds[person]!,
        skillId: skillIds[seriesSkill[series]!]!,
        ...fittedRow(fitted, series),
      });
    }
  }
  return rows;
}

/** XOR of a digest of each person's evidence, so that parts add up to the same however people are divided. */
async function digestOf(
  { columns, personIds, skillIds, evaluatorIds }: NumberedEvidence,
  signal: AbortSignal,
): Promise<string> {
  const pace = createPace();
  const whole = Buffer.alloc(32);
  const bytes = (array: Uint8Array | Float64Array | Uint32Array) =>
    new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
  for (let person = 0; person < personIds.length; person++) {
    await pace(signal);
    const from = columns.personStart[person]!;
    const to = columns.personStart[person + 1]!;
    const hash = createHash('sha256').update(personIds[person]!);
    const words: string[] = [];
    for (let event = from; event < to; event++) {
      const evaluator = columns.evaluator[event]!;
      const skill = columns.seriesSkill[columns.series[event]!]!;
      words.push(skillIds[skill]!, evaluator < 0 ? '' : evaluatorIds[evaluator]!);
    }
    hash.update(words.join('\n'));
    for (const array of [columns.at, columns.score, columns.trials, columns.kind]) {
      hash.update(bytes(array.subarray(from, to)));
    }
    addDigest(whole, hash.digest());
  }
  return whole.toString('hex');
}

function addDigest(whole: Buffer, part: Uint8Array): void {
  for (let i = 0; i < whole.length; i++) whole[i]! ^= part[i]!;
}

export function joinDigests(digests: readonly string[]): string {
  const whole = Buffer.alloc(32);
  for (const digest of digests) addDigest(whole, Buffer.from(digest, 'hex'));
  return whole.toString('hex');
}
