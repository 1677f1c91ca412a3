import type { Attempt, Metric } from '../../domain/attempt.ts';
import type { Clock } from '../../domain/clock.ts';
import type { ErrorCode } from '../../domain/errors.ts';
import type { Id } from '../../domain/ids.ts';
import { endedStates, type RunState } from '../../domain/jobs.ts';
import type { CallOptions, Graph, Transaction } from '../../graph/graph.ts';
import { type BeginAttemptRow, statements } from '../../graph/statements.generated.ts';
import { checkFence } from './publishing.ts';

/** What a run gave beside its edges. What is left out stays as it stands. */
export interface RunFindings {
  readonly inputDigest?: string;
  readonly metrics?: readonly Metric[];
  readonly hyperparameters?: unknown;
  readonly shortlistIds?: readonly Id[];
}

/** Keeps on the Run what it found, in the transaction that writes it; refuses a stale attempt. */
export async function recordFindings(
  transaction: Transaction,
  attempt: Pick<Attempt, 'runId' | 'fence'>,
  findings: RunFindings,
): Promise<void> {
  await checkFence(transaction, attempt);
  await transaction.run(statements.recordFindings, {
    id: attempt.runId,
    inputDigest: findings.inputDigest ?? null,
    metrics: findings.metrics === undefined ? null : JSON.stringify(findings.metrics),
    hyperparameters: findings.hyperparameters === undefined ? null : JSON.stringify(findings.hyperparameters),
    shortlistIds: findings.shortlistIds === undefined ? null : [...findings.shortlistIds],
  });
}

export interface RunEnd {
  readonly state: Extract<RunState, 'COMPLETED' | 'FAILED' | 'CANCELLED'>;
  readonly failure?: { readonly code: ErrorCode; readonly message: string };
  readonly phase?: string | null;
}

/** The steps of an attempt as the Run node records them. Each is one transaction on the locked run. */
export interface RunAttempts {
  /** Null if the run has ended or is unknown: then there is nothing to do. */
  begin(id: Id, options?: CallOptions & { readonly counted?: boolean }): Promise<BeginAttemptRow | null>;
  /** For a run that no queue watches over: also one that has ended is taken up, and the heart begins to beat. */
  beginHere(id: Id, options?: CallOptions): Promise<BeginAttemptRow | null>;
  /** False if the run is no longer this attempt's. */
  progress(attempt: AttemptKey, progress: number, phase: string | null, heartbeat: boolean): Promise<boolean>;
  /** Gives the run back for another attempt. False if it is no longer this attempt's. */
  release(attempt: AttemptKey, state: 'WAITING' | 'ACTIVE', counted: boolean): Promise<boolean>;
  end(attempt: AttemptKey, end: RunEnd): Promise<boolean>;
  /** Ends a run whoever works at it. Gives the state it was in; null if unknown. */
  endWhoever(id: Id, end: RunEnd, options?: CallOptions): Promise<RunState | null>;
}
export type AttemptKey = Pick<Attempt, 'runId' | 'fence'>;

export function createRunAttempts(graph: Graph, clock: Clock): RunAttempts {
  async function lock(transaction: Transaction, id: Id, fence: number) {
    const [run] = await transaction.run(statements.lockRun, { id, fence });
    return run;
  }
  function whileOurs(
    { runId, fence }: AttemptKey,
    write: (transaction: Transaction) => Promise<unknown>,
  ): Promise<boolean> {
    return graph.write(async (transaction) => {
      const run = await lock(transaction, runId, fence);
      if (run === undefined || run.fence !== fence || run.state !== 'ACTIVE') return false;
      await write(transaction);
      return true;
    });
  }
  function begin(
    id: Id,
    here: boolean,
    options?: CallOptions & { readonly counted?: boolean },
  ): Promise<BeginAttemptRow | null> {
    return graph.write(async (transaction) => {
      const run = await lock(transaction, id, 0);
      if (run === undefined || (!here && endedStates.has(run.state as RunState))) return null;
      const at = clock.now();
      const [begun] = await transaction.run(statements.beginAttempt, {
        id,
        at,
        counted: options?.counted === false ? 0 : 1,
        heartbeatAt: here ? at : null,
      });
      return begun ?? null;
    }, options);
  }
  async function writeEnd(
    transaction: Transaction,
    id: Id,
    { state, failure, phase }: RunEnd,
  ): Promise<void> {
    await transaction.run(statements.endRun, {
      id,
      state,
      at: clock.now(),
      progress: state === 'COMPLETED' ? 1 : 0,
      phase: phase ?? null,
      failureCode: failure?.code ?? null,
      failureMessage: failure?.message ?? null,
    });
  }

  return {
    begin: (id, options) => begin(id, false, options),
    beginHere: (id, options) => begin(id, true, options),
    progress(attempt, progress, phase, heartbeat) {
      const heartbeatAt = heartbeat ? clock.now() : null;
      return whileOurs(attempt, (transaction) =>
        transaction.run(statements.recordProgress, { id: attempt.runId, progress, phase, heartbeatAt }),
      );
    },
    release(attempt, state, counted) {
      return whileOurs(attempt, (transaction) =>
        transaction.run(statements.releaseRun, { id: attempt.runId, state, uncounted: counted ? 0 : 1 }),
      );
    },
    end(attempt, end) {
      return whileOurs(attempt, (transaction) => writeEnd(transaction, attempt.runId, end));
    },
    endWhoever(id, end, options) {
      return graph.write(async (transaction) => {
        const run = await lock(transaction, id, 0);
        if (run === undefined) return null;
        const state = run.state as RunState;
        if (!endedStates.has(state)) await writeEnd(transaction, id, end);
        return state;
      }, options);
    },
  };
}
