import { known } from '../batching.ts';
import { decodeId, encodeId } from '../ids.ts';
import { connectionOf, nodesOf, pageRequest } from '../paging.ts';
import type { PodResolvers, QueryResolvers } from '../resolvers-types.generated.ts';

const Pod: PodResolvers = {
  id: ({ id }) => encodeId(id),
  environment: ({ traitNames, traitValues }) =>
    traitNames.map((name, index) => ({ name, value: traitValues[index]! })),
  demand: async ({ id }, { openOn, ...args }, { loaders }) => {
    const page = await loaders.podDemand(id, { ...pageRequest(args), openOn: openOn ?? null });
    return connectionOf(page, (demandId) => ({ node: known(loaders.demand, demandId) }));
  },
  members: async ({ id }, { asOf, ...args }, { loaders, now }) => {
    const page = await loaders.podMembers(id, { ...pageRequest(args), asOf: asOf ?? now });
    return connectionOf(page, (personId) => ({ node: known(loaders.person, personId) }));
  },
};

const Query: QueryResolvers = {
  pod: (_, { id }, { loaders }) => loaders.pod.load(decodeId(id)),
  pods: async (_, { search, unit, ...args }, { services, caller }) =>
    nodesOf(await services.pods.page(caller, { ...pageRequest(args), search, unit })),
};

export const podResolvers = { Pod, Query };
