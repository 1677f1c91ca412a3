import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { table, wrapped } from '../../../../src/cli/output.ts';
import type { EntryView, ShortlistView } from '../../../../src/cli/views/shortlist/read-shortlist.ts';
import { shortfallOf } from '../../../../src/cli/views/shortlist/reasons.ts';
import { shortlistSvg } from '../../../../src/cli/views/shortlist/shortlist-svg.ts';
import { renderShortlist, wageOf } from '../../../../src/cli/views/shortlist/shortlist-view.ts';
import { renderStandings, type StandingView } from '../../../../src/cli/views/shortlist/standing-view.ts';
import { textWidth } from '../../../../src/cli/views/svg-text.ts';
import { current, emptyList, named } from './empty-list.ts';

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
      availableFrom: '2026-06-30',
    },
    role: { id: 'payments', title: 'Payments Engineer' },
    score: { value: 0.5 - rank / 1e6, low: 0.3, high: 0.7, coverage: 0.9, confidence: 'HIGH' },
    contributions: [1, 2, 3, 4].map((n) => ({
      skill: named(`${n} ${LONG}`),
      ...{ value: n / 10, basis: n === 1 ? 'INFERRED' : 'OBSERVED', via: null },
      lastObservedAt: n === 1 ? null : '2026-03-05T12:00:00.000Z',
    })),
    missing: [
      {
        ...{ skill: named(LONG), required: 0.75, importance: 0.5 },
        ...{ current: current(0.5, 0.7), bridge: named(LONG) },
      },
    ],
    wagePosition: null,
    nextBestGain: { credential: named(LONG), score: 0.1, rank: 1 },
    ...changes,
  };
}
const list = (entries: EntryView[]): ShortlistView => ({
  ...{ ...emptyList, considered: 486, title: LONG, entries },
  excluded: [
    { reason: 'LEFT', people: 65 },
    { reason: 'NO_EVIDENCE', people: 49 },
  ],
  tellingAssessment: { person: named('Ines'), skill: named(LONG), gain: 0.01, changes: 0.08, trials: 10 },
});

