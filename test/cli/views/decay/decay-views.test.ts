import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { mostTelling } from '../../../../src/cli/commands/demo.ts';
import { decaySvg } from '../../../../src/cli/views/decay/decay-svg.ts';
import { renderDecay } from '../../../../src/cli/views/decay/decay-view.ts';
import type { DecayView } from '../../../../src/cli/views/decay/read-decay.ts';
import type { Jump } from '../../../../src/cli/views/decay/read-jumps.ts';
import { ticksOf } from '../../../../src/cli/views/decay/ticks.ts';
import { textWidth } from '../../../../src/cli/views/svg-text.ts';

const DAY = 86_400_000;
const NOW = Date.parse('2026-06-30T12:00:00Z');
const time = (days: number) => new Date(NOW + days * DAY).toISOString();

/** Shown 100 days ago at .9, fading by half in 200 days; below .6 in 17 days. */
function view(changes: Partial<DecayView> = {}): DecayView {
  const at = (days: number) => 0.9 * 2 ** (-(days + 100) / 200);
  const days = Array.from({ length: 46 }, (_, i) => -365 + (730 * (i + 27)) / 72);
  return {
    person: { name: 'Ann <Bee> & "Co"', externalId: 'ann' },
    skill: 'Baking',
    skillId: 'baking',
    asOf: time(0),
    estimate: { value: at(0), low: at(0) - 0.1, high: at(0) + 0.1, confidence: 'MEDIUM' },
    basis: 'OBSERVED',
    tier: 'PRACTITIONER',
    halfLifeDays: { value: 200, low: 150, high: 260 },
    lastReinforcedAt: time(-100),
    revalidateBy: time(17),
    level: 0.6,
    curve: days.map((d) => ({ at: time(d), estimate: at(d), low: at(d) - 0.1, high: at(d) + 0.1 })),
    lastObservedAt: time(-100),
    evidence: [{ at: time(-100), score: 1, kind: 'ASSESSMENT' }],
    from: time(-365),
    to: time(365),
    ...changes,
  };
}
const chart = (decay: DecayView) => stripVTControlCharacters(renderDecay(decay)).split('\n');

describe('the skill that the demo shows', () => {
  const seen = (count: number) =>
    Array.from({ length: count }, (_, at) => ({ at: time(-40 * at - 20), score: 1, kind: 'ASSESSMENT' }));

  it('has been seen a few times, where any has, and falls below the level soonest but not right now', () => {
    const now = view({ skill: 'now', revalidateBy: time(5), evidence: seen(5) });
    const once = view({ skill: 'once', revalidateBy: time(60), evidence: seen(1) });
    const often = view({ skill: 'often', revalidateBy: time(90), evidence: seen(3) });
    const later = view({ skill: 'later', revalidateBy: time(120), evidence: seen(4) });
    const never = view({ skill: 'never', revalidateBy: null, evidence: seen(9) });
    const shown = (...decays: DecayView[]) => mostTelling(decays)?.skill;
    expect(shown(now, once, often, later, never)).toBe('often');
    expect(shown(now, once, never)).toBe('now');
    expect(shown(once, never)).toBe('once');
    expect(shown(never)).toBe('never');
  });
});

