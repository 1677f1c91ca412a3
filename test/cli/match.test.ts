import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { Refused } from '../../src/cli/failure.ts';
import { readColumn } from '../../src/cli/read-column.ts';
import type { Session } from '../../src/cli/session.ts';
import { CSV_HEADER, csvLines, matchTexts } from '../../src/cli/views/matches-view.ts';

const folder = mkdtempSync(join(tmpdir(), 'meritgraph-match-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function allOf(texts: AsyncIterable<string>): Promise<string[]> {
  const all: string[] = [];
  for await (const text of texts) all.push(text);
  return all;
}

test('a column is read whatever its case, quoted, gzipped, with a byte-order mark, rows too short or blank', async () => {
  const text = '\ufeffid,Job Title,unit\r\n1,"Nurse, ""night""\nward",x\r\n\r\n2\r\n3,مهندس,y\r\n';
  const titles = ['Nurse, "night"\nward', '', 'مهندس'];
  expect(await allOf(readColumn(file('a.csv', text), 'job title'))).toEqual(titles);
  expect(await allOf(readColumn(file('a.csv.gz', gzipSync(text)), 'Job Title'))).toEqual(titles);
});

test.each([
  ['has no such column', 'id,name\n1,x\n', /no column 'title'; it has id, name/],
  ['is empty', '', /is empty/],
  ['never closes a quote', 'title\n"Nurse\n', /Cannot read .*CSV_QUOTE_NOT_CLOSED/],
])('a file that %s is refused with a line that says so', async (_, text, message) => {
  const reading = allOf(readColumn(file('bad.csv', text), 'title'));
  await expect(reading).rejects.toThrow(Refused);
  await expect(reading).rejects.toThrow(message);
  await expect(allOf(readColumn(join(folder, 'gone.csv'), 'title'))).rejects.toThrow(/ENOENT/);
});

test('a text that stands twice is asked once, and no row of the file is lost in the CSV', async () => {
  const asked: Record<string, unknown>[] = [];
  const session = {
    async execute(_: string, variables: Record<string, unknown>) {
      asked.push(variables);
      const role = { framework: 'ONET', code: '29-1141.00', title: 'Nurses, "Registered"' };
      return { m0: { roles: [{ score: 0.9, role }], skills: [] }, m1: { roles: [], skills: [] } };
    },
    close: async () => {},
  } as Session;
  const found = await matchTexts(session, ['nurse', '🔥', 'nurse'], 1);
  expect(asked).toEqual([{ t0: 'nurse', t1: '🔥', first: 1 }]);
  expect(CSV_HEADER.split(',')).toHaveLength(7);
  expect(found.flatMap(csvLines)).toEqual([
    'nurse,role,1,ONET,29-1141.00,"Nurses, ""Registered""",0.9000',
    '🔥,,,,,,',
    'nurse,role,1,ONET,29-1141.00,"Nurses, ""Registered""",0.9000',
  ]);
});
