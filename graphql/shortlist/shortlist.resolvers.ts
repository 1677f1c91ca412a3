import { type Id, nounOf } from '../../src/domain/ids.ts';
import { OPEN, type View } from '../../src/domain/knowledge.ts';
import type {
  Contribution as ContributionRow,
  ShortlistEntry as ShortlistEntryRow,
} from '../../src/services/shortlists/shortlist-entries.ts';
import type { Shortlist as StoredShortlist } from '../../src/services/shortlists/shortlist-storage.ts';
import { known, knownAll } from '../batching.ts';
import type { GraphqlContext } from '../context.ts';
import { failureName, orFailure } from '../expected.ts';
import { decodeId, decodeIds, decodeOptional, encodeId, namedOptional } from '../ids.ts';
import { connectionOf, nodesOf, pageRequest } from '../paging.ts';
import { decodeMinimums, decodeScope } from '../person/person.resolvers.ts';
import type {
  AwardGainResolvers,
  ContributionResolvers,
  CustomRequirementResolvers,
  CustomRequirementsInput,
  CustomRequirementsResolvers,
  DemandResolvers,
  MutationResolvers,
  ProvenanceResolvers,
  QueryResolvers,
  ReplayedPlaceResolvers,
  RequestShortlistResultResolvers,
  ShortlistEntryResolvers,
  ShortlistReplayResolvers,
  ShortlistRequestResolvers,
  ShortlistResolvers,
  ShortlistTargetResolvers,
  SkillGapResolvers,
  StandingResolvers,
  TellingAssessmentResolvers,
  WagePositionResolvers,
} from '../resolvers-types.generated.ts';
import { requestAsSent } from './request-as-sent.ts';

const ANYWHERE = { area: null, sector: null };

const Shortlist: ShortlistResolvers = {
  id: ({ id }) => encodeId(id),
  target: (shortlist, _, context) => targetOf(shortlist, context),
  entries: async (shortlist, args, { loaders }) =>
    nodesOf(await loaders.shortlistEntries(shortlist, pageRequest(args))),
  wage: async ({ target }, _, { loaders }) => {
    if (target.kind === 'CLUSTER') return loaders.clusterWage(target.id, ANYWHERE);
    if (target.kind === 'ROLE') return loaders.roleWage(target.id, ANYWHERE);
    if (target.kind === 'POD' || target.kind === 'CUSTOM') return null;
    return loaders.roleWage((await known(loaders.demand, target.id)).roleId, ANYWHERE);
  },
  provenance: (shortlist) => shortlist,
  request: (shortlist) => shortlist,
  stale: (shortlist, _, { loaders }) => loaders.shortlistStale(shortlist, {}),
  replay: (shortlist, _, { loaders }) => loaders.shortlistReplay(shortlist, {}),
  standing: (shortlist, { person }, { loaders }) =>
    loaders.standing({ shortlist, personId: decodeId(person) }, {}),
};

/** A list of skills that was ranked against; its id is no node's. */
export type CustomTarget = Extract<StoredShortlist['target'], { readonly kind: 'CUSTOM' }>;

const CustomRequirements: CustomRequirementsResolvers = {
  title: ({ custom }) => custom.title,
  skills: ({ custom }) => custom.requirements,
};

const CustomRequirement: CustomRequirementResolvers = {
  skill: ({ skill }, _, { loaders }) => known(loaders.skill, skill),
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
    case 'CUSTOM':
      return target;
  }
}

const targetTypes = {
  ...({ role: 'Role', cluster: 'RoleCluster', pod: 'Pod', demand: 'Demand' } as const),
  requirements: 'CustomRequirements',
} as const;

const TARGETS = Object.keys(targetTypes);

const ShortlistTarget: ShortlistTargetResolvers = {
  __resolveType: ({ id }) => targetTypes[nounOf(id) as keyof typeof targetTypes],
};

/** What a skill adds to the score of somebody, and what evidence was ranked by. */
export type ContributionValue = ContributionRow & {
  readonly personId: Id;
  readonly view: (context: GraphqlContext) => Promise<View> | View;
};

/** A place, on the list or beside it; `asListed` is false of one that was told by newer evidence than the list. */
export type ShortlistEntryValue = ShortlistEntryRow & { readonly asListed?: boolean };

/** What a list never counts that came later is not told of it either. */
function viewOf({ request, epoch }: StoredShortlist, asListed: boolean): View {
  const { asOf, knownAt = OPEN } = request;
  return { asOf, knownAt, knownSeq: asListed ? Number(epoch) : OPEN };
}

