import { known } from '../batching.ts';
import { encodeId, namedOptional } from '../ids.ts';
import { nodesOf, pageRequest } from '../paging.ts';
import type { DemandResolvers, QueryResolvers } from '../resolvers-types.generated.ts';

const Demand: DemandResolvers = {
  id: ({ id }) => encodeId(id),
  pod: ({ podId }, _, { loaders }) => loaders.pod.load(podId),
  role: ({ roleId }, _, { loaders }) => known(loaders.role, roleId),
  filled: (demand, { asOf }, { loaders, now }) => loaders.filled(demand, { asOf: asOf ?? now }),
};

const Query: QueryResolvers = {
  demand: async (_, { openOn, role, cluster, ...args }, { services, caller }) =>
    nodesOf(
      await services.demand.page(caller, {
        ...pageRequest(args),
        openOn,
        role: namedOptional(role, 'role', 'role'),
        cluster: namedOptional(cluster, 'cluster', 'cluster'),
      }),
    ),
};

export const demandResolvers = { Demand, Query };
