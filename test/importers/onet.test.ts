import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { InvalidInput } from '../../src/domain/errors.ts';
import { readOnet } from '../../src/importers/onet/onet.ts';
import { TECHNOLOGY_SHARE, technologyRequirements } from '../../src/importers/onet/technology.ts';
import { oewsYear, readOews } from '../../src/importers/wages/oews.ts';

const shipped = join(import.meta.dirname, '../../fixtures/onet-29.3');
const wages = join(import.meta.dirname, '../../fixtures/oews-2024/national_M2024.tsv.gz');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'onet-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (name: string, ...lines: (readonly string[])[]) =>
  writeFileSync(join(folder, name), lines.map((cells) => `${cells.join('\t')}\n`).join(''));
const occupations = () =>
  write(
    'Occupation Data.txt',
    ['O*NET-SOC Code', 'Title', 'Description'],
    ['15-1252.00', 'Software Developers', 'x'],
    ['29-1141.00', 'Nurses', 'y'],
  );
const ratingHeader = [
  'O*NET-SOC Code',
  'Element ID',
  'Element Name',
  'Scale ID',
  'Data Value',
  'Recommend Suppress',
  'Not Relevant',
];

test('the shipped extract holds every occupation with data, every skill and every technology of O*NET 29.3', async () => {
  const release = await readOnet(shipped);
  expect(release.version).toBe('29.3');
  expect(release.roles).toHaveLength(923);
  expect(release.occupationsWithoutData).toBe(93);
  const kinds = Map.groupBy(release.skills, ({ kind }) => kind);
  expect([...kinds].map(([kind, skills]) => [kind, skills.length]).sort()).toEqual([
    ['COMMODITY', 135],
    ['KNOWLEDGE', 33],
    ['SKILL', 35],
    ['TECHNOLOGY', 8775],
  ]);
  expect(release.missing).toEqual(['Task Statements', 'Tasks to DWAs']);
  expect(release.ratingsLeftOut).toEqual({ suppressed: 1170, notRelevant: 9241, zero: 0 });
});

test('the shipped extract is facts and figures only, and holds nothing of length', () => {
  for (const name of readdirSync(shipped).filter((file) => file.endsWith('.gz'))) {
    const [header, ...rows] = gunzipSync(readFileSync(join(shipped, name)))
      .toString('utf8')
      .trimEnd()
      .split('\n');
    expect(header).not.toMatch(/Description|Task|Definition/);
    expect(
      rows.flatMap((row) => row.split('\t')).filter((cell) => cell.length >= 160),
      name,
    ).toEqual([]);
  }
});

test('892 of 923 occupations have wages by their six-digit SOC code', async () => {
  const { roles } = await readOnet(shipped);
  const { rows } = await readOews(wages);
  const codes = new Set(rows.map(({ occupationCode }) => occupationCode));
  expect(roles.filter(({ code }) => codes.has(code.slice(0, 7)))).toHaveLength(892);
});

test('wages keep apart what is published, top-coded and missing', async () => {
  const { rows, year } = await readOews(wages);
  expect(year).toBe(2024);
  expect(rows).toHaveLength(831);
  const of = (code: string) => rows.find(({ occupationCode }) => occupationCode === code);
  expect(of('15-1252')).toMatchObject({
    currency: 'USD',
    area: 'U.S.',
    sector: null,
    percentiles: { p50: { amount: 133_080, quality: 'PUBLISHED' } },
  });
  expect(of('29-1141')?.percentiles.p50).toEqual({ amount: 93_600, quality: 'PUBLISHED' });
  expect(of('27-2011')?.percentiles.p50).toEqual({ amount: null, quality: 'MISSING' });
  expect(
    rows.filter(({ percentiles }) =>
      Object.values(percentiles).some(({ quality }) => quality === 'TOP_CODED'),
    ),
  ).toHaveLength(45);
  expect(of('11-1011')?.percentiles.p90).toEqual({ amount: 239_200, quality: 'TOP_CODED' });
});

