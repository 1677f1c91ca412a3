import { expect } from 'vitest';
import { InvalidInput } from '../../../src/domain/errors.ts';
import type { ObservationInput, Observations } from '../../../src/services/records/observations.ts';
import { type DirectoryWorld, person, skill, TODAY } from '../catalogue/directory-world.ts';

export const HOUR = 3_600_000;
export const series = { personId: person('ann'), skillId: skill('baking') };

export function graded(externalId: string, more: Partial<ObservationInput> = {}): ObservationInput {
  return {
    externalId,
    ...series,
    at: TODAY - 24 * HOUR,
    kind: 'ASSESSMENT',
    score: 0.75,
    trials: 8,
    evaluatorId: null,
    assignmentId: null,
    artifact: null,
    ...more,
  };
}

/** The fields that an input is refused for. */
export async function fieldsOf(work: Promise<unknown>): Promise<string[]> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(InvalidInput);
  return (error as InvalidInput).fields.map(({ path }) => path);
}

/** What stands of the series up to a moment, newest first. */
export async function evidenceOf(
  observations: Observations,
  { caller }: DirectoryWorld,
  asOf: number = TODAY,
): Promise<string[]> {
  const [page] = await observations.evidence(caller, [series], { first: 100, asOf });
  return page!.edges.map(({ item }) => item);
}
