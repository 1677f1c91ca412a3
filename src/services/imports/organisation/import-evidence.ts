import { compareKeys, type Id, organisationId } from '../../../domain/ids.ts';
import { OPEN } from '../../../domain/knowledge.ts';
import type { Transaction } from '../../../graph/graph.ts';
import {
  type ObservationsByIdRow,
  type StoredAwardsRow,
  statements,
} from '../../../graph/statements.generated.ts';
import type { Row } from '../../../importers/organisation/tables.ts';
import { observationContent } from '../../records/observation.ts';
import { type Changed, type ImportContext, type Recorded, told, upsert } from '../import-upsert.ts';

/**
 * When a version reached us: as told, or else when the import runs (in a first import of history: when it happened).
 * A correction cannot have reached us before what it corrects; told so, it reached us now.
 */
function recordedAt(
  context: ImportContext,
  happenedAt: number,
  toldAt: number | null | undefined,
  standingRecordedAt: number | undefined,
  now: number,
): number {
  const at = toldAt ?? (context.history ? happenedAt : now);
  return standingRecordedAt !== undefined && at <= standingRecordedAt ? now : at;
}

interface ObservationState extends Omit<ObservationsByIdRow, 'version' | 'recordedAt'> {
  readonly version: string | undefined;
  readonly recordedAt: number | undefined;
}

/** Versions of observations: the same key with other columns supersedes, said again changes nothing. */
export function writeObservations(
  context: ImportContext,
  rows: readonly Row<'observations'>[],
): Promise<number> {
  const { references } = context;
  const idOf = (row: Row<'observations'>): Id => organisationId('observation', row.external_id);
  const toldTimes = new Map(rows.map((row) => [idOf(row), row.recorded_at]));
  return upsert<Row<'observations'>, ObservationState>(context, rows, {
    kind: 'OBSERVATIONS',
    idOf,
    read: (reader, _, ids) => reader.run(statements.observationsById, { ids, open: OPEN }),
    build(row, standing) {
      const content = {
        personId: references.personId(row.person),
        skillId: `skill:${row.skill}`,
        at: row.at,
        kind: row.kind,
        score: row.score,
        trials: told(row.trials, standing?.trials),
        evaluatorId: idTold(row.evaluator, standing?.evaluatorId, (key) => references.personId(key)),
        assignmentId: idTold(row.assignment, standing?.assignmentId, (key) =>
          organisationId('assignment', key),
        ),
        artifact: told(row.artifact, standing?.artifact),
      };
      // A later export need not repeat a withdrawal; what is said differently stands again.
      const kept = standing !== undefined && isSameContent(content, standing) ? standing.withdrawnAt : OPEN;
      return {
        id: idOf(row),
        version: standing?.version,
        externalId: row.external_id,
        ...content,
        recordedAt: standing?.recordedAt,
        withdrawnAt: row.withdrawn_at ?? kept,
      };
    },
    put: (transaction, changed, recorded) =>
      putObservations(context, transaction, changed, recorded, (id) => toldTimes.get(id)),
  });
}

type ObservationContent = Pick<ObservationState, (typeof observationContent)[number]>;

const isSameContent = (a: ObservationContent, b: ObservationContent): boolean =>
  observationContent.every((column) => a[column] === b[column]);

const idTold = (
  cell: string | null | undefined,
  standing: Id | null | undefined,
  toId: (key: string) => Id,
): Id | null => told(cell == null ? cell : toId(cell), standing);

async function putObservations(
  context: ImportContext,
  transaction: Transaction,
  changed: readonly Changed<ObservationState>[],
  { seq, at: now }: Recorded,
  toldAt: (id: Id) => number | null | undefined,
): Promise<void> {
  const isWithdrawal = ({ next, standing }: Changed<ObservationState>) =>
    standing !== undefined && standing.withdrawnAt === OPEN && isSameContent(next, standing);
  const withdrawals = changed
    .filter(isWithdrawal)
    .map(({ next }) => ({ version: next.version as string, at: next.withdrawnAt }));
  const versions = changed
    .filter((change) => !isWithdrawal(change))
    .map(({ next, standing }) => ({
      ...next,
      version: `${next.id}@${seq}`,
      recordedAt: recordedAt(context, next.at, toldAt(next.id), standing?.recordedAt, now),
      recordedSeq: seq,
      former: standing?.version,
    }));
  await endVersions(transaction, statements.endObservationVersions, versions, seq);
  if (versions.length > 0) {
    await transaction.run(statements.appendObservations, {
      rows: versions.map(({ former: _, withdrawnAt: __, ...row }) => row),
      open: OPEN,
    });
  }
  const evaluated = versions.flatMap(({ id, version, evaluatorId }) =>
    evaluatorId === null ? [] : [{ id, version, evaluatorId }],
  );
  if (evaluated.length > 0) await transaction.run(statements.linkEvaluators, { rows: evaluated });
  const during = versions.flatMap(({ id, version, assignmentId }) =>
    assignmentId === null ? [] : [{ id, version, assignmentId }],
  );
  if (during.length > 0) await transaction.run(statements.linkObservedAssignments, { rows: during });
  for (const { version, withdrawnAt } of versions) {
    if (withdrawnAt !== OPEN) withdrawals.push({ version, at: withdrawnAt });
  }
  withdrawals.sort((a, b) => compareKeys(a.version, b.version));
  if (withdrawals.length > 0) {
    await transaction.run(statements.withdrawObservationVersions, { rows: withdrawals, seq });
  }
}

interface AwardState extends Omit<StoredAwardsRow, 'version'> {
  readonly version: string | undefined;
}

/** Versions of awards, as of observations. */
export function writeAwards(context: ImportContext, rows: readonly Row<'awards'>[]): Promise<number> {
  const { references } = context;
  const idOf = (row: Row<'awards'>): Id => organisationId('award', row.external_id);
  return upsert<Row<'awards'>, AwardState>(context, rows, {
    kind: 'AWARDS',
    idOf,
    read: (reader, _, ids) => reader.run(statements.storedAwards, { ids, open: OPEN }),
    build: (row, standing) => ({
      id: idOf(row),
      version: standing?.version,
      externalId: row.external_id,
      personId: references.personId(row.person),
      credentialId: organisationId('credential', row.credential),
      awardedAt: row.awarded_at,
      expiresAt: told(row.expires_at, standing?.expiresAt),
      status: told(row.status, standing?.status),
      statusAt: told(row.status_at, standing?.statusAt),
    }),
    async put(transaction, changed, { seq, at: now }) {
      const versions = changed.map(({ next, standing }) => ({
        ...next,
        version: `${next.id}@${seq}`,
        recordedAt: context.history && standing === undefined ? next.awardedAt : now,
        recordedSeq: seq,
        former: standing?.version,
      }));
      await endVersions(transaction, statements.endAwardVersions, versions, seq);
      await transaction.run(statements.appendAwards, {
        rows: versions.map(({ former: _, ...row }) => row),
        open: OPEN,
      });
    },
  });
}

async function endVersions(
  transaction: Transaction,
  statement: typeof statements.endAwardVersions | typeof statements.endObservationVersions,
  versions: readonly { readonly former: string | undefined; readonly recordedAt: number }[],
  seq: number,
): Promise<void> {
  const rows = versions
    .flatMap(({ former, recordedAt: at }) => (former === undefined ? [] : [{ version: former, at }]))
    .sort((a, b) => compareKeys(a.version, b.version));
  if (rows.length > 0) await transaction.run(statement, { rows, seq });
}
