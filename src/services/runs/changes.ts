import type { Instant } from '../../domain/clock.ts';
import { Fault, Unavailable } from '../../domain/errors.ts';
import type { Id } from '../../domain/ids.ts';
import type { CallOptions, Graph, Transaction } from '../../graph/graph.ts';
import { statements } from '../../graph/statements.generated.ts';
import { wait } from '../talent/pause.ts';

export type ChangeKind =
  /** Skills, and what credentials vouch for: every index stands on them. */
  | 'FRAMEWORK'
  /** Roles, what they ask for, and in which cluster late ones lie: read when a ranking asks, and in no index. */
  | 'ROLES'
  /** What corresponds between frameworks, what skills build on, what roles do, which release stands: ranked by nothing. */
  | 'RELATIONS'
  /** Of benchmarks: no ranking depends on them. */
  | 'WAGES'
  /** What an organisation also calls roles: searched by, ranked by nothing. */
  | 'TITLES'
  | 'ORGANISATION'
  | 'PEOPLE'
  | 'OBSERVATIONS'
  | 'AWARDS'
  | 'ASSIGNMENTS'
  | 'DEMAND'
  | 'PUBLISHED'
  | 'PROFICIENCY'
  | 'SHORTLIST';

/** What an answer may depend on has changed: `subject` is the id of what to read again. */
export interface Change {
  readonly seq: number;
  readonly at: Instant;
  readonly kind: ChangeKind;
  readonly subject: Id;
}

const ROWS_PER_STATEMENT = 1000;

/**
 * Appends at least one change to the log in the transaction that makes it, and gives the last position taken; the
 * positions are consecutive. The log stays locked until the transaction ends: rows that carry `recordedSeq` take
 * their positions first, everything else appends last.
 */
export async function appendChanges(
  transaction: Transaction,
  at: Instant,
  changes: readonly Pick<Change, 'kind' | 'subject'>[],
): Promise<number> {
  if (changes.length === 0) throw new Fault('No change was given to be appended to the change log.');
  let last = 0;
  for (let from = 0; from < changes.length; from += ROWS_PER_STATEMENT) {
    const rows = changes
      .slice(from, from + ROWS_PER_STATEMENT)
      .map(({ kind, subject }, index) => ({ place: index + 1, kind, subject }));
    const [appended] = await transaction.run(statements.appendChanges, { rows, count: rows.length, at });
    last = appended!.last;
  }
  return last;
}

/** The last position of the change log, 0 before the first change. */
export async function currentSeq(graph: Graph, options?: CallOptions): Promise<number> {
  const [counter] = await graph.read(statements.readChangeCounter, {}, options);
  return counter?.last ?? 0;
}

/**
 * At most `limit` changes after `seq`, in order and without a hole: a commit that an engine shows piece by piece is
 * given only as far as it is complete.
 */
export async function readChangesAfter(
  graph: Graph,
  seq: number,
  limit: number = ROWS_PER_STATEMENT,
  options?: CallOptions,
): Promise<Change[]> {
  const last = Math.min(await currentSeq(graph, options), seq + limit);
  return readChangesUpTo(graph, seq, last, options);
}

/** The same up to a position that was read before: at most `ROWS_PER_STATEMENT` of them. */
export async function readChangesUpTo(
  graph: Graph,
  seq: number,
  last: number,
  options?: CallOptions,
): Promise<Change[]> {
  if (last <= seq) return [];
  const ids = Array.from({ length: last - seq }, (_, index) => changeId(seq + 1 + index));
  const rows = await graph.read(statements.readChanges, { ids }, options);
  const hole = rows.findIndex((row, index) => row.seq !== seq + 1 + index);
  return (hole < 0 ? rows : rows.slice(0, hole)).map((row) => ({ ...row, kind: row.kind as ChangeKind }));
}

const SHOWN_TRIES = 20;
const SHOWN_MS = 5;

/**
 * All changes after `seq` up to `last`, in order: positions that are taken, so that what an engine shows piece by piece is
 * waited for. `Unavailable` where one of them does not show in 100 ms.
 */
export async function readAllChanges(
  graph: Graph,
  seq: number,
  last: number,
  options?: CallOptions,
): Promise<Change[]> {
  const changes: Change[] = [];
  let holes = 0;
  for (let at = seq; at < last; at = changes.at(-1)?.seq ?? seq) {
    const shown = await readChangesUpTo(graph, at, Math.min(last, at + ROWS_PER_STATEMENT), options);
    changes.push(...shown);
    if (shown.length > 0) continue;
    if (++holes === SHOWN_TRIES)
      throw new Unavailable('The change log is being written; try again.', { retryAfter: 1 });
    await wait(SHOWN_MS, options?.signal);
  }
  return changes;
}

/** What stands at a position, by which two histories of a graph are told apart; null before the first change. */
export async function markAt(graph: Graph, seq: number, options?: CallOptions): Promise<string | null> {
  const [change] = await readChangesUpTo(graph, seq - 1, seq, options);
  return change === undefined ? null : `${change.at} ${change.kind} ${change.subject}`;
}

/** The changes after `from` up to `to`, as a transaction that holds the log's lock sees them. */
export async function changesBetween(
  transaction: Transaction,
  from: number,
  to: number,
): Promise<Pick<Change, 'kind' | 'subject'>[]> {
  const changes: Pick<Change, 'kind' | 'subject'>[] = [];
  for (let seq = from; seq < to; seq += ROWS_PER_STATEMENT) {
    const count = Math.min(ROWS_PER_STATEMENT, to - seq);
    const ids = Array.from({ length: count }, (_, index) => changeId(seq + 1 + index));
    const rows = await transaction.run(statements.readChanges, { ids });
    changes.push(...rows.map((row) => ({ ...row, kind: row.kind as ChangeKind })));
  }
  return changes;
}

/** `append-changes.cypher` builds the same id of the same position. */
export function changeId(seq: number): Id {
  return `change:${String(seq).padStart(16, '0')}`;
}
