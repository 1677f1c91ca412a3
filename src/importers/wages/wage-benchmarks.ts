import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { isCurrency } from '../../domain/currency.ts';
import { compareKeys } from '../../domain/ids.ts';
import { inOrder, inTurns } from '../../domain/slices.ts';
import { type SubjectWageRow, type WagePoint, wagePercentiles } from '../../domain/wages.ts';
import { columnsIgnored, readCsvTable } from '../csv-table.ts';
import { refusal } from '../text-file.ts';

/** Changes whenever this reader gives other content for the same file. */
const RULES = 'wage-benchmarks-reader-1';
const MOST_ROWS = 200_000;
const MOST_CHARACTERS = 200;

export interface SubjectWages {
  readonly digest: string;
  /** Its name, without the folder. */
  readonly file: string;
  /** What of it was not read. */
  readonly notices: readonly string[];
  /** Sorted by id. */
  readonly rows: readonly SubjectWageRow[];
  readonly markets: readonly {
    readonly source: string;
    readonly year: number;
    readonly currency: string;
    readonly rows: number;
  }[];
}

/**
 * Anybody's wage benchmarks: a CSV file with a header and a row for each role or cluster, area, sector and year. What
 * breaks a rule is `InvalidInput` that names file and line, and then nothing of the file counts.
 */
export async function readWageBenchmarks(
  path: string,
  options: { readonly source?: string; readonly signal?: AbortSignal } = {},
): Promise<SubjectWages> {
  const { signal } = options;
  const file = basename(path);
  const notices: string[] = [];
  const columns = {
    required: ['area', 'currency', 'year'],
    optional: ['role', 'cluster', 'source', 'sector', 'employment', ...wagePercentiles],
    exact: {
      ignored(names: readonly string[]) {
        if (names.length > 0) notices.push(`${file}: ${columnsIgnored(names)}`);
      },
    },
  } as const;
  const rows = new Map<string, SubjectWageRow>();
  const currencies = new Map<string, string>();
  let line = 1;
  for await (const { cells, line: own, refuse } of readCsvTable(
    path,
    columns,
    signal === undefined ? {} : { signal },
  )) {
    line = own;
    const row = readRow(cells, options.source, line, refuse);
    const former = rows.get(row.id);
    if (former !== undefined)
      throw refuse(
        `says again what line ${former.line} says: one role or cluster, source, area, sector and year`,
      );
    const market = JSON.stringify([row.source, row.year, row.area]);
    const currency = currencies.get(market) ?? row.currency;
    if (currency !== row.currency)
      throw refuse(
        `is in ${row.currency} where rows before it, of the same source, year and area, are in ${currency}`,
      );
    currencies.set(market, currency);
    rows.set(row.id, row);
    if (rows.size > MOST_ROWS) throw refuse(`is beyond ${MOST_ROWS} rows: import the file in parts`);
  }
  if (rows.size === 0) throw refusal(path, undefined, 'holds no rows');
  const byId = (a: SubjectWageRow, b: SubjectWageRow) => compareKeys(a.id, b.id);
  const summary = await inTurns(summarised(await inTurns(inOrder(rows.values(), byId), signal)), signal);
  return { ...summary, file, notices };
}

type Cells = Readonly<
  Record<'area' | 'currency' | 'year' | 'role' | 'cluster' | 'source' | 'sector' | 'employment', string> &
    Record<(typeof wagePercentiles)[number], string>
>;
type Refuse = (problem: string) => Error;