const ShortlistEntry: ShortlistEntryResolvers = {
  contributions: ({ contributions, personId, shortlistId, asListed = true }) => {
    const view = async ({ loaders }: GraphqlContext) =>
      viewOf(await known(loaders.shortlist, shortlistId), asListed);
    return contributions.map((each) => ({ ...each, personId, view }));
  },
  person: ({ personId }, _, { loaders }) => known(loaders.person, personId),
  role: ({ roleId }, _, context) => roleOf(roleId, context),
  nextBest: ({ awardGains: { next } }, _, { loaders }) =>
    next === null ? null : known(loaders.credential, next.credentialId),
  nextBestGain: ({ awardGains }) => awardGains.next,
  mostLifting: ({ awardGains }) => awardGains.most,
  wagePosition: async ({ personId, roleId }, _, { loaders }) => {
    // The list's own wage is the same benchmark, and is asked for once.
    const [{ wage, currency }, preferred] = await Promise.all([
      known(loaders.person, personId),
      loaders.roleWage(roleId, ANYWHERE),
    ]);
    return loaders.wagePosition({ wage, currency, roleId, preferred }, {});
  },
};

const Standing: StandingResolvers = {
  entry: ({ entry, asListed }) => entry && { ...entry, asListed },
};

const AwardGain: AwardGainResolvers = {
  credential: ({ credentialId }, _, { loaders }) => known(loaders.credential, credentialId),
};

const TellingAssessment: TellingAssessmentResolvers = {
  person: ({ personId }, _, { loaders }) => known(loaders.person, personId),
  skill: ({ skillId }, _, { loaders }) => known(loaders.skill, skillId),
};

const WagePosition: WagePositionResolvers = {
  wage: ({ amount, currency }) => ({ amount, currency }),
};

/** None stands for a list of skills. */
function roleOf(roleId: Id, { loaders }: GraphqlContext) {
  return nounOf(roleId) === 'role' ? known(loaders.role, roleId) : null;
}

const ShortlistReplay: ShortlistReplayResolvers = {
  consideredAgain: ({ considered }) => considered.again,
};

const ReplayedPlace: ReplayedPlaceResolvers = {
  person: ({ personId }, _, { loaders }) => known(loaders.person, personId),
  role: ({ roleId }, _, context) => roleOf(roleId, context),
};

const Contribution: ContributionResolvers = {
  skill: ({ skillId }, _, { loaders }) => known(loaders.skill, skillId),
  via: ({ viaSkillId }, _, { loaders }) => (viaSkillId === null ? null : known(loaders.skill, viaSkillId)),
  lastObservedAt: async ({ personId, skillId, basis, view }, _, context) =>
    basis === 'INFERRED' ? null : context.loaders.lastObserved({ personId, skillId }, await view(context)),
};

const SkillGap: SkillGapResolvers = {
  skill: ({ skillId }, _, { loaders }) => known(loaders.skill, skillId),
  bridge: ({ bridgeSkillId }, _, { loaders }) =>
    bridgeSkillId === null ? null : known(loaders.skill, bridgeSkillId),
};

const Provenance: ProvenanceResolvers = {
  runs: ({ runIds }, _, { loaders }) => knownAll(loaders.run, runIds),
};

const ShortlistRequest: ShortlistRequestResolvers = {
  size: ({ request }) => request.size,
  pod: ({ request }, _, { loaders }) => (request.pod === null ? null : loaders.pod.load(request.pod)),
  start: ({ request }) => request.start,
  diversity: ({ request }) => request.diversity,
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
    const filter = {
      target: namedOptional(target, 'target', ...TARGETS),
      run: namedOptional(run, 'run', 'run'),
    };
    return nodesOf(await services.shortlists.page(caller, { ...pageRequest(args), ...filter }));
  },
};

const Mutation: MutationResolvers = {
  requestShortlist: (_, { input }, { services, caller }) =>
    orFailure(
      async () => {
        const { target, scope, pod, exclude, must, ...rest } = input;
        const answer = await services.shortlists.request(caller, {
          ...rest,
          target: {
            role: decodeOptional(target.role),
            cluster: decodeOptional(target.cluster),
            pod: decodeOptional(target.pod),
            demand: decodeOptional(target.demand),
            custom: target.custom && decodeRequirements(target.custom),
          },
          scope: decodeScope(scope, 'input.scope'),
          pod: decodeOptional(pod),
          exclude: exclude && decodeIds(exclude),
          must: must && decodeMinimums(must, 'input.must'),
        });
        return answer.kind === 'RUN' ? answer.run : answer.shortlist;
      },
      'NotFound',
      'InvalidInput',
      'Conflict',
    ),
};

function decodeRequirements({ title, requirements }: CustomRequirementsInput) {
  return { title, requirements: requirements.map((each) => ({ ...each, skill: decodeId(each.skill) })) };
}

export const shortlistResolvers = {
  Shortlist,
  CustomRequirements,
  CustomRequirement,
  AwardGain,
  ShortlistReplay,
  ReplayedPlace,
  TellingAssessment,
  WagePosition,
  ShortlistTarget,
  ShortlistEntry,
  Standing,
  Contribution,
  SkillGap,
  Provenance,
  ShortlistRequest,
  RequestShortlistResult,
  Demand,
  Query,
  Mutation,
};
