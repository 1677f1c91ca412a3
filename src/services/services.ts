import type { Runs } from './runs.ts';
import type { Shortlists } from './shortlists.ts';
import type { TalentIndexService } from './talent-index.ts';

/** Everything the product can do, as resolvers and jobs see it. */
export interface Services {
  readonly runs: Runs;
  readonly shortlists: Shortlists;
  readonly talentIndex: TalentIndexService;
}
