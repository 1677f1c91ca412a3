import { setTimeout as wait } from 'node:timers/promises';
import type { Attempt } from '../../domain/attempt.ts';
import type { Instant } from '../../domain/clock.ts';
import { Cancelled, Conflict, NotFound } from '../../domain/errors.ts';
import type { Id } from '../../domain/ids.ts';
import { type JobName, jobNames } from '../../domain/jobs.ts';
import { OPEN, type View } from '../../domain/knowledge.ts';
import type { CallOptions, Graph, Transaction } from '../../graph/graph.ts';
import { statements } from '../../graph/statements.generated.ts';
import { appendChanges } from './changes.ts';

/** The run whose edges are served, for each job that has published one. Read once a request. */
export type PublishedRuns = Partial<Record<JobName, Id>>;

export async function readPublished(graph: Graph, options?: CallOptions): Promise<PublishedRuns> {
  const rows = await graph.read(statements.readPublished, {}, options);
  // The last of a job is the current one.
  return Object.fromEntries(rows.filter(({ job }) => isJobName(job)).map(({ job, run }) => [job, run]));
}

/**
 * Whether a run was published, be it by an earlier delivery: publishing and ending are two transactions, and a run that
 * was broken off in between is delivered again. What it wrote is read by then, so it is left as it stands.
 */
export async function wasPublished(
  graph: Graph,
  { runId }: Pick<Attempt, 'runId'>,
  options?: CallOptions,
): Promise<boolean> {
  const [run] = await graph.read(statements.runsById, { ids: [runId] }, options);
  return run !== undefined && run.publishedAt !== null;
}

const SHOWN_TRIES = 20;
const SHOWN_MS = 5;

/** The published runs, once they show what the change log says was published; null where they do not in 100 ms. */
export async function readServed(graph: Graph, published: ReadonlySet<Id>): Promise<PublishedRuns | null> {
  const ids = [...published];
  const rows = ids.length === 0 ? [] : await graph.read(statements.runsById, { ids: [...ids].sort() });
  const jobs = new Map(rows.map(({ id, job }) => [id, job as JobName]));
  const newest = new Map(ids.flatMap((id) => (jobs.has(id) ? [[jobs.get(id)!, id]] : [])));
  for (let tries = 1; ; tries++) {
    const runs = await readPublished(graph);
    if ([...newest].every(([job, id]) => runs[job] === id)) return runs;
    if (tries === SHOWN_TRIES) return null;
    await wait(SHOWN_MS);
  }
}

/** The run of a job that was published at `known`, or null. Its edges may have been removed since; its node stays. */
export async function readPublishedAsKnown(
  graph: Graph,
  job: JobName,
  known: Pick<View, 'knownAt' | 'knownSeq'>,
  options?: CallOptions,
): Promise<Id | null> {
  const { knownAt = OPEN, knownSeq = OPEN } = known;
  const [row] = await graph.read(
    statements.readPublishedAsKnown,
    { job, knownAt, knownSeq, limit: 1 },
    options,
  );
  return row?.run ?? null;
}

/**
 * Called in every transaction that a job writes. Locks the run and refuses an attempt that is no longer the run's:
 * one that stalled and was delivered again (`Conflict`), or whose run was cancelled (`Cancelled`).
 */
export async function checkFence(
  transaction: Transaction,
  attempt: Pick<Attempt, 'runId' | 'fence'>,
): Promise<void> {
  const [run] = await transaction.run(statements.lockRun, { id: attempt.runId, fence: attempt.fence });
  if (run === undefined) throw new NotFound(attempt.runId, 'No run');
  if (run.state === 'CANCELLED')
    throw new Cancelled('The run was cancelled; nothing more is written for it.');
  if (run.state !== 'ACTIVE' || run.fence !== attempt.fence) {
    throw new Conflict('Another worker has taken this run over; this attempt may not write.', attempt.runId);
  }
}

/**
 * Makes the run's edges the served ones, in the caller's transaction, and appends the PUBLISHED change (its subject
 * is the run). Gives that change's position. A job that builds on the standing run names it as `replacing` (null for
 * none) and is refused with `Conflict` if another was published meanwhile.
 */
export async function publish(
  transaction: Transaction,
  attempt: Pick<Attempt, 'runId' | 'fence'>,
  job: JobName,
  at: Instant,
  options: { readonly replacing?: Id | null } = {},
): Promise<number> {
  await checkFence(transaction, attempt);
  // The change log's lock comes before the pointer is read, so publishes of one job pass one after another.
  const seq = await appendChanges(transaction, at, [{ kind: 'PUBLISHED', subject: attempt.runId }]);
  if (options.replacing !== undefined) {
    const rows = await transaction.run(statements.readPublished, {});
    const current = rows.findLast((row) => row.job === job)?.run ?? null;
    if (current !== options.replacing && current !== attempt.runId) {
      throw new Conflict('Another run of this job was published while this one ran.', current ?? undefined);
    }
  }
  const id = `published:${job}`;
  await transaction.run(statements.releasePublished, { id, job });
  await transaction.run(statements.pointPublished, { id, run: attempt.runId, at, seq });
  return seq;
}

function isJobName(name: string): name is JobName {
  return (jobNames as readonly string[]).includes(name);
}
