import type { SimilarRole } from '../../src/services/skill-graph/skill-graph.ts';
import { known, knownAll } from '../batching.ts';
import { encodeId } from '../ids.ts';
import { checkFirst, connectionOf, nodesOf, pageRequest } from '../paging.ts';
import type {
  QueryResolvers,
  RoleClusterResolvers,
  RoleResolvers,
  SimilarRoleEdgeResolvers,
} from '../resolvers-types.generated.ts';
import { wageFilter } from '../wage/wage.resolvers.ts';

export type SimilarRoleEdge = SimilarRole & { readonly cursor: string };

const RoleCluster: RoleClusterResolvers = {
  id: ({ id }) => encodeId(id),
  roles: async ({ id }, args, { loaders }) => {
    const page = await loaders.clusterRoles(id, pageRequest(args));
    return connectionOf(page, (roleId) => ({ node: known(loaders.role, roleId) }));
  },
  distinctiveSkills: async ({ id }, { first }, { loaders }) =>
    knownAll(loaders.skill, await loaders.distinctiveSkills(id, { first: checkFirst(first) })),
  wage: ({ id }, args, { loaders }) => loaders.clusterWage(id, wageFilter(args)),
};

const Role: RoleResolvers = {
  cluster: ({ id }, _, { loaders }) => loaders.clusterOfRole(id, {}),
  clusterPlacedAt: async ({ id }, _, { loaders }) => (await loaders.clusterOfRole(id, {}))?.placedAt ?? null,
  similar: async ({ id }, args, { loaders }) =>
    connectionOf(await loaders.similarRoles(id, pageRequest(args)), (item) => item),
};

const SimilarRoleEdge: SimilarRoleEdgeResolvers = {
  node: ({ roleId }, _, { loaders }) => known(loaders.role, roleId),
  sharedSkills: ({ sharedSkillIds }, { first }, { loaders }) =>
    knownAll(loaders.skill, sharedSkillIds.slice(0, checkFirst(first))),
};

const Query: QueryResolvers = {
  roleClusters: async (_, args, { services, caller }) =>
    nodesOf(await services.skillGraph.clusters(caller, pageRequest(args))),
};

export const clusterResolvers = { RoleCluster, Role, SimilarRoleEdge, Query };