function readRow(cells: Cells, otherwise: string | undefined, line: number, refuse: Refuse): SubjectWageRow {
  const { role, cluster, currency } = cells;
  if ((role === '') === (cluster === '')) throw refuse('needs either a role or a cluster, and not both');
  if (role !== '' && !/^(onet|esco|gdad|rsd|org):[\x20-\x7e]{1,250}$/.test(role))
    throw refuse('"role" is not of the form framework:code with onet, esco, gdad, rsd or org');
  const source = named('source', cells.source || (otherwise ?? ''), refuse);
  if (source === '') throw refuse('"source" is empty: name who publishes these wages, here or with --source');
  const area = named('area', cells.area, refuse);
  if (area === '') throw refuse('"area" is empty');
  const sector = named('sector', cells.sector, refuse) || null;
  named('cluster', cluster, refuse);
  if (!isCurrency(currency)) throw refuse('"currency" is not an ISO 4217 code of a currency, such as EUR');
  const year = Number(cells.year);
  if (!/^\d{4}$/.test(cells.year) || year < 1900 || year > 2200)
    throw refuse('"year" is not a year such as 2025');
  if (!/^\d{0,12}$/.test(cells.employment)) throw refuse('"employment" is not a count of people');
  const [p10, p25, p50, p75, p90] = readPoints(cells, refuse);
  const subject = role === '' ? { cluster } : { role: `role:${role}` };
  const key = createHash('sha256').update(JSON.stringify([source, year, area, sector, subject]));
  return {
    id: `wage:file:${key.digest('hex').slice(0, 32)}`,
    subject,
    line,
    source,
    year,
    area,
    sector,
    currency,
    employment: cells.employment === '' ? null : Number(cells.employment),
    percentiles: { p10, p25, p50, p75, p90 },
  };
}

function named(column: string, cell: string, refuse: Refuse): string {
  if (cell.length > MOST_CHARACTERS) throw refuse(`"${column}" is longer than ${MOST_CHARACTERS} characters`);
  if (/\p{Cc}/u.test(cell)) throw refuse(`"${column}" holds a control character`);
  return cell.normalize('NFC');
}

type Points = [WagePoint, WagePoint, WagePoint, WagePoint, WagePoint];

/** An amount; `>=` and an amount, or `#`, for one that is only known to be at least so much; empty or `*` for none. */
function readPoints(cells: Cells, refuse: Refuse): Points {
  let lowest = 0;
  let topCoded = false;
  const points = wagePercentiles.map((name): WagePoint => {
    const cell = cells[name];
    if (cell === '' || cell === '*') return { amount: null, quality: 'MISSING' };
    const [, least, digits] = /^(>=\s*)?(\d{1,15}(?:\.\d+)?)$/.exec(cell) ?? [];
    if (cell !== '#' && digits === undefined) {
      throw refuse(
        `"${name}" is not a yearly amount: digits with a point for decimals, >= and an amount where it is only known to be ` +
          'at least that, or empty',
      );
    }
    const amount = digits === undefined ? null : Number(digits);
    if (amount !== null) {
      if (!(amount > 0)) throw refuse(`"${name}" is not above 0`);
      if (amount < lowest) throw refuse(`"${name}" is below a lower percentile of the row`);
      lowest = amount;
    }
    if (cell === '#' || least !== undefined) {
      topCoded = true;
      return { amount, quality: 'TOP_CODED' };
    }
    if (topCoded)
      throw refuse(`"${name}" is told where a lower percentile is only known to be at least something`);
    return { amount, quality: 'PUBLISHED' };
  }) as Points;
  if (!points.some(({ quality }) => quality === 'PUBLISHED'))
    throw refuse('tells no percentile (p10 to p90)');
  return points;
}

const ROWS_A_SLICE = 500;

function* summarised(
  rows: readonly SubjectWageRow[],
): Generator<void, Pick<SubjectWages, 'digest' | 'rows' | 'markets'>> {
  const digest = createHash('sha256').update(`${RULES}\0`);
  const markets = new Map<string, SubjectWages['markets'][number]>();
  for (const [place, { line: _, ...row }] of rows.entries()) {
    if (place % ROWS_A_SLICE === 0) yield;
    digest.update(JSON.stringify(row));
    const { source, year, currency } = row;
    const market = JSON.stringify([source, year, currency]);
    markets.set(market, { source, year, currency, rows: 1 + (markets.get(market)?.rows ?? 0) });
  }
  const inTheirOrder = yield* inOrder(markets, ([a], [b]) => compareKeys(a, b));
  return { digest: digest.digest('hex'), rows, markets: inTheirOrder.map(([, market]) => market) };
}
