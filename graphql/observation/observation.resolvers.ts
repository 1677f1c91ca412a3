import { known } from '../batching.ts';
import { memberOf, orFailure } from '../expected.ts';
import { decodeId, decodeOptional, encodeId } from '../ids.ts';
import type {
  MutationResolvers,
  ObservationResolvers,
  ObservationsRecordedResolvers,
  RecordObservationsResultResolvers,
  WithdrawObservationResultResolvers,
} from '../resolvers-types.generated.ts';

const Observation: ObservationResolvers = {
  id: ({ id }) => encodeId(id),
  person: ({ personId }, _, { loaders }) => known(loaders.person, personId),
  skill: ({ skillId }, _, { loaders }) => known(loaders.skill, skillId),
  evaluator: ({ evaluatorId }, _, { loaders }) =>
    evaluatorId === null ? null : known(loaders.person, evaluatorId),
  assignment: ({ assignmentId }, _, { loaders }) =>
    assignmentId === null ? null : known(loaders.assignment, assignmentId),
};

const ObservationsRecorded: ObservationsRecordedResolvers = {
  // Never from the request's loaders: an earlier field of the same mutation may have read what stood before.
  proficiencies: async ({ observations }, _, { services, caller, now }) => {
    const pairs = new Map(observations.map((row) => [`${row.personId} ${row.skillId}`, row]));
    const found = await services.proficiencies.forPairs(caller, [...pairs.values()], now);
    return found.filter((row) => row !== null);
  },
  fittedBy: ({ fittedBy }, _, { loaders }) => (fittedBy === null ? null : known(loaders.run, fittedBy)),
};

const RecordObservationsResult: RecordObservationsResultResolvers = {
  __resolveType: (result) => memberOf(result, 'ObservationsRecorded') as 'ObservationsRecorded',
};

const WithdrawObservationResult: WithdrawObservationResultResolvers = {
  __resolveType: (result) => memberOf(result, 'Observation') as 'Observation',
};

const Mutation: MutationResolvers = {
  recordObservations: (_, { input }, { services, caller }) =>
    orFailure(
      () =>
        services.observations.record(
          caller,
          input.map(({ person, skill, evaluator, assignment, trials, artifact, ...rest }) => ({
            ...rest,
            personId: decodeId(person),
            skillId: decodeId(skill),
            evaluatorId: decodeOptional(evaluator),
            assignmentId: decodeOptional(assignment),
            trials: trials ?? null,
            artifact: artifact ?? null,
          })),
        ),
      'InvalidInput',
    ),
  withdrawObservation: (_, { id, reason }, { services, caller }) =>
    orFailure(() => services.observations.withdraw(caller, decodeId(id), reason), 'NotFound', 'InvalidInput'),
};

export const observationResolvers = {
  Observation,
  ObservationsRecorded,
  RecordObservationsResult,
  WithdrawObservationResult,
  Mutation,
};
