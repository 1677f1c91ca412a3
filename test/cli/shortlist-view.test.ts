import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { table, wrapped } from '../../src/cli/output.ts';
import type { EntryView, ShortlistView } from '../../src/cli/views/shortlist/read-shortlist.ts';
import { shortlistSvg } from '../../src/cli/views/shortlist/shortlist-svg.ts';
import { renderShortlist, shortfallOf, wageOf } from '../../src/cli/views/shortlist/shortlist-view.ts';
import { renderStandings, type StandingView } from '../../src/cli/views/shortlist/standing-view.ts';

const LONG = 'Interactive Development and Configuration Environments of very long names';

function entry(rank: number, changes: Partial<EntryView> = {}): EntryView {
  return {
    rank,
    rankInterval: { low: Math.max(1, rank - 12), high: rank + 80, coverage: 0.9 },
    person: {
      id: `p${rank}`,
      name: `Maximiliane von Hohenstein-Beaufort ${rank}`,
      externalId: null,
      unit: LONG,
    },
    role: { title: 'Payments Engineer' },
    score: { value: 0.5, low: 0.3, high: 0.7, coverage: 0.9, confidence: 'HIGH' },
    contributions: [1, 2, 3, 4].map((n) => ({
      skill: { name: `${n} ${LONG}` },
      ...{ value: n / 10, basis: n === 1 ? 'INFERRED' : 'OBSERVED', via: null },
    })),
    missing: [
      {
        skill: { name: LONG },
        required: 0.75,
        current: { value: 0.5, high: 0.7 },
        bridge: { name: LONG },
      },
    ],
    wagePosition: null,
    nextBestGain: { credential: { name: LONG }, score: 0.1, rank: 1 },
    ...changes,
  };
}
const list = (entries: EntryView[]): ShortlistView => ({
  ...{ id: 'abc', asOf: '2026-06-30T12:00:00.000Z', considered: 486, stale: false, title: LONG, entries },
  excluded: [
    { reason: 'LEFT', people: 65 },
    { reason: 'NO_EVIDENCE', people: 49 },
  ],
  tellingAssessment: { person: { name: 'Ines' }, skill: { name: LONG }, changes: 0.08, trials: 10 },
});

