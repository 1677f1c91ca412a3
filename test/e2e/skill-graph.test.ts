import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
    ];
    writeFileSync(at('titles.csv'), `${rows.join('\n')}\n`);
    const printed = await succeed(
      ['match', at('titles.csv'), '--column', 'title', '--csv', '--first', '1'],
      environment,
    );
    const lines = printed.trim().split('\n');
    expect(printed).toMatch(/Software Dev II.*15-1252\.00/);
    expect(printed).toMatch(/REGISTERED_NURSE.*29-1141/);
    // A row without matches stands in the answer too.
    expect(lines.some((line) => line.includes('🙂'))).toBe(true);
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
