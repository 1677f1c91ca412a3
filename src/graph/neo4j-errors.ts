import { Conflict, DomainError, Fault, Unavailable } from '../domain/errors.ts';

/** A write or read that met a passing conflict of the server's and may be tried again. */
export class Neo4jConflict extends Error {}

/** Transient by class, but the same work would run out of the same memory again. */
const exhausted = /memory|stackoverflow/i;
/** Nobody answers, or no longer on this connection. */
const unreachable = new Set(['ServiceUnavailable', 'SessionExpired', 'Neo.ClientError.Cluster.NotALeader']);

/** The driver's error in the port's terms. Its text may hold values, so it goes to `cause` only. */
export function neo4jError(place: string, error: unknown): unknown {
  if (error instanceof DomainError || error instanceof Neo4jConflict) return error;
  const code = codeOf(error);
  if (
    unreachable.has(code) ||
    /pool is closed|acquisition timed out/i.test(String((error as Error).message))
  ) {
    return new Unavailable('The graph database does not answer.', { cause: error });
  }
  if (code.startsWith('Neo.ClientError.Security.')) {
    return new Unavailable('The graph database refuses the user or the password.', { cause: error });
  }
  if (code.startsWith('Neo.TransientError.')) {
    if (!exhausted.test(code)) return new Neo4jConflict(place, { cause: error });
    return new Fault(`${place}: the graph database ran out of memory; the batch is too large.`, {
      cause: error,
    });
  }
  // IF NOT EXISTS looks before it makes: two processes that start together may both have looked.
  if (/^Neo\.ClientError\.Schema\..*AlreadyExists$/.test(code))
    return new Neo4jConflict(place, { cause: error });
  if (code === 'Neo.ClientError.Schema.ConstraintValidationFailed') {
    return new Conflict(`${place}: something with the same key is already stored.`);
  }
  if (/TransactionTimedOut/.test(code)) {
    return new Unavailable(`${place}: took longer than the graph database allows.`, { cause: error });
  }
  return new Fault(`${place}: the graph database failed${code ? ` with ${code}` : ''}.`, { cause: error });
}

export const neo4jConflict = (error: unknown): boolean => error instanceof Neo4jConflict;

/** The connection was lost: the same statement may find a new one. */
export const connectionLost = (error: unknown): boolean => unreachable.has(codeOf(error));

function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | undefined)?.code;
  return typeof code === 'string' ? code : '';
}
