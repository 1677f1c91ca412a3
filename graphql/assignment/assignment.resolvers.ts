import { known } from '../batching.ts';
import { memberOf, orFailure } from '../expected.ts';
import { decodeId, encodeId } from '../ids.ts';
import type {
  AssignmentResolvers,
  MutationResolvers,
  RecordAssignmentsResultResolvers,
} from '../resolvers-types.generated.ts';

const Assignment: AssignmentResolvers = {
  id: ({ id }) => encodeId(id),
  person: ({ personId }, _, { loaders }) => known(loaders.person, personId),
  pod: ({ podId }, _, { loaders }) => known(loaders.pod, podId),
  role: ({ roleId }, _, { loaders }) => known(loaders.role, roleId),
};

const RecordAssignmentsResult: RecordAssignmentsResultResolvers = {
  __resolveType: (result) => memberOf(result, 'AssignmentsRecorded') as 'AssignmentsRecorded',
};

const Mutation: MutationResolvers = {
  recordAssignments: (_, { input }, { services, caller }) =>
    orFailure(async () => {
      const rows = input.map(({ person, pod, role, ...rest }) => ({
        ...rest,
        personId: decodeId(person),
        podId: decodeId(pod),
        roleId: decodeId(role),
      }));
      return { assignments: await services.assignments.record(caller, rows) };
    }, 'InvalidInput'),
};

export const assignmentResolvers = { Assignment, RecordAssignmentsResult, Mutation };
