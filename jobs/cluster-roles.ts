import type { Job } from './job.ts';

/** Finds the communities that similar roles form. */
export const clusterRoles: Job<'CLUSTER_ROLES'> = {
  name: 'CLUSTER_ROLES',
  run: (services, attempt) => services.clusterRoles.run(attempt),
};
