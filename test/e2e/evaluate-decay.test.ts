import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from './process.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'meritgraph-log-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string) => join(folder, name);
function written(name: string, lines: readonly string[]): string {
  writeFileSync(file(name), `person,skill,at,successes,trials\n${lines.join('\n')}\n`);
  return file(name);
}
/** Five people, four skills, one event every nine days; whoever is late fails. */
const rows = Array.from({ length: 400 }, (_, n) => {
  const at = new Date(Date.UTC(2024, 0, 1 + Math.floor(n / 20) * (9 + (n % 20))));
  return `p${n % 5},s${n % 4},${at.toISOString()},${n % 20 > 12 ? 0 : 1},1`;
});

describe('evaluate decay, on a log of one’s own', { timeout: 120_000 }, () => {
  it('prints the model beside its baselines, and writes one forecast a scored event, and a picture', async () => {
    const log = written('log.csv', [...rows, 'p1,s1,2024-03-01,2,1']);
    const words = ['--log', log, '--forecasts', file('forecasts.csv'), '--svg', file('picture.svg')];
    const { code, stdout, stderr } = await runCli(['evaluate', 'decay', ...words, '--json']);
    expect(code).toBe(0);
    const report = JSON.parse(stdout) as {
      scored: number;
      refused: number;
      scores: Record<string, { logLoss: number }>;
    };
    expect(report.scored).toBeGreaterThan(50);
    expect(report.refused).toBe(1);
    for (const name of ['model', 'constant', 'moving average', 'series mean', 'half-life regression']) {
      expect(report.scores[name]!.logLoss).toBeGreaterThan(0);
    }
    const forecasts = readFileSync(file('forecasts.csv'), 'utf8').trimEnd().split('\n');
    expect(forecasts[0]).toBe('person,skill,at,forecast,low,high');
    expect(forecasts).toHaveLength(report.scored + 1);
    // Joined with the log by these columns, outcomes give the log loss that is told.
    const passed = new Map(rows.map((row) => [row.split(',').slice(0, 3).join(), Number(row.split(',')[3])]));
    const losses = forecasts.slice(1).map((line) => {
      const cells = line.split(',');
      const outcome = passed.get(cells.slice(0, 3).join())!;
      return -Math.log(outcome === 1 ? Number(cells[3]) : 1 - Number(cells[3]));
    });
    const mean = losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
    expect(mean).toBeCloseTo(report.scores.model!.logLoss, 5);
    const times = new Set(rows.map((row) => row.split(',')[2]));
    for (const line of forecasts.slice(1)) {
      const [, , at, forecast] = line.split(',');
      expect(times).toContain(at);
      expect(Number(forecast)).toBeGreaterThanOrEqual(0.01);
      expect(Number(forecast)).toBeLessThanOrEqual(0.99);
    }
    expect(readFileSync(file('picture.svg'), 'utf8')).toMatch(
      /^<svg [\s\S]*<title id="title">[\s\S]*<\/svg>\n$/,
    );
    expect(statSync(file('picture.svg')).mode & 0o077).toBe(0);
    expect(stderr).toContain('log.csv:402 ');
    expect(stderr).toContain('evaluate decay: reading');
  });

  it('prints tables for people, and which columns it ignored', async () => {
    const lines = rows.map((row) => `${row},no,a`);
    writeFileSync(file('more.csv'), `person,skill,at,successes,trials,reinforce,Note\n${lines.join('\n')}\n`);
    const { code, stdout, stderr } = await runCli(['evaluate', 'decay', '--log', file('more.csv')]);
    expect(code).toBe(0);
    expect(stderr).toContain('ignored: "reinforce" (did you mean "reinforces"?), "Note".\n');
    for (const words of ['forecaster', 'loss', 'moving average', 'Calibration', 'central 90 %']) {
      expect(stdout).toContain(words);
    }
    for (const line of stdout.split('\n')) expect(line.length, line).toBeLessThanOrEqual(100);
  });

  it.each([
    ['a file that is not there', ['--log', 'absent.csv'], 3, /absent\.csv/],
    ['a time that is none', ['--log', 'absent.csv', '--day-start', '25:00'], 2, /HH:MM/],
    ['no file', [], 2, /--log/],
  ])('ends in one line on %s', async (_, words, code, said) => {
    const finished = await runCli(['evaluate', 'decay', ...words]);
    expect(finished).toMatchObject({ code, stdout: '' });
    expect(finished.stderr).toMatch(said);
    expect(finished.stderr).not.toMatch(/\n\s+at /);
  });

  it('says which columns a file lacks, and where forecasts cannot be written', async () => {
    writeFileSync(file('other.csv'), 'who,what\na,b\n');
    const lacking = await runCli(['evaluate', 'decay', '--log', file('other.csv')]);
    expect(lacking.code).toBe(3);
    expect(lacking.stderr).toMatch(/other\.csv:1.*"person"/);
    const nowhere = join(folder, 'absent', 'forecasts.csv');
    const log = written('log.csv', rows);
    const refused = await runCli(['evaluate', 'decay', '--log', log, '--forecasts', nowhere]);
    expect(refused.code).toBe(3);
    expect(refused.stderr).toContain('Cannot write');
    expect(existsSync(nowhere)).toBe(false);
  });
});
