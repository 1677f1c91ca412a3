import { Fault } from '../src/domain/errors.ts';
import { type JobName, type JobParameters, jobNames } from '../src/domain/jobs.ts';
import { performedJobs } from '../src/services/runs/requests/run-requests.ts';
import type { ExecuteJob } from '../src/services/runs/runs.ts';
import type { Services } from '../src/services/services.ts';
import type { Job } from './job.ts';

export type AnyJob = { [Name in JobName]: Job<Name> }[JobName];

/** Binds names to handlers. Start-up fails on a name without one, with two, or with one that nothing would call. */
export function bindJobs(jobs: readonly AnyJob[], services: () => Services): ExecuteJob {
  const byName = new Map<JobName, AnyJob>();
  const problems: string[] = [];
  for (const job of jobs) {
    if (byName.has(job.name)) problems.push(`${job.name} has two handlers`);
    if (performedJobs.has(job.name)) problems.push(`${job.name} never goes through the queue`);
    byName.set(job.name, job);
  }
  for (const name of jobNames) {
    if (!byName.has(name) && !performedJobs.has(name)) problems.push(`${name} has no handler`);
  }
  if (problems.length > 0) throw new Fault(`The jobs are not complete: ${problems.join('; ')}.`);

  return async (attempt, name, parameters) => {
    const job = byName.get(name);
    if (job === undefined) throw new Fault(`${name} has no handler here.`);
    // The parameters were checked against this job's schema when the run was delivered.
    const run = job.run as (
      services: Services,
      attempt: unknown,
      parameters: JobParameters<JobName>,
    ) => Promise<void>;
    await run.call(job, services(), attempt, parameters as JobParameters<JobName>);
  };
}
