import {
  Conflict,
  type DomainError,
  type FieldProblem,
  InvalidInput,
  NotFound,
} from '../src/domain/errors.ts';
import { encodeIdsIn } from './ids.ts';

/** A failure as an answer: GraphQL takes an Error that a resolver gives for a fault. */
interface FailureOf<Name extends string, Failure extends DomainError> {
  readonly failed: Name;
  readonly error: Failure;
}
export type NotFoundFailure = FailureOf<'NotFound', NotFound>;
export type InvalidInputFailure = FailureOf<'InvalidInput', InvalidInput>;
export type ConflictFailure = FailureOf<'Conflict', Conflict>;
export type UserErrorFailure = NotFoundFailure | InvalidInputFailure | ConflictFailure;

interface Failures {
  readonly NotFound: NotFoundFailure;
  readonly InvalidInput: InvalidInputFailure;
  readonly Conflict: ConflictFailure;
}
type FailureName = keyof Failures;

const classes = { NotFound, InvalidInput, Conflict } as const;

/** What `work` gives, or the failure that its result union has a member for; any other failure is thrown on. */
export async function orFailure<Result, Names extends readonly FailureName[]>(
  work: () => Promise<Result>,
  ...names: Names
): Promise<Result | Failures[Names[number]]> {
  try {
    return await work();
  } catch (error) {
    const failed = names.find((name) => error instanceof classes[name]);
    if (failed !== undefined) return { failed, error } as unknown as Failures[Names[number]];
    throw error;
  }
}

/** The member of a result union: failures know theirs, of the others there is one. */
export function memberOf<Name extends string>(result: object, otherwise: Name): FailureName | Name {
  return failureName(result) ?? otherwise;
}

export function failureName(result: object): FailureName | null {
  return 'failed' in result ? (result.failed as FailureName) : null;
}

/** A message names things by the ids that clients know. */
export function messageOf(error: DomainError, id: string | undefined, encoded: string): string {
  return encodeIdsIn(id === undefined ? error.message : error.message.replaceAll(id, encoded));
}

export function fieldsOf({ fields }: InvalidInput): readonly FieldProblem[] {
  return fields.map(({ path, problem }) => ({ path, problem: encodeIdsIn(problem) }));
}
