import { createHash } from 'node:crypto';
import { evidenceBuffers, sliceEvidence } from '../analytics/decay/evidence.ts';
import type { NumberedEvidence } from '../analytics/decay/evidence-builder.ts';
import { type FittedColumns, fitNumbered } from '../analytics/decay/fit-people.ts';
import {
  lastEvents,
  meanLogLoss,
  samplePeople,
  seriesMeanForecasts,
  withoutEvents,
} from '../analytics/decay/hold-out.ts';
import type { DecayHyperparameters } from '../analytics/decay/hyperparameters.ts';
import { compileModel } from '../analytics/decay/model.ts';
import { PRIOR } from '../analytics/decay/prior.ts';
import type { Attempt, Metric } from '../domain/attempt.ts';
import type { Clock } from '../domain/clock.ts';
import type { JobParameters } from '../domain/jobs.ts';
import { OPEN, type View } from '../domain/knowledge.ts';
import type { Graph } from '../graph/graph.ts';
import { type AppendProficienciesParams, statements } from '../graph/statements.generated.ts';
import type { FitHyperparametersRequest } from '../threads/fit-hyperparameters.worker.ts';
import type { FitPeopleRequest } from '../threads/fit-people.worker.ts';
import type { WorkerPool } from '../threads/pool.ts';
import { currentSeq } from './changes.ts';
import { readEvidence } from './decay-evidence.ts';
import { fittedRow } from './fitted-proficiencies.ts';
import { publishCaughtUp } from './publish-fit.ts';
import { checkFence, readPublished } from './publishing.ts';

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
      const view: View = { asOf: asOf ?? clock.now(), knownAt: OPEN, knownSeq };
      const evidence = await readEvidence(graph, view, PRIOR.kinds, { signal });
      attempt.progress(0.2, 'estimating hyperparameters');
      const standing = renewHyperparameters ? null : await standingHyperparameters(replacing, signal);
      const hyperparameters = standing ?? (await estimate(evidence, attempt));
      attempt.progress(0.5, 'fitting series');
      const fitted = await fitInParts(evidence, hyperparameters, attempt);
      const metrics = measure(evidence, hyperparameters);
      await write(evidence, fitted, attempt);
      attempt.progress(0.97, 'catching up');
      const findings = { inputDigest: digestOf(evidence), metrics, hyperparameters };
      await publishCaughtUp({ graph, clock }, attempt, { view, hyperparameters, findings, replacing });
      attempt.progress(1, 'published');
    },
  };

  /** Hyperparameters are estimated anew by every run until incremental runs have something to stand on. */
  async function standingHyperparameters(
    _run: string | null,
    _signal: AbortSignal,
  ): Promise<DecayHyperparameters | null> {
    return null;
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
        start: PRIOR,
        options: { rounds: 2, steps: 6, shapes: true },
      },
      { signal: attempt.caller.signal },
    );
  }

  async function fitInParts(
    evidence: NumberedEvidence,
    hyperparameters: DecayHyperparameters,
    attempt: Attempt,
  ): Promise<FittedColumns[]> {
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
        const fitted = await pool.run<FitPeopleRequest, FittedColumns>(
          'fit-people',
          { columns, model },
          { transfer: evidenceBuffers(columns), signal: attempt.caller.signal },
        );
        attempt.progress(0.5 + (0.2 * ++done) / parts.length, 'fitting series');
        return fitted;
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
function measure(evidence: NumberedEvidence, hyperparameters: DecayHyperparameters): Metric[] {
  const { columns } = evidence;
  const held = lastEvents(columns);
  const forecast = new Float64Array(columns.at.length);
  fitNumbered(evidence, hyperparameters, { forecast });
  const metric = (name: string, value: number, unit: string | null = null): Metric => ({ name, value, unit });
  const metrics = [
    metric('people', columns.personStart.length - 1),
    metric('series', columns.seriesSkill.length),
    metric('observations', columns.at.length),
    metric('held-out events', held.length),
  ];
  if (held.length === 0) return metrics;
  return [
    ...metrics,
    metric('held-out log loss', meanLogLoss(forecast, columns.score, held), 'nats per event'),
    metric(
      'held-out log loss of the series mean',
      meanLogLoss(seriesMeanForecasts(columns), columns.score, held),
      'nats per event',
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
