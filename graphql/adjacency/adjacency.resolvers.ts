import type { Id } from '../../src/domain/ids.ts';
import type { Page } from '../../src/domain/page.ts';
import type { AdjacentSkill } from '../../src/services/skill-graph/skill-graph.ts';
import { known, knownAll } from '../batching.ts';
import { checkFirst, connectionOf, pageRequest } from '../paging.ts';
import type {
  AdjacentSkillConnectionResolvers,
  AdjacentSkillEdgeResolvers,
  SkillResolvers,
} from '../resolvers-types.generated.ts';

type AdjacentFrom = AdjacentSkill & { readonly fromId: Id };
export type AdjacentSkillEdge = AdjacentFrom & { readonly cursor: string };
export type AdjacentSkills = Page<AdjacentFrom>;

const Skill: SkillResolvers = {
  async adjacent({ id }, args, { loaders }) {
    const page = await loaders.adjacentSkills(id, pageRequest(args));
    const edges = page.edges.map(({ cursor, item }) => ({ cursor, item: { ...item, fromId: id } }));
    return { ...page, edges };
  },
};

const AdjacentSkillConnection: AdjacentSkillConnectionResolvers = {
  edges: (page) => connectionOf(page, (item) => item).edges,
  nodes: ({ edges }, _, { loaders }) => edges.map(({ item }) => known(loaders.skill, item.skillId)),
  pageInfo: (page) => connectionOf(page, (item) => item).pageInfo,
};

const AdjacentSkillEdge: AdjacentSkillEdgeResolvers = {
  node: ({ skillId }, _, { loaders }) => known(loaders.skill, skillId),
  probability: async (edge, _, { loaders }) => (await loaders.coDemand(edge, {})).probability,
  baseRate: async (edge, _, { loaders }) => (await loaders.coDemand(edge, {})).baseRate,
  sharedRoles: ({ sharedRoleIds }, { first }, { loaders }) =>
    knownAll(loaders.role, sharedRoleIds.slice(0, checkFirst(first))),
};

export const adjacencyResolvers = { Skill, AdjacentSkillConnection, AdjacentSkillEdge };