test('a technology is a skill under its commodities, its code the name as O*NET writes it', async () => {
  const { skills } = await readOnet(shipped);
  const python = skills.find(({ id }) => id === 'skill:onet:Python');
  expect(python).toMatchObject({ code: 'Python', kind: 'TECHNOLOGY', hot: true, inDemand: true });
  expect(python?.broader).toContain('skill:onet:43232405');
  expect(skills.find(({ id }) => id === 'skill:onet:43232405')).toMatchObject({ kind: 'COMMODITY' });
});

test('technologies together never outweigh their share of a role, and order by demand, then by rarity', async () => {
  const { roles, skills } = await readOnet(shipped);
  const technologies = new Set(skills.filter(({ kind }) => kind === 'TECHNOLOGY').map(({ id }) => id));
  for (const { code, requirements } of roles) {
    const [listed, rated] = [true, false].map((wanted) =>
      requirements
        .filter(({ skillId }) => technologies.has(skillId) === wanted)
        .reduce((sum, { importance }) => sum + importance, 0),
    ) as [number, number];
    if (rated > 0) expect(listed / (listed + rated), code).toBeLessThan(TECHNOLOGY_SHARE + 1e-3);
    expect(
      requirements.every(
        ({ importance, level }) => importance > 0 && importance <= 1 && level > 0 && level <= 1,
      ),
    ).toBe(true);
  }
  const listings = [
    { example: 'listed', hot: false, inDemand: false },
    { example: 'hot', hot: true, inDemand: false },
    { example: 'common', hot: true, inDemand: true },
    { example: 'rare', hot: true, inDemand: true },
  ];
  const weighed = technologyRequirements(listings, 10, (example) => (example === 'common' ? 900 : 3), 923);
  expect(weighed.toSorted((a, b) => b.importance - a.importance).map(({ example }) => example)).toEqual([
    'rare',
    'common',
    'hot',
    'listed',
  ]);
});

test('levels and importances come as 0..1; suppressed, irrelevant and zero ratings make no requirement', async () => {
  occupations();
  write(
    'Skills.txt',
    ratingHeader,
    ['15-1252.00', '2.B.3.e', 'Programming', 'IM', '5', 'N', ''],
    ['15-1252.00', '2.B.3.e', 'Programming', 'LV', '3.5', 'N', 'N'],
    ['15-1252.00', '2.A.1.a', 'Reading Comprehension', 'IM', '3', 'N', ''],
    ['15-1252.00', '2.A.1.a', 'Reading Comprehension', 'LV', '3', 'Y', 'N'],
    ['15-1252.00', '2.A.1.b', 'Active Listening', 'IM', '3', 'N', ''],
    ['15-1252.00', '2.A.1.b', 'Active Listening', 'LV', '3', 'N', 'Y'],
    ['15-1252.00', '2.A.1.c', 'Writing', 'IM', '1', 'N', ''],
    ['15-1252.00', '2.A.1.c', 'Writing', 'LV', '2', 'N', 'N'],
  );
  const { roles, ratingsLeftOut, missing } = await readOnet(folder);
  expect(roles).toHaveLength(1);
  expect(roles[0]?.requirements).toEqual([{ skillId: 'skill:onet:2.B.3.e', importance: 1, level: 0.5 }]);
  expect(ratingsLeftOut).toEqual({ suppressed: 1, notRelevant: 1, zero: 1 });
  expect(missing).toContain('Knowledge');
  expect(missing).not.toContain('Skills');
});

test('columns in any order, additional columns, a byte-order mark, CRLF, .tsv and .gz read the same', async () => {
  occupations();
  write('Job Zones.txt', ['O*NET-SOC Code', 'Job Zone'], ['15-1252.00', '4']);
  const plain = await readOnet(folder);
  rmSync(join(folder, 'Job Zones.txt'));
  const text =
    '\ufeffDate\tJob Zone\tTitle\tO*NET-SOC Code\r\n08/2023\t4\tSoftware Developers\t15-1252.00\r\n';
  writeFileSync(join(folder, 'Job Zones.tsv.gz'), gzipSync(text));
  expect((await readOnet(folder)).roles).toEqual(plain.roles);
});

