import { expect, test } from 'vitest';
import { MATCHED_FROM } from '../../src/domain/match-status.ts';
import { evaluateConfidence } from '../../src/services/skill-graph/evaluate-confidence.ts';
import { judgedTexts } from '../../src/services/skill-graph/judged-texts.ts';

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

test('texts are of four kinds, the same for the same seed, and none that is asked for is listed', () => {
  const sets = judgedTexts(names, '1', 60);
  expect(sets).toEqual(judgedTexts(names, '1', 60));
  expect(sets.map(({ texts }) => texts.length)).toEqual([60, 30, 20, 10]);
  const [hidden, , absent] = sets;
  for (const { names: there, texts } of [hidden!, absent!]) {
    const listed = new Set(there.flat().map((name) => name.toLowerCase()));
    for (const { text } of texts) expect(listed.has(text)).toBe(false);
  }
  expect(hidden!.texts.every(({ right }) => right.size === 1)).toBe(true);
  expect(absent!.texts.every(({ right }) => right.size === 0)).toBe(true);
  expect(judgedTexts(names, '1', 60, false)).toHaveLength(3);
});

test('what is counted adds up, and what means nothing is never right', () => {
  const { rows, bands, matchedFrom } = evaluateConfidence(judgedTexts(names, '1', 60));
  expect(matchedFrom).toBe(MATCHED_FROM);
  for (const { matched, doubtful, none } of rows) expect(matched + doubtful + none).toBeCloseTo(1, 12);
  const [hidden, , absent, shuffled, all] = rows;
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
