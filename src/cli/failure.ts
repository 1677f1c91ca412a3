import { Cancelled, DomainError, InvalidInput } from '../domain/errors.ts';

/** 130 is what shells give a command that Ctrl-C ended. */
export const EXIT = { done: 0, fault: 1, usage: 2, refused: 3, differs: 4, cancelled: 130 } as const;

/** The call's words or the settings are off: exit code 2. */
export class UsageError extends Error {}

/** What was asked cannot be: unknown, refused, conflicting. Exit code 3. */
export class Refused extends Error {}

export function exitCodeOf(error: unknown): number {
  if (error instanceof UsageError) return EXIT.usage;
  if (error instanceof Cancelled) return EXIT.cancelled;
  if (error instanceof Refused || error instanceof InvalidInput) return EXIT.refused;
  if (
    error instanceof DomainError &&
    ['NOT_FOUND', 'CONFLICT', 'FORBIDDEN', 'INFEASIBLE'].includes(error.code)
  )
    return EXIT.refused;
  return EXIT.fault;
}

/** One line for a person; the cause's own line where it adds something. */
export function lineOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause =
    error.cause instanceof Error && !error.message.includes(error.cause.message)
      ? ` (${error.cause.message})`
      : '';
  return `${error.message}${cause}`.replaceAll(/\s*\n\s*/g, ' ');
}
