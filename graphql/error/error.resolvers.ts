import { failureName, fieldsOf, messageOf } from '../expected.ts';
import { encodeId, encodeIdsIn } from '../ids.ts';
import type {
  ConflictResolvers,
  InvalidInputResolvers,
  NotFoundResolvers,
  UserErrorResolvers,
} from '../resolvers-types.generated.ts';

const UserError: UserErrorResolvers = {
  __resolveType: (failure) => failureName(failure)!,
};

const NotFound: NotFoundResolvers = {
  code: ({ error }) => error.code,
  id: ({ error }) => encodeId(error.id),
  message: ({ error }) => messageOf(error, error.id, encodeId(error.id)),
};

const InvalidInput: InvalidInputResolvers = {
  code: ({ error }) => error.code,
  message: ({ error }) => encodeIdsIn(error.message),
  fields: ({ error }) => fieldsOf(error),
};

const Conflict: ConflictResolvers = {
  code: ({ error }) => error.code,
  message: ({ error }) => encodeIdsIn(error.message),
  with: ({ error }) => (error.with === undefined ? null : encodeId(error.with)),
};

export const errorResolvers = { UserError, NotFound, InvalidInput, Conflict };
