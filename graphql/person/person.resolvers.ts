import type { PeopleScope, SkillAtLeast } from '../../src/services/talent/people/people-scope.ts';
import { known } from '../batching.ts';
import { decodeId, encodeId, namedId, namedIds } from '../ids.ts';
import { connectionOf, nodesOf, pageRequest } from '../paging.ts';
import type {
  PeopleScope as PeopleScopeInput,
  PersonResolvers,
  QueryResolvers,
  SkillAtLeast as SkillAtLeastInput,
} from '../resolvers-types.generated.ts';
import { moneyOf } from '../wage/wage.resolvers.ts';

const Person: PersonResolvers = {
  id: ({ id }) => encodeId(id),
  joinedAt: ({ joinedOn }) => joinedOn,
  leftAt: ({ leftOn }) => leftOn,
  availableFrom: ({ id }, { asOf }, { loaders, now }) => loaders.availableFrom(id, { asOf: asOf ?? now }),
  wage: ({ wage, currency }) => moneyOf(wage, currency),
  awards: async ({ id }, args, { loaders }) => {
    const page = await loaders.personAwards(id, pageRequest(args));
    return connectionOf(page, (awardId) => ({ node: known(loaders.award, awardId) }));
  },
  assignments: async ({ id }, args, { loaders }) => {
    const page = await loaders.personAssignments(id, pageRequest(args));
    return connectionOf(page, (assignmentId) => ({ node: known(loaders.assignment, assignmentId) }));
  },
};

const Query: QueryResolvers = {
  person: (_, { id }, { loaders }) => loaders.person.load(decodeId(id)),
  personByExternalId: (_, { externalId }, { services, caller }) =>
    services.people.byExternalId(caller, externalId),
  people: async (_, { search, scope, asOf, ...args }, { services, caller, now }) =>
    nodesOf(
      await services.people.page(caller, {
        ...pageRequest(args),
        search,
        scope: decodeScope(scope),
        asOf: asOf ?? now,
      }),
    ),
  units: (_, __, { services, caller }) => services.people.units(caller),
};

export const personResolvers = { Person, Query };

/** A scope with inner ids. @throws InvalidInput for what is no id of such a thing */
export function decodeScope(scope: PeopleScopeInput | null | undefined, path = 'scope'): PeopleScope | null {
  if (scope == null) return null;
  const { people, pods, having, ...rest } = scope;
  return {
    ...rest,
    people: people && namedIds(people, `${path}.people`, 'person'),
    pods: pods && namedIds(pods, `${path}.pods`, 'pod'),
    having: having && decodeMinimums(having, `${path}.having`),
  };
}

export function decodeMinimums(minimums: readonly SkillAtLeastInput[], path: string): SkillAtLeast[] {
  return minimums.map(({ skill, level, basis }, i) => ({
    skill: namedId(skill, `${path}.${i}.skill`, 'skill'),
    level,
    basis: basis ?? null,
  }));
}
