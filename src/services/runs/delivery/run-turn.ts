import type { JobName } from '../../../domain/jobs.ts';
import type { CallOptions, Graph } from '../../../graph/graph.ts';
import { type RunsByIdRow, statements } from '../../../graph/statements.generated.ts';
import type { JobQueue } from '../../../queue/job-queue.ts';

/** Jobs whose runs go on with what the one before published, and would write over each other. */
const ONE_AT_A_TIME: ReadonlySet<JobName> = new Set<JobName>(['FIT_DECAY']);

/** How often a run looks whether its turn has come. */
export const TURN_POLL_MS = 500;

/**
 * Whether a run that has not begun waits for another of its job: then it says so, stays WAITING and is delivered again.
 * So a run that is asked for while one whose process was killed is taken up again follows it, instead of failing for it.
 */
export async function waitsForTurn(
  { graph, queue }: { readonly graph: Graph; readonly queue: Pick<JobQueue, 'announce'> },
  run: Pick<RunsByIdRow, 'id' | 'job' | 'state' | 'parentId' | 'progress' | 'phase' | 'fence'>,
  options: CallOptions,
): Promise<boolean> {
  const { id, job, state, parentId, progress, fence } = run;
  if (state !== 'WAITING' || parentId !== null || !ONE_AT_A_TIME.has(job as JobName)) return false;
  const [first] = await graph.read(statements.runToGo, { job, published: `published:${job}` }, options);
  if (first === undefined || first.id === id) return false;
  const phase = `waits for the ${job} before it, which is ${Math.floor(100 * first.progress)} % done`;
  if (phase === run.phase) return true;
  await graph.write(async (transaction) => {
    const [locked] = await transaction.run(statements.lockRun, { id, fence });
    if (locked?.state !== 'WAITING' || locked.fence !== fence) return;
    await transaction.run(statements.recordProgress, { id, progress, phase, heartbeatAt: null });
  }, options);
  queue.announce({ runId: id });
  return true;
}
