import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeZip, sheetOf, workbookParts } from '../importers/make-zip.ts';
import { runCli, succeed } from './process.ts';

const folder = mkdtempSync(join(tmpdir(), 'meritgraph-wages-'));
const environment = { MERITGRAPH_DATA_FOLDER: join(folder, 'data') };
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string, content: string | Buffer) => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const HEADER = 'role,area,currency,year,p10,p25,p50,p75,p90\n';
const ROW = 'org:DBA,Germany,EUR,2025,42000,51000,62000,74000,>=90000\n';

describe('import wages', () => {
  beforeAll(async () => {
    const organisation = join(folder, 'organisation');
    mkdirSync(organisation);
    writeFileSync(join(organisation, 'people.csv'), 'external_id,name\nE1,Ada Lind\n');
    writeFileSync(join(organisation, 'roles.csv'), 'external_id,title\nDBA,Database keeper\n');
    await succeed(['import', 'organisation', organisation], environment);
  });

  it('puts a benchmark beside what is there, reports the rows that it refused, and writes nothing when it is said again', async () => {
    const wages = file('wages.csv', `${HEADER}${ROW}org:NOBODY,Germany,EUR,2025,1,2,3,4,5\n`);
    const words = ['import', 'wages', wages, '--source', 'Institute'];
    const { code, stdout, stderr } = await runCli(words, environment);
    expect(code).toBe(3);
    expect(stdout).toBe('Institute 2025, EUR: 2 rows.\n1 benchmark, 1 of them new or changed, for 1 role.\n');
    expect(stderr).toContain('Left out: 1 row about what the graph does not know: org:NOBODY (line 3).');
    const report = /1 row was refused; the report is (.+)\.$/m.exec(stderr)![1]!;
    expect(
      readFileSync(report, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      { file: 'wages.csv', line: 3, column: 'role', rule: 'is a role that the graph does not know' },
    ]);
    const again = await runCli([...words, '--json'], environment);
    expect(JSON.parse(again.stdout)).toMatchObject({
      unchanged: true,
      changed: 0,
      benchmarks: 1,
      unknown: 1,
    });
    expect(again.stderr).toContain('the other rows are in the graph already');
  });

  it('says so where it knows no role of any row, and that columns were not read', async () => {
    const foreign = file(
      'foreign.csv',
      'role,area,currency,year,p50,comment\norg:NOBODY,Bern,CHF,2025,9,x\n',
    );
    const { code, stderr } = await runCli(['import', 'wages', foreign, '--source', 'Survey'], environment);
    expect(code).toBe(3);
    expect(stderr).toContain('nothing was imported: the graph knows no role or cluster of any row');
    expect(stderr).not.toContain('already');
    expect(stderr).toContain('foreign.csv: column comment not known; ignored');
  });

  it('refuses a file that breaks a rule as a whole, by line and in one line, with exit code 3', async () => {
    const bad = file('bad.csv', `${HEADER}${ROW.replace('62000', '63000')}${ROW.replace('62000', 'NaN')}`);
    const { code, stdout, stderr } = await runCli(
      ['import', 'wages', bad, '--source', 'Institute'],
      environment,
    );
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toMatch(/bad\.csv:3: "p50" is not a yearly amount/);
    const whole = file('wages.csv', HEADER + ROW);
    const after = await succeed(['import', 'wages', whole, '--source', 'Institute', '--json'], environment);
    expect(JSON.parse(after)).toMatchObject({ unchanged: true });
  });

  it('corrects a currency, and names what stays in the other one', async () => {
    const sectors = (name: string, currency: string, ...names: string[]) => {
      const lines = names.map((sector) => `org:DBA,Bern,${sector},${currency},2024,90000\n`);
      return file(name, `role,area,sector,currency,year,p50\n${lines.join('')}`);
    };
    const imports = (path: string) => runCli(['import', 'wages', path, '--source', 'Survey'], environment);
    expect((await imports(sectors('euros.csv', 'EUR', '', 'Banks'))).stderr).not.toContain('Two currencies');
    const { code, stderr } = await imports(sectors('francs.csv', 'CHF', ''));
    expect(code).toBe(0);
    expect(stderr).toContain(
      'Two currencies: Survey 2024, Bern: 1 benchmark stays in EUR beside those in CHF. Import what is wrong corrected',
    );
    expect((await imports(sectors('banks.csv', 'CHF', 'Banks'))).stderr).not.toContain('Two currencies');
    const refused = await imports(sectors('shops.csv', 'EUR', 'Shops'));
    expect(refused.code).toBe(3);
    expect(refused.stderr).toContain('of which 2 benchmarks imported before are in CHF');
  });

  it('reads a workbook as it is published, and of one that is cut off writes nothing', async () => {
    const onet = join(import.meta.dirname, '../../fixtures/onet-29.3');
    await succeed(['import', 'onet', onet], environment);
    const header =
      'AREA AREA_TITLE NAICS NAICS_TITLE I_GROUP OCC_CODE O_GROUP TOT_EMP A_PCT10 A_PCT25 A_MEDIAN A_PCT75 A_PCT90';
    const row = '99 U.S. 000000 All cross-industry 15-1252 detailed 120 79850 102480 133080 169000 #';
    const sheet = sheetOf([header.split(' '), row.split(' ')]).replace('<v>000000</v>', '<v>0</v>');
    const workbook = file('national_M2024_dl.xlsx', makeZip(workbookParts(sheet)));
    const half = file('half_M2024_dl.xlsx', readFileSync(workbook).subarray(0, 700));
    const refused = await runCli(['import', 'oews', half], environment);
    expect(refused.code).toBe(3);
    expect(refused.stderr).toMatch(/half_M2024_dl\.xlsx: .*cut off/);
    const stdout = await succeed(['import', 'oews', workbook], environment);
    expect(stdout).toBe('OEWS: 1 benchmark, 1 of them new or changed; 1 role has one.\n');
  }, 240_000);
});
