import type { Schedule } from '../src/queue/job-queue.ts';
import { clusterRoles } from './cluster-roles.ts';
import { embedSkills } from './embed-skills.ts';
import { fitDecay } from './fit-decay.ts';
import { priceSkills } from './price-skills.ts';
import { rankCandidates } from './rank-candidates.ts';
import type { AnyJob } from './registry.ts';

/** Every job that the queue delivers: one line each. */
export const jobs: readonly AnyJob[] = [fitDecay, embedSkills, clusterRoles, priceSkills, rankCandidates];

/**
 * What recurs without being asked for; reconciled with the queue at start. Times are UTC. When people are fitted is the
 * deployment's to decide, null is never; what is learnt from what roles ask for changes with a framework's releases only.
 */
export function schedulesOf({ decay }: { readonly decay: string | null }): readonly Schedule[] {
  return [
    ...(decay === null ? [] : [{ name: 'decay', job: 'FIT_DECAY', cron: decay } as const]),
    { name: 'weekly-skills', job: 'EMBED_SKILLS', cron: '0 3 * * 0' },
    { name: 'weekly-roles', job: 'CLUSTER_ROLES', cron: '30 3 * * 0' },
  ];
}
