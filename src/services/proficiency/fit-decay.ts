import { createHash } from 'node:crypto';
import { evidenceBuffers, sliceEvidence } from '../../analytics/decay/evidence.ts';
import type { NumberedEvidence } from '../../analytics/decay/evidence-builder.ts';
import type { FittedColumns } from '../../analytics/decay/fit-people.ts';
import { lastEvents, samplePeople, withoutEvents } from '../../analytics/decay/hold-out.ts';
import { type DecayHyperparameters, parseHyperparameters } from '../../analytics/decay/hyperparameters.ts';
import { compileModel } from '../../analytics/decay/model.ts';
import { PRIOR, START } from '../../analytics/decay/prior.ts';
import type { Attempt, Metric } from '../../domain/attempt.ts';
import type { Clock, Instant } from '../../domain/clock.ts';
import { InvalidInput } from '../../domain/errors.ts';
import type { JobParameters } from '../../domain/jobs.ts';
import { OPEN, type View } from '../../domain/knowledge.ts';
import type { Graph } from '../../graph/graph.ts';
import { type AppendProficienciesParams, statements } from '../../graph/statements.generated.ts';
import type { FitHyperparametersRequest } from '../../threads/fit-hyperparameters.worker.ts';
import type { FitPeopleRequest, FittedPart } from '../../threads/fit-people.worker.ts';
import type { WorkerPool } from '../../threads/pool.ts';
import { currentSeq } from '../runs/changes.ts';
import { checkFence, readPublished } from '../runs/publishing.ts';
import { readEvidence } from './decay-evidence.ts';
import { fittedRow } from './fitted-proficiencies.ts';
import { publishCaughtUp } from './publish-fit.ts';

export interface FitDecay {
  /** One FIT_DECAY run: reads the evidence, fits every series, writes the fitted edges beside the former run's, publishes. */
  run(attempt: Attempt, parameters: JobParameters<'FIT_DECAY'>): Promise<void>;
}

export interface FitDecayDependencies {
  readonly graph: Graph;
  readonly clock: Clock;
  readonly pool: WorkerPool;
  /** Hyperparameters are estimated from about so many events, of people drawn by the run's seed. */
  readonly sampleEvents?: number;
}

type FittedRow = AppendProficienciesParams['rows'][number];

const SAMPLE_EVENTS = 8_000;
/** Hyperparameters are estimated anew when the evidence has changed by this share since. */
const RENEWED_AT = 0.1;
const ESTIMATED_FROM = 'observations that hyperparameters were estimated from';
/** Fixed, not by threads: the same parts whatever the machine. */
const EVENTS_PER_PART = 50_000;
const ROWS_PER_STATEMENT = 1_000;
const STATEMENTS_PER_TRANSACTION = 2;
const REMOVED_AT_ONCE = 2_000;

export function createFitDecay({
  graph,
  clock,
  pool,
  sampleEvents = SAMPLE_EVENTS,
}: FitDecayDependencies): FitDecay {
  return {
    async run(attempt, { asOf, renewHyperparameters }) {
      const { signal } = attempt.caller;
      attempt.progress(0, 'reading evidence');
      const replacing = (await readPublished(graph, { signal })).FIT_DECAY ?? null;
      const knownSeq = await currentSeq(graph, { signal });
      const view: View = { asOf: clock.now(), knownAt: OPEN, knownSeq };
      const evidence = await readEvidence(graph, view, PRIOR.kinds, { signal });
      checkNothingLater(evidence, asOf);
      attempt.progress(0.2, 'estimating hyperparameters');
      const observations = evidence.columns.at.length;
      const standing = renewHyperparameters ? null : await standingOf(replacing, observations, signal);
      const hyperparameters = standing?.hyperparameters ?? (await estimate(evidence, attempt));
      attempt.progress(0.5, 'fitting series');
      const parts = await fitInParts(evidence, hyperparameters, attempt);
      const metrics = metricsOf(evidence, parts, standing?.observations ?? observations);
      await write(
        evidence,
        parts.map(({ fitted }) => fitted),
        attempt,
      );
      attempt.progress(0.97, 'catching up');
      const findings = { inputDigest: digestOf(evidence), metrics, hyperparameters };
      await publishCaughtUp({ graph, clock }, attempt, { view, hyperparameters, findings, replacing });
      attempt.progress(1, 'published');
    },
  };

  /** The published run's hyperparameters, unless the evidence has grown or shrunk by a tenth since they were estimated. */
  async function standingOf(run: string | null, observations: number, signal: AbortSignal) {
    const [row] = run === null ? [] : await graph.read(statements.runsById, { ids: [run] }, { signal });
    if (row?.hyperparameters == null) return null;
    const metrics = JSON.parse(row.metrics) as Metric[];
    const estimatedFrom = metrics.find(({ name }) => name === ESTIMATED_FROM)?.value ?? 0;
    if (Math.abs(observations - estimatedFrom) > RENEWED_AT * estimatedFrom) return null;
    return { hyperparameters: parseHyperparameters(row.hyperparameters), observations: estimatedFrom };
  }

  /** From everything but each series' last event, so that those tell how good the fit is. */
  async function estimate(evidence: NumberedEvidence, attempt: Attempt): Promise<DecayHyperparameters> {
    const sample = samplePeople(evidence, sampleEvents, attempt.seed);
    const columns = withoutEvents(sample.columns, new Set(lastEvents(sample.columns)));
    if (columns.at.length === 0) return PRIOR;
    return pool.run<FitHyperparametersRequest, DecayHyperparameters>(
      'fit-hyperparameters',
      {
        evidence: { ...sample, columns },
        prior: PRIOR,
        start: START,
        options: { rounds: 2, steps: 6, shapes: true },
      },
      { signal: attempt.caller.signal },
    );
  }

  async function fitInParts(
    evidence: NumberedEvidence,
    hyperparameters: DecayHyperparameters,
    attempt: Attempt,
  ): Promise<FittedPart[]> {
    const model = compileModel(
      hyperparameters,
      evidence.skillIds,
      evidence.skillClass,
      evidence.evaluatorIds,
    );
    const parts = partsOf(evidence);
    let done = 0;
    return Promise.all(
      parts.map(async ([from, to]) => {
        const columns = sliceEvidence(evidence.columns, from, to);
        const part = await pool.run<FitPeopleRequest, FittedPart>(
          'fit-people',
          { columns, model },
          { transfer: evidenceBuffers(columns), signal: attempt.caller.signal },
        );
        attempt.progress(0.5 + (0.2 * ++done) / parts.length, 'fitting series');
        return part;
      }),
    );
  }

  async function write(
    evidence: NumberedEvidence,
    parts: readonly FittedColumns[],
    attempt: Attempt,
  ): Promise<void> {
    const { signal } = attempt.caller;
    await removeFormerAttempt(attempt);
    const rows = fittedRows(evidence, parts);
    const series = evidence.columns.seriesSkill.length;
    let written = 0;
    for (let next = rows.next(); !next.done; ) {
      const batches: FittedRow[][] = [];
      while (batches.length < STATEMENTS_PER_TRANSACTION && !next.done) {
        const batch: FittedRow[] = [];
        while (batch.length < ROWS_PER_STATEMENT && !next.done) {
          batch.push(next.value);
          next = rows.next();
        }
        batches.push(batch);
      }
      await graph.write(
        async (transaction) => {
          await checkFence(transaction, attempt);
          for (const batch of batches) {
            await transaction.run(statements.appendProficiencies, { run: attempt.runId, rows: batch });
          }
        },
        { signal },
      );
      written += batches.reduce((sum, batch) => sum + batch.length, 0);
      attempt.progress(0.7 + (0.28 * written) / series, 'writing fitted series');
    }
  }

  /** What an interrupted attempt of this run wrote goes first: the run is written whole, once. */
  async function removeFormerAttempt(attempt: Attempt): Promise<void> {
    for (;;) {
      const removed = await graph.write(
        async (transaction) => {
          await checkFence(transaction, attempt);
          const [row] = await transaction.run(statements.removeProficiencies, {
            run: attempt.runId,
            limit: REMOVED_AT_ONCE,
          });
          return row?.removed ?? 0;
        },
        { signal: attempt.caller.signal },
      );
      if (removed === 0) return;
    }
  }
}

