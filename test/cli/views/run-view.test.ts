import { expect, test } from 'vitest';
import { renderRun } from '../../../src/cli/views/run-view.ts';

const metric = (name: string, value: number) => ({ name, value, unit: null });
const fitted = (people: number, inAll: number) =>
  renderRun({
    ...{ id: 'cnVuOjE', job: 'FIT_DECAY' },
    metrics: [metric('people', people), metric('observations in all', inAll)],
  });

test('a fit of nobody says why: nothing is new, or there is nothing at all', () => {
  expect(fitted(0, 39_399)).toMatch(/^Nothing was recorded since the last fit[\s\S]*39,399[\s\S]*\nmetric/);
  expect(fitted(0, 0)).toMatch(/^There is no evidence to fit/);
  expect(fitted(3, 39_399)).toMatch(/^metric/);
});

test('a ranking of all openings says where its lists are read', () => {
  const told = renderRun({ id: 'cnVuOjE', job: 'RANK_CANDIDATES', metrics: [metric('shortlists', 263)] });
  expect(told).toContain('shortlists(first: 25, run: "cnVuOjE")');
  expect(renderRun({ id: 'cnVuOjE', job: 'PRICE_SKILLS', metrics: [] })).not.toContain('shortlists');
});
