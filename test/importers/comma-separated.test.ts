import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { inspectOrganisation } from '../../src/importers/organisation/folder.ts';
import { readWageBenchmarks } from '../../src/importers/wages/wage-benchmarks.ts';

const room = mkdtempSync(join(tmpdir(), 'separators-'));
afterAll(() => rmSync(room, { recursive: true, force: true }));

test.each([
  ['semicolons', 'external_id;name;unit\nE1;Ada Lind;Payments\n'],
  ['semicolons', '\ufeff"external_id";"name";"unit"\r\n"E1";"Ada, Lind";"Payments"\r\n'],
  ['tabs', 'external_id\tname\tunit\nE1\tAda, Lind\tPayments\n'],
])(
  'a table of an organisation that is separated by %s is refused with that word, and no value',
  async (separator, text) => {
    for (const table of ['people.csv', 'disclosures.csv']) {
      const folder = mkdtempSync(join(room, 'organisation-'));
      writeFileSync(join(folder, 'people.csv'), 'external_id,name\nE1,Ada; Lind\n');
      writeFileSync(join(folder, table), text);
      const refused = await inspectOrganisation(folder).catch((error: Error) => error.message);
      expect(refused).toBe(
        `${table}:1: the header is separated by ${separator}, not by commas: save it as CSV with commas, and decimals with a point`,
      );
    }
  },
);

test('wages that are separated by semicolons are refused so too, and a semicolon in a cell is none', async () => {
  const path = join(room, 'wages.csv');
  writeFileSync(path, 'role;area;currency;year;p50\norg:A;Here;EUR;2025;1000,5\n');
  await expect(readWageBenchmarks(path, { source: 'S' })).rejects.toThrow(
    /wages\.csv:1: the header is separated by semicolons/,
  );
  writeFileSync(path, 'role,area,currency,year,p50,note; more\norg:A,Here; there,EUR,2025,1000.5,\n');
  expect((await readWageBenchmarks(path, { source: 'S' })).rows).toHaveLength(1);
});
