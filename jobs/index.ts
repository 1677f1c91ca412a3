import type { Schedule } from '../src/queue/job-queue.ts';
import { clusterRoles } from './cluster-roles.ts';
import { embedSkills } from './embed-skills.ts';
import { fitDecay } from './fit-decay.ts';
import { priceSkills } from './price-skills.ts';
import { rankCandidates } from './rank-candidates.ts';
import type { AnyJob } from './registry.ts';

/** Every job that the queue delivers: one line each. */
export const jobs: readonly AnyJob[] = [fitDecay, embedSkills, clusterRoles, priceSkills, rankCandidates];

/** What recurs without being asked for; reconciled with the queue at start. Times are UTC. */
export const schedules: readonly Schedule[] = [
  { name: 'nightly-decay', job: 'FIT_DECAY', cron: '30 2 * * *' },
  { name: 'weekly-skills', job: 'EMBED_SKILLS', cron: '0 3 * * 0' },
  { name: 'weekly-roles', job: 'CLUSTER_ROLES', cron: '30 3 * * 0' },
  { name: 'weekly-premiums', job: 'PRICE_SKILLS', cron: '0 4 * * 0' },
];
