import type { Page } from '../../src/domain/page.ts';
import type { AdjacentSkill } from '../../src/services/skill-graph.ts';
import { known, knownAll } from '../batching.ts';
import { checkFirst, connectionOf, pageRequest } from '../paging.ts';
import type {
  AdjacentSkillConnectionResolvers,
  AdjacentSkillEdgeResolvers,
  SkillResolvers,
} from '../resolvers-types.generated.ts';

export type AdjacentSkillEdge = AdjacentSkill & { readonly cursor: string };
export type AdjacentSkills = Page<AdjacentSkill>;

const Skill: SkillResolvers = {
  adjacent: ({ id }, args, { loaders }) => loaders.adjacentSkills(id, pageRequest(args)),
};

const AdjacentSkillConnection: AdjacentSkillConnectionResolvers = {
  edges: (page) => connectionOf(page, (item) => item).edges,
  nodes: ({ edges }, _, { loaders }) => edges.map(({ item }) => known(loaders.skill, item.skillId)),
  pageInfo: (page) => connectionOf(page, (item) => item).pageInfo,
};

const AdjacentSkillEdge: AdjacentSkillEdgeResolvers = {
  node: ({ skillId }, _, { loaders }) => known(loaders.skill, skillId),
  sharedRoles: ({ sharedRoleIds }, { first }, { loaders }) =>
    knownAll(loaders.role, sharedRoleIds.slice(0, checkFirst(first))),
};

export const adjacencyResolvers = { Skill, AdjacentSkillConnection, AdjacentSkillEdge };
