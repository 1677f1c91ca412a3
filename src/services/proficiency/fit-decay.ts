import { SAMPLE_EVENTS } from '../../analytics/decay/fit/fit-hyperparameters.ts';
import { evidenceBuffers } from '../../analytics/decay/model/evidence.ts';
import type { DecayHyperparameters } from '../../analytics/decay/model/hyperparameters.ts';
import { PRIOR, START } from '../../analytics/decay/model/prior.ts';
import type { Attempt, Metric } from '../../domain/attempt.ts';
import type { Clock } from '../../domain/clock.ts';
import { Conflict, Fault } from '../../domain/errors.ts';
import type { Id } from '../../domain/ids.ts';
import type { JobParameters } from '../../domain/jobs.ts';
import { OPEN } from '../../domain/knowledge.ts';
import type { Graph } from '../../graph/graph.ts';
import type { FitHyperparametersRequest } from '../../threads/fit-hyperparameters.worker.ts';
import type { WorkerPool } from '../../threads/pool.ts';
import { readPartsState } from '../runs/delivery/run-parts.ts';
import { wasPublished } from '../runs/publishing.ts';
import { recordFindings } from '../runs/run-attempts.ts';
import { type Log, silentLog } from '../runs/run-failure.ts';
import type { Runs } from '../runs/runs.ts';
import { readEvidenceOf } from './decay-evidence.ts';
import { fitPart, joinDigests, type PartFindings } from './fit/fit-part.ts';
import { type MemoryFree, type MemoryNeed, memoryFree, memoryNeed } from './fit/memory-need.ts';
import { type FitPlan, isOfThisRelease, type PlannedFit, planFit, readFit } from './fit/planning/fit-plan.ts';
import { createPeopleOfFit } from './fit/planning/people-of-fit.ts';
import { type Reinforcement, withReinforcement } from './fit/reinforcement.ts';
import { metricsOf } from './fit/whole-metrics.ts';
import { beginFit } from './fit/writing/fit-claim.ts';
import { publishCaughtUp } from './fit/writing/publish-fit.ts';
import type { FitTarget } from './fit/writing/write-series.ts';
import { refitBehind } from './refit-behind.ts';

export interface FitDecay {
  /**
   * One FIT_DECAY run, or one part of it. Under standing hyperparameters it fits the people whose evidence is new since
   * the published run; under new ones everybody. It publishes once it misses nothing that was recorded meanwhile.
   */
  run(attempt: Attempt, parameters: JobParameters<'FIT_DECAY'>): Promise<void>;
}

export interface FitDecayDependencies {
  readonly graph: Graph;
  readonly clock: Clock;
  readonly pool: WorkerPool;
  /** Gives the parts to the queue; without it they are worked at one after another, here. */
  readonly fanOut?: Runs['fanOut'];
  readonly log?: Log;
  /** What this deployment has decided about what reinforces, where that is not the default. */
  readonly reinforcement?: Reinforcement;
  /** Hyperparameters are estimated from about so many events, of people drawn by the run's seed. */
  readonly sampleEvents?: number;
  /** What is left when a fit begins. */
  readonly free?: () => MemoryFree;
  /** About so many events a part: what a worker holds in memory at a time. */
  readonly eventsPerPart?: number;
}

interface StandingFit {
  readonly plan: FitPlan;
  /** What it keeps of itself before its parts are at work. */
  readonly metrics: readonly Metric[];
  readonly target: FitTarget;
}

const EVENTS_PER_PART = 12_500;
/** Of the progress of a run whose parts are worked at here. */
const PLANNED = 0.02;
const PARTS_DONE = 0.97;
const TOLD_EVERY_MS = 500;
const LOOKED_EVERY_MS = 100;

