import { known } from '../batching.ts';
import { decodeId, encodeId, namedOptional } from '../ids.ts';
import { connectionOf, nodesOf, pageRequest } from '../paging.ts';
import type { QueryResolvers, RoleResolvers } from '../resolvers-types.generated.ts';
import { wageFilter } from '../wage/wage.resolvers.ts';

const Role: RoleResolvers = {
  id: ({ id }) => encodeId(id),
  equivalents: async ({ id }, _, { loaders }) =>
    (await loaders.roleEquivalents(id, {})).map(({ id: other, match, source }) => ({
      role: known(loaders.role, other),
      match,
      source,
    })),
  retiredIn: async ({ id }, _, { loaders }) => (await loaders.roleStanding(id, {})).retiredIn,
  requirements: async ({ id }, args, { loaders }) => {
    const page = await loaders.roleRequirements(id, pageRequest(args));
    return connectionOf(page, ({ skillId, importance, level }) => ({
      node: known(loaders.skill, skillId),
      importance,
      level,
    }));
  },
  wage: ({ id }, args, { loaders }) => loaders.roleWage(id, wageFilter(args)),
};

const Query: QueryResolvers = {
  role: (_, { id }, { loaders }) => loaders.role.load(decodeId(id)),
  roleByCode: (_, { framework, code }, { services, caller }) =>
    services.roles.byCode(caller, framework, code),
  roles: async (_, { search, framework, cluster, ...args }, { services, caller }) =>
    nodesOf(
      await services.roles.page(caller, {
        ...pageRequest(args),
        search,
        framework,
        cluster: namedOptional(cluster, 'cluster', 'cluster'),
      }),
    ),
};

export const roleResolvers = { Role, Query };
