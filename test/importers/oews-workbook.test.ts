import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { InvalidInput } from '../../src/domain/errors.ts';
import { oewsYear, readOews } from '../../src/importers/wages/oews.ts';
import { makeZip, sheetOf, workbookParts, type ZipEntry } from './make-zip.ts';

const room = mkdtempSync(join(tmpdir(), 'oews-'));
afterAll(() => rmSync(room, { recursive: true, force: true }));
let files = 0;
function file(content: string | Buffer, name = 'national_M2024_dl.xlsx'): string {
  const folder = join(room, String(files++));
  rmSync(folder, { recursive: true, force: true });
  const path = `${folder}-${name}`;
  writeFileSync(path, content);
  return path;
}
const workbook = (parts: readonly ZipEntry[], name?: string) => file(makeZip(parts), name);

const header = [
  ...['AREA', 'AREA_TITLE', 'NAICS', 'NAICS_TITLE', 'I_GROUP', 'OCC_CODE', 'O_GROUP', 'TOT_EMP'],
  ...['A_PCT10', 'A_PCT25', 'A_MEDIAN', 'A_PCT75', 'A_PCT90'],
];
const row = (occupation: string, ...wages: string[]) => [
  ...['99', 'U.S.', '000000 ', 'Cross-industry', 'cross-industry', occupation, 'detailed', '1200', ...wages],
];
const developers = row('15-1252', '79850', '102480', '133080.0', '#', '*');
const sheet = sheetOf([header, developers, row('29-1141', '1', '2', '3', '4', '5')]);

async function refusal(path: string): Promise<string> {
  const error = await readOews(path).then(
    () => undefined,
    (caught: unknown) => caught,
  );
  expect(error).toBeInstanceOf(InvalidInput);
  const { fields: problems } = error as InvalidInput;
  expect(problems).toHaveLength(1);
  return `${problems[0]!.path}: ${problems[0]!.problem}`;
}

describe('the published workbook', () => {
  const published = join(import.meta.dirname, '../../../shared/data/oews-2024');
  test.skipIf(!existsSync(published))('of 2024 says what its text says, to the last cell', async () => {
    const ofWorkbook = await readOews(join(published, 'national_M2024_dl.xlsx'));
    const ofText = await readOews(join(published, 'national_M2024.tsv.gz'));
    expect(ofWorkbook).toEqual(ofText);
    expect(ofWorkbook.rows).toHaveLength(831);
    const zip = makeZip([
      { name: 'oesm24nat/field_descriptions.xlsx', content: 'not read' },
      {
        name: 'oesm24nat/national_M2024_dl.xlsx',
        content: await readFile(join(published, 'national_M2024_dl.xlsx')),
      },
    ]);
    expect(await readOews(file(zip, 'oesm24nat.zip'))).toEqual(ofText);
  });

  test('is read from its first visible sheet: shared, rich and inline texts, sparse rows, numbers in any form', async () => {
    const strings =
      '<sst><si><r><t>15-</t></r><r><t>1252</t></r><rPh><t>no</t></rPh></si><si><t>a &amp; b</t></si></sst>';
    const cells = `<c r="A2"><v>9.9E1</v></c><c r="B2" t="s"><v>1</v></c><c r="C2" t="str"><f>1+1</f><v>000000</v></c>
      <c r="E2" t="inlineStr"><is><t>cross-industry</t></is></c><c r="F2" t="s"><v>0</v></c>
      <c r="G2" t="inlineStr"><is><t>detailed</t></is></c><c r="H2"><v>1.2E3</v></c><c r="K2"><v>1.3308E5</v></c>`;
    const head = sheetOf([header]).replace('</sheetData></worksheet>', '');
    const { rows } = await readOews(
      workbook(workbookParts(`${head}<row/><row r="5">${cells}</row></sheetData></worksheet>`, strings)),
    );
    expect(rows).toEqual([
      expect.objectContaining({
        id: 'wage:oews:2024:99:000000:15-1252',
        area: 'a & b',
        sector: null,
        employment: 1200,
        percentiles: expect.objectContaining({
          p10: { amount: null, quality: 'MISSING' },
          p50: { amount: 133_080, quality: 'PUBLISHED' },
        }),
      }),
    ]);
  });

  test('top-coded and missing wages stay what they are', async () => {
    const { rows } = await readOews(workbook(workbookParts(sheet)));
    expect(rows[0]!.percentiles.p75).toEqual({ amount: 239_200, quality: 'TOP_CODED' });
    expect(rows[0]!.percentiles.p90).toEqual({ amount: null, quality: 'MISSING' });
  });

  test('several tables of one release come as one; of two years they do not', async () => {
    const part = (rows: string[][]) => makeZip(workbookParts(sheetOf([header, ...rows])));
    const metropolitan = (name: string, occupation: string) => ({
      name,
      content: part([row(occupation, '1', '2', '3', '4', '5')]),
    });
    const both = makeZip([
      metropolitan('a/MSA_M2024_dl.xlsx', '11-1011'),
      metropolitan('a/BOS_M2024_dl.xlsx', '11-1021'),
    ]);
    expect((await readOews(file(both, 'oesm24ma.zip'))).rows).toHaveLength(2);
    const mixed = makeZip([
      metropolitan('a/MSA_M2023_dl.xlsx', '11-1011'),
      metropolitan('a/MSA_M2024_dl.xlsx', '11-1021'),
    ]);
    expect(await refusal(file(mixed, 'oesm24ma.zip'))).toMatch(/MSA_M2024_dl.xlsx.*another year/);
  });

  test('its year is in its name or in that of the zip', () => {
    expect(oewsYear('/x/state_M2023_dl.xlsx')).toBe(2023);
    expect(oewsYear('/x/oesm19nat.zip')).toBe(2019);
    expect(oewsYear('/x/wages.xlsx')).toBeUndefined();
  });
});

