import type { Job } from './job.ts';

/** Ranks everybody in scope for each open demand, and keeps a shortlist of each. */
export const rankCandidates: Job<'RANK_CANDIDATES'> = {
  name: 'RANK_CANDIDATES',
  run: (services, attempt, parameters) => services.shortlists.rankCandidates(attempt, parameters),
};
