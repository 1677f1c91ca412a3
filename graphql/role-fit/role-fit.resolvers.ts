import { OPEN } from '../../src/domain/knowledge.ts';
import type { RoleFit } from '../../src/services/shortlists/shortlist-entries.ts';
import { known } from '../batching.ts';
import { decodeOptional } from '../ids.ts';
import { checkFirst, connectionOf, pageRequest } from '../paging.ts';
import type { PersonResolvers, RoleFitEdgeResolvers } from '../resolvers-types.generated.ts';
import type { ContributionValue } from '../shortlist/shortlist.resolvers.ts';

/** A role with its cursor, as an edge. */
export type RoleFitEdgeValue = Omit<RoleFit, 'contributions'> & {
  readonly cursor: string;
  readonly contributions: readonly ContributionValue[];
};

const Person: PersonResolvers = {
  bestRoles: async ({ id }, { asOf, framework, cluster, openOnly, ...args }, { loaders, now }) => {
    const page = await loaders.bestRoles(id, {
      ...pageRequest(args),
      ...{ asOf: asOf ?? null, framework: framework ?? null, cluster: decodeOptional(cluster), openOnly },
    });
    const { epoch, stale } = page;
    const view = () => ({ asOf: asOf ?? now, knownAt: OPEN, knownSeq: Number(epoch) });
    const connection = connectionOf(page, ({ contributions, ...fit }) => ({
      ...fit,
      contributions: contributions.map((each) => ({ ...each, personId: id, view })),
    }));
    return { ...connection, epoch, stale };
  },
};

const RoleFitEdge: RoleFitEdgeResolvers = {
  node: ({ roleId }, _, { loaders }) => known(loaders.role, roleId),
  missing: ({ missing }, { first }) => missing.slice(0, checkFirst(first)),
};

export const roleFitResolvers = { Person, RoleFitEdge };
