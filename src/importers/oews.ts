import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { compareKeys } from '../domain/ids.ts';
import { type WagePercentile, type WagePoint, type WageRow, wagePercentiles } from '../domain/wages.ts';
import { readTabSeparated } from './tab-separated.ts';
import { refusal } from './text-file.ts';

/** Changes whenever this reader gives other content for the same file. */
const RULES = 'oews-reader-1';

/** What `#` stands for, per year of the survey: wages of at least so much a year are not published. */
const TOP_CODE: Readonly<Record<number, number>> = { 2024: 239_200 };

const PERCENTILE_COLUMNS: Readonly<Record<WagePercentile, string>> = {
  p10: 'A_PCT10',
  p25: 'A_PCT25',
  p50: 'A_MEDIAN',
  p75: 'A_PCT75',
  p90: 'A_PCT90',
};

export interface WageRelease {
  readonly source: string;
  readonly year: number;
  readonly digest: string;
  /** Detailed occupations, sorted by id. */
  readonly rows: readonly WageRow[];
  /** Rows of occupation groups and totals: their figures are sums over rows that are here. */
  readonly groupRowsLeftOut: number;
}

/** The survey's year by the file's name, e.g. `national_M2024.tsv.gz`. */
export function oewsYear(path: string): number | undefined {
  const match = /M(\d{4})/.exec(basename(path));
  return match === null ? undefined : Number(match[1]);
}

/**
 * Reads wages by occupation of the Occupational Employment and Wage Statistics (U.S. Bureau of Labor Statistics), a
 * table of the release as tab-separated text. `#` is top-coded, `*` missing, `**` employment withheld.
 */
export async function readOews(
  path: string,
  options: { year?: number; signal?: AbortSignal } = {},
): Promise<WageRelease> {
  const year = options.year ?? oewsYear(path);
  if (year === undefined)
    throw refusal(path, undefined, 'does not say its year in its name (as in national_M2024.tsv): state it');
  const digest = createHash('sha256').update(`${RULES}\0${year}\0`);
  const rows = new Map<string, WageRow>();
  let groupRowsLeftOut = 0;
  const columns = {
    required: [
      'AREA',
      'AREA_TITLE',
      'NAICS',
      'NAICS_TITLE',
      'I_GROUP',
      'OCC_CODE',
      'O_GROUP',
      'TOT_EMP',
      ...wagePercentiles.map((p) => PERCENTILE_COLUMNS[p]),
    ],
  };
  await readTabSeparated(
    path,
    columns,
    (cells, line) => {
      const [
        area,
        areaTitle,
        industry,
        industryTitle,
        industryGroup,
        occupation,
        group,
        employment,
        ...wages
      ] = cells as [string, string, string, string, string, string, string, string, ...string[]];
      if (group !== 'detailed') {
        groupRowsLeftOut++;
        return;
      }
      if (!/^\d\d-\d{4}$/.test(occupation))
        throw refusal(path, line, '"OCC_CODE" is not of the form 15-1252');
      const id = `wage:oews:${year}:${area}:${industry}:${occupation}`;
      if (rows.has(id)) throw refusal(path, line, 'the occupation is there twice for one area and industry');
      const point = (index: number): WagePoint => {
        const cell = wages[index] as string;
        if (cell === '#') return { amount: TOP_CODE[year] ?? null, quality: 'TOP_CODED' };
        if (cell === '*' || cell === '') return { amount: null, quality: 'MISSING' };
        const amount = Number(cell.replaceAll(',', ''));
        if (!(amount > 0 && Number.isFinite(amount))) {
          throw refusal(path, line, `"${columns.required[8 + index]}" is neither a wage nor # nor *`);
        }
        return { amount, quality: 'PUBLISHED' };
      };
      rows.set(id, {
        id,
        occupationCode: occupation,
        source: 'OEWS',
        year,
        area: areaTitle,
        sector: industryGroup === 'cross-industry' ? null : industryTitle,
        currency: 'USD',
        employment: toEmployment(employment, path, line),
        percentiles: { p10: point(0), p25: point(1), p50: point(2), p75: point(3), p90: point(4) },
      });
    },
    { digest, ...(options.signal === undefined ? {} : { signal: options.signal }) },
  );
  if (rows.size === 0) throw refusal(path, undefined, 'holds no row whose "O_GROUP" is detailed');
  return {
    source: 'OEWS',
    year,
    digest: digest.digest('hex'),
    rows: [...rows.values()].sort((a, b) => compareKeys(a.id, b.id)),
    groupRowsLeftOut,
  };
}

function toEmployment(cell: string, path: string, line: number): number | null {
  if (cell === '**' || cell === '') return null;
  const employment = Number(cell.replaceAll(',', ''));
  if (!Number.isInteger(employment) || employment < 0)
    throw refusal(path, line, '"TOT_EMP" is neither a count nor **');
  return employment;
}
