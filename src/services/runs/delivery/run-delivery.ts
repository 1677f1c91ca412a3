import type { Caller, Scope } from '../../../domain/caller.ts';
import type { Clock } from '../../../domain/clock.ts';
import { Cancelled, InvalidInput, Unavailable } from '../../../domain/errors.ts';
import { endedStates, type JobName, jobParameters } from '../../../domain/jobs.ts';
import type { Graph } from '../../../graph/graph.ts';
import { type BeginAttemptRow, statements } from '../../../graph/statements.generated.ts';
import { verdictOf } from '../../../queue/delivery-rules.ts';
import type { ComeAgain, Delivery, DeliveryHandler, JobQueue } from '../../../queue/job-queue.ts';
import type { ExecuteJob } from '../run.ts';
import type { AttemptKey, RunAttempts, RunEnd } from '../run-attempts.ts';
import { failureOf, type Log, placesOf } from '../run-failure.ts';
import { callParent, PartsPending } from './run-parts.ts';
import { type RunReporter, startRunReporter } from './run-reporter.ts';
import { TURN_POLL_MS, waitsForTurn } from './run-turn.ts';
import { createWholeTeller, PARTS_POLL_MS, tellParts } from './tell-parts.ts';

export interface DeliveryDependencies {
  readonly graph: Graph;
  readonly queue: JobQueue;
  readonly clock: Clock;
  readonly attempts: RunAttempts;
  readonly organisation: string;
  readonly mostAttempts: number;
  readonly cancelParts: (parent: string) => Promise<void>;
  readonly log: Log;
}

/**
 * What happens when the queue delivers a run: the Run node is claimed with a new fence, the job is carried out, and
 * the end is recorded. What is thrown to the queue is only what is to be delivered again.
 */
export function createDelivery(
  { graph, queue, clock, attempts, organisation, mostAttempts, cancelParts, log }: DeliveryDependencies,
  execute: ExecuteJob,
): DeliveryHandler {
  /** Runs whose last attempt here was not to count, but the graph was away and could not be told. */
  const uncounted = new Set<string>();
  const tellWhole = createWholeTeller({ graph, queue, clock });

  return async (delivery) => {
    const [row] = await graph.read(statements.runsById, { ids: [delivery.runId] }, delivery);
    if (row === undefined || endedStates.has(row.state as never)) return undefined;
    if ((await tellParts({ graph, queue, clock }, row.id)) !== null) {
      return { againAfterMs: PARTS_POLL_MS };
    }
    if (await waitsForTurn({ graph, queue }, row, delivery)) return { againAfterMs: TURN_POLL_MS };

    const counted = !uncounted.has(delivery.runId);
    const begun = await attempts.begin(delivery.runId, { signal: delivery.signal, counted });
    uncounted.delete(delivery.runId);
    if (begun === null) return undefined;
    const key = { runId: delivery.runId, fence: begun.fence };
    queue.announce({ runId: delivery.runId });
    if (begun.attempts > mostAttempts) {
      const message = `Its worker was lost in each of ${mostAttempts} attempts.`;
      return await conclude(key, row.parentId, { state: 'FAILED', failure: { code: 'FAULT', message } });
    }
    return await carryOut(delivery, key, begun, row.parentId);
  };

  async function carryOut(
    delivery: Delivery,
    key: AttemptKey,
    begun: BeginAttemptRow,
    parentId: string | null,
  ): Promise<ComeAgain | undefined> {
    const reporter = startRunReporter({ attempt: key, attempts, queue, from: begun, heartbeat: false });
    const signal = AbortSignal.any([delivery.signal, reporter.lost]);
    const leaveWhole = parentId === null ? null : tellWhole(parentId);
    try {
      const parameters = parseParameters(delivery.job, begun.parameters);
      const caller = jobCaller(organisation, delivery.runId, signal);
      await execute(
        { ...key, seed: begun.seed, caller, progress: reporter.progress },
        delivery.job,
        parameters,
      );
      await reporter.stop();
      return await conclude(key, parentId, { state: 'COMPLETED' });
    } catch (error) {
      await reporter.stop();
      // A fault in keeping the record stops the job; what the job then throws is only the echo of it.
      const { aborted, reason } = reporter.lost;
      const cause = aborted && !(reason instanceof Cancelled) ? reason : error;
      return await afterThrow(cause, delivery, reporter, key, begun, parentId);
    } finally {
      leaveWhole?.();
    }
  }

  async function afterThrow(
    error: unknown,
    delivery: Delivery,
    reporter: RunReporter,
    key: AttemptKey,
    begun: BeginAttemptRow,
    parentId: string | null,
  ): Promise<ComeAgain | undefined> {
    const fields = { run: key.runId, job: delivery.job, attempt: begun.attempts };
    if (error instanceof PartsPending) {
      await release(key, 'ACTIVE', false);
      // Only progress is lost where this fails; whoever looks next tells.
      await tellParts({ graph, queue, clock }, key.runId).catch(() => null);
      return { againAfterMs: PARTS_POLL_MS };
    }
    // Cancelled, or another worker's by now: nothing of this attempt counts any more.
    if (reporter.lost.reason instanceof Cancelled) return undefined;
    if (delivery.signal.reason instanceof Unavailable) {
      await release(key, 'WAITING', false).catch(() => {});
      throw delivery.signal.reason;
    }
    if (delivery.signal.aborted || error instanceof Cancelled) {
      return await conclude(key, parentId, { state: 'CANCELLED' });
    }

    const verdict = verdictOf(error);
    if (verdict.kind === 'END' || (verdict.kind === 'RETRY' && begun.attempts >= mostAttempts)) {
      log.error({ ...fields, failure: placesOf(error) }, 'A run failed.');
      return await conclude(key, parentId, { state: 'FAILED', failure: failureOf(error) });
    }
    log.warn({ ...fields, failure: placesOf(error) }, 'A run is tried again.');
    await release(key, 'WAITING', verdict.kind === 'RETRY');
    queue.announce({ runId: key.runId });
    throw error;
  }

  async function release(key: AttemptKey, state: 'WAITING' | 'ACTIVE', counted: boolean): Promise<void> {
    try {
      await attempts.release(key, state, counted);
    } catch (away) {
      if (away instanceof Unavailable && !counted) uncounted.add(key.runId);
      throw away;
    }
  }

  async function conclude(key: AttemptKey, parentId: string | null, end: RunEnd): Promise<undefined> {
    const ended = await attempts.end(key, end);
    queue.announce({ runId: key.runId });
    if (ended && end.state !== 'COMPLETED') await cancelParts(key.runId);
    if (ended && parentId !== null) await callParent({ graph, queue, cancelParts, log }, parentId);
    return undefined;
  }
}

/** A job acts for nobody in particular; requestId is the run, so that its log lines are found. */
export function jobCaller(organisation: string, runId: string, signal: AbortSignal): Caller {
  const scopes: ReadonlySet<Scope> = new Set<Scope>(['read', 'write', 'operate']);
  return { principal: 'worker', organisation, scopes, signal, requestId: runId };
}

function parseParameters(job: JobName, text: string): unknown {
  const parsed = jobParameters[job].safeParse(JSON.parse(text));
  if (parsed.success) return parsed.data;
  // Asked of another release.
  throw new InvalidInput(
    parsed.error.issues.map((issue) => ({
      path: ['parameters', ...issue.path].join('.'),
      problem: issue.message,
    })),
  );
}
