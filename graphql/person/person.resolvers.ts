import type { PeopleScope, SkillAtLeast } from '../../src/services/talent/people-scope.ts';
import { known } from '../batching.ts';
import { decodeId, decodeIds, encodeId } from '../ids.ts';
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

/** A scope with inner ids. */
export function decodeScope(scope: PeopleScopeInput | null | undefined): PeopleScope | null {
  if (scope == null) return null;
  const { people, pods, having, ...rest } = scope;
  return {
    ...rest,
    people: people && decodeIds(people),
    pods: pods && decodeIds(pods),
    having: having && decodeMinimums(having),
  };
}

export function decodeMinimums(minimums: readonly SkillAtLeastInput[]): SkillAtLeast[] {
  return minimums.map(({ skill, level, basis }) => ({ skill: decodeId(skill), level, basis: basis ?? null }));
}