test('texts are read where the folder has them', async () => {
  occupations();
  write('Task Statements.txt', ['O*NET-SOC Code', 'Task ID', 'Task'], ['15-1252.00', '1', 'Write "code".']);
  write(
    'Tasks to DWAs.txt',
    ['O*NET-SOC Code', 'Task ID', 'DWA ID', 'DWA Title'],
    ['15-1252.00', '1', '4.A.1', 'Design.'],
    ['15-1252.00', '2', '4.A.1', 'Design.'],
  );
  const { roles, activities } = await readOnet(folder);
  expect(roles[0]).toMatchObject({
    description: 'x',
    tasks: ['Write "code".'],
    activities: [{ activityId: 'activity:onet:4.A.1', tasks: 2 }],
  });
  expect(activities).toEqual([{ id: 'activity:onet:4.A.1', name: 'Design.' }]);
});

const refused: [string, () => void, RegExp][] = [
  ['an empty folder', () => {}, /holds no "Occupation Data" file/],
  [
    'another format',
    () => writeFileSync(join(folder, 'people.csv'), 'external_id,name\n'),
    /not an O\*NET release/,
  ],
  [
    'a file of other columns',
    () => write('Occupation Data.txt', ['Code', 'Title']),
    /Occupation Data\.txt:1: the header lacks "O\*NET-SOC Code"/,
  ],
  ['an empty file', () => write('Occupation Data.txt'), /Occupation Data\.txt: is empty/],
  [
    'a row cut short',
    () => write('Occupation Data.txt', ['O*NET-SOC Code', 'Title'], ['15-1252.00']),
    /Occupation Data\.txt:2: has 1 cells where the header has 2/,
  ],
  [
    'damaged gzip',
    () =>
      writeFileSync(
        join(folder, 'Occupation Data.txt.gz'),
        gzipSync('O*NET-SOC Code\tTitle\n'.repeat(99)).subarray(0, 30),
      ),
    /Occupation Data\.txt\.gz:\d+: is damaged or cut off gzip/,
  ],
  [
    'no gzip at all',
    () => write('Occupation Data.txt.gz', ['O*NET-SOC Code', 'Title']),
    /is named \.gz and is not gzip/,
  ],
  [
    'bytes that are no text',
    () => writeFileSync(join(folder, 'Occupation Data.txt'), Buffer.from([0x41, 0x0a, 0xff, 0xfe])),
    /not UTF-8/,
  ],
  [
    'a rating out of its scale',
    () => {
      occupations();
      write('Skills.txt', ratingHeader, ['15-1252.00', '2.A.1.a', 'Reading', 'LV', '8', 'N', 'N']);
    },
    /Skills\.txt:2: "Data Value" is not a number from 0 to 7/,
  ],
  [
    'a rating of an unknown occupation',
    () => {
      occupations();
      write('Skills.txt', ratingHeader, ['99-9999.00', '2.A.1.a', 'Reading', 'LV', '3', 'N', 'N']);
    },
    /Skills\.txt:2: "O\*NET-SOC Code" is not in Occupation Data/,
  ],
  [
    'one table in two files',
    () => {
      occupations();
      write('Occupation Data.tsv', ['O*NET-SOC Code', 'Title']);
    },
    /is in the folder twice/,
  ],
];
test.each(refused)('%s is refused in one line that names the place', async (_name, prepare, message) => {
  prepare();
  const failure = await readOnet(folder).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(InvalidInput);
  expect((failure as InvalidInput).message).toMatch(message);
  expect((failure as InvalidInput).message).not.toContain('\n');
});

test('a table of wages says its year in its name or is told it', async () => {
  expect(oewsYear('/x/national_M2023.tsv')).toBe(2023);
  writeFileSync(join(folder, 'wages.tsv'), gunzipSync(readFileSync(wages)));
  await expect(readOews(join(folder, 'wages.tsv'))).rejects.toThrow(/does not say its year/);
  expect((await readOews(join(folder, 'wages.tsv'), { year: 2024 })).rows).toHaveLength(831);
  await expect(readOews(join(shipped, 'Skills.txt.gz'), { year: 2024 })).rejects.toThrow(
    /Skills\.txt\.gz:1: the header lacks "AREA"/,
  );
});
