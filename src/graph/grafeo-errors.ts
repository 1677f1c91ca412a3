import { Conflict, DomainError, Fault } from '../domain/errors.ts';

const CONFLICT_STATUS = '40000';

/** A write that met another one and may be tried again. */
export class GrafeoConflict extends Error {}

/** The engine's error in the port's terms; its message names places, and values never, so it goes to `cause` only. */
export function grafeoError(place: string, error: unknown): unknown {
  if (error instanceof DomainError) return error;
  const { gqlStatus, message = '' } = error as { gqlStatus?: string; message?: string };
  if (gqlStatus === CONFLICT_STATUS) return new GrafeoConflict(place, { cause: error });
  if (/constraint violation/i.test(message)) {
    return new Conflict(`${place}: something with the same key is already stored.`);
  }
  return new Fault(`${place}: the graph engine failed${gqlStatus ? ` with status ${gqlStatus}` : ''}.`, {
    cause: error,
  });
}

export const grafeoConflict = (error: unknown): boolean => error instanceof GrafeoConflict;
