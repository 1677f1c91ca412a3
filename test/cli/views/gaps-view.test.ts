import { expect, test } from 'vitest';
import { type GapsView, renderGaps } from '../../../src/cli/views/gaps-view.ts';

const NOTHING_KNOWN = /nothing\s+is\s+known\s+of\s+anybody\s+in\s+it/;

const row = (name: string, observed: number, supply: number): GapsView['rows'][number] => {
  const estimate = (value: number, high: number) => ({ value, low: 0, high });
  return {
    ...{ skill: { name }, level: 0.5, demand: 5, observed },
    supplyNow: estimate(supply, 2 * supply),
    supplyAtHorizon: estimate(supply, 2 * supply),
    gapNow: estimate(5 - supply, 5),
    gapAtHorizon: estimate(5 - supply, 5),
  };
};
const gapsOf = (rows: GapsView['rows'], unseen: number): GapsView => ({
  ...{
    asOf: '2026-06-30T12:00:00Z',
    horizon: '2026-12-27T12:00:00Z',
    people: 10,
    stale: false,
    headcount: 5,
  },
  ...{ skills: rows.length, unseen, short: rows.length, shortOfSeen: 1, weightiestUnseen: [] },
  ...{ totalCount: rows.length, rows },
});

test('how many can do what nobody was seen in is not told as if it were known', () => {
  const text = renderGaps(
    'a pod',
    gapsOf([row('Led by another', 0, 0.4), row('Seen and lost', 1, 0), row('Never seen', 0, 0)], 2),
  );
  expect(text).toMatch(/Never seen +0\.50 +5\.0 +0 +– +– +≤ 5\.0 +≤ 5\.0/);
  expect(text).toMatch(
    /Seen and lost +0\.50 +5\.0 +1 +0\.0 \(0\.0 to 0\.0\) +0\.0 \(0\.0 to 0\.0\) +5\.0 +5\.0/,
  );
  expect(text).toMatch(/Led by another +0\.50 +5\.0 +0 +0\.4 \(0\.0 to 0\.8\)/);
  expect(text).toMatch(NOTHING_KNOWN);
  expect(renderGaps('a pod', gapsOf([row('Seen', 3, 2)], 0))).not.toMatch(NOTHING_KNOWN);
});

test('of nothing to show no table is begun, and of one it is told as of one', () => {
  const text = renderGaps('a pod', { ...gapsOf([], 1), skills: 1, people: 1, headcount: 1, totalCount: 0 });
  expect(text.replaceAll(/\s+/g, ' ')).toContain(
    '1 person where 1 is asked for, and 1 essential skill: 0 that',
  );
  expect(text).not.toMatch(/level +asked/);
});