describe('the curve in the terminal', () => {
  it.each([40, 60, 80, 200])('keeps to %i columns, with both ends of its axis', (columns) => {
    const lines = stripVTControlCharacters(renderDecay(view(), columns)).split('\n');
    for (const line of lines) expect([...line].length, line).toBeLessThanOrEqual(columns);
    const axis = lines.find((line) => line.includes('└'))!;
    expect([...axis].length).toBe(Math.min(79, columns));
    expect(lines.some((line) => line.includes('2025-06-30') && line.includes('2027-06-30'))).toBe(true);
  });

  it('has the estimate inside its shaded interval in every column that has one', () => {
    const rows = chart(view()).slice(3, 14);
    expect(rows[0]!.startsWith(' 1.0 ┤')).toBe(true);
    expect(rows[10]!.startsWith(' 0.0 ┤')).toBe(true);
    const columns = Array.from({ length: 73 }, (_, c) => rows.map((row) => row[6 + c] ?? ' ').join(''));
    const drawn = columns.filter((column) => /[━╍]/.test(column));
    expect(drawn.length).toBeGreaterThan(40);
    for (const column of drawn) expect(column).toMatch(/^[ ┈│┊●░]*[━╍][ ┈│┊░]*$/);
    expect(columns.filter((column) => column.includes('░')).length).toBeGreaterThan(40);
  });

  it('says beside how sure it is when the skill was last seen, however long ago', () => {
    const old = view({ lastObservedAt: '2023-05-04T08:00:00.000Z', evidence: [] });
    const sure = { ...old, estimate: { ...old.estimate, confidence: 'HIGH' } };
    expect(chart(sure)[1]).toMatch(/, confidence high, last seen 2023-05-04$/);
    expect(chart(view({ basis: 'INFERRED', lastObservedAt: null }))[1]).toMatch(/, confidence medium$/);
  });

  it('marks today and the day of re-validation below their columns', () => {
    const lines = chart(view());
    const axis = lines.find((line) => line.includes('└'))!;
    const today = lines.find((line) => line.includes('▲ 2026-06-30'))!;
    const due = lines.find((line) => line.includes('▲ 2026-07-17: re-validate'))!;
    expect(axis[today.indexOf('▲')]).toBe('┴');
    expect(axis[due.indexOf('▲')]).toBe('┴');
    expect(due.indexOf('▲')).toBeGreaterThan(today.indexOf('▲'));
    expect(lines.at(-1)).toContain('Re-validate by 2026-07-17');
  });

  it('writes a late mark to the left of its column, and none that lies beyond the chart', () => {
    const late = chart(view({ revalidateBy: time(364) }));
    expect(late.find((line) => line.endsWith(': re-validate ▲'))!.length).toBeLessThanOrEqual(6 + 73);
    const beyond = chart(view({ revalidateBy: time(2_000) }));
    expect(beyond.filter((line) => line.includes('▲'))).toHaveLength(1);
    expect(beyond.at(-1)).toContain('Re-validate by 2031');
  });

  it('says when the skill was reinforced last, which is not always when it was shown last', () => {
    expect(chart(view()).at(-2)).toContain('Reinforced 2026-03-22; half-life 200 days');
  });

  it('asks to assess what was only inferred, and to re-validate what was seen', () => {
    const lastOf = (changes: Partial<DecayView>) => chart(view(changes)).at(-1);
    const low = { revalidateBy: null, level: 0.9 };
    expect(lastOf(low)).toContain('Already below 0.90: re-validate now.');
    expect(lastOf({ ...low, basis: 'INFERRED' })).toContain('Already below 0.90: assess now.');
    expect(lastOf({ basis: 'INFERRED' })).toContain('Assess by 2026-07-17');
  });

  it('says so where nothing has to be re-validated', () => {
    expect(chart(view({ revalidateBy: null, level: 0.1 })).at(-1)).toContain('never falls below 0.10');
  });
});

describe('the curve as a picture', () => {
  const point = (days: number, estimate: number, ms = 0) => ({
    at: new Date(NOW + days * DAY - ms).toISOString(),
    ...{ estimate, low: estimate - 0.1, high: estimate + 0.1 },
  });
  const passed: Jump = { at: time(-100), restarts: true, curve: [point(-100, 0.9)] };
  const failed: Jump = { at: time(-50), restarts: false, curve: [point(-50, 0.76, 1), point(-50, 0.66)] };
  const shown = [
    { at: time(-50), score: 0.2, kind: 'ASSESSMENT' },
    { at: time(-100), score: 1, kind: 'ASSESSMENT' },
  ];
  const dotsOf = (svg: string) =>
    [...svg.matchAll(/<circle cx="([\d.]+)" cy="[\d.]+" r="4.5" fill="(.*?)"/g)].map(([, x, fill]) => ({
      x: Number(x),
      isFilled: fill !== '#ffffff',
    }));
  const pastOf = (svg: string) =>
    /<polyline points="([^"]+)"/
      .exec(svg)![1]!
      .split(' ')
      .map((one) => one.split(',').map(Number));

  it('begins at the first dot and stands upright at every other, never falling beside it', () => {
    const svg = decaySvg(view({ evidence: shown }), [passed, failed]);
    const past = pastOf(svg);
    const [second, first] = dotsOf(svg);
    expect(past[0]).toEqual([first!.x, 126.8]);
    expect(past.filter(([x]) => x === second!.x).map(([, y]) => y)).toEqual([164.3, 191.1]);
    const xs = past.map(([x]) => x!);
    expect(xs).toEqual(xs.toSorted((a, b) => a - b));
  });

  it('fills the dots from which time runs anew, whatever their kind: no failed assessment', () => {
    const svg = decaySvg(view({ evidence: shown }), [passed, failed]);
    expect(dotsOf(svg).map(({ isFilled }) => isFilled)).toEqual([false, true]);
    expect(svg).toMatch(/fill="#1f2937"[^>]*\/>\n<text[^>]*>restarts the clock</);
    expect(svg).toMatch(/fill="#ffffff"[^>]*\/>\n<text[^>]*>only evidence</);
  });

  it('says in its heading that a skill was only inferred, and draws it dashed, without dots', () => {
    const inferred = { basis: 'INFERRED', evidence: [], lastReinforcedAt: null };
    const svg = decaySvg(view({ ...inferred, revalidateBy: null, level: 0.9 }), []);
    expect(svg).toContain('Baking (inferred, never seen)</title>');
    expect(svg).toMatch(/>Inferred: nobody has seen it yet\. [^<]*; assess now</);
    expect(svg).toMatch(/<desc[^>]*>[^<]*nobody has seen it yet\.[^<]*below 0\.90 already: assess now\./);
    expect(svg).not.toMatch(/<circle|re-validate|restarts the clock/);
    for (const [line] of svg.matchAll(/<polyline[^>]*>/g)) expect(line).toContain('stroke-dasharray');
    expect(svg).toMatch(/<polygon[^>]*stroke-dasharray/);
    expect(decaySvg(view(inferred), [])).toContain('>assess by 2026-07-17<');
    const seen = decaySvg(view(), [passed]);
    expect(seen).not.toMatch(/inferred/i);
    expect(seen.match(/<polyline[^>]*>/)![0]).not.toContain('stroke-dasharray');
  });

  it('tells in words what it draws, and names nobody as markup', () => {
    const svg = decaySvg(view(), [passed]);
    expect(svg).toContain('role="img" aria-labelledby="title description"');
    expect(svg).toContain('<title id="title">Ann &#60;Bee&#62; &#38; &#34;Co&#34;: Baking</title>');
    expect(svg).toMatch(/<desc id="description">[^<]*falls below 0\.60 on 2026-07-17: re-validate by then\./);
    expect(svg.match(/<circle cx="[\d.]+" cy="100" r="4.5"/g)).toHaveLength(1);
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  });

  it.each([5, 17, 60, 200, 330, 364])(
    'names the day of re-validation beside the estimate, never over it (%d days on)',
    (due) => {
      // Falls by a half in 200 days, so that it is at this level on that day; the past is shown in half of the pictures.
      const level = 0.9 * 2 ** (-(due + 100) / 200);
      for (const evidence of [view().evidence, []]) {
        const svg = decaySvg(view({ revalidateBy: time(due), level, evidence }), []);
        const label =
          /<text x="([\d.]+)" y="([\d.]+)" text-anchor="(\w+)" font-weight="600" fill="#b45309">(.*?)</.exec(
            svg,
          )!;
        const [x, y] = [Number(label[1]), Number(label[2])];
        const width = 6.5 * label[4]!.length;
        const [left, right] = label[3] === 'start' ? [x, x + width] : [x - width, x];
        expect(left).toBeGreaterThanOrEqual(0);
        expect(right).toBeLessThanOrEqual(820);
        const lines = [...svg.matchAll(/<polyline points="([^"]+)"/g)].flatMap(([, points]) =>
          points!.split(' '),
        );
        const under = lines
          .map((point) => point.split(',').map(Number) as [number, number])
          .filter(([px, py]) => px >= left && px <= right && py >= y - 11 && py <= y + 3);
        expect(under).toEqual([]);
      }
    },
  );

  it('is drawn without a curve, and over a decade', () => {
    expect(decaySvg(view({ curve: [], evidence: [] }), [])).not.toMatch(/NaN|Infinity|undefined/);
    const decade = decaySvg(view({ from: time(-3650), to: time(3650) }), []);
    const ticks = decade.match(/text-anchor="middle" fill="#6b7280">\d{4}-\d{2}</g)!;
    expect(ticks.length).toBeGreaterThan(3);
    expect(ticks.length).toBeLessThanOrEqual(12);
  });
});

