import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { refuseUnfitted, whoseOf } from '../../../src/cli/commands/people/revalidations.ts';
import type { Session } from '../../../src/cli/session/session.ts';
import { renderRevalidations } from '../../../src/cli/views/revalidations-view.ts';

const asOf = '2026-06-30T12:00:00.000Z';

test('re-validations show the whole key of everybody, whatever the names are, in a hundred columns', () => {
  const row = (externalId: string | null) => ({
    due: '2026-08-02T12:00:00.000Z',
    person: { name: 'Maximiliane von Hohenstein-Beaufort', externalId },
    skill: 'Interactive Development and Configuration Environments',
    estimate: { value: 0.62, low: 0.49, high: 0.75 },
    lastReinforcedAt: '2025-11-23T12:00:00.000Z',
  });
  const revalidations = [row('E00017'), row(null)];
  const view = { ...{ totalCount: 2, asOf, withinDays: 90, level: 0.6 }, revalidations };
  const lines = stripVTControlCharacters(renderRevalidations(view, 'Ledger')).split('\n');
  for (const line of lines) expect(line.length, line).toBeLessThanOrEqual(100);
  expect(lines.at(-3)).toMatch(/ reinforced$/);
  expect(lines.slice(-2)[0]).toMatch(/^2026-08-02 +Maximiliane.*… +E00017 +Interactive.*…/);
  expect(lines.slice(-2)[1]).toMatch(/… +– +Interactive/);
});

test('re-validations of a pod and a unit say that they are of those who are in both', () => {
  expect(whoseOf('Ledger', 'Payments')).toBe('members of Ledger who are of Payments');
  expect(whoseOf('Ledger', null)).toBe('Ledger');
  expect(whoseOf(undefined, 'Payments')).toBe('Payments');
  expect(whoseOf(undefined, null)).toBe('the organisation');
  const nobody = { ...{ totalCount: 0, asOf, withinDays: 90, level: 0.6 }, revalidations: [] };
  const text = stripVTControlCharacters(renderRevalidations(nobody, whoseOf('Ledger', 'Payments')));
  expect(text.replace('\n', ' ')).toBe(
    'Re-validations of members of Ledger who are of Payments, as of 2026-06-30: who falls below 0.60 within 90 days\n\nNobody.',
  );
});

test('where nothing was estimated yet, that nobody is due is not told as news', async () => {
  const session = (totalCount: number) =>
    ({ execute: async () => ({ runs: { totalCount } }), close: async () => {} }) as unknown as Session;
  await expect(refuseUnfitted(session(0))).rejects.toThrow("run 'npx meritgraph run fit-decay' first");
  await expect(refuseUnfitted(session(1))).resolves.toBeUndefined();
});
