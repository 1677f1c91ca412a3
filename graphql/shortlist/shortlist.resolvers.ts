import { type Id, nounOf } from '../../src/domain/ids.ts';
import type { Shortlist as StoredShortlist } from '../../src/services/shortlists/shortlist-storage.ts';
import { known, knownAll } from '../batching.ts';
import type { GraphqlContext } from '../context.ts';
import { failureName, orFailure } from '../expected.ts';
import { decodeId, decodeIds, decodeOptional, encodeId } from '../ids.ts';
import { connectionOf, nodesOf, pageRequest } from '../paging.ts';
import { decodeScope } from '../person/person.resolvers.ts';
import type {
  ContributionResolvers,
  DemandResolvers,
  MutationResolvers,
  ProvenanceResolvers,
  QueryResolvers,
  RequestShortlistResultResolvers,
  ShortlistEntryResolvers,
  ShortlistRequestResolvers,
  ShortlistResolvers,
  ShortlistTargetResolvers,
  SkillGapResolvers,
} from '../resolvers-types.generated.ts';
import { requestAsSent } from './request-as-sent.ts';

const Shortlist: ShortlistResolvers = {
  id: ({ id }) => encodeId(id),
  target: (shortlist, _, context) => targetOf(shortlist, context),
  entries: async ({ id }, args, { loaders }) =>
    nodesOf(await loaders.shortlistEntries(id, pageRequest(args))),
  wage: async ({ target }, _, { loaders }) => {
    const any = { area: null, sector: null };
    if (target.kind === 'CLUSTER') return loaders.clusterWage(target.id, any);
    if (target.kind === 'ROLE') return loaders.roleWage(target.id, any);
    if (target.kind === 'POD') return null;
    return loaders.roleWage((await known(loaders.demand, target.id)).roleId, any);
  },
  provenance: (shortlist) => shortlist,
  request: (shortlist) => shortlist,
};

function targetOf({ target }: StoredShortlist, { loaders }: GraphqlContext) {
  switch (target.kind) {
    case 'ROLE':
      return known(loaders.role, target.id);
    case 'CLUSTER':
      return known(loaders.cluster, target.id);
    case 'POD':
      return known(loaders.pod, target.id);
    case 'DEMAND':
      return known(loaders.demand, target.id);
  }
}

const targetTypes = { role: 'Role', cluster: 'RoleCluster', pod: 'Pod', demand: 'Demand' } as const;

const ShortlistTarget: ShortlistTargetResolvers = {
  __resolveType: ({ id }) => targetTypes[nounOf(id) as keyof typeof targetTypes],
};

const ShortlistEntry: ShortlistEntryResolvers = {
  person: ({ personId }, _, { loaders }) => known(loaders.person, personId),
  role: ({ roleId }, _, { loaders }) => loaders.role.load(roleId),
};

const Contribution: ContributionResolvers = {
  skill: ({ skillId }, _, { loaders }) => known(loaders.skill, skillId),
  via: ({ viaSkillId }, _, { loaders }) => (viaSkillId === null ? null : known(loaders.skill, viaSkillId)),
};

const SkillGap: SkillGapResolvers = {
  skill: ({ skillId }, _, { loaders }) => known(loaders.skill, skillId),
};

const Provenance: ProvenanceResolvers = {
  runs: ({ runIds }, _, { loaders }) => knownAll(loaders.run, runIds),
};

const ShortlistRequest: ShortlistRequestResolvers = {
  size: ({ request }) => request.size,
  pod: ({ request }, _, { loaders }) => (request.pod === null ? null : loaders.pod.load(request.pod)),
  start: ({ request }) => request.start,
  asSent: ({ asSent }) => requestAsSent(asSent),
};

const RequestShortlistResult: RequestShortlistResultResolvers = {
  __resolveType: (result) =>
    failureName(result) ?? (nounOf((result as { readonly id: Id }).id) === 'run' ? 'Run' : 'Shortlist'),
};

const Demand: DemandResolvers = {
  shortlists: async ({ id }, args, { loaders }) => {
    const page = await loaders.shortlistsOfTarget(id, pageRequest(args));
    return connectionOf(page, (shortlistId) => ({ node: known(loaders.shortlist, shortlistId) }));
  },
};

const Query: QueryResolvers = {
  shortlist: (_, { id }, { loaders }) => loaders.shortlist.load(decodeId(id)),
  shortlists: async (_, { target, run, ...args }, { services, caller }) => {
    const filter = { target: decodeOptional(target), run: decodeOptional(run) };
    return nodesOf(await services.shortlists.page(caller, { ...pageRequest(args), ...filter }));
  },
};

const Mutation: MutationResolvers = {
  requestShortlist: (_, { input }, { services, caller }) =>
    orFailure(
      async () => {
        const { target, scope, pod, exclude, ...rest } = input;
        const answer = await services.shortlists.request(caller, {
          ...rest,
          target: {
            role: decodeOptional(target.role),
            cluster: decodeOptional(target.cluster),
            pod: decodeOptional(target.pod),
            demand: decodeOptional(target.demand),
          },
          scope: decodeScope(scope),
          pod: decodeOptional(pod),
          exclude: exclude && decodeIds(exclude),
        });
        return answer.kind === 'RUN' ? answer.run : answer.shortlist;
      },
      'NotFound',
      'InvalidInput',
      'Conflict',
    ),
};

export const shortlistResolvers = {
  Shortlist,
  ShortlistTarget,
  ShortlistEntry,
  Contribution,
  SkillGap,
  Provenance,
  ShortlistRequest,
  RequestShortlistResult,
  Demand,
  Query,
  Mutation,
};
