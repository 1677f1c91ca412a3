import type { Runs } from './runs.ts';

/** Everything the product can do, as resolvers and jobs see it. */
export interface Services {
  readonly runs: Runs;
}