describe('a shortlist in the terminal', () => {
  test('keeps to a hundred columns whatever the names are, and shows everybody', () => {
    const text = stripVTControlCharacters(renderShortlist(list([1, 2, 11].map((rank) => entry(rank)))));
    for (const line of text.split('\n')) expect(line.length, line).toBeLessThanOrEqual(100);
    expect(text.match(/^ *\d+ +\d+–\d+ +Maximiliane/gm)).toHaveLength(3);
    expect(text.match(/^ +shows 4 Interactive/gm)).toHaveLength(3);
    expect(text).toContain('a chance of 8 %');
  });

  test('of an opening says how many are asked for, in which pod and from when', () => {
    const opening = { headcount: 2, from: '2026-07-20', pod: 'Ledger' };
    const shortlist = { ...list([entry(1)]), title: 'Welder', opening };
    expect(renderShortlist(shortlist)).toContain('Shortlist for 2 × Welder in Ledger from 2026-07-20');
    expect(shortlistSvg(shortlist)).toContain('>Shortlist for 2 × Welder in Ledger from 2026-07-20</title>');
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
    const missing = { skill: named('Python'), required: 0.6, importance: 1, bridge: null };
    expect(shortfallOf({ ...missing, current: current(0, 1) })).toBe('Python (never seen, 0.60 asked)');
    expect(shortfallOf({ ...missing, current: current(0.31, 0.4), bridge: named('R') })).toBe(
      'Python (0.31 of 0.60; R leads there)',
    );
  });

  test('tells what weighs most of what is short, as much as two lines hold, and how many more there are', () => {
    const short = (name: string) => ({
      ...{ skill: named(name), required: 0.6, importance: 1, current: current(0.31, 0.4), bridge: null },
    });
    const lacks = (names: string[]) => {
      const text = stripVTControlCharacters(renderShortlist(list([entry(1, { missing: names.map(short) })])));
      const lines = text.split('\n');
      const from = lines.findIndex((line) => line.includes(' lacks '));
      const to = lines.findIndex((line, i) => i > from && !line.startsWith(' '.repeat(20)));
      return lines.slice(from, to).map((line) => line.trim());
    };
    expect(lacks(['Python', 'Git'])).toEqual(['lacks Python (0.31 of 0.60), Git (0.31 of 0.60)']);
    const many = lacks(Array.from({ length: 12 }, (_, n) => `Skill number ${n}`));
    expect(many).toHaveLength(2);
    expect(many.join(' ')).toMatch(
      /^lacks Skill number 0 .*, Skill number 1 .*, Skill number 3 .*, and 8 more$/,
    );
    expect(lacks([LONG, LONG, LONG]).join(' ')).toMatch(
      /^lacks Interactive.*…? \(0\.31 of 0\.60\),.* and 1 more$/,
    );
    expect(lacks([])).toEqual(['lacks nothing']);
  });

  test('says in which month each of the reasons was last seen, and of what nobody has seen no month', () => {
    const text = stripVTControlCharacters(renderShortlist(list([entry(1)]))).replaceAll(/\s+/g, ' ');
    expect(text).toContain('… +0.40 (2026-03), 3 Interactive');
    const inferred = entry(1).contributions.slice(0, 1);
    expect(renderShortlist(list([entry(1, { contributions: inferred })]))).toMatch(/≈1 Inter.*… \+0\.10$/m);
    expect(text).toContain('Shows: what counts most, with the month in which it was last seen.');
  });

  test('marks equal scores as ties and says how they are ordered, and only then', () => {
    const tied = entry(2).score;
    const text = stripVTControlCharacters(
      renderShortlist(list([entry(1), entry(2), entry(3, { score: tied }), entry(10, { score: tied })])),
    );
    expect(text.match(/^ *(\d+=?) +\d+–\d+ /gm)!.map((line) => line.trim().split(' ')[0])).toEqual([
      ...['1', '2=', '3=', '10='],
    ]);
    expect(text.replaceAll(/\s+/g, ' ')).toContain('=: an equal score, to the last digit; lots are drawn');
    const varied = {
      ...list([entry(2), entry(3, { score: tied })]),
      request: { ...emptyList.request, diversity: 0.5 },
    };
    for (const told of [renderShortlist(varied), shortlistSvg(varied)]) {
      const words = stripVTControlCharacters(told).replaceAll(/(<[^>]*>|\s)+/g, ' ');
      expect(words).toContain('=: an equal score, to the last digit; their order goes by who is less like');
      expect(words).not.toContain('lots are drawn');
    }
    const untied = stripVTControlCharacters(renderShortlist(list([entry(1), entry(2)])));
    expect(untied).not.toContain('=');
  });

  test('says until when those are assigned who are so on the day asked, and nothing where nobody is', () => {
    const free = entry(1);
    const until = (rank: number, availableFrom: string | null) =>
      entry(rank, { person: { ...entry(rank).person, availableFrom } });
    const text = stripVTControlCharacters(
      renderShortlist(list([free, until(2, '2026-10-01'), until(3, null)])),
    );
    const [head, ...rows] = text.split('\n').filter((line) => /^(#| *\d+ +\d+–\d+ )/.test(line));
    expect(head).toMatch(/ busy until$/);
    expect(rows[0]).toMatch(/ –$/);
    expect(rows[1]).toMatch(/ 2026-09-30$/);
    expect(rows[2]).toMatch(/ no end set$/);
    expect(text).toContain('Busy until: the last day assigned');
    for (const line of text.split('\n')) expect(line.length, line).toBeLessThanOrEqual(100);
    expect(renderShortlist(list([free]))).not.toMatch(/busy until/i);
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
  const ranked = entry(77, {
    person: { ...person, externalId: null, unit: null, availableFrom: '2026-06-30' },
  });
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

  const textsOf = (svg: string) =>
    [...svg.matchAll(/<text x="(\d+)"[^>]*>([^<]*)</g)].map(([, x, words]) => ({
      x: Number(x),
      words: words!,
    }));
  const named = (name: string) => {
    const { person } = entry(1);
    return textsOf(
      shortlistSvg(list([entry(1, { person: { ...person, name, availableFrom: '2026-10-01' } })])),
    );
  };

  test.each([
    ['many letters', 'Maximiliane von Hohenstein-Beaufort zu Sachsen-Altenburg und Gotha'],
    ['wide letters', 'W'.repeat(60)],
    ['letters of two cells', '山田太郎左衛門尉源朝臣義経之助平次郎右衛門'.repeat(2)],
    ['letters of several signs', '👩‍👩‍👧‍👦'.repeat(40)],
  ])('cuts a name of %s before it runs into the bar, and between letters', (_, name) => {
    const shown = named(name).find(
      ({ words }) => words.endsWith('…') && name.startsWith(words.slice(0, -1)),
    )!;
    expect(textWidth(shown.words, { size: 13, bold: true })).toBeLessThan(356 - shown.x);
    const cut = [...new Intl.Segmenter('en').segment(shown.words.slice(0, -1))].map(({ segment }) => segment);
    const whole = [...new Intl.Segmenter('en').segment(name)].map(({ segment }) => segment);
    expect(cut).toEqual(whole.slice(0, cut.length));
    expect(cut.length).toBeGreaterThan(8);
  });

  test('says until when somebody is assigned, never cut off, and marks ties', () => {
    expect(named('Ann').some(({ words }) => words.endsWith('… · busy until 2026-09-30'))).toBe(true);
    const endless = { ...entry(1).person, availableFrom: null };
    expect(shortlistSvg(list([entry(1, { person: endless })]))).toMatch(/busy, no end set</);
    const tied = shortlistSvg(list([entry(1), entry(2), entry(3, { score: entry(2).score })]));
    expect(tied.match(/>\d=</g)).toEqual(['>2=<', '>3=<']);
    expect(tied).toContain('score 0.50, tied (');
    expect(tied).toContain('=: an equal score');
    expect(shortlistSvg(list([entry(1)]))).not.toMatch(/tied|=:/);
  });

  test('has a title and a description, and no line of words that leaves it', () => {
    const svg = shortlistSvg(list([entry(1), entry(2)]));
    expect(svg).toMatch(/ role="img" aria-labelledby="title description"/);
    expect(svg).toMatch(
      /<title id="title">Shortlist for .*very long names<\/title>\n<desc id="description">The 2 best of 486/,
    );
    for (const { x, words } of textsOf(svg))
      expect(x + textWidth(words, { size: 12 }), words).toBeLessThan(1200);
  });
});
