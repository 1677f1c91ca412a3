import { failureName, messageOf } from '../expected.ts';
import { encodeId } from '../ids.ts';
import type {
  ConflictResolvers,
  InvalidInputResolvers,
  NotFoundResolvers,
  UserErrorResolvers,
} from '../resolvers-types.generated.ts';

const UserError: UserErrorResolvers = {
  __resolveType: (error) => failureName(error)!,
};

const NotFound: NotFoundResolvers = {
  id: ({ id }) => encodeId(id),
  message: (error) => messageOf(error, error.id, encodeId(error.id)),
};

const InvalidInput: InvalidInputResolvers = {
  fields: ({ fields }) => fields,
};

const Conflict: ConflictResolvers = {
  with: (error) => (error.with === undefined ? null : encodeId(error.with)),
};

export const errorResolvers = { UserError, NotFound, InvalidInput, Conflict };
