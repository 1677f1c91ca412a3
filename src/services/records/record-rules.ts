import { type FieldProblem, InvalidInput } from '../../domain/errors.ts';
import type { Id } from '../../domain/ids.ts';

/** The most that one call records; all of it or nothing. */
export const MAX_RECORDS = 1_000;
const MAX_KEY_LENGTH = 256;

/** Collects what is wrong with a list of records, each problem at its place. */
export interface Problems {
  check(holds: boolean, path: string, problem: string): void;
  readonly found: boolean;
  /** Throws `InvalidInput` with everything that was wrong, or does nothing. */
  throwIfAny(): void;
}

export function collectProblems(): Problems {
  const fields: FieldProblem[] = [];
  return {
    check(holds, path, problem) {
      if (!holds) fields.push({ path, problem });
    },
    get found() {
      return fields.length > 0;
    },
    throwIfAny() {
      if (fields.length > 0) throw new InvalidInput(fields);
    },
  };
}

export function checkCount(problems: Problems, records: readonly unknown[]): void {
  problems.check(records.length > 0, 'input', 'is empty');
  problems.check(records.length <= MAX_RECORDS, 'input', `has more than ${MAX_RECORDS} entries`);
  problems.throwIfAny();
}

/** The sender's key, which becomes part of an id: as imports take it, so that engines compare it byte by byte. */
export function checkKey(problems: Problems, path: string, key: string): void {
  problems.check(key.trim() !== '', path, 'is empty');
  problems.check(key.length <= MAX_KEY_LENGTH, path, `is longer than ${MAX_KEY_LENGTH} characters`);
  problems.check(/^[\x20-\x7e]*$/.test(key), path, 'holds other than printable ASCII characters');
}

export function isShare(value: number): boolean {
  return value >= 0 && value <= 1;
}

/** A web address, which is all that a link to evidence may be. */
export function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

/** Reports every reference that is not among the ids found. */
export function checkKnown<Row>(
  problems: Problems,
  records: readonly Row[],
  field: string,
  idOf: (row: Row) => Id | null | undefined,
  found: ReadonlySet<Id>,
): void {
  records.forEach((row, index) => {
    const id = idOf(row);
    problems.check(
      id == null || found.has(id),
      `input.${index}.${field}`,
      'names nothing that is known here',
    );
  });
}
