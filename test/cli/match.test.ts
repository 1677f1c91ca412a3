import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { gzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { afterAll, describe, expect, test } from 'vitest';
import { Refused } from '../../src/cli/failure.ts';
import { type CsvRow, readRows } from '../../src/cli/read-rows.ts';
import type { Session } from '../../src/cli/session/session.ts';
import { countRow, countsInWords, noMatches } from '../../src/cli/views/matches/match-counts.ts';
import { matchTexts } from '../../src/cli/views/matches/match-texts.ts';
import {
  CSV_COLUMNS,
  csvHeader,
  csvLines,
  renderMatches,
  rowMatches,
} from '../../src/cli/views/matches/matches-view.ts';
import { DOUBTFUL_FROM, MATCHED_FROM } from '../../src/domain/match-status.ts';

const folder = mkdtempSync(join(tmpdir(), 'meritgraph-match-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function allOf(path: string, column: string): Promise<{ header: readonly string[]; rows: CsvRow[] }> {
  const { header, rows } = await readRows(path, column);
  const all: CsvRow[] = [];
  for await (const row of rows) all.push(row);
  return { header, rows: all };
}

describe('rows of a file', () => {
  test('are numbered and read whatever the case of the column: quoted, gzipped, with a byte-order mark, too short or blank', async () => {
    const text = '\ufeffid,Job Title,unit\r\n1,"Nurse, ""night""\nward",x\r\n\r\n2\r\n3,مهندس,y,more\r\n';
    const rows = [
      { number: 1, cells: ['1', 'Nurse, "night"\nward', 'x'], text: 'Nurse, "night"\nward' },
      { number: 2, cells: [], text: '' },
      { number: 3, cells: ['2'], text: '' },
      { number: 4, cells: ['3', 'مهندس', 'y', 'more'], text: 'مهندس' },
    ];
    const header = ['id', 'Job Title', 'unit'];
    expect(await allOf(file('a.csv', text), 'job title')).toEqual({ header, rows });
    expect(await allOf(file('a.csv.gz', gzipSync(text)), 'Job Title')).toEqual({ header, rows });
  });

  test('of a file without a header are refused without showing what its first row holds', async () => {
    const reading = allOf(file('headless.csv', 'P-17,Ada Example,Nurse\nP-18,Bo Example,Cook\n'), 'title');
    await expect(reading).rejects.toThrow(/no column 'title': none of the 3 cells/);
    await expect(reading).rejects.not.toThrow(/P-17|Ada|Nurse/);
  });

  test.each([
    ['has no such column', 'id,name\n1,x\n', /no column 'title': none of the 2 cells/],
    ['is empty', '', /is empty/],
    ['is separated by semicolons', 'id;title\n1;x\n', /is separated by semicolons, not by commas/],
    ['is separated by tabs, in quotes', '"id"\t"title"\n', /is separated by tabs, not by commas/],
    ['never closes a quote', 'title\n"Nurse\n', /Cannot read .*CSV_QUOTE_NOT_CLOSED/],
  ])('of a file that %s are refused with a line that says so', async (_, text, message) => {
    const reading = allOf(file('bad.csv', text), 'title');
    await expect(reading).rejects.toThrow(Refused);
    await expect(reading).rejects.toThrow(message);
  });

  test('are refused in plain words where there is no file, or a folder', async () => {
    await expect(allOf(join(folder, 'gone.csv'), 'title')).rejects.toThrow(
      /^There is no file .*gone\.csv\.$/,
    );
    await expect(allOf(folder, 'title')).rejects.toThrow(/ is a folder: name a CSV file in it\.$/);
  });

  test('are none where the file has only a header', async () => {
    expect(await allOf(file('header.csv', 'id,title\n'), 'title')).toEqual({
      header: ['id', 'title'],
      rows: [],
    });
  });
});

const role = { framework: 'ONET', code: '29-1141.00', name: 'Nurses, "Registered"' };
const answering = (confidence: number) => {
  const asked: Record<string, unknown>[] = [];
  const session = {
    async execute(_: string, variables: Record<string, unknown>) {
      asked.push(variables);
      return { m0: { roles: [{ score: 1, confidence, role }], skills: [] }, m1: { roles: [], skills: [] } };
    },
    close: async () => {},
  } as Session;
  return { session, asked };
};
const kinds = ['role', 'skill'] as const;
const row = (number: number, ...cells: string[]): CsvRow => ({ number, cells, text: cells[1] ?? '' });

describe('matches', () => {
  test('of a text that stands twice are asked for once', async () => {
    const { session, asked } = answering(0.9);
    const found = await matchTexts(session, ['nurse', '🔥', 'nurse'], { first: 1, kinds });
    expect(asked).toEqual([{ t0: 'nurse', t1: '🔥', first: 1 }]);
    expect(found.map((matches) => matches.length)).toEqual([1, 0, 1]);
    expect(await matchTexts(session, [], { first: 1, kinds })).toEqual([]);
    expect(asked).toHaveLength(1);
  });

  test('go into the CSV with the number of their row, its other columns, and a line for each row without any', async () => {
    const [matches] = await matchTexts(answering(0.9).session, ['nurse', '🔥'], { first: 1, kinds });
    const lines = [
      csvHeader(['id', 'title', 'note']),
      ...csvLines(row(1, '7', 'nurse', 'a,b'), matches!),
      ...csvLines(row(2, '8', '🔥'), []),
      ...csvLines({ number: 3, cells: [], text: '' }, null),
    ];
    const [header, ...read] = parse(lines.join('\n'), { relax_column_count: true });
    expect(header).toEqual([...CSV_COLUMNS, 'id', 'title', 'note']);
    expect(read).toEqual([
      ['1', 'matched', 'role', '1', 'ONET', '29-1141.00', 'Nurses, "Registered"', '1.0000', '0.9000'].concat([
        '7',
        'nurse',
        'a,b',
      ]),
      ['2', 'none', '', '', '', '', '', '', '', '8', '🔥'],
      ['3', 'empty', '', '', '', '', '', '', ''],
    ]);
  });

  test.each([
    [MATCHED_FROM, 'matched'],
    [MATCHED_FROM - 0.01, 'doubtful'],
    [DOUBTFUL_FROM - 0.01, 'none'],
  ])('of confidence %f are %s, whatever their score', async (confidence, status) => {
    const [matches] = await matchTexts(answering(confidence).session, ['nurse'], { first: 1, kinds });
    expect(csvLines(row(1, '7', 'nurse'), matches!)[0]).toMatch(new RegExp(`^1,${status},role,`));
    const printed = renderMatches(row(1, '7', 'nurse'), matches!, kinds);
    expect(printed).toContain(status === 'none' ? 'no good match  role' : `${status.padEnd(8)} 0.`);
    expect(printed).toContain('no good match  skill');
    const counts = noMatches(kinds);
    countRow(counts, matches!);
    countRow(counts, null);
    expect(counts).toEqual({
      rows: 2,
      empty: 1,
      role: { matched: 0, doubtful: 0, none: 0, [status]: 1 },
      skill: { matched: 0, doubtful: 0, none: 1 },
    });
    expect(countsInWords(counts)).toMatch(
      /^2 rows, 1 empty; roles: \d matched, \d doubtful, \d none; skills: /,
    );
  });

  test('keep to a hundred columns in the terminal, and lose no word of a name', () => {
    const name =
      'Installation, Maintenance, and Repair Workers of Everything Else That Is Not Named Elsewhere';
    const found = { kind: 'role', framework: 'ONET', code: '49-9099.00', name, score: 1 } as const;
    for (const [confidence, status] of [[0.9, 'MATCHED'] as const, [0.1, 'NONE'] as const]) {
      const printed = renderMatches(
        row(12_345, '7', 'x '.repeat(90)),
        [{ ...found, confidence, status }],
        kinds,
      );
      const lines = stripVTControlCharacters(printed).split('\n');
      for (const line of lines) expect(line.length, line).toBeLessThanOrEqual(100);
      expect(lines.join(' ').replaceAll(/ +/g, ' ')).toContain(name);
    }
  });

  test('as JSON keep every cell by its name, those without one by their place', () => {
    const view = rowMatches(['id', 'title', 'id'], row(4, '7', 'nurse', 'x', 'y'), [], ['role']);
    expect(view).toEqual({
      ...{ row: 4, text: 'nurse', empty: false, role: 'none', matches: [] },
      columns: { id: '7', title: 'nurse', 'column 3': 'x', 'column 4': 'y' },
    });
    expect(rowMatches(['id'], { number: 5, cells: [], text: '' }, null, ['role'])).toMatchObject({
      ...{ empty: true, role: null, columns: {} },
    });
  });
});
