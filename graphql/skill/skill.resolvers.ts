import type { FrameworkCode } from '../../src/domain/ids.ts';
import { known, knownAll } from '../batching.ts';
import { decodeId, encodeId } from '../ids.ts';
import { connectionOf, nodesOf, pageRequest } from '../paging.ts';
import type { QueryResolvers, SkillResolvers } from '../resolvers-types.generated.ts';

const Framework: Readonly<Record<string, FrameworkCode>> = {
  ONET: 'onet',
  ESCO: 'esco',
  GDAD: 'gdad',
  RSD: 'rsd',
  ORGANISATION: 'org',
};

const Skill: SkillResolvers = {
  id: ({ id }) => encodeId(id),
  label: async ({ id, name }, _, { loaders }) => (await loaders.skillLabel(id, {})) ?? name,
  broader: async ({ id }, _, { loaders }) => knownAll(loaders.skill, await loaders.broaderSkills(id, {})),
  equivalents: async ({ id }, _, { loaders }) =>
    (await loaders.skillEquivalents(id, {})).map(({ id: other, match, source }) => ({
      skill: known(loaders.skill, other),
      match,
      source,
    })),
  buildsOn: async ({ id }, _, { loaders }) =>
    (await loaders.skillBuildsOn(id, {})).map(({ id: other, relation }) => ({
      skill: known(loaders.skill, other),
      relation,
    })),
  replacedBy: async ({ id }, _, { loaders }) =>
    knownAll(loaders.skill, await loaders.skillReplacedBy(id, {})),
  retiredIn: async ({ id }, _, { loaders }) => (await loaders.skillStanding(id, {})).retiredIn,
  trend: async ({ id }, _, { loaders }) => (await loaders.skillStanding(id, {})).trend,
  requiredBy: async ({ id }, { framework, ...args }, { loaders }) => {
    const page = await loaders.skillDemand(id, { ...pageRequest(args), framework: framework ?? null });
    return connectionOf(page, ({ roleId, importance, level }) => ({
      node: known(loaders.role, roleId),
      importance,
      level,
    }));
  },
  credentials: async ({ id }, args, { loaders }) => {
    const page = await loaders.skillCredentials(id, pageRequest(args));
    return connectionOf(page, (credentialId) => ({ node: known(loaders.credential, credentialId) }));
  },
};

const Query: QueryResolvers = {
  skill: (_, { id }, { loaders }) => loaders.skill.load(decodeId(id)),
  skillByCode: (_, { framework, code }, { services, caller }) =>
    services.skills.byCode(caller, framework, code),
  skills: async (_, { search, framework, ...args }, { services, caller }) =>
    nodesOf(await services.skills.page(caller, { ...pageRequest(args), search, framework })),
};

export const skillResolvers = { Framework, Skill, Query };
