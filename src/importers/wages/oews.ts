import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { compareKeys } from '../../domain/ids.ts';
import { inOrder, inTurns } from '../../domain/slices.ts';
import { type WagePercentile, type WagePoint, type WageRow, wagePercentiles } from '../../domain/wages.ts';
import { isZip, type SpreadsheetFile, spreadsheetFiles } from '../spreadsheet/spreadsheet-files.ts';
import { readTabSeparated } from '../tab-separated.ts';
import { refusal } from '../text-file.ts';

/** Changes whenever this reader gives other content for the same file. */
const RULES = 'oews-reader-2';

/** What `#` stands for, per year of the survey: wages of at least so much a year are not published. */
const TOP_CODE: Readonly<Record<number, number>> = {
  2019: 208_000,
  2020: 208_000,
  2021: 208_000,
  2022: 239_200,
  2023: 239_200,
  2024: 239_200,
};

const PERCENTILE_COLUMNS: Readonly<Record<WagePercentile, string>> = {
  p10: 'A_PCT10',
  p25: 'A_PCT25',
  p50: 'A_MEDIAN',
  p75: 'A_PCT75',
  p90: 'A_PCT90',
};
const COLUMNS = [
  'AREA',
  'AREA_TITLE',
  'NAICS',
  'NAICS_TITLE',
  'I_GROUP',
  'OCC_CODE',
  'O_GROUP',
  'TOT_EMP',
  ...wagePercentiles.map((p) => PERCENTILE_COLUMNS[p]),
];

export interface WageRelease {
  readonly source: string;
  readonly year: number;
  /** Of what the rows say: the workbook and the text of one table have the same. */
  readonly digest: string;
  /** Detailed occupations, sorted by id. */
  readonly rows: readonly WageRow[];
  /** Rows of occupation groups and totals: their figures are sums over rows that are here. */
  readonly groupRowsLeftOut: number;
}

/** The survey's year by the file's name, e.g. `national_M2024_dl.xlsx` or `oesm24nat.zip`. */
export function oewsYear(path: string): number | undefined {
  const name = basename(path);
  const full = /_M(20\d\d)/.exec(name)?.[1];
  const short = /^oe[sw]m(\d\d)/i.exec(name)?.[1];
  if (full !== undefined) return Number(full);
  return short === undefined ? undefined : 2000 + Number(short);
}

export interface OewsOptions {
  readonly year?: number;
  readonly signal?: AbortSignal;
}

/**
 * Reads wages by occupation of the Occupational Employment and Wage Statistics (U.S. Bureau of Labor Statistics): the
 * published workbook, the zip that it is published in, or a table of it as tab-separated text (gzipped or plain).
 * `#` is top-coded, `*` missing, `**` employment withheld.
 */
export async function readOews(path: string, options: OewsOptions = {}): Promise<WageRelease> {
  const reader = new OewsReader();
  if (await isZip(path)) {
    for await (const file of spreadsheetFiles(path, /_M20\d\d.*\.xlsx$/i)) {
      reader.begin(file.label, options.year ?? oewsYear(file.name) ?? oewsYear(path));
      await readWorkbook(file, reader, options);
    }
  } else {
    if (/\.(xlsx|zip)$/i.test(path))
      throw refusal(path, undefined, 'is no zip archive or workbook, or damaged at its beginning');
    reader.begin(path, options.year ?? oewsYear(path));
    const { signal } = options;
    const columns = { required: COLUMNS };
    const each = (cells: readonly string[], line: number) => reader.take(cells, line);
    await readTabSeparated(path, columns, each, signal === undefined ? {} : { signal });
  }
  return inTurns(reader.release(path), options.signal);
}

