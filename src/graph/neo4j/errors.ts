import { Conflict, DomainError, Fault, Unavailable } from '../../domain/errors.ts';
import { engineCause } from '../engine-cause.ts';

/** A write or read that met a passing conflict of the server's and may be tried again. */
export class Neo4jConflict extends Error {}

/** The connection died under a statement whose transaction therefore kept nothing: a new one may be had. */
export class ConnectionLost extends Unavailable {
  override get name(): string {
    return 'Unavailable';
  }
}

/** Transient by class, but the same work would run out of the same memory again. */
const exhausted = /memory|stackoverflow/i;
const unreachable = new Set(['ServiceUnavailable', 'SessionExpired', 'Neo.ClientError.Cluster.NotALeader']);

/** The driver's error in the port's terms. */
export function neo4jError(place: string, error: unknown): unknown {
  if (error instanceof DomainError || error instanceof Neo4jConflict) return error;
  const { code = '', message = '' } = error as { code?: unknown; message?: unknown };
  return ofCode(place, String(code), String(message), { cause: engineCause(code, message) });
}

function ofCode(place: string, code: string, message: string, options: { cause: Error }): Error {
  if (unreachable.has(code)) return new ConnectionLost('The graph database does not answer.', options);
  if (/pool is closed|acquisition timed out/i.test(message)) {
    return new Unavailable('The graph database does not answer in time.', options);
  }
  if (code.startsWith('Neo.ClientError.Security.')) {
    return new Unavailable('The graph database refuses the user or the password.', options);
  }
  if (code.startsWith('Neo.TransientError.')) {
    if (!exhausted.test(code)) return new Neo4jConflict(place, options);
    return new Fault(`${place}: the graph database ran out of memory; the batch is too large.`, options);
  }
  // IF NOT EXISTS looks before it makes: two processes that start together may both have looked.
  if (/^Neo\.ClientError\.Schema\..*AlreadyExists$/.test(code)) return new Neo4jConflict(place, options);
  if (code === 'Neo.ClientError.Schema.ConstraintValidationFailed') {
    return new Conflict(`${place}: something with the same key is already stored.`);
  }
  if (code.includes('TransactionTimedOut')) {
    return new Unavailable(`${place}: took longer than the graph database allows.`, options);
  }
  return new Fault(`${place}: the graph database failed${code ? ` with ${code}` : ''}.`, options);
}

export const neo4jConflict = (error: unknown): boolean => error instanceof Neo4jConflict;
