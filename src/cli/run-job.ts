import { setTimeout as wait } from 'node:timers/promises';
import { Refused } from './failure.ts';
import type { ProgressDisplay } from './progress.ts';
import { expectMember, type Session } from './session.ts';

export interface RunView {
  readonly id: string;
  readonly job: string;
  readonly state: string;
  readonly progress: number;
  readonly phase: string | null;
  readonly seed: string | null;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly metrics: readonly {
    readonly name: string;
    readonly value: number;
    readonly unit: string | null;
  }[];
  readonly failure: { readonly message: string; readonly attempts: number } | null;
}

const fields =
  'id job state progress phase seed startedAt finishedAt metrics { name value unit } failure { message attempts }';

/** Starts a job and follows it to its end; an abort of `signal` cancels it. A failed run is a refusal with its reason. */
export async function runJob(
  session: Session,
  input: Record<string, unknown>,
  display: ProgressDisplay,
  signal?: AbortSignal,
): Promise<RunView> {
  const { startJob } = await session.execute<{ startJob: RunView & { __typename: 'Run' } }>(
    `mutation ($input: StartJobInput!) {
      startJob(input: $input) { __typename ... on Run { ${fields} } ... on UserError { message } }
    }`,
    { input },
  );
  let run: RunView = expectMember<RunView & { __typename: 'Run' }>(startJob, 'Run');
  while (run.state === 'WAITING' || run.state === 'ACTIVE') {
    display.update(run.progress, run.phase ?? run.state.toLowerCase());
    if (signal?.aborted) {
      await session.execute('mutation ($id: ID!) { cancelRun(id: $id) { __typename } }', { id: run.id });
    }
    await wait(200);
    const answer = await session.execute<{ run: RunView | null }>(
      `query ($id: ID!) { run(id: $id) { ${fields} } }`,
      { id: run.id },
    );
    if (answer.run === null) throw new Refused(`The run ${run.id} is gone.`);
    run = answer.run;
  }
  if (run.state === 'CANCELLED') throw new Refused('Cancelled.');
  if (run.state === 'FAILED')
    throw new Refused(`${run.job} failed: ${run.failure?.message ?? 'no reason was kept'}`);
  display.done(`done${seconds(run)}`);
  return run;
}

function seconds({ startedAt, finishedAt }: RunView): string {
  if (startedAt === null || finishedAt === null) return '';
  return ` in ${((Date.parse(finishedAt) - Date.parse(startedAt)) / 1000).toFixed(1)} s`;
}