export function createFitDecay({
  graph,
  clock,
  pool,
  fanOut,
  log = silentLog,
  reinforcement = {},
  sampleEvents = SAMPLE_EVENTS,
  eventsPerPart = EVENTS_PER_PART,
  free = memoryFree,
}: FitDecayDependencies): FitDecay {
  const prior = withReinforcement(PRIOR, reinforcement);
  const start = withReinforcement(START, reinforcement);
  const peopleOfFit = createPeopleOfFit(graph);
  let settled: StandingFit | null = null;

  return {
    async run(attempt, { part, ...parameters }) {
      if (part === undefined) return keepTelling(attempt, (told) => runWhole(told, parameters));
      const { plan, target } = await standingFit(part.of, attempt.caller.signal);
      const findings = await keepTelling(attempt, (told) =>
        fitPart({ graph, pool, peopleOfFit }, told, target, plan, part),
      );
      await graph.write((transaction) => recordFindings(transaction, attempt, findings), {
        signal: attempt.caller.signal,
      });
    },
  };

  async function runWhole(
    attempt: Attempt,
    parameters: Omit<JobParameters<'FIT_DECAY'>, 'part'>,
  ): Promise<void> {
    const { signal } = attempt.caller;
    if (await wasPublished(graph, attempt, { signal })) return settleBehind(attempt);
    if (!(await isPrepared(attempt))) await prepare(attempt, parameters);
    const { plan, target, metrics: needs } = await standingFit(attempt.runId, signal);
    const parts = await workAtParts(attempt, target, plan);
    attempt.progress(PARTS_DONE, 'catching up');
    const findings = {
      inputDigest: joinDigests(parts.map(({ inputDigest }) => inputDigest)),
      metrics: [
        ...metricsOf(
          plan,
          parts.map(({ metrics }) => metrics),
        ),
        ...needs,
      ],
    };
    const view = { ...plan.view, knownAt: OPEN };
    await publishCaughtUp({ graph, clock }, attempt, { view, target, findings, replacing: plan.replacing });
    attempt.progress(1, 'published');
  }

  /** All that an earlier delivery may have left undone after it published. */
  async function settleBehind(attempt: Attempt): Promise<void> {
    attempt.progress(PARTS_DONE, 'catching up');
    await refitBehind({ graph, clock }, attempt.caller);
    attempt.progress(1, 'published');
  }

  /**
   * False also where another release has planned it: its series would be published with others of this one. Parts that are
   * asked for already go by the former plan, whatever is planned now, so that such a run is given up.
   */
  async function isPrepared({ runId, caller: { signal } }: Attempt): Promise<boolean> {
    const kept = await readFit(graph, runId, { signal });
    if (kept?.plan == null) return false;
    if (isOfThisRelease(kept.plan)) return kept.hyperparameters !== null;
    if ((await readPartsState(graph, runId, { signal })).total > 0) throw ofAnotherRelease(runId);
    return false;
  }

  /** Settles what the parts go by, and keeps it on the Run. */
  async function prepare(
    attempt: Attempt,
    parameters: Omit<JobParameters<'FIT_DECAY'>, 'part'>,
  ): Promise<void> {
    const { signal } = attempt.caller;
    const { planned, memory } = await planAndBegin(attempt, parameters);
    const { heap, beside, heapFree, besideFree } = memory;
    const needs = [
      { name: 'memory needed, estimated', value: (heap + beside) / 1e6, unit: 'MB' },
      { name: 'memory that was free', value: (heapFree + besideFree) / 1e6, unit: 'MB' },
    ];
    attempt.progress(PLANNED / 2, 'estimating hyperparameters');
    const hyperparameters =
      planned.hyperparameters ?? (await estimate(planned.plan, planned.sample, attempt.caller.signal));
    await graph.write(
      (transaction) => recordFindings(transaction, attempt, { hyperparameters, metrics: needs }),
      { signal },
    );
  }

  /** Plans again as often as another fit is published before this one has begun. */
  async function planAndBegin(
    attempt: Attempt,
    parameters: Omit<JobParameters<'FIT_DECAY'>, 'part'>,
  ): Promise<{ readonly planned: PlannedFit; readonly memory: MemoryNeed }> {
    const { signal } = attempt.caller;
    for (;;) {
      const reading = () => attempt.progress(PLANNED / 4, 'reading who has evidence');
      reading();
      const request = { now: clock.now(), parameters, rules: prior, seed: attempt.seed };
      const onMarked = (people: number, of: number) => {
        if (people === of) return reading();
        const marked = `${people.toLocaleString('en')} of ${of.toLocaleString('en')} people`;
        attempt.progress(PLANNED / 4, `marking since when evidence is as it is: ${marked}`);
      };
      const planned = await planFit(graph, { ...request, sampleEvents, eventsPerPart }, { signal, onMarked });
      const memory = memoryNeed(graph.capabilities.engine, planned.plan, eventsPerPart, free());
      warnOfMemory(attempt, memory);
      if (await beginFit({ graph, clock }, attempt, planned.plan)) return { planned, memory };
    }
  }

  /** In a worker thread, from all evidence of these people but each series' last event. */
  async function estimate(
    { view }: FitPlan,
    people: readonly Id[],
    signal: AbortSignal,
  ): Promise<DecayHyperparameters> {
    const evidence = await readEvidenceOf(graph, people, { ...view, knownAt: OPEN }, prior.kinds, { signal });
    if (evidence.columns.at.length === 0) return prior;
    const options = { rounds: 2, steps: 6, shapes: true };
    return pool.run<FitHyperparametersRequest, DecayHyperparameters>(
      'fit-hyperparameters',
      { evidence, prior, start, options },
      { transfer: evidenceBuffers(evidence.columns), signal },
    );
  }

  /** What is settled of a fit does not change any more, and its parts come one after another. */
  async function standingFit(run: Id, signal: AbortSignal): Promise<StandingFit> {
    if (settled?.target.runId === run) return settled;
    const kept = await readFit(graph, run, { signal });
    if (kept?.plan == null || kept.hyperparameters === null) {
      throw new Fault('The fit has no plan; its parts belong to another release.');
    }
    const { plan, hyperparameters } = kept;
    if (!isOfThisRelease(plan)) throw ofAnotherRelease(run);
    const continues = plan.continues === null ? null : plan.replacing;
    settled = { plan, metrics: kept.metrics, target: { runId: run, continues, hyperparameters } };
    return settled;
  }

  async function workAtParts(
    attempt: Attempt,
    target: FitTarget,
    plan: FitPlan,
  ): Promise<readonly PartFindings[]> {
    if (fanOut !== undefined) {
      const runs = await fanOut(
        attempt,
        plan.parts.map((range) => ({
          job: 'FIT_DECAY',
          parameters: { part: { of: attempt.runId, ...range } },
        })),
      );
      return runs.map(({ metrics, inputDigest }) => ({ metrics, inputDigest: inputDigest ?? '' }));
    }
    const findings: PartFindings[] = [];
    for (const range of plan.parts) {
      const share = (PARTS_DONE - PLANNED) / plan.parts.length;
      const begun = PLANNED + share * findings.length;
      const progress: Attempt['progress'] = (fraction, phase) =>
        attempt.progress(begun + share * fraction, phase);
      findings.push(
        await fitPart({ graph, pool, peopleOfFit }, { ...attempt, progress }, target, plan, range),
      );
    }
    return findings;
  }

  /** Said before anything is written: who runs it can still give it more, or another graph. */
  function warnOfMemory(attempt: Attempt, need: MemoryNeed): void {
    if (need.missing === null) return;
    log.warn({ run: attempt.runId, ...need }, need.missing);
    attempt.progress(0, need.missing);
  }
}

function ofAnotherRelease(run: Id): Conflict {
  return new Conflict(
    'This FIT_DECAY was planned by another release, which fits otherwise, and parts of it may have been written: ask for a new one.',
    run,
  );
}

/** Has an attempt tell how long a phase has taken, where `work` itself does not tell more often. */
async function keepTelling<Result>(
  attempt: Attempt,
  work: (told: Attempt) => Promise<Result>,
): Promise<Result> {
  let standing: { fraction: number; phase: string } | null = null;
  let since = performance.now();
  let toldAt = since;
  const progress: Attempt['progress'] = (fraction, phase) => {
    toldAt = performance.now();
    if (phase !== standing?.phase) since = toldAt;
    standing = { fraction, phase };
    attempt.progress(fraction, phase);
  };
  const timer = setInterval(() => {
    const now = performance.now();
    if (standing === null || now - toldAt < TOLD_EVERY_MS) return;
    toldAt = now;
    attempt.progress(standing.fraction, `${standing.phase}, ${((now - since) / 1000).toFixed(1)} s`);
  }, LOOKED_EVERY_MS);
  try {
    return await work({ ...attempt, progress });
  } finally {
    clearInterval(timer);
  }
}
