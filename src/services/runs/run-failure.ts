import { DomainError } from '../../domain/errors.ts';
import type { RunFailure } from './run.ts';

const MASKED = new Set(['FAULT']);

/**
 * What a run records of an error. A fault's own words may quote stored values, so they are replaced; other domain
 * errors name places and rules only.
 */
export function failureOf(error: unknown): Pick<RunFailure, 'code' | 'message'> {
  if (error instanceof DomainError && !MASKED.has(error.code)) {
    return { code: error.code, message: error.message };
  }
  return { code: 'FAULT', message: `A fault stopped it (${kindOf(error)}); the worker's log has the place.` };
}

export interface Log {
  /** What happens as a matter of course. */
  info?(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
  error(fields: Record<string, unknown>, message: string): void;
}

export const silentLog: Log = { warn: () => {}, error: () => {} };

/** The kind of an error and where it was thrown, without its words: they may quote personal values. */
export function placesOf(error: unknown): { kind: string; places: string[]; cause?: unknown } {
  const places =
    error instanceof Error && error.stack
      ? error.stack
          .split('\n')
          .filter((line) => /^\s+at /.test(line))
          .slice(0, 12)
          .map((line) => line.trim())
      : [];
  const cause = error instanceof Error && error.cause !== undefined ? placesOf(error.cause) : undefined;
  return { kind: kindOf(error), places, ...(cause && { cause }) };
}

function kindOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
