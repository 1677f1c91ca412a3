import { beforeEach, describe, expect, test, vi } from 'vitest';
import { tellShortlist } from '../../../src/cli/commands/shortlists/tell-shortlist.ts';
import type { Session } from '../../../src/cli/session/session.ts';
import type { EntryView, ShortlistView } from '../../../src/cli/views/shortlist/read-shortlist.ts';
import { toldOnStderr } from '../told.ts';
import { emptyList } from '../views/shortlist/empty-list.ts';

const list: ShortlistView = { ...emptyList, id: 'list-7' };
const listedEntry: EntryView = {
  rank: 1,
  rankInterval: { low: 1, high: 2, coverage: 0.9 },
  person: { id: 'p', name: 'Ines', externalId: null, unit: null, availableFrom: '2026-06-30' },
  role: null,
  score: { value: 0.5, low: 0.3, high: 0.7, coverage: 0.9, confidence: 'HIGH' },
  ...{ contributions: [], missing: [], wagePosition: null, nextBestGain: null },
};
const people = [{ id: 'p', name: 'Ines' }];
const asOf = list.asOf;

const told = toldOnStderr();
let printed: string;
beforeEach(() => {
  printed = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
});

const refusing: Session = {
  execute: () => Promise.reject(new Error('not ready')),
  close: async () => {},
};

describe('a list of which more is asked than can be answered at the moment', () => {
  test.each([
    ['where somebody stands', { people }],
    ['the audit', { fairness: true }],
  ])('is told of before %s is refused', async (_, more) => {
    await expect(tellShortlist(refusing, list, { asOf, ...more })).rejects.toThrow('not ready');
    expect(printed).toContain('Shortlist for Welder');
    expect(told).toEqual([]);
  });

  test('is told of by its id as JSON, and no half of an answer is printed', async () => {
    await expect(tellShortlist(refusing, list, { asOf, people, json: true })).rejects.toThrow('not ready');
    expect(printed).toBe('');
    expect(told.join('')).toContain('Kept as shortlist list-7');
  });
});

describe('whether those who are assigned were left out', () => {
  const entries = [listedEntry];
  const session = { ...refusing, execute: async () => ({}) } as unknown as Session;

  test('is told where no day was asked about', async () => {
    await tellShortlist(session, { ...list, entries }, { asOf });
    expect(told).toEqual(['Who is assigned is listed too: --start DATE leaves out who is assigned then.\n']);
  });

  test.each([
    ['a first day of work', { start: '2026-09-01' }],
    ['who is free on a day', { scope: ['unit=Payments', 'free=2026-09-01'] }],
    ['JSON', { json: true }],
  ])('goes without saying for %s', async (_, more) => {
    await tellShortlist(session, { ...list, entries }, { asOf, ...more });
    expect(told).toEqual([]);
  });

  test('is nothing to tell of an empty list', async () => {
    await tellShortlist(session, list, { asOf });
    expect(told).toEqual([]);
  });
});

test('as JSON a list and what is asked of it are one answer', async () => {
  const standing = { rank: 3, excludedBy: [], asListed: true, entry: null };
  const session = { ...refusing, execute: async () => ({ shortlist: { standing } }) } as unknown as Session;
  await tellShortlist(session, list, { asOf, people, json: true });
  expect(JSON.parse(printed)).toMatchObject({ id: 'list-7', standings: [{ person: people[0], standing }] });
});

test('as JSON a list says what was asked for, where its first day came from, and what it was computed from', async () => {
  const request = { ...emptyList.request, start: '2026-09-01', asSent: { scope: { units: ['Payments'] } } };
  const told = { start: '2026-09-01', startFrom: 'OPENING', json: true } as const;
  await tellShortlist(
    { ...refusing, execute: async () => ({}) as never },
    { ...list, request },
    { asOf, ...told },
  );
  expect(JSON.parse(printed)).toMatchObject({
    request: { ...request, startFrom: 'OPENING' },
    provenance: emptyList.provenance,
    target: { id: 'welder' },
  });
});
