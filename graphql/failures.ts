import { randomUUID } from 'node:crypto';
import { GraphQLError, type GraphQLErrorExtensions } from 'graphql';
import { Conflict, DomainError, Fault, InvalidInput, NotFound, Unavailable } from '../src/domain/errors.ts';
import { placesOf } from '../src/services/runs/run-failure.ts';
import { fieldsOf, messageOf } from './expected.ts';
import { encodeId } from './ids.ts';

/**
 * Where defects are told, with the request id that the client was given: their kind and places, not their words, which
 * may quote stored values.
 */
export interface FailureLog {
  error(
    details: {
      readonly requestId: string;
      readonly path?: string;
      readonly failure: ReturnType<typeof placesOf>;
    },
    message: string,
  ): void;
}

/**
 * An error as clients see it. A failure that they can act on keeps its message and gets its code; anything else is a
 * defect, of which they learn the request id and nothing more.
 */
export function presentError(error: GraphQLError, requestId: string, log: FailureLog): GraphQLError {
  const cause = rootOf(error);
  if (cause === null) return presentOwn(error);
  const { nodes, path, positions, source } = error;
  const place = { nodes, path, positions, source };
  if (cause instanceof DomainError && !(cause instanceof Fault)) {
    const id = cause instanceof NotFound ? cause.id : undefined;
    const message = messageOf(cause, id, id === undefined ? '' : encodeId(id));
    return new GraphQLError(message, { ...place, extensions: extensionsOf(cause) });
  }
  log.error({ requestId, path: path?.join('.'), failure: placesOf(cause) }, 'A request failed.');
  return new GraphQLError(`Something went wrong here. If you report it, name request ${requestId}.`, {
    ...place,
    extensions: { code: 'FAULT', requestId, http: { status: 500 } },
  });
}

/** What an argument may not be is told when its field is executed; a variable of a default can be sent as null. */
const ARGUMENT = /^Argument "(\w+)" (.+)$/s;

/** GraphQL's own error speaks of the request alone, and has a code for all but arguments. */
function presentOwn(error: GraphQLError): GraphQLError {
  if (error.extensions.originalError !== undefined) {
    // What a parser said quotes the body. Without it yoga would answer 200 to whoever accepts application/json.
    delete error.extensions.originalError;
    error.extensions.http = { ...(error.extensions.http as object), spec: false };
  }
  const [, path, said] = (error.extensions.code === undefined && ARGUMENT.exec(error.message)) || [];
  if (path === undefined) return error;
  const { nodes, positions, source } = error;
  // The value would be written out, of which a part may be anything.
  const problem = said!.startsWith('has invalid value') ? 'has an invalid value' : said;
  return new GraphQLError(`Argument "${path}" ${problem}`, {
    ...{ nodes, positions, source, path: error.path },
    extensions: { ...error.extensions, code: 'INVALID_INPUT', fields: [{ path, problem }] },
  });
}

/** For what fails outside an execution, where no request id was given out yet. */
export function presentUnexpected(error: unknown, log: FailureLog): Error {
  const located =
    error instanceof GraphQLError ? error : new GraphQLError('', { originalError: error as Error });
  return presentError(located, randomUUID(), log);
}

/** What was thrown; null for GraphQL's own errors, which speak of the request alone. */
function rootOf(error: GraphQLError): unknown {
  let cause: unknown = error;
  while (cause instanceof GraphQLError) {
    if (cause.originalError === undefined) return null;
    cause = cause.originalError;
  }
  return cause;
}

function extensionsOf(error: DomainError): GraphQLErrorExtensions {
  const { code } = error;
  if (error instanceof InvalidInput) return { code, fields: fieldsOf(error) };
  if (error instanceof NotFound) return { code, id: encodeId(error.id) };
  if (error instanceof Conflict)
    return { code, with: error.with === undefined ? null : encodeId(error.with) };
  if (error instanceof Unavailable) {
    const { retryAfter } = error;
    return {
      code,
      retryAfter,
      http: { status: 503, headers: { 'retry-after': String(Math.ceil(retryAfter)) } },
    };
  }
  return { code };
}