/** What is published answers for every moment from the newest evidence on, so it may leave none of it out. */
function checkNothingLater({ columns }: NumberedEvidence, asOf: Instant | undefined): void {
  if (asOf === undefined || columns.at.every((at) => at <= asOf)) return;
  throw new InvalidInput([
    { path: 'asOf', problem: 'lies before the newest evidence; a fit holds all of it: leave asOf out' },
  ]);
}

/** Ranges of people, each of about `EVENTS_PER_PART` events. */
function partsOf({ columns }: NumberedEvidence): [number, number][] {
  const people = columns.personStart.length - 1;
  const parts: [number, number][] = [];
  for (let from = 0; from < people; ) {
    let to = from + 1;
    while (to < people && columns.personStart[to + 1]! - columns.personStart[from]! <= EVENTS_PER_PART) to++;
    parts.push([from, to]);
    from = to;
  }
  return parts;
}

function* fittedRows(
  evidence: NumberedEvidence,
  parts: readonly FittedColumns[],
): Generator<FittedRow, undefined> {
  const { columns, personIds, skillIds } = evidence;
  let part = 0;
  let start = 0;
  for (let person = 0; person < personIds.length; person++) {
    for (let series = columns.seriesStart[person]!; series < columns.seriesStart[person + 1]!; series++) {
      while (series - start >= parts[part]!.initial.length) start += parts[part++]!.initial.length;
      yield {
        personId: personIds[person]!,
        skillId: skillIds[columns.seriesSkill[series]!]!,
        ...fittedRow(parts[part]!, series - start),
      };
    }
  }
}

/** How well each series' last event, which no estimate had seen, was forecast from the earlier ones. */
function metricsOf(
  { columns }: NumberedEvidence,
  parts: readonly FittedPart[],
  estimatedFrom: number,
): Metric[] {
  const sum = (pick: (part: FittedPart) => number) => parts.reduce((total, part) => total + pick(part), 0);
  const held = sum(({ heldOut }) => heldOut.events);
  const metric = (name: string, value: number, unit: string | null = null): Metric => ({ name, value, unit });
  const metrics = [
    metric('people', columns.personStart.length - 1),
    metric('series', columns.seriesSkill.length),
    metric('observations', columns.at.length),
    metric(ESTIMATED_FROM, estimatedFrom),
    metric('held-out events', held),
  ];
  if (held === 0) return metrics;
  const unit = 'nats per event';
  return [
    ...metrics,
    metric('held-out log loss', sum(({ heldOut }) => heldOut.logLoss) / held, unit),
    metric(
      'held-out log loss of the series mean',
      sum(({ heldOut }) => heldOut.seriesMeanLogLoss) / held,
      unit,
    ),
  ];
}

function digestOf({ columns, personIds, skillIds }: NumberedEvidence): string {
  const hash = createHash('sha256').update(personIds.join('\n')).update(skillIds.join('\n'));
  for (const array of Object.values(columns) as Uint8Array[]) {
    hash.update(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
  }
  return hash.digest('hex');
}