describe('what a picture of a curve has no room for', () => {
  const heading = (svg: string) => /<text x="64" y="34" font-size="(\d+)"[^>]*>([^<]*)</.exec(svg)!;

  it('of a long title is set smaller, and cut only where that does not do; the title that is read out is whole', () => {
    const of = (skill: string) =>
      heading(decaySvg(view({ person: { name: 'Ann', externalId: null }, skill }), []));
    expect(of('Baking').slice(1)).toEqual(['19', 'Ann: Baking']);
    expect(of('Baking '.repeat(9).trim())[1]).toBe('14');
    expect(of('Baking '.repeat(9).trim())[2]).not.toContain('…');
    const long = 'Baking '.repeat(40).trim();
    expect(of(long)[2]).toMatch(/…$/);
    expect(textWidth(of(long)[2]!, { size: 14, bold: true })).toBeLessThan(796 - 64);
    expect(decaySvg(view({ skill: long }), [])).toContain(`${long}</title>`);
  });

  it('above a high level is below it: the day of re-validation is not written over today', () => {
    const svg = decaySvg(view({ level: 0.99, revalidateBy: time(1) }), []);
    const y = Number(/y="([\d.]+)"[^>]*>re-validate by/.exec(svg)![1]);
    expect(y).toBeGreaterThan(100);
  });

  it('says when the skill was last seen', () => {
    expect(decaySvg(view(), [])).toContain('half-life 200 days; last seen 2026-03-22<');
  });

  it.each([
    [1, 10, 2],
    [3, 10, 6],
    [40, 10, 4],
    [365, 7, 6],
    [3650, 7, 3],
  ])('%d days either way are ticked by days or months, a few and not too many', (days, letters, least) => {
    const ticks = ticksOf(NOW - days * DAY, NOW + days * DAY);
    expect(ticks.length).toBeGreaterThanOrEqual(least);
    expect(ticks.length).toBeLessThanOrEqual(10);
    for (const { at, words } of ticks) {
      expect(words).toBe(new Date(at).toISOString().slice(0, letters));
      expect(at % DAY).toBe(0);
      expect(Math.abs(at - NOW)).toBeLessThanOrEqual(days * DAY);
    }
  });
});
