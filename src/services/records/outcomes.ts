import { type Id, organisationId } from '../../domain/ids.ts';
import { OPEN } from '../../domain/knowledge.ts';
import type { Transaction } from '../../graph/graph.ts';
import { type AssignmentsByIdRow, statements } from '../../graph/statements.generated.ts';

export interface ChangedAssignment {
  readonly next: AssignmentsByIdRow;
  readonly standing: AssignmentsByIdRow | undefined;
}

/** When outcomes were recorded: `seq` and `at` of the change; `outcomeKnownAt` where a new one was known earlier. */
export interface OutcomesRecorded {
  readonly seq: number;
  readonly at: number;
  readonly outcomeKnownAt?: (changed: ChangedAssignment) => number;
}

/**
 * Keeps what came of assignments as versions: one that is said differently supersedes the standing one, one that is
 * taken away ends it. The current one stands on the assignment too. Assignments must be there already.
 */
export async function recordOutcomes(
  transaction: Transaction,
  assignments: readonly ChangedAssignment[],
  { seq, at, outcomeKnownAt = () => at }: OutcomesRecorded,
): Promise<void> {
  const changed = assignments.filter(
    ({ next, standing }) =>
      next.outcome !== (standing?.outcome ?? null) || next.outcomeAt !== (standing?.outcomeAt ?? null),
  );
  const ended = changed.flatMap(({ standing }) =>
    standing === undefined || standing.outcome === null ? [] : [outcomeId(standing)],
  );
  const rows = changed.flatMap((change) => {
    const { id: assignmentId, outcome: value, outcomeAt } = change.next;
    if (value === null) return [];
    const id = outcomeId(change.next);
    const recordedAt = outcomeKnownAt(change);
    return [
      { id, version: `${id}@${seq}`, assignmentId, value, at: outcomeAt, recordedAt, recordedSeq: seq },
    ];
  });
  if (ended.length > 0) {
    await transaction.run(statements.supersedeOutcomes, { ids: ended, at, seq, open: OPEN });
  }
  if (rows.length > 0) await transaction.run(statements.appendOutcomes, { rows, open: OPEN });
}

const outcomeId = ({ externalId }: AssignmentsByIdRow): Id => organisationId('outcome', externalId);
