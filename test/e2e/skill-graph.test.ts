import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli, succeed } from './process.ts';

const folder = mkdtempSync(join(tmpdir(), 'meritgraph-skill-graph-'));
const environment = { MERITGRAPH_DATA_FOLDER: folder };
const shipped = join(import.meta.dirname, '../../fixtures/onet-29.3');
const at = (name: string) => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the skill graph on the command line', { timeout: 300_000 }, () => {
  beforeAll(async () => {
    await succeed(['import', 'onet', shipped], environment);
    for (const job of ['embed-skills', 'cluster-roles']) await succeed(['run', job], environment);
  }, 300_000);

  it('adjacent draws bars with the roles that ask for both, and says who it does not know', async () => {
    const text = await succeed(['adjacent', 'docker'], environment);
    expect(text).toMatch(/Docker/);
    expect(text).toMatch(/[█▇▆▅▄▃▂▁▏▎▍▌▋▊▉]|#/);
    expect(text).toMatch(/Developers/);
    const { code, stderr } = await runCli(['adjacent', '🙂🙂🙂'], environment);
    expect(code).toBe(3);
    expect(stderr).not.toMatch(/at .*\.ts:\d/);
  });

  it('match gives roles and skills for every row of a people system’s file', async () => {
    const rows = [
      'title,id',
      '"Sr. Software Dev II",1',
      'REGISTERED_NURSE,2',
      '"",3',
      '🙂,4',
      '"(.*)+[a-z",5',
      '',
      'Data Scientists,7',
    ];
    writeFileSync(at('titles.csv'), `${rows.join('\n')}\n`);
    const words = ['match', at('titles.csv'), '--column', 'title', '--first', '1'];
    const { stdout, stderr } = await runCli([...words, '--csv'], environment);
    const [header, ...found] = parse(stdout, { relax_column_count: true }) as string[][];
    expect(header!.slice(-2)).toEqual(['title', 'id']);
    const of = (row: string) => found.filter(([number]) => number === row);
    expect(of('1')[0]!.slice(4)).toEqual(
      expect.arrayContaining(['ONET', '15-1252.00', 'Sr. Software Dev II', '1']),
    );
    expect(of('2')[0]![5]).toMatch(/^29-1141/);
    expect([of('3'), of('6')].map(([line]) => line![1])).toEqual(['empty', 'empty']);
    expect(of('4').map(([, status]) => status)).toEqual(['none']);
    expect(of('7')[0]!.slice(1, 9)).toEqual(
      expect.arrayContaining(['matched', 'role', '15-2051.00', 'Data Scientists', '1.0000']),
    );
    expect(stderr).toMatch(/7 rows, 2 empty; roles: \d matched, \d doubtful, \d none; skills: /);
    const json = (await succeed([...words, '--kind', 'role', '--json'], environment)).trim().split('\n');
    expect(json).toHaveLength(8);
    expect(JSON.parse(json[6]!)).toMatchObject({ row: 7, columns: { id: '7' }, role: 'matched' });
    expect(JSON.parse(json[7]!)).toMatchObject({ counts: { rows: 7, empty: 2 } });
    const refused = await runCli(['match', at('titles.csv'), '--column', 'absent'], environment);
    expect(refused.code).toBe(3);
    expect(refused.stderr).toMatch(/absent/);
  });

  it('skill-map draws the same picture again, with a name and a description of itself', async () => {
    const said = await succeed(['skill-map', '--svg', at('one.svg')], environment);
    expect(said).toMatch(/^9\d\d roles in \d+ clusters\./);
    await succeed(['skill-map', '--svg', at('two.svg')], environment);
    const svg = readFileSync(at('one.svg'), 'utf8');
    expect(readFileSync(at('two.svg'), 'utf8')).toBe(svg);
    expect(svg).toMatch(/<title[ >]/);
    expect(svg).toMatch(/<desc[ >]/);
    expect(svg).toMatch(/role="img"/);
  });

  it('evaluates clusters on a release’s folder', async () => {
    const text = await succeed(['evaluate', 'clusters', '--onet', shipped], environment);
    expect(text).toMatch(/ARI between disjoint sets of 30 seeds/);
    expect(text).toMatch(/late roles placed where the run puts them/);
  });
});
