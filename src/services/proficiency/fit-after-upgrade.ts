import type { Caller } from '../../domain/caller.ts';
import { endedStates } from '../../domain/jobs.ts';
import type { Graph } from '../../graph/graph.ts';
import { readPublished } from '../runs/publishing.ts';
import { type Log, placesOf } from '../runs/run-failure.ts';
import type { Run, Runs } from '../runs/runs.ts';
import { isOfThisRelease, readFit, SERIES_VERSION } from './fit/planning/fit-plan.ts';

export interface FitAfterUpgradeDependencies {
  readonly graph: Graph;
  readonly runs: Pick<Runs, 'request'>;
  readonly log: Log;
}

/**
 * Asks for a FIT_DECAY where the published one was fitted as another release fits: such a fit is of everybody, and until it is
 * published whoever has new evidence is ranked by this release's rules, all others by the former's. The key names the version and
 * the fit to be replaced, so that it is one run however many processes ask, and again after a way back to the former release.
 * One that failed or was cancelled is asked for again where `again` says so. Null where nothing is under way then, also as it cannot
 * be asked for: a process works on nevertheless, and the next fit is of everybody.
 */
export async function fitAfterUpgrade(
  { graph, runs, log }: FitAfterUpgradeDependencies,
  caller: Caller,
  { again }: { readonly again: boolean },
): Promise<Run | null> {
  try {
    const published = await publishedByAnother(graph, caller);
    if (published === null) return null;
    const key = `series-version:${SERIES_VERSION}:replacing:${published}`;
    const ask = (idempotencyKey: string) =>
      runs.request(caller, { job: 'FIT_DECAY', parameters: {}, idempotencyKey });
    let run = await ask(key);
    while (again && endedStates.has(run.state)) run = await ask(`${key}:after:${run.id}`);
    if (endedStates.has(run.state)) return null;
    log.info?.(
      { run: run.id },
      'Everybody is fitted anew, as this release fits otherwise than the last fit.',
    );
    return run;
  } catch (error) {
    log.warn(
      { failure: placesOf(error) },
      'The fit that an upgrade needs could not be asked for: ask for FIT_DECAY.',
    );
    return null;
  }
}

/** The published fit, where another release made it. */
async function publishedByAnother(graph: Graph, { signal }: Caller): Promise<string | null> {
  const { FIT_DECAY: published } = await readPublished(graph, { signal });
  if (published === undefined) return null;
  const plan = (await readFit(graph, published, { signal }))?.plan;
  return plan != null && isOfThisRelease(plan) ? null : published;
}
