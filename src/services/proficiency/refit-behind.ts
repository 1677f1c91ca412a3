import type { Caller } from '../../domain/caller.ts';
import type { Clock } from '../../domain/clock.ts';
import type { Graph } from '../../graph/graph.ts';
import { readPublished } from '../runs/publishing.ts';
import { readChangedPeople } from './fit/planning/changed-evidence.ts';
import { readFit } from './fit/planning/fit-plan.ts';
import { createRefitSeries } from './refit-series.ts';

/** What became of the people whose evidence is newer than the published fit. */
export interface RefittedBehind {
  /** Whose series are now what all their evidence gives under the standing hyperparameters. */
  readonly people: number;
  /** Who is left to the next FIT_DECAY, because they are too many to be fitted here. */
  readonly left: number;
}

/** Beyond so many people a fit of its own, in parts and on threads, is the way. */
export const MOST_REFITTED = 10_000;
const PEOPLE_AT_ONCE = 100;

/**
 * Fits everybody again whose evidence is newer than the published fit, however it came; nothing before the first fit.
 * Whoever has been fitted again already stays as they are, so that it may be said again after it was cut off.
 */
export async function refitBehind(
  { graph, clock }: { readonly graph: Graph; readonly clock: Clock },
  caller: Caller,
  onRefitted: (done: number, total: number) => void = () => {},
  most = MOST_REFITTED,
): Promise<RefittedBehind> {
  const { signal } = caller;
  const { FIT_DECAY: run } = await readPublished(graph, { signal });
  const plan = run === undefined ? null : (await readFit(graph, run, { signal }))?.plan;
  if (plan == null) return { people: 0, left: 0 };
  const behind = await readChangedPeople(graph, plan.view, { signal });
  if (behind.length > most) return { people: 0, left: behind.length };
  const { refit } = createRefitSeries({ graph, clock });
  for (let from = 0; from < behind.length; from += PEOPLE_AT_ONCE) {
    onRefitted(from, behind.length);
    await refit(caller, behind.slice(from, from + PEOPLE_AT_ONCE));
  }
  return { people: behind.length, left: 0 };
}
