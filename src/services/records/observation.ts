import { EARLIEST_EVIDENCE, type Instant } from '../../domain/clock.ts';
import type { Id } from '../../domain/ids.ts';
import { checkKey, isShare, isWebAddress, type Problems } from './record-rules.ts';

export const observationKinds = ['ASSESSMENT', 'DELIVERY', 'SIMULATION', 'PEER_REVIEW'] as const;
export type ObservationKind = (typeof observationKinds)[number];

/** One graded piece of evidence, as it stands now. */
export interface Observation {
  readonly id: Id;
  readonly externalId: string;
  readonly personId: Id;
  readonly skillId: Id;
  readonly at: Instant;
  readonly kind: ObservationKind;
  readonly score: number;
  readonly trials: number | null;
  readonly evaluatorId: Id | null;
  readonly assignmentId: Id | null;
  readonly artifact: string | null;
  readonly recordedAt: Instant;
  readonly withdrawnAt: Instant | null;
}

export type ObservationInput = Omit<Observation, 'id' | 'recordedAt' | 'withdrawnAt'>;

/** What an observation says: a version that differs in none of these says the same again. */
export const observationContent = [
  'personId',
  'skillId',
  'at',
  'kind',
  'score',
  'trials',
  'evaluatorId',
  'assignmentId',
  'artifact',
] as const satisfies readonly (keyof ObservationInput)[];

/** What each observation that is sent has to keep to, whatever is known already. */
export function checkObservations(
  problems: Problems,
  input: readonly ObservationInput[],
  now: Instant,
): void {
  const firstWith = new Map<string, number>();
  input.forEach((row, index) => {
    const path = `input.${index}`;
    checkKey(problems, `${path}.externalId`, row.externalId);
    const former = firstWith.get(row.externalId);
    problems.check(former === undefined, `${path}.externalId`, `is that of input.${former} too`);
    firstWith.set(row.externalId, index);
    problems.check(isShare(row.score), `${path}.score`, 'is not between 0 and 1');
    const { trials, artifact } = row;
    problems.check(
      trials === null || (Number.isSafeInteger(trials) && trials >= 1),
      `${path}.trials`,
      'is not a whole number of at least 1',
    );
    problems.check(Number.isSafeInteger(row.at), `${path}.at`, 'is not a time');
    problems.check(row.at <= now, `${path}.at`, 'is in the future');
    problems.check(row.at >= EARLIEST_EVIDENCE, `${path}.at`, 'lies before the year 0000');
    problems.check(artifact === null || isWebAddress(artifact), `${path}.artifact`, 'is not a web address');
    problems.check(observationKinds.includes(row.kind), `${path}.kind`, 'is not a kind of observation');
  });
}
