import { Conflict, DomainError, Fault, Unavailable } from '../domain/errors.ts';
import { engineCause } from './engine-cause.ts';

const CONFLICT_STATUS = '40000';

/** A write that met another one and may be tried again. */
export class GrafeoConflict extends Error {}

/** The engine's error in the port's terms. */
export function grafeoError(place: string, error: unknown): unknown {
  if (error instanceof DomainError) return error;
  const { gqlStatus, message = '' } = error as { gqlStatus?: string; message?: string };
  const cause = engineCause(gqlStatus, message);
  if (gqlStatus === CONFLICT_STATUS) return new GrafeoConflict(place, { cause });
  if (/constraint violation/i.test(message)) {
    return new Conflict(`${place}: something with the same key is already stored.`);
  }
  if (/time ?out|timed out/i.test(message)) {
    return new Unavailable(`${place}: took longer than the graph engine allows.`, { cause });
  }
  return new Fault(`${place}: the graph engine failed${gqlStatus ? ` with status ${gqlStatus}` : ''}.`, {
    cause,
  });
}

export const grafeoConflict = (error: unknown): boolean => error instanceof GrafeoConflict;
