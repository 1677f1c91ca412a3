import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { baselineNames } from '../../../src/analytics/decay/back-test/baselines.ts';
import { DAY, fixedClock } from '../../../src/domain/clock.ts';
import { InvalidInput } from '../../../src/domain/errors.ts';
import {
  decayEvaluationSvg,
  decayEvaluationTables,
} from '../../../src/services/proficiency/decay-evaluation-views.ts';
import { createEvaluateDecay } from '../../../src/services/proficiency/evaluate-decay.ts';
import { createWorkerPool, type WorkerPool } from '../../../src/threads/pool.ts';
import { simulate } from '../../analytics/decay/simulated-log.ts';
import { caller } from '../../queue/run-world.ts';

const folder = mkdtempSync(join(tmpdir(), 'meritgraph-evaluate-'));
const rows = simulate({ people: 6, skills: 4, events: 6, trials: 1, seed: 12 });
const clock = fixedClock(Math.max(...rows.map(({ at }) => at)));
const text = [
  'person,skill,at,successes,trials',
  ...rows.map(
    (row) => `"p, ${row.person}",s${row.skill},${new Date(row.at).toISOString()},${row.successes},1`,
  ),
].join('\n');

describe('evaluating decay on a log', () => {
  let pool: WorkerPool;
  beforeAll(() => {
    pool = createWorkerPool({ size: 1 });
    writeFileSync(join(folder, 'log.csv'), text);
  });
  afterAll(async () => {
    await pool.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('writes one forecast a scored event, naming it as the log did', async () => {
    const out = join(folder, 'forecasts.csv');
    const fractions: number[] = [];
    const evaluation = await createEvaluateDecay({ pool, clock }).evaluate(caller, {
      log: join(folder, 'log.csv'),
      forecasts: out,
      onProgress: (fraction) => fractions.push(fraction),
    });
    const [header, ...lines] = readFileSync(out, 'utf8').trim().split('\n');
    expect(header).toBe('person,skill,at,forecast,low,high');
    expect(lines).toHaveLength(evaluation.scored);
    const given = new Set(text.split('\n').map((line) => line.split(',').slice(0, 4).join(',')));
    for (const line of lines) {
      expect(given).toContain(line.split(',').slice(0, 4).join(','));
      const [forecast, low, high] = line.split(',').slice(-3).map(Number);
      expect(forecast).toBeGreaterThanOrEqual(0.01);
      expect(forecast).toBeLessThanOrEqual(0.99);
      expect(low).toBeLessThanOrEqual(forecast!);
      expect(high).toBeGreaterThanOrEqual(forecast!);
    }
    expect(fractions.length).toBeGreaterThan(3);
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
    expect(evaluation.people).toBe(6);
    expect(JSON.parse(JSON.stringify(evaluation))).toEqual(evaluation);
    const [scores, calibration, coverage] = decayEvaluationTables(evaluation);
    expect(scores!.rows.map(([name]) => name)).toEqual(['model', 'curve alone', ...baselineNames]);
    for (const { head, rows } of [scores!, calibration!, coverage!]) {
      expect(rows.length).toBeGreaterThan(0);
      for (const cells of rows) expect(cells).toHaveLength(head.length);
    }
    const svg = decayEvaluationSvg(evaluation);
    expect(svg).toMatch(/^<svg [^>]*>[\s\S]*<\/svg>\n$/);
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
    expect(svg).toMatch(/ role="img" aria-labelledby="title description"/);
    expect(svg).toMatch(
      /<desc id="description">Log loss of [\d,]+ events, lower is better: model 0\.\d+, .*observed\.<\/desc>/,
    );
    expect(svg).toContain('>observed share passed<');
  });

  it('says the same to the last digit of the rows of a file that ends where another goes on', async () => {
    const { evaluate } = createEvaluateDecay({ pool, clock });
    const cut = rows[Math.floor(rows.length * 0.7)]!.at;
    const [header, ...lines] = text.split('\n');
    const earlier = lines.filter((_, i) => rows[i]!.at < cut);
    const later = simulate({ people: 9, skills: 7, events: 2, trials: 4, seed: 13 }).map(
      ({ person, skill, successes }, i) =>
        `a${person},"0, ${skill}",${new Date(cut + i).toISOString()},${successes},4,PEER_REVIEW,z${i % 3}`,
    );
    const forecastsOf = async (name: string, body: readonly string[]) => {
      const [log, forecasts] = [join(folder, `${name}.csv`), join(folder, `${name}-forecasts.csv`)];
      writeFileSync(log, [`${header},kind,evaluator`, ...body].join('\n'));
      await evaluate(caller, { log, forecasts });
      return readFileSync(forecasts, 'utf8').trim().split('\n');
    };
    const cutShort = await forecastsOf('cut', earlier);
    expect(cutShort.length).toBeGreaterThan(50);
    const whole = [...later.slice(0, 60), ...lines, ...later.slice(60)];
    expect((await forecastsOf('whole', whole)).slice(0, cutShort.length)).toEqual(cutShort);
  });

  it('refuses a day start that is no time, and a log in which nothing can be scored', async () => {
    const { evaluate } = createEvaluateDecay({ pool, clock });
    const log = join(folder, 'log.csv');
    await expect(evaluate(caller, { log, dayStart: '25:00' })).rejects.toBeInstanceOf(InvalidInput);
    writeFileSync(join(folder, 'one.csv'), 'person,skill,at,successes,trials\np,s,1,1,1\n');
    await expect(evaluate(caller, { log: join(folder, 'one.csv') })).rejects.toBeInstanceOf(InvalidInput);
  });

  it('refuses rows that are yet to come, and writes every refused row where it is told to, never a value', async () => {
    const tomorrow = new Date(clock.now() + 2 * DAY).toISOString();
    const bad = [`Zoe,s,${tomorrow},1,1`, ...Array.from({ length: 2_500 }, () => 'Zoe,s,never,1,1')];
    const log = join(folder, 'refused.csv');
    writeFileSync(log, `${text}\n${bad.join('\n')}\n`);
    const rejects = join(folder, 'rejects.jsonl');
    const { refused, problems } = await createEvaluateDecay({ pool, clock }).evaluate(caller, {
      log,
      rejects,
    });
    expect(refused).toBe(bad.length);
    expect(problems.length).toBeLessThan(refused);
    const report = readFileSync(rejects, 'utf8').trimEnd().split('\n');
    expect(report).toHaveLength(bad.length);
    expect(report.join('')).not.toMatch(/Zoe|never/);
    const first = rows.length + 2;
    expect(JSON.parse(report[0]!)).toEqual({
      ...{ file: 'refused.csv', line: first, column: null, rule: '"at" lies in the future' },
    });
    expect(JSON.parse(report.at(-1)!).line).toBe(first + 2_500);
  });

  it('writes no report where no row is refused, and one where all are', async () => {
    const { evaluate } = createEvaluateDecay({ pool, clock });
    const rejects = join(folder, 'none.jsonl');
    await evaluate(caller, { log: join(folder, 'log.csv'), rejects });
    expect(existsSync(rejects)).toBe(false);
    const log = join(folder, 'all.csv');
    writeFileSync(log, 'person,skill,at,successes,trials\np,s,never,1,1\n');
    await expect(evaluate(caller, { log, rejects })).rejects.toBeInstanceOf(InvalidInput);
    expect(JSON.parse(readFileSync(rejects, 'utf8'))).toMatchObject({ file: 'all.csv', line: 2 });
  });
});
