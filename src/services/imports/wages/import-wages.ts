import { createHash } from 'node:crypto';
import type { Attempt } from '../../../domain/attempt.ts';
import type { Clock } from '../../../domain/clock.ts';
import { InvalidInput } from '../../../domain/errors.ts';
import { compareKeys, type Id } from '../../../domain/ids.ts';
import { inOrder } from '../../../domain/slices.ts';
import type { MixedMarket, WageFigures, WageRow } from '../../../domain/wages.ts';
import type { Graph, Transaction } from '../../../graph/graph.ts';
import { type StoredWagesRow, statements } from '../../../graph/statements.generated.ts';
import { inPauses } from '../../../talent-index/pause.ts';
import { createPace } from '../../pace.ts';
import {
  type ImportTransactions,
  importTransactions,
  inBatches,
  inWeighedBatches,
  STATEMENT_ROWS,
  TRANSACTION_ROWS,
} from '../import-transactions.ts';
import { findMixedMarkets } from './mixed-markets.ts';

export interface WageImport {
  /** Every benchmark stood there already, for the same roles: nothing was written. */
  readonly unchanged: boolean;
  readonly digest: string;
  readonly benchmarks: number;
  /** How many were new or differed. */
  readonly changed: number;
  /** Where benchmarks of another currency stay beside these. */
  readonly mixedMarkets: readonly MixedMarket[];
  /** Roles of the framework, and how many of them have a benchmark of this release by their six-digit SOC code. */
  readonly roles: number;
  readonly rolesWithWages: number;
}

export interface WageContent {
  readonly source: string;
  readonly year: number;
  readonly digest: string;
  readonly rows: readonly WageRow[];
}

/** The six-digit SOC code of an O*NET-SOC code: `15-1252.00` is a part of `15-1252`. */
const socCode = (code: string): string => code.slice(0, 7);

/** Writes wages of occupations and makes them speak for the O*NET roles of the same SOC code. Writes what differs only. */
export async function writeWages(
  graph: Graph,
  clock: Clock,
  attempt: Attempt,
  content: WageContent,
): Promise<WageImport> {
  const { signal } = attempt.caller;
  const roles = await graph.read(statements.frameworkRoleCodes, { framework: 'onet' }, { signal });
  if (roles.length === 0) {
    throw new InvalidInput([
      { path: 'graph', problem: 'holds no O*NET roles for wages to speak for: import onet first' },
    ]);
  }
  const rolesOf = Map.groupBy(roles, ({ code }) => socCode(code));
  const pace = createPace();
  const benchmarks: WageBenchmarkRow[] = [];
  for (const row of content.rows) {
    benchmarks.push({ ...row, roleIds: (rolesOf.get(row.occupationCode) ?? []).map(({ id }) => id) });
    await pace(signal);
  }
  const transactions = importTransactions(graph, clock, attempt);
  const { changed, mixedMarkets } = await writeBenchmarks(graph, transactions, attempt, benchmarks);
  const digest = createHash('sha256').update(content.digest);
  for (const { id } of roles) digest.update(`\0${id}`);
  const result = {
    unchanged: changed === 0,
    digest: digest.digest('hex'),
    benchmarks: benchmarks.length,
    changed,
    mixedMarkets,
    roles: roles.length,
    rolesWithWages: await rolesSpokenFor(benchmarks, signal),
  };
  if (changed > 0) {
    await transactions.commit('WAGES', async (transaction, { at }) => {
      await transaction.run(statements.putRelease, {
        id: `release:${content.source.toLowerCase()}`,
        framework: content.source,
        version: String(content.year),
        digest: result.digest,
        importedAt: at,
      });
    });
  }
  return result;
}

export type WageBenchmarkRow = WageFigures & { readonly roleIds: readonly Id[] };

export async function rolesSpokenFor(
  benchmarks: readonly WageBenchmarkRow[],
  signal: AbortSignal,
): Promise<number> {
  const pace = createPace();
  const spokenFor = new Set<Id>();
  for (const { roleIds } of benchmarks) {
    for (const roleId of roleIds) spokenFor.add(roleId);
    await pace(signal);
  }
  return spokenFor.size;
}

/** Writes those benchmarks that are new or differ from what stands, once all of them may go in; `changed` is their number. */
export async function writeBenchmarks(
  graph: Graph,
  transactions: ImportTransactions,
  attempt: Attempt,
  benchmarks: readonly WageBenchmarkRow[],
): Promise<{ readonly changed: number; readonly mixedMarkets: readonly MixedMarket[] }> {
  const { signal } = attempt.caller;
  const pace = createPace();
  const unordered: StoredWagesRow[] = [];
  for (const row of benchmarks) {
    unordered.push(toStored(row));
    await pace(signal);
  }
  const wanted = await inPauses(
    inOrder(unordered, (a, b) => compareKeys(a.id, b.id)),
    () => pace(signal),
  );
  const mixedMarkets = await findMixedMarkets(graph, attempt, wanted);
  let changed = 0;
  let done = 0;
  for (const batch of inBatches(wanted, STATEMENT_ROWS)) {
    attempt.progress(done / wanted.length, 'writing wages');
    const standing = await graph.read(statements.storedWages, { ids: batch.map(({ id }) => id) }, { signal });
    const differing = differingFrom(standing, batch);
    changed += differing.length;
    done += batch.length;
    for (const rows of inWeighedBatches(differing, TRANSACTION_ROWS, ({ roleIds }) => 1 + roleIds.length))
      await transactions.commit('WAGES', (transaction) => put(transaction, rows));
  }
  return { changed, mixedMarkets };
}

async function put(transaction: Transaction, benchmarks: readonly StoredWagesRow[]): Promise<void> {
  await transaction.run(statements.putWages, { rows: benchmarks.map(({ roleIds: _, ...row }) => row) });
  await transaction.run(statements.removeBenchmarks, { ids: benchmarks.map(({ id }) => id) });
  const links = benchmarks.flatMap(({ id, roleIds }) => roleIds.map((roleId) => ({ id, roleId })));
  for (const rows of inBatches(links, STATEMENT_ROWS))
    await transaction.run(statements.linkBenchmarks, { rows });
}

function toStored(row: WageBenchmarkRow): StoredWagesRow {
  const { p10, p25, p50, p75, p90 } = row.percentiles;
  return {
    id: row.id,
    source: row.source,
    year: row.year,
    area: row.area,
    sector: row.sector,
    currency: row.currency,
    employment: row.employment,
    p10: p10.amount,
    p25: p25.amount,
    p50: p50.amount,
    p75: p75.amount,
    p90: p90.amount,
    p10Quality: p10.quality,
    p25Quality: p25.quality,
    p50Quality: p50.quality,
    p75Quality: p75.quality,
    p90Quality: p90.quality,
    roleCount: row.roleIds.length,
    roleIds: [...row.roleIds].sort(compareKeys),
  };
}

function differingFrom(
  standing: readonly StoredWagesRow[],
  wanted: readonly StoredWagesRow[],
): StoredWagesRow[] {
  const columns = Object.keys(statements.storedWages.columns) as (keyof StoredWagesRow)[];
  const print = (row: StoredWagesRow) => JSON.stringify(columns.map((column) => row[column]));
  const stored = new Map(standing.map((row) => [row.id, print(row)]));
  return wanted.filter((row) => stored.get(row.id) !== print(row));
}
