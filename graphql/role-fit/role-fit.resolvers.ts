import type { RoleFit } from '../../src/services/shortlists/shortlist-entries.ts';
import { known } from '../batching.ts';
import { decodeOptional } from '../ids.ts';
import { checkFirst, connectionOf, pageRequest } from '../paging.ts';
import type { PersonResolvers, RoleFitEdgeResolvers } from '../resolvers-types.generated.ts';

/** A role with its cursor, as an edge. */
export type RoleFitEdgeValue = RoleFit & { readonly cursor: string };

const Person: PersonResolvers = {
  bestRoles: async ({ id }, { asOf, framework, cluster, openOnly, ...args }, { loaders }) => {
    const page = await loaders.bestRoles(id, {
      ...pageRequest(args),
      ...{ asOf: asOf ?? null, framework: framework ?? null, cluster: decodeOptional(cluster), openOnly },
    });
    return connectionOf(page, (fit) => fit);
  },
};

const RoleFitEdge: RoleFitEdgeResolvers = {
  node: ({ roleId }, _, { loaders }) => known(loaders.role, roleId),
  missing: ({ missing }, { first }) => missing.slice(0, checkFirst(first)),
};

export const roleFitResolvers = { Person, RoleFitEdge };
