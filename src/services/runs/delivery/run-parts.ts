import type { Attempt } from '../../../domain/attempt.ts';
import { DomainError, type ErrorCode, Fault, InvalidInput } from '../../../domain/errors.ts';
import type { Id } from '../../../domain/ids.ts';
import { endedStates } from '../../../domain/jobs.ts';
import type { CallOptions, Graph } from '../../../graph/graph.ts';
import { type RunsByIdRow, statements } from '../../../graph/statements.generated.ts';
import type { JobQueue } from '../../../queue/job-queue.ts';
import { checkFence } from '../publishing.ts';
import { runBody, toRun } from '../requests/run-record.ts';
import type { Run, RunRequest } from '../run.ts';
import { type Log, placesOf } from '../run-failure.ts';

/** Leaves a job until its parts have ended. Not a failure; a job lets it pass. */
export class PartsPending extends Error {
  override name = 'PartsPending';
  constructor() {
    super('The parts of the run are at work; it goes on when they have ended.');
  }
}

/** A part that failed, with its own code and words; it had attempts of its own, so the whole is not tried again. */
export class PartFailed extends DomainError {
  readonly code: ErrorCode;
  constructor(part: Run) {
    super(
      part.failure === null
        ? `Its part ${part.id} was cancelled.`
        : `Its part ${part.id} failed: ${part.failure.message}`,
    );
    this.code = part.failure?.code ?? 'CONFLICT';
  }
}

/** How the parts of a run stand. */
export interface PartsState {
  readonly total: number;
  readonly pending: number;
  readonly broken: number;
  /** Mean progress on 0..1; 1 without parts. */
  readonly progress: number;
}

export async function readPartsState(graph: Graph, parent: Id, options?: CallOptions): Promise<PartsState> {
  const rows = await graph.read(statements.countParts, { parent }, options);
  const count = (states: readonly string[]) =>
    rows.filter((row) => states.includes(row.state)).reduce((sum, row) => sum + row.parts, 0);
  const total = rows.reduce((sum, row) => sum + row.parts, 0);
  const progress = rows.reduce((sum, row) => sum + row.progress, 0);
  return {
    total,
    pending: count(['WAITING', 'ACTIVE']),
    broken: count(['FAILED', 'CANCELLED']),
    progress: total === 0 ? 1 : progress / total,
  };
}

/**
 * What the end of a part means for the rest: the last one calls the whole, and one that failed or was cancelled takes
 * the others with it, here and now, for they may hold the workers that the whole waits for. The whole looks twice a
 * second anyway; so what goes wrong here only costs time.
 */
export async function callParent(
  options: {
    readonly graph: Graph;
    readonly queue: Pick<JobQueue, 'hasten'>;
    readonly cancelParts: (parent: Id) => Promise<void>;
    readonly log: Log;
  },
  parent: Id,
): Promise<void> {
  try {
    const parts = await readPartsState(options.graph, parent);
    if (parts.broken > 0) await options.cancelParts(parent);
    if (parts.pending === 0 || parts.broken > 0) await options.queue.hasten(parent);
  } catch (error) {
    options.log.warn({ run: parent, failure: placesOf(error) }, 'A run was not told of the end of its part.');
  }
}

const MOST_PARTS = 10_000;
const ROWS_PER_STATEMENT = 1_000;

/** See `Runs.fanOut`. */
export function createFanOut(options: {
  readonly graph: Graph;
  readonly codeVersion: string;
  readonly now: () => number;
  readonly submit: (id: Id, request: RunRequest) => Promise<void>;
  readonly cancelParts: (parent: Id) => Promise<void>;
}): (attempt: Attempt, parts: readonly RunRequest[]) => Promise<readonly Run[]> {
  const { graph, codeVersion, now, submit, cancelParts } = options;

  async function existing(ids: readonly Id[], call: CallOptions): Promise<RunsByIdRow[]> {
    const rows: RunsByIdRow[] = [];
    for (let from = 0; from < ids.length; from += ROWS_PER_STATEMENT) {
      const chunk = ids.slice(from, from + ROWS_PER_STATEMENT);
      rows.push(...(await graph.read(statements.runsById, { ids: chunk }, call)));
    }
    return rows;
  }

  return async (attempt, parts) => {
    if (parts.length > MOST_PARTS) {
      throw new InvalidInput([{ path: 'parts', problem: `are more than ${MOST_PARTS}` }]);
    }
    const call = { signal: attempt.caller.signal };
    const wanted = parts.map((request, index) => ({
      // The run and the place name a part, so that a second attempt finds the first one's.
      id: `${attempt.runId}-${String(index + 1).padStart(5, '0')}`,
      request,
      body: runBody(request.job, request.parameters, `${attempt.seed}#${index + 1}`),
    }));
    const known = new Map(
      (
        await existing(
          wanted.map(({ id }) => id),
          call,
        )
      ).map((row) => [row.id, row]),
    );
    if (wanted.some(({ id, body }) => (known.get(id)?.bodyDigest ?? body.bodyDigest) !== body.bodyDigest)) {
      throw new Fault(
        'The parts of the run changed between its attempts; they must follow from its parameters.',
      );
    }

    const missing = wanted.filter(({ id }) => !known.has(id));
    for (let from = 0; from < missing.length; from += ROWS_PER_STATEMENT) {
      const rows = missing.slice(from, from + ROWS_PER_STATEMENT).map(({ id, request, body }) => ({
        id,
        job: request.job,
        ...body,
        codeVersion,
        idempotencyKey: null,
        parentId: attempt.runId,
        requestedAt: now(),
      }));
      await graph.write(async (transaction) => {
        await checkFence(transaction, attempt);
        await transaction.run(statements.createRuns, { rows });
        await transaction.run(statements.linkParts, { parent: attempt.runId, ids: rows.map(({ id }) => id) });
      }, call);
    }

    // One that failed has its siblings cancelled: it is the reason, whichever stands first.
    const inState = (state: Run['state']) =>
      wanted.map(({ id }) => known.get(id)).find((part) => part?.state === state);
    const broken = inState('FAILED') ?? inState('CANCELLED');
    if (broken !== undefined) {
      await cancelParts(attempt.runId);
      throw new PartFailed(toRun(broken));
    }
    const pending = wanted.filter(
      ({ id }) => !endedStates.has((known.get(id)?.state ?? 'WAITING') as Run['state']),
    );
    if (pending.length === 0) return wanted.map(({ id }) => toRun(known.get(id)!));
    for (const { id, request } of pending) await submit(id, request);
    throw new PartsPending();
  };
}
