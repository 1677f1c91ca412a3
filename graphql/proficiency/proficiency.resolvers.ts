import { InvalidInput } from '../../src/domain/errors.ts';
import { known } from '../batching.ts';
import { decodeId, encodeId, namedIds } from '../ids.ts';
import { connectionOf, nodesOf, pageRequest } from '../paging.ts';
import { decodeScope } from '../person/person.resolvers.ts';
import type { PersonResolvers, ProficiencyResolvers, SkillResolvers } from '../resolvers-types.generated.ts';

const Proficiency: ProficiencyResolvers = {
  id: ({ id }) => encodeId(id),
  person: ({ personId }, _, { loaders }) => known(loaders.person, personId),
  skill: ({ skillId }, _, { loaders }) => known(loaders.skill, skillId),
  revalidateBy: (proficiency, { level }, { services, caller }) =>
    services.proficiencies.revalidateBy(caller, proficiency, checkShare(level, 'level')),
  curve: (proficiency, range, { loaders }) => loaders.curve(proficiency, range),
  evidence: async (proficiency, args, { loaders }) => {
    const request = { ...pageRequest(args), asOf: proficiency.asOf };
    const page = await loaders.evidence(proficiency, request);
    return connectionOf(page, (observationId) => ({ node: known(loaders.observation, observationId) }));
  },
  via: ({ inference }, _, { loaders }) => {
    const from = inference?.award ? undefined : inference?.neighbours[0]?.skillId;
    return from === undefined ? null : known(loaders.skill, from);
  },
  award: ({ inference }, _, { loaders }) =>
    inference?.award ? known(loaders.award, inference.award.id) : null,
  fittedBy: ({ runId }, _, { loaders }) => known(loaders.run, runId),
};

const Person: PersonResolvers = {
  proficiency: ({ id }, { skill, asOf }, { loaders, now }) =>
    loaders.proficiencyOf({ personId: id, skillId: decodeId(skill) }, { asOf: asOf ?? now }),
  proficiencies: async ({ id }, { asOf, skills, basis, atLeast, ...args }, { loaders, now }) =>
    nodesOf(
      await loaders.proficiencies(id, {
        ...pageRequest(args),
        asOf: asOf ?? now,
        skills: skills ? namedIds(skills, 'skills', 'skill') : null,
        basis: basis ?? null,
        atLeast: atLeast == null ? null : checkShare(atLeast, 'atLeast'),
      }),
    ),
};

const Skill: SkillResolvers = {
  heldBy: async ({ id }, { atLeast, scope, asOf, ...args }, { loaders, now }) =>
    nodesOf(
      await loaders.holders(id, {
        ...pageRequest(args),
        atLeast: checkShare(atLeast, 'atLeast'),
        scope: decodeScope(scope),
        asOf: asOf ?? now,
      }),
    ),
};

function checkShare(value: number, path: string): number {
  if (value >= 0 && value <= 1) return value;
  throw new InvalidInput([{ path, problem: 'is not between 0 and 1' }]);
}

export const proficiencyResolvers = { Proficiency, Person, Skill };
