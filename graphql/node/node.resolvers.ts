import { InvalidInput } from '../../src/domain/errors.ts';
import { type Id, nounOf } from '../../src/domain/ids.ts';
import type { GraphqlContext } from '../context.ts';
import { decodeId } from '../ids.ts';
import type { NodeResolvers, QueryResolvers } from '../resolvers-types.generated.ts';
import { scalarResolvers } from '../scalars.ts';

/** Anything with an id, whose noun says what it is. */
export interface NodeValue {
  readonly id: Id;
}

const MAX_NODES = 100;

interface NodeKind {
  readonly type: NonNullable<ReturnType<NonNullable<NodeResolvers['__resolveType']>>> & string;
  load(id: Id, context: GraphqlContext): Promise<NodeValue | null>;
}

const kinds: Readonly<Record<string, NodeKind>> = {
  skill: { type: 'Skill', load: (id, { loaders }) => loaders.skill.load(id) },
  role: { type: 'Role', load: (id, { loaders }) => loaders.role.load(id) },
  cluster: { type: 'RoleCluster', load: (id, { loaders }) => loaders.cluster.load(id) },
  person: { type: 'Person', load: (id, { loaders }) => loaders.person.load(id) },
  proficiency: { type: 'Proficiency', load: (id, { loaders }) => loaders.proficiency.load(id) },
  credential: { type: 'Credential', load: (id, { loaders }) => loaders.credential.load(id) },
  issuer: { type: 'Issuer', load: (id, { loaders }) => loaders.issuer.load(id) },
  award: { type: 'Award', load: (id, { loaders }) => loaders.award.load(id) },
  observation: { type: 'Observation', load: (id, { loaders }) => loaders.observation.load(id) },
  pod: { type: 'Pod', load: (id, { loaders }) => loaders.pod.load(id) },
  demand: { type: 'Demand', load: (id, { loaders }) => loaders.demand.load(id) },
  assignment: { type: 'Assignment', load: (id, { loaders }) => loaders.assignment.load(id) },
  shortlist: { type: 'Shortlist', load: (id, { loaders }) => loaders.shortlist.load(id) },
  run: { type: 'Run', load: (id, { loaders }) => loaders.run.load(id) },
};

async function nodeOf(wire: string, context: GraphqlContext): Promise<NodeValue | null> {
  const id = decodeId(wire);
  return (await kinds[nounOf(id)]?.load(id, context)) ?? null;
}

const Node: NodeResolvers = {
  __resolveType: ({ id }) => kinds[nounOf(id)]!.type,
};

const Query: QueryResolvers = {
  node: (_, { id }, context) => nodeOf(id, context),
  nodes: async (_, { ids }, context) => {
    if (ids.length > MAX_NODES) {
      throw new InvalidInput([{ path: 'ids', problem: `has more than ${MAX_NODES} entries` }]);
    }
    return Promise.all(ids.map((id) => nodeOf(id, context)));
  },
};

export const nodeResolvers = { ...scalarResolvers, Node, Query };
