import { expect, test } from 'vitest';
import { TitleIndex } from '../../../src/analytics/search/title-index.ts';
import { shippedData } from '../../../src/app.ts';
import { MATCHED_FROM, matchStatus } from '../../../src/domain/match-status.ts';
import { readOnet } from '../../../src/importers/onet/onet.ts';
import { evaluateConfidence } from '../../../src/services/skill-graph/evaluation/evaluate-confidence.ts';
import { judgedTexts } from '../../../src/services/skill-graph/evaluation/judged-texts.ts';

/** Trades of every kind of place: names that share words with others, each item with six of them. */
const trades = [
  'Welder',
  'Nurse',
  'Teacher',
  'Driver',
  'Baker',
  'Painter',
  'Gardener',
  'Miller',
  'Tailor',
  'Smith',
];
const places = [
  'Harbour',
  'Forest',
  'City',
  'Mountain',
  'River',
  'Desert',
  'Island',
  'Valley',
  'Prairie',
  'Coast',
];
const names = trades.flatMap((trade) =>
  places.map((place) =>
    ['', 'Chief ', 'Deputy ', 'Night ', 'Travelling ', 'Master '].map((rank) => `${rank}${place} ${trade}`),
  ),
);

test('texts are of five kinds, the same for the same seed, and none that is asked for is listed', () => {
  const sets = judgedTexts(names, '1', 60);
  expect(sets).toEqual(judgedTexts(names, '1', 60));
  expect(sets.map(({ texts }) => texts.length)).toEqual([60, 30, 20, 10, 60]);
  const [hidden, , absent] = sets;
  for (const { names: there, texts } of [hidden!, absent!]) {
    const listed = new Set(there.flat().map((name) => name.toLowerCase()));
    for (const { text } of texts) expect(listed.has(text)).toBe(false);
  }
  expect(hidden!.texts.every(({ right }) => right.size === 1)).toBe(true);
  expect(absent!.texts.every(({ right }) => right.size === 0)).toBe(true);
  const listed = sets.at(-1)!;
  expect(listed.areListed).toBe(true);
  for (const { text, right } of listed.texts) {
    expect(right.size).toBeGreaterThan(0);
    for (const item of right) expect(names[item]!.map((name) => name.toLowerCase())).toContain(text);
  }
  expect(judgedTexts(names, '1', 60, false)).toHaveLength(4);
});

test('what is counted adds up, and what means nothing is never right', () => {
  const { rows, bands, matchedFrom } = evaluateConfidence(judgedTexts(names, '1', 60));
  expect(matchedFrom).toBe(MATCHED_FROM);
  for (const { matched, doubtful, none } of rows) expect(matched + doubtful + none).toBeCloseTo(1, 12);
  const [hidden, , absent, shuffled, listed, all] = rows;
  expect(listed).toMatchObject({ matched: 1, matchedRight: 1, none: 0 });
  expect(hidden!.none).toBeLessThan(0.2);
  expect(absent!.matchedRight ?? 0).toBe(0);
  expect(shuffled!.none).toBeGreaterThan(0.8);
  expect(all!.texts).toBe(120);
  expect(bands.reduce((sum, { texts }) => sum + texts, 0)).toBe(120);
  for (const { from, meanConfidence } of bands) {
    expect(meanConfidence).toBeGreaterThanOrEqual(from - 1e-12);
    expect(meanConfidence).toBeLessThanOrEqual(from + 0.1 + 1e-12);
  }
});

test('of the names as the shipped occupations list them the best match bears each, and hardly one is marked none', async () => {
  const { roles } = await readOnet(shippedData().onet);
  const titles = roles.map(({ title, alternateTitles }) => [title, ...alternateTitles]);
  const listed = judgedTexts(titles, '1', 600).filter(({ areListed }) => areListed);
  const [row] = evaluateConfidence(listed).rows;
  expect(row!.matchedRight).toBe(1);
  // Two names may differ by a hyphen only.
  expect(row!.doubtfulRight).toBeGreaterThan(0.97);
  expect(row!.none).toBeLessThan(0.01);
  const index = new TitleIndex(titles);
  for (const generic of ['Administrator', 'Architect', 'Technician']) {
    const [best] = index.matchSurely(generic, 1);
    expect(titles[best!.item]!.map((name) => name.toLowerCase())).toContain(generic.toLowerCase());
    expect(matchStatus(best!.confidence)).toBe('DOUBTFUL');
  }
}, 60_000);
