import { NotFound } from '../../src/domain/errors.ts';
import { known } from '../batching.ts';
import { decodeIds } from '../ids.ts';
import { checkFirst } from '../paging.ts';
import type { QueryResolvers } from '../resolvers-types.generated.ts';

const Query: QueryResolvers = {
  matchText: async (_, { text, first }, { services, caller, loaders }) => {
    const { skills, roles } = await services.search.matchText(caller, text, checkFirst(first));
    return {
      skills: skills.map(({ id, ...match }) => ({ skill: known(loaders.skill, id), ...match })),
      roles: roles.map(({ id, ...match }) => ({ role: known(loaders.role, id), ...match })),
    };
  },
  suggestSkills: async (_, { having, first }, { services, caller, loaders }) => {
    checkFirst(first);
    const ids = decodeIds(having);
    const skills = await loaders.skill.loadMany(ids);
    const unknown = skills.indexOf(null);
    if (unknown >= 0) throw new NotFound(ids[unknown]!, 'No skill');
    const suggested = await services.skillGraph.suggestSkills(caller, ids, first);
    return suggested.map(({ skillId, strength }) => ({ skill: known(loaders.skill, skillId), strength }));
  },
};

export const searchResolvers = { Query };
