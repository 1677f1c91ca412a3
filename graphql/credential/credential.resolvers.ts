import { awardStatus } from '../../src/services/catalogue/credentials.ts';
import { known, knownAll } from '../batching.ts';
import { decodeId, encodeId } from '../ids.ts';
import { connectionOf, nodesOf, pageRequest } from '../paging.ts';
import type {
  AwardResolvers,
  CredentialResolvers,
  IssuerResolvers,
  QueryResolvers,
} from '../resolvers-types.generated.ts';
import { moneyOf } from '../wage/wage.resolvers.ts';

const Credential: CredentialResolvers = {
  id: ({ id }) => encodeId(id),
  issuer: ({ issuerId }, _, { loaders }) => known(loaders.issuer, issuerId),
  validates: async ({ id }, args, { loaders }) => {
    const page = await loaders.validatedSkills(id, pageRequest(args));
    return connectionOf(page, ({ skillId, level }) => ({ node: known(loaders.skill, skillId), level }));
  },
  stacksInto: async ({ id }, _, { loaders }) =>
    knownAll(loaders.credential, await loaders.stacksInto(id, {})),
  prerequisites: async ({ id }, _, { loaders }) =>
    knownAll(loaders.credential, await loaders.prerequisites(id, {})),
  cost: ({ cost, currency }) => moneyOf(cost, currency),
};

const Issuer: IssuerResolvers = {
  id: ({ id }) => encodeId(id),
};

const Award: AwardResolvers = {
  id: ({ id }) => encodeId(id),
  person: ({ personId }, _, { loaders }) => known(loaders.person, personId),
  credential: ({ credentialId }, _, { loaders }) => known(loaders.credential, credentialId),
  status: (award, { asOf }, { now }) => awardStatus(award, asOf ?? now),
};

const Query: QueryResolvers = {
  credential: (_, { id }, { loaders }) => loaders.credential.load(decodeId(id)),
  credentials: async (_, { search, ...args }, { services, caller }) =>
    nodesOf(await services.credentials.page(caller, { ...pageRequest(args), search })),
};

export const credentialResolvers = { Credential, Issuer, Award, Query };
