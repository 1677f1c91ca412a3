import type { Attempt } from '../../../domain/attempt.ts';
import { InvalidInput } from '../../../domain/errors.ts';
import { compareKeys } from '../../../domain/ids.ts';
import { inOrder } from '../../../domain/slices.ts';
import type { MixedMarket } from '../../../domain/wages.ts';
import type { Graph } from '../../../graph/graph.ts';
import {
  type StoredWageMarketsRow,
  type StoredWagesRow,
  statements,
} from '../../../graph/statements.generated.ts';
import { inPauses } from '../../../talent-index/pause.ts';
import { createPace } from '../../pace.ts';
import { inBatches, STATEMENT_ROWS } from '../import-transactions.ts';

const marketOf = ({ source, year, area }: Pick<StoredWagesRow, 'source' | 'year' | 'area'>) =>
  JSON.stringify([source, year, area]);

/**
 * Where benchmarks in another currency will stay beside these, which are of one currency a market and replace what stands of
 * the same subject: a currency is being corrected, file by file, or there were two already.
 * @throws InvalidInput where a second currency would come into a market of which nothing is corrected: which of the two a
 * role is compared with would be decided by how many roles each speaks for
 */
export async function findMixedMarkets(
  graph: Graph,
  { caller: { signal } }: Attempt,
  wanted: readonly StoredWagesRow[],
): Promise<MixedMarket[]> {
  const pace = createPace();
  const imported = new Map<string, { readonly currency: string; readonly ids: string[] }>();
  for (const row of wanted) {
    const market = marketOf(row);
    const found = imported.get(market);
    if (found === undefined) imported.set(market, { currency: row.currency, ids: [row.id] });
    else found.ids.push(row.id);
    await pace(signal);
  }
  const sources = [...new Set(wanted.map(({ source }) => source))].sort(compareKeys);
  const standing: StoredWageMarketsRow[] = [];
  for (const some of inBatches(sources, STATEMENT_ROWS)) {
    for await (const batch of graph.readColumns(
      statements.storedWageMarkets,
      { sources: some },
      { signal },
    )) {
      const { source, year, area, currency, benchmarks } = batch.columns;
      for (let i = 0; i < batch.length; i++) {
        const market = { source: source[i]!, year: year[i]!, area: area[i]! };
        if (imported.has(marketOf(market)))
          standing.push({ ...market, currency: currency[i]!, benchmarks: benchmarks[i]! });
        await pace(signal);
      }
    }
  }
  const contested: StoredWageMarketsRow[] = [];
  const markets = new Set<string>();
  const hadBoth = new Set<string>();
  const contestedIds: string[] = [];
  for (const found of standing) {
    await pace(signal);
    const market = marketOf(found);
    const { currency, ids } = imported.get(market)!;
    if (currency === found.currency) {
      hadBoth.add(market);
      continue;
    }
    contested.push(found);
    if (!markets.has(market)) for (const id of ids) contestedIds.push(id);
    markets.add(market);
  }
  const replaced = await countReplaced(graph, contestedIds, signal);
  const replacedOf = (found: StoredWageMarketsRow) => replaced.get(inCurrency(found)) ?? 0;
  const corrected = new Set<string>();
  for (const found of contested) {
    await pace(signal);
    if (replacedOf(found) > 0) corrected.add(marketOf(found));
  }
  const mixed: MixedMarket[] = [];
  for (const found of contested) {
    await pace(signal);
    const { source, year, area, currency: otherCurrency } = found;
    const market = marketOf(found);
    const [currency, benchmarks] = [imported.get(market)!.currency, found.benchmarks - replacedOf(found)];
    if (benchmarks === 0) continue;
    if (corrected.has(market) || hadBoth.has(market)) {
      mixed.push({ source, year, area, currency, otherCurrency, benchmarks });
      continue;
    }
    const problem =
      `is ${currency} for ${source}, ${year}, ${area}, of which ${benchmarks} benchmarks imported before are in ` +
      `${otherCurrency}: name another source, or give the same currency; if theirs was wrong, import them corrected first`;
    throw new InvalidInput([{ path: 'currency', problem }]);
  }
  return mixed;
}

const inCurrency = (row: Pick<StoredWagesRow, 'source' | 'year' | 'area' | 'currency'>) =>
  JSON.stringify([marketOf(row), row.currency]);

/** How many benchmarks of these ids stand, by market and currency. */
async function countReplaced(
  graph: Graph,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  const pace = createPace();
  const sorted = await inPauses(inOrder(ids, compareKeys), () => pace(signal));
  for (const batch of inBatches(sorted, STATEMENT_ROWS)) {
    for (const row of await graph.read(statements.storedWages, { ids: batch }, { signal })) {
      const key = inCurrency(row);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return counts;
}
