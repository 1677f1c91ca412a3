import { setTimeout as wait } from 'node:timers/promises';
import { Cancelled } from '../../domain/errors.ts';
import { Refused } from '../failure.ts';
import type { ProgressDisplay } from '../progress.ts';
import { refusal } from './refusal.ts';
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
  return followRun(session, expectMember<RunView & { __typename: 'Run' }>(startJob, 'Run'), display, signal);
}

/** The newest run of a job that has not failed; null where there is none. */
export async function standingRun(session: Session, job: string): Promise<RunView | null> {
  const { runs } = await session.execute<{ runs: { edges: { node: RunView }[] } }>(
    `query ($job: JobName!) { runs(first: 20, job: $job) { edges { node { ${fields} } } } }`,
    { job },
  );
  const alive = runs.edges.map(({ node }) => node);
  return alive.find(({ state }) => state !== 'FAILED' && state !== 'CANCELLED') ?? null;
}

export async function followRun(
  session: Session,
  begun: RunView,
  display: ProgressDisplay,
  signal?: AbortSignal,
): Promise<RunView> {
  let run = begun;
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
  if (run.state === 'CANCELLED') throw new Cancelled();
  if (run.state === 'FAILED')
    throw refusal(`${run.job} failed: ${run.failure?.message ?? 'no reason was kept'}`);
  display.done(`done${seconds(run)}`);
  return run;
}

function seconds({ startedAt, finishedAt }: RunView): string {
  if (startedAt === null || finishedAt === null) return '';
  return ` in ${((Date.parse(finishedAt) - Date.parse(startedAt)) / 1000).toFixed(1)} s`;
}