async function readWorkbook(
  { label, rows }: SpreadsheetFile,
  reader: OewsReader,
  { signal }: OewsOptions,
): Promise<void> {
  let positions: readonly number[] | undefined;
  for await (const { number, cells } of rows(signal === undefined ? {} : { signal })) {
    if (cells.every((cell) => cell === '')) continue;
    if (positions === undefined) {
      const names = cells.map((cell) => cell.trim().toUpperCase());
      positions = COLUMNS.map((column) => names.indexOf(column));
      const missing = COLUMNS.filter((_, index) => positions![index] === -1);
      if (missing.length > 0) {
        const list = missing.map((name) => `"${name}"`).join(', ');
        throw refusal(label, number, `the header lacks ${list}`);
      }
      continue;
    }
    reader.take(
      positions.map((position) => (cells[position] ?? '').trim()),
      number,
    );
  }
}

const ROWS_A_SLICE = 500;

/** Gathers the rows of one or several tables of one release. */
class OewsReader {
  readonly #rows = new Map<string, WageRow>();
  #groupRowsLeftOut = 0;
  #path = '';
  #year: number | undefined;

  begin(path: string, year: number | undefined): void {
    if (year === undefined)
      throw refusal(
        path,
        undefined,
        'does not say its year in its name (as in national_M2024.tsv): state it',
      );
    if (this.#year !== undefined && this.#year !== year)
      throw refusal(path, undefined, 'is of another year than the table before it: import them one by one');
    this.#path = path;
    this.#year = year;
  }

  take(cells: readonly string[], line: number): void {
    const [area, areaTitle, industry, industryTitle, industryGroup, occupation, group, employment, ...wages] =
      cells as [string, string, string, string, string, string, string, string, ...string[]];
    if (group !== 'detailed') {
      this.#groupRowsLeftOut++;
      return;
    }
    const year = this.#year!;
    if (!/^\d\d-\d{4}$/.test(occupation))
      throw refusal(this.#path, line, '"OCC_CODE" is not of the form 15-1252');
    const id = `wage:oews:${year}:${area}:${industry}:${occupation}`;
    if (this.#rows.has(id))
      throw refusal(this.#path, line, 'the occupation is there twice for one area and industry');
    const [p10, p25, p50, p75, p90] = wagePercentiles.map((name, index) =>
      this.#point(wages[index]!, PERCENTILE_COLUMNS[name], line),
    ) as [WagePoint, WagePoint, WagePoint, WagePoint, WagePoint];
    this.#rows.set(id, {
      id,
      occupationCode: occupation,
      source: 'OEWS',
      year,
      area: areaTitle,
      sector: industryGroup === 'cross-industry' ? null : industryTitle,
      currency: 'USD',
      employment: this.#employment(employment, line),
      percentiles: { p10, p25, p50, p75, p90 },
    });
  }

  /** Of all areas these are 400,000 rows: in slices. */
  *release(path: string): Generator<void, WageRelease> {
    if (this.#rows.size === 0) throw refusal(path, undefined, 'holds no row whose "O_GROUP" is detailed');
    const rows = yield* inOrder(this.#rows.values(), (a, b) => compareKeys(a.id, b.id));
    const digest = createHash('sha256').update(`${RULES}\0${this.#year}\0`);
    for (const [place, row] of rows.entries()) {
      if (place % ROWS_A_SLICE === 0) yield;
      digest.update(JSON.stringify(row));
    }
    return {
      source: 'OEWS',
      year: this.#year!,
      digest: digest.digest('hex'),
      rows,
      groupRowsLeftOut: this.#groupRowsLeftOut,
    };
  }

  #point(cell: string, column: string, line: number): WagePoint {
    if (cell === '#') return { amount: TOP_CODE[this.#year!] ?? null, quality: 'TOP_CODED' };
    if (cell === '*' || cell === '') return { amount: null, quality: 'MISSING' };
    const amount = Number(cell.replaceAll(',', ''));
    if (!(amount > 0 && Number.isFinite(amount)))
      throw refusal(this.#path, line, `"${column}" is neither a wage nor # nor *`);
    return { amount, quality: 'PUBLISHED' };
  }

  #employment(cell: string, line: number): number | null {
    if (cell === '**' || cell === '') return null;
    const employment = Number(cell.replaceAll(',', ''));
    if (!Number.isInteger(employment) || employment < 0)
      throw refusal(this.#path, line, '"TOT_EMP" is neither a count nor **');
    return employment;
  }
}
