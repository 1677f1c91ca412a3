import type { Attempt } from '../../../domain/attempt.ts';
import type { Clock } from '../../../domain/clock.ts';
import { compareKeys, type Id } from '../../../domain/ids.ts';
import { inOrder } from '../../../domain/slices.ts';
import type { MixedMarket, SubjectWageRow } from '../../../domain/wages.ts';
import type { Graph } from '../../../graph/graph.ts';
import { statements } from '../../../graph/statements.generated.ts';
import type { SubjectWages } from '../../../importers/wages/wage-benchmarks.ts';
import { inPauses } from '../../../talent-index/pause.ts';
import { createPace } from '../../pace.ts';
import { readPublished } from '../../runs/publishing.ts';
import { RejectsReport, rejectsPath } from '../import-rejects.ts';
import { importTransactions, inBatches, STATEMENT_ROWS } from '../import-transactions.ts';
import { rolesSpokenFor, type WageBenchmarkRow, writeBenchmarks } from './import-wages.ts';

export interface SubjectWageImport {
  /** Every benchmark of these rows stood there already, for the same roles: nothing was written. False without any. */
  readonly unchanged: boolean;
  readonly digest: string;
  readonly markets: SubjectWages['markets'];
  readonly benchmarks: number;
  /** How many were new or differed. */
  readonly changed: number;
  /** Where benchmarks of another currency stay beside these. */
  readonly mixedMarkets: readonly MixedMarket[];
  readonly rolesWithWages: number;
  /** Rows about a role or cluster that the graph does not know: left out. */
  readonly unknown: number;
  /** The first of them, by line. */
  readonly unknownSubjects: readonly { readonly line: number; readonly subject: string }[];
  /** The report of all of them; null without any. */
  readonly rejects: string | null;
  /** What of the file was not read. */
  readonly notices: readonly string[];
}

const NAMED = 20;

export interface SubjectWageDependencies {
  readonly graph: Graph;
  readonly clock: Clock;
  /** Where the report of refused rows is put. */
  readonly dataFolder: string;
}

/**
 * Writes wages of roles, and of clusters of the published CLUSTER_ROLES run: a cluster's speak for every role that is in it
 * now, and stay with these roles when they are clustered anew. Writes what differs only.
 */
export async function writeSubjectWages(
  { graph, clock, dataFolder }: SubjectWageDependencies,
  attempt: Attempt,
  content: SubjectWages,
): Promise<SubjectWageImport> {
  const roles = await knownRoles(graph, attempt, content.rows);
  const clusters = await rolesByLabel(graph, attempt, content.rows);
  const { signal } = attempt.caller;
  const pace = createPace();
  const benchmarks: WageBenchmarkRow[] = [];
  const unknown: SubjectWageRow[] = [];
  for (const row of content.rows) {
    await pace(signal);
    const { subject } = row;
    const roleIds =
      'role' in subject
        ? roles.has(subject.role)
          ? [subject.role]
          : []
        : (clusters.get(subject.cluster) ?? []);
    if (roleIds.length === 0) unknown.push(row);
    else benchmarks.push({ ...row, roleIds });
  }
  const transactions = importTransactions(graph, clock, attempt);
  const { changed, mixedMarkets } = await writeBenchmarks(graph, transactions, attempt, benchmarks);
  const byLine = await inPauses(
    inOrder(unknown, (a, b) => a.line - b.line),
    () => pace(signal),
  );
  return {
    unchanged: changed === 0 && benchmarks.length > 0,
    digest: content.digest,
    markets: content.markets,
    benchmarks: benchmarks.length,
    changed,
    mixedMarkets,
    rolesWithWages: await rolesSpokenFor(benchmarks, signal),
    unknown: unknown.length,
    unknownSubjects: byLine.slice(0, NAMED).map(({ line, subject }) => ({
      line,
      subject: 'role' in subject ? subject.role.replace(/^role:/, '') : subject.cluster,
    })),
    rejects: await reportUnknown(dataFolder, attempt, content.file, byLine),
    notices: content.notices,
  };
}

async function reportUnknown(
  dataFolder: string,
  { runId, caller: { signal } }: Attempt,
  file: string,
  rows: readonly SubjectWageRow[],
): Promise<string | null> {
  const pace = createPace();
  const report = new RejectsReport(rejectsPath(dataFolder, runId));
  try {
    for (const { line, subject } of rows) {
      const column = 'role' in subject ? 'role' : 'cluster';
      report.add({ file, line, column, rule: `is a ${column} that the graph does not know` });
      await pace(signal);
    }
    return report.isEmpty ? null : report.path;
  } finally {
    report.close();
  }
}

async function knownRoles(
  graph: Graph,
  { caller: { signal } }: Attempt,
  rows: readonly SubjectWageRow[],
): Promise<ReadonlySet<Id>> {
  const named = await distinct(rows, ({ subject }) => ('role' in subject ? subject.role : null), signal);
  const known = new Set<Id>();
  for (const ids of inBatches(named, STATEMENT_ROWS)) {
    for (const { id } of await graph.read(statements.knownRoles, { ids }, { signal })) known.add(id);
  }
  return known;
}

/** Of a label that two clusters have, the roles of both. */
async function rolesByLabel(
  graph: Graph,
  { caller: { signal } }: Attempt,
  rows: readonly SubjectWageRow[],
): Promise<ReadonlyMap<string, readonly Id[]>> {
  const labels = await distinct(
    rows,
    ({ subject }) => ('cluster' in subject ? subject.cluster : null),
    signal,
  );
  const { CLUSTER_ROLES: run } = await readPublished(graph, { signal });
  if (labels.length === 0 || run === undefined) return new Map();
  const found = await graph.read(statements.clusterRoleIds, { run, labels }, { signal });
  const byLabel = Map.groupBy(found, ({ label }) => label);
  return new Map([...byLabel].map(([label, own]) => [label, own.flatMap(({ roleIds }) => roleIds)]));
}

/** What rows name, each once, in byte order. */
async function distinct(
  rows: readonly SubjectWageRow[],
  nameOf: (row: SubjectWageRow) => string | null,
  signal: AbortSignal,
): Promise<string[]> {
  const pace = createPace();
  const names = new Set<string>();
  for (const row of rows) {
    const name = nameOf(row);
    if (name !== null) names.add(name);
    await pace(signal);
  }
  return inPauses(inOrder(names, compareKeys), () => pace(signal));
}
