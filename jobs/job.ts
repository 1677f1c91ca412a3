import type { Attempt } from '../src/domain/attempt.ts';
import type { JobName, JobParameters } from '../src/domain/jobs.ts';
import type { Services } from '../src/services/services.ts';

/**
 * One background job. `run` may be stopped at any point and run again, by another process too: it leaves the same
 * graph. It writes in transactions that begin with `checkFence(transaction, attempt)`, honours
 * `attempt.caller.signal` and reports `attempt.progress`. What it throws decides what happens: `InvalidInput`,
 * `NotFound`, `Conflict` and their like end the run, `Unavailable` waits and tries again without counting as an
 * attempt, `Fault` and everything else is tried again with backoff.
 */
export interface Job<Name extends JobName> {
  readonly name: Name;
  run(services: Services, attempt: Attempt, parameters: JobParameters<Name>): Promise<void>;
}