describe('a damaged or foreign workbook is one clear refusal that names the place', () => {
  const whole = makeZip(workbookParts(sheet));

  test('cut off anywhere', async () => {
    for (const share of [0.02, 0.3, 0.6, 0.9, 0.99]) {
      const message = await refusal(file(whole.subarray(0, Math.floor(share * whole.length))));
      expect(message).toMatch(/national_M2024_dl\.xlsx: .*(cut off|damaged)/);
    }
  });

  test('one byte changed anywhere gives the same rows or a refusal, never other rows', async () => {
    const expected = await readOews(file(whole));
    for (let at = 0; at < whole.length; at += 7) {
      const bytes = Buffer.from(whole);
      bytes[at]! ^= 0x15;
      const read = await readOews(file(bytes)).catch((error: unknown) => error);
      if (read instanceof InvalidInput) continue;
      expect(read).toEqual(expected);
    }
  });

  const broken: readonly (readonly [string, () => string, RegExp])[] = [
    ['no zip', () => file('AREA\tAREA_TITLE\n'), /no zip archive or workbook/],
    ['empty', () => file(''), /no zip archive or workbook/],
    [
      'a zip of something else',
      () => file(makeZip([{ name: 'a.txt', content: 'a' }]), 'x_M2024.zip'),
      /neither a workbook/,
    ],
    [
      'no sheet',
      () =>
        workbook(
          workbookParts(sheet).map((part) => ({
            ...part,
            content: String(part.content).replaceAll('state="hidden"', '').replaceAll('<sheet ', '<other '),
          })),
        ),
      /without a visible sheet/,
    ],
    ['sheet missing', () => workbook(workbookParts(sheet).slice(0, 3)), /lacks "xl\/worksheets\/sheet.xml"/],
    [
      'wrong header',
      () =>
        workbook(
          workbookParts(
            sheetOf([
              ['OCC', 'WAGE'],
              ['1', '2'],
            ]),
          ),
        ),
      /:1: the header lacks "AREA"/,
    ],
    ['no rows', () => workbook(workbookParts(sheetOf([header]))), /holds no row/],
    [
      'unclosed',
      () => workbook(workbookParts(sheet.slice(0, -30))),
      /sheet "wages", row \d+: damaged or cut off/,
    ],
    [
      'a document type',
      () => workbook(workbookParts(`<!DOCTYPE x [<!ENTITY a "b">]>${sheet}`)),
      /document type/,
    ],
    ['an unknown entity', () => workbook(workbookParts(sheet.replace('U.S.', '&a;'))), /damaged or cut off/],
    [
      'a text that is not there',
      () => workbook(workbookParts(sheet.replace('<c><v>99</v></c>', '<c t="s"><v>7</v></c>'), '<sst/>')),
      /refers to a text/,
    ],
    [
      'no number',
      () => workbook(workbookParts(sheet.replace('<v>79850</v>', '<v>NaN</v>'))),
      /row 2: a cell of numbers/,
    ],
    [
      'no wage',
      () => workbook(workbookParts(sheetOf([header, row('15-1252', 'high', '2', '3', '4', '5')]))),
      /:2: "A_PCT10"/,
    ],
    [
      'twice',
      () => workbook(workbookParts(sheetOf([header, developers, developers]))),
      /:3: the occupation is there twice/,
    ],
    ['no year', () => workbook(workbookParts(sheet), 'wages.xlsx'), /does not say its year/],
    [
      'a far cell',
      () =>
        workbook(
          workbookParts('<worksheet><sheetData><row><c r="XFD1"><v>1</v></c></row></sheetData></worksheet>'),
        ),
      /beyond column/,
    ],
    [
      'a bomb',
      () => workbook(workbookParts(`${sheet}${' '.repeat(5e6)}`)),
      /would expand "xl\/worksheets\/sheet.xml" more than/,
    ],
    [
      'a lie about size',
      () =>
        workbook(
          workbookParts(sheet).map((part) =>
            part.name.endsWith('sheet.xml') ? { ...part, saidSize: 10 } : part,
          ),
        ),
      /damaged or cut off within/,
    ],
    [
      'too large in all',
      () =>
        workbook([
          ...workbookParts(sheet),
          ...[1, 2].map((n) => ({ name: `x${n}`, content: 'x', saidSize: 2 ** 31 - 1 })),
        ]),
      /would expand/,
    ],
    ['twice in the archive', () => workbook([...workbookParts(sheet), ...workbookParts(sheet)]), /twice/],
  ];
  test.each(broken)('%s', async (_, make, expected) => {
    expect(await refusal(make())).toMatch(expected);
  });
});
