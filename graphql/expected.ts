import { Conflict, type DomainError, InvalidInput, NotFound } from '../src/domain/errors.ts';

type Expected = typeof Conflict | typeof InvalidInput | typeof NotFound;

/** What `work` gives, or the failure that its result union has a member for; any other failure is thrown on. */
export async function orFailure<Result, Kinds extends readonly Expected[]>(
  work: () => Promise<Result>,
  ...kinds: Kinds
): Promise<Result | InstanceType<Kinds[number]>> {
  try {
    return await work();
  } catch (error) {
    if (kinds.some((kind) => error instanceof kind)) return error as InstanceType<Kinds[number]>;
    throw error;
  }
}

/** The member of a result union: failures know theirs, of the others there is one. */
export function memberOf<Name extends string>(result: object, otherwise: Name) {
  const failure = failureName(result);
  return failure ?? otherwise;
}

export function failureName(result: object): 'NotFound' | 'InvalidInput' | 'Conflict' | null {
  if (result instanceof NotFound) return 'NotFound';
  if (result instanceof InvalidInput) return 'InvalidInput';
  return result instanceof Conflict ? 'Conflict' : null;
}

/** A message names things by the ids that clients know. */
export function messageOf(error: DomainError, id: string | undefined, encoded: string): string {
  return id === undefined ? error.message : error.message.replaceAll(id, encoded);
}
