import { gapRowPage } from '../../src/services/gaps/gaps.ts';
import { known } from '../batching.ts';
import { memberOf, orFailure } from '../expected.ts';
import { decodeId, decodeIds, decodeOptional } from '../ids.ts';
import { nodesOf, pageRequest } from '../paging.ts';
import { decodeScope } from '../person/person.resolvers.ts';
import type {
  GapAnalysisResolvers,
  GapAnalysisResultResolvers,
  GapRowResolvers,
  QueryResolvers,
} from '../resolvers-types.generated.ts';

const GapAnalysis: GapAnalysisResolvers = {
  rows: (analysis, { orderBy, onlyShort, seen, ...args }) =>
    nodesOf(gapRowPage(analysis, { ...pageRequest(args), orderBy, onlyShort, seen })),
};

const GapRow: GapRowResolvers = {
  skill: ({ skillId }, _, { loaders }) => known(loaders.skill, skillId),
};

const GapAnalysisResult: GapAnalysisResultResolvers = {
  __resolveType: (result) => memberOf(result, 'GapAnalysis'),
};

const Query: QueryResolvers = {
  gapAnalysis: (_, { input: { target, scope, ...input } }, { services, caller, now }) =>
    orFailure(
      () =>
        services.gaps.analyse(caller, {
          ...input,
          asOf: input.asOf ?? now,
          scope: decodeScope(scope, 'input.scope'),
          target: {
            pods: target.pods && decodeIds(target.pods),
            role: decodeOptional(target.role),
            cluster: decodeOptional(target.cluster),
            unit: target.unit,
            organisation: target.organisation,
            demand: target.demand?.map((demand) => ({
              ...demand,
              pod: decodeOptional(demand.pod),
              role: decodeId(demand.role),
            })),
          },
        }),
      'NotFound',
      'InvalidInput',
      'Conflict',
    ),
};

export const gapResolvers = { GapAnalysis, GapRow, GapAnalysisResult, Query };
