import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { InvalidInput } from '../../src/domain/errors.ts';
import { readWageBenchmarks } from '../../src/importers/wages/wage-benchmarks.ts';

const room = mkdtempSync(join(tmpdir(), 'wages-'));
afterAll(() => rmSync(room, { recursive: true, force: true }));
function file(content: string | Buffer): string {
  const path = join(room, 'wages.csv');
  writeFileSync(path, content);
  return path;
}

const HEADER = 'role,cluster,source,area,sector,currency,year,employment,p10,p25,p50,p75,p90\n';
const ROW = 'onet:15-1252.00,,ASHE,United Kingdom,,GBP,2025,120000,31000,40000,52000,68000,>=90000\n';

test('a row says whose wages, where, when and by whom; what is top-coded or missing is marked, not made up', async () => {
  const { rows, markets } = await readWageBenchmarks(
    file(`${HEADER}${ROW},Software,ASHE,United Kingdom,Finance,GBP,2025,,,,61000.5,#,\n`),
  );
  expect(markets).toEqual([{ source: 'ASHE', year: 2025, currency: 'GBP', rows: 2 }]);
  const [role] = rows.filter(({ line }) => line === 2);
  const [cluster] = rows.filter(({ line }) => line === 3);
  expect(role).toMatchObject({
    subject: { role: 'role:onet:15-1252.00' },
    source: 'ASHE',
    year: 2025,
    area: 'United Kingdom',
    sector: null,
    currency: 'GBP',
    employment: 120_000,
    percentiles: {
      p50: { amount: 52_000, quality: 'PUBLISHED' },
      p90: { amount: 90_000, quality: 'TOP_CODED' },
    },
  });
  expect(cluster).toMatchObject({
    subject: { cluster: 'Software' },
    sector: 'Finance',
    employment: null,
    percentiles: {
      p10: { amount: null, quality: 'MISSING' },
      p50: { amount: 61_000.5, quality: 'PUBLISHED' },
      p75: { amount: null, quality: 'TOP_CODED' },
    },
  });
});

test('columns stand in any order, gzipped or not; the source may be told for the whole file', async () => {
  const short = 'p50,year,currency,area,role,note\n70000,2025,EUR,Germany,org:SRE,x\n';
  const plain = await readWageBenchmarks(file(short), { source: 'Institute' });
  const zipped = await readWageBenchmarks(file(gzipSync(short)), { source: 'Institute' });
  expect(zipped).toEqual(plain);
  expect(plain.rows[0]!.source).toBe('Institute');
  expect(plain.notices).toEqual(['wages.csv: column note not known; ignored']);
});

test('a column more that only looks like one which is there is ignored, and so are percentiles of other shares', async () => {
  const header = 'role,roles,source,area,currency,year,p20,p50,note,\n';
  const { rows, notices } = await readWageBenchmarks(file(`${header}org:SRE,2,S,Bern,CHF,2025,1,9,,\n`));
  expect(rows).toHaveLength(1);
  expect(notices).toEqual(['wages.csv: columns roles, p20, note, (unnamed) not known; ignored']);
});

test('rows in another order are the same content; any other figure is not', async () => {
  const other = ROW.replace('15-1252', '15-1211');
  const digest = async (text: string) => (await readWageBenchmarks(file(HEADER + text))).digest;
  expect(await digest(ROW + other)).toBe(await digest(other + ROW));
  expect(await digest(ROW)).not.toBe(await digest(ROW.replace('52000', '52001')));
});

