import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mergeTypeDefs } from '@graphql-tools/merge';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { type GraphQLSchema, lexicographicSortSchema, parse, printSchema } from 'graphql';
import { adjacencyResolvers } from './adjacency/adjacency.resolvers.ts';
import { assignmentResolvers } from './assignment/assignment.resolvers.ts';
import { clusterResolvers } from './cluster/cluster.resolvers.ts';
import { credentialResolvers } from './credential/credential.resolvers.ts';
import { demandResolvers } from './demand/demand.resolvers.ts';
import { errorResolvers } from './error/error.resolvers.ts';
import { fairnessResolvers } from './fairness/fairness.resolvers.ts';
import { gapResolvers } from './gap/gap.resolvers.ts';
import { nodeResolvers } from './node/node.resolvers.ts';
import { observationResolvers } from './observation/observation.resolvers.ts';
import { personResolvers } from './person/person.resolvers.ts';
import { podResolvers } from './pod/pod.resolvers.ts';
import { proficiencyResolvers } from './proficiency/proficiency.resolvers.ts';
import { revalidationResolvers } from './proficiency/revalidation.resolvers.ts';
import { roleResolvers } from './role/role.resolvers.ts';
import { roleFitResolvers } from './role-fit/role-fit.resolvers.ts';
import { runResolvers } from './run/run.resolvers.ts';
import { searchResolvers } from './search/search.resolvers.ts';
import { shortlistResolvers } from './shortlist/shortlist.resolvers.ts';
import { skillResolvers } from './skill/skill.resolvers.ts';
import { wageResolvers } from './wage/wage.resolvers.ts';

const resolvers = [
  nodeResolvers,
  errorResolvers,
  skillResolvers,
  adjacencyResolvers,
  roleResolvers,
  clusterResolvers,
  wageResolvers,
  searchResolvers,
  personResolvers,
  proficiencyResolvers,
  revalidationResolvers,
  credentialResolvers,
  observationResolvers,
  podResolvers,
  demandResolvers,
  assignmentResolvers,
  gapResolvers,
  shortlistResolvers,
  fairnessResolvers,
  roleFitResolvers,
  runResolvers,
];

/** What is asked: all of graphql/<noun>/<noun>.graphql with its resolvers. */
export function createSchema(): GraphQLSchema {
  const folder = fileURLToPath(new URL('.', import.meta.url));
  const documents = globSync('*/*.graphql', { cwd: folder })
    .sort()
    .map((file) => parse(readFileSync(join(folder, file), 'utf8')));
  return makeExecutableSchema({
    typeDefs: mergeTypeDefs(documents),
    resolvers,
    resolverValidationOptions: {
      requireResolversForResolveType: 'error',
      requireResolversToMatchSchema: 'error',
    },
  });
}

/** The schema as clients are given it, in an order that does not depend on files. */
export function printedSchema(): string {
  return `${printSchema(lexicographicSortSchema(createSchema()))}\n`;
}