describe('a shortlist in the terminal', () => {
  test('keeps to a hundred columns whatever the names are, and shows everybody', () => {
    const text = stripVTControlCharacters(renderShortlist(list([1, 2, 11].map((rank) => entry(rank)))));
    for (const line of text.split('\n')) expect(line.length, line).toBeLessThanOrEqual(100);
    expect(text.match(/^ *\d+ +\d+–\d+ +Maximiliane/gm)).toHaveLength(3);
    expect(text.match(/^ +shows 4 Interactive/gm)).toHaveLength(3);
    expect(text).toContain('a chance of 8 %');
  });

  test('says that something is not in it yet, and only then', () => {
    expect(renderShortlist(list([entry(1)]))).not.toContain('not in it');
    expect(renderShortlist({ ...list([entry(1)]), stale: true })).toContain('is not in it: ask again later');
    const asKnown = renderShortlist({ ...list([entry(1)]), stale: true }, '2026-03-01T00:00:00.000Z');
    expect(asKnown).toContain('Of what had been known on 2026-03-01, as asked');
    expect(asKnown).not.toContain('ask again');
  });

  test('names the role that each ranks by, unless it is the very role that is asked for', () => {
    const [first, ...others] = stripVTControlCharacters(renderShortlist(list([entry(1), entry(2)])))
      .split('\n')
      .filter((line) => /^(#| *\d+ +\d+–\d+ )/.test(line));
    expect(first).toMatch(/ as +score/);
    expect(others).toHaveLength(2);
    for (const line of others) expect(line).toMatch(/Paym\S*( Engineer)?…? +0\.50/);
    const one = renderShortlist({ ...list([entry(1), entry(2)]), title: 'Payments Engineer' });
    expect(one.match(/Payments Engineer/g)).toHaveLength(1);
    const none = stripVTControlCharacters(renderShortlist(list([entry(1, { role: null })])));
    expect(none).not.toMatch(/ as +score/);
  });

  test('says how sure it is in one way only: by the interval and the ranks that are possible', () => {
    expect(renderShortlist(list([entry(1)]))).not.toMatch(/\b(high|medium|low)\b/i);
  });

  test('gives wages in one unit, the percentile beside it where it can be told', () => {
    const wage = { amount: 137_600, currency: 'USD' };
    expect(wageOf(entry(1, { wagePosition: { wage, percentile: null } }))).toBe('138k USD');
    expect(wageOf(entry(1, { wagePosition: { wage, percentile: 72.6 } }))).toBe('138k USD, 73rd');
    expect(wageOf(entry(1))).toBe('–');
  });

  test('says what the ordinals are, where wages have any', () => {
    const wage = { amount: 137_600, currency: 'USD' };
    const text = (percentile: number | null) =>
      renderShortlist(list([entry(1), entry(2, { wagePosition: { wage, percentile } })])).replaceAll(
        '\n',
        ' ',
      );
    expect(text(72.6)).toContain("73rd: the wage's percentile in the benchmark of the role.");
    expect(text(null)).not.toContain('percentile');
  });

  test('tells what nobody has seen from what is short', () => {
    const missing = { skill: { name: 'Python' }, required: 0.6, bridge: null };
    expect(shortfallOf([{ ...missing, current: { value: 0, high: 1 } }])).toBe(
      'Python (never seen, 0.60 asked)',
    );
    expect(shortfallOf([{ ...missing, current: { value: 0.31, high: 0.4 }, bridge: { name: 'R' } }])).toBe(
      'Python (0.31 of 0.60; R leads there)',
    );
    expect(shortfallOf([])).toBe('nothing');
  });
});

describe('a table', () => {
  const rows = [
    { name: 'a'.repeat(60), other: 'b'.repeat(50), count: '12345' },
    { name: 'short', other: 'b', count: '1' },
  ];
  const columns = [
    { title: 'name', shrinks: true, cell: (row: (typeof rows)[number]) => row.name },
    { title: 'other', shrinks: true, cell: (row: (typeof rows)[number]) => row.other },
    { title: 'count', cell: (row: (typeof rows)[number]) => row.count },
  ];

  test.each([50, 80, 100])('is cut to %d columns in what may be cut, the widest first', (width) => {
    const lines = stripVTControlCharacters(table(rows, columns, width)).split('\n');
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(width);
    expect(lines[1]).toMatch(/…/);
    expect(lines[1]).toMatch(/12345$/);
    expect(lines[2]).toMatch(/^short +b +1$/);
  });

  test('is left as it is where it fits', () => {
    expect(table(rows, columns, 200)).not.toContain('…');
  });
});

test('text is wrapped between words, and longer words stand alone', () => {
  expect(wrapped('one two three', '  ', 8)).toBe('one two\n  three');
  expect(wrapped('incomprehensible it is', '', 6)).toBe('incomprehensible\nit is');
});

describe('where people stand, in the terminal', () => {
  const person = { id: 'p77', name: 'Ines Abara' };
  const ranked = entry(77, { person: { ...person, externalId: null, unit: null } });
  const told = (standing: StandingView['standing'], shown = list([entry(1)])) =>
    stripVTControlCharacters(renderStandings([{ person, standing }], shown)).replaceAll(/\s+/g, ' ');
  const standing = { rank: 77, excludedBy: [], asListed: true, entry: ranked };

  test('says the rank among all, how sure it is, and why', () => {
    expect(told(standing)).toMatch(
      /^Ines Abara stands at 77 of 486, not listed as Payments Engineer; could be 65–157\. score 0\.50/,
    );
    expect(told(standing)).toMatch(
      /shows 4 Interactive.* lacks Interactive.* would stand at 1 with Interactive/,
    );
    expect(told(standing, list([ranked]))).toContain('77 of 486, on the list as');
  });

  test('says everything that kept somebody out, and whether it goes by newer evidence', () => {
    const out = { ...standing, rank: null, entry: null, excludedBy: ['LEFT', 'NO_EVIDENCE'] };
    expect(told(out)).toBe(
      'Ines Abara was left out: not employed then, without evidence in anything asked for.',
    );
    expect(told({ ...out, asListed: false })).toContain('By newer evidence than the list');
    expect(told(null)).toBe('Ines Abara is not among the people that the list was ranked from.');
  });

  test('keeps to a hundred columns', () => {
    const text = stripVTControlCharacters(renderStandings([{ person, standing }], list([])));
    for (const line of text.split('\n')) expect(line.length, line).toBeLessThanOrEqual(100);
  });
});

describe('a shortlist as a picture', () => {
  test('names the role that each ranks by, never cut off by a unit, unless it is the one asked for', () => {
    const entries = [entry(1), entry(2)];
    const svg = shortlistSvg(list(entries));
    expect(svg.match(/>as Payments Engineer · Interactive/g)).toHaveLength(2);
    expect(svg).toContain('Beaufort 2 as Payments Engineer, score 0.50');
    const one = shortlistSvg({ ...list(entries), title: 'Payments Engineer' });
    expect(one).not.toContain('as Payments Engineer');
  });
});
