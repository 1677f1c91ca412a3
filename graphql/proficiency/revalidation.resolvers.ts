import { Conflict } from '../../src/domain/errors.ts';
import { SAYS_WHICH } from '../../src/services/talent/answered-from.ts';
import { connectionOf, pageRequest } from '../paging.ts';
import { decodeScope } from '../person/person.resolvers.ts';
import type { QueryResolvers } from '../resolvers-types.generated.ts';

const Query: QueryResolvers = {
  revalidations: async (_, { withinDays, level, scope, asOf, ...args }, { services, caller, now }) => {
    const page = await services.revalidations.page(caller, {
      ...pageRequest(args),
      ...{ withinDays, level, scope: decodeScope(scope), asOf: asOf ?? now },
    });
    return connectionOf(page, ({ due, proficiency }) => ({ due, node: proficiency }));
  },
  newestEvidence: async (_, __, { services, caller }) => {
    try {
      const { index } = await services.talentIndex.current(caller, SAYS_WHICH);
      return Number.isFinite(index.watermark) ? index.watermark : null;
    } catch (error) {
      if (error instanceof Conflict) return null;
      throw error;
    }
  },
};

export const revalidationResolvers = { Query };