describe('is refused as a whole, by line', () => {
  const changed = (from: string, to: string) => HEADER + ROW.replace(from, to);
  const cases: readonly (readonly [string, string, RegExp])[] = [
    ['empty', '', /wages\.csv: is empty/],
    ['no rows', HEADER, /holds no rows/],
    ['wrong header', 'Occupation,Median\nx,1\n', /wages\.csv:1: the header lacks "area", "currency", "year"/],
    ['neither role nor cluster', changed('onet:15-1252.00', ''), /:2: needs either/],
    ['both', changed('onet:15-1252.00,', 'onet:15-1252.00,Software'), /:2: needs either/],
    ['a role of no framework', changed('onet:', 'soc:'), /:2: "role" is not of the form/],
    ['no source', changed('ASHE', ''), /:2: "source" is empty/],
    ['no area', changed('United Kingdom', ''), /:2: "area" is empty/],
    ['a currency that is none', changed('GBP', 'QQQ'), /:2: "currency" is not an ISO 4217/],
    ['a sign for a currency', changed('GBP', '£'), /:2: "currency"/],
    ['a year that is none', changed('2025', '25'), /:2: "year"/],
    ['NaN', changed('52000', 'NaN'), /:2: "p50" is not a yearly amount/],
    ['infinite', changed('52000', 'Infinity'), /:2: "p50" is not a yearly amount/],
    ['separators', changed('52000', '"52,000"'), /:2: "p50" is not a yearly amount/],
    ['hexadecimal', changed('52000', '0x10'), /:2: "p50" is not a yearly amount/],
    ['negative', changed('52000', '-1'), /:2: "p50" is not a yearly amount/],
    ['zero', changed('31000', '0'), /:2: "p10" is not above 0/],
    ['falling', changed('68000', '50000'), /:2: "p75" is below a lower percentile/],
    [
      'known above top-coded',
      changed('68000', '>=60000').replace('>=90000', '90000'),
      /:2: "p90" is told where/,
    ],
    ['nothing told', changed('31000,40000,52000,68000,>=90000', ',,,,#'), /:2: tells no percentile/],
    ['employment', changed('120000', '1.5'), /:2: "employment"/],
    ['the same twice', HEADER + ROW + ROW, /:3: says again what line 2 says/],
    [
      'currencies mixed',
      HEADER + ROW + ROW.replace('15-1252', '15-1211').replace('GBP', 'EUR'),
      /:3: is in EUR where/,
    ],
    ['a row too long', `${HEADER}${ROW.trimEnd()},1\n`, /:2: has 14 cells/],
    [
      'a row too short',
      `${HEADER}${ROW.replace(',>=90000', '')}`,
      /:2: has 12 cells where the header has 13/,
    ],
    ['a file cut off in its last line', HEADER + ROW + ROW.slice(0, -12), /:3: has 12 cells/],
    ...(
      [
        ['employment', 'employmnt'],
        ['p90', 'p_90'],
        ['p90', 'P90'],
        ['sector', 'Sector'],
        ['sector', 'sectro'],
      ] as const
    ).map(
      ([column, spelt]) =>
        [
          `the column ${column} spelt ${spelt}`,
          HEADER.replace(column, spelt) + ROW,
          new RegExp(`:1: the column ${spelt} is not known: if "${column}" is meant`),
        ] as const,
    ),
    ['a column twice', HEADER.replace('p75', 'p50') + ROW, /:1: the column "p50" is there twice/],
    ['an open quote', `${HEADER}"${ROW}`, /a quote/],
  ];
  test.each(cases)('%s', async (_, content, expected) => {
    const refused = readWageBenchmarks(file(content));
    await expect(refused).rejects.toThrow(InvalidInput);
    await expect(refused).rejects.toThrow(expected);
  });

  test('gzip that is cut off', async () => {
    await expect(readWageBenchmarks(file(gzipSync(HEADER + ROW).subarray(0, 40)))).rejects.toThrow(/cut off/);
  });
});

test('a long file is put in order and digested over many turns of the event loop', async () => {
  const rows = Array.from(
    { length: 12_000 },
    (_, n) => `org:${n},,Survey,Place ${n % 50},,EUR,2025,,,,${n + 1},,\n`,
  );
  const path = file(`${HEADER}${rows.join('')}`);
  // Rows and their keys are written as JSON: so many at once tells how much is done in one turn.
  const stringify = vi.spyOn(JSON, 'stringify');
  let most = 0;
  let over = false;
  const look = () => {
    most = Math.max(most, stringify.mock.calls.length);
    stringify.mockClear();
    if (!over) setImmediate(look);
  };
  setImmediate(look);
  const { rows: sorted, markets } = await readWageBenchmarks(path);
  over = true;
  look();
  stringify.mockRestore();
  expect(sorted.map(({ id }) => id)).toEqual(sorted.map(({ id }) => id).toSorted());
  expect(markets).toEqual([{ source: 'Survey', year: 2025, currency: 'EUR', rows: 12_000 }]);
  expect(most).toBeLessThan(6_000);
});
