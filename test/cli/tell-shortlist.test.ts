import { beforeEach, describe, expect, test, vi } from 'vitest';
import { tellShortlist } from '../../src/cli/commands/shortlists/tell-shortlist.ts';
import type { Session } from '../../src/cli/session/session.ts';
import type { ShortlistView } from '../../src/cli/views/shortlist/read-shortlist.ts';
import { toldOnStderr } from './told.ts';

const list: ShortlistView = {
  ...{ id: 'list-7', asOf: '2026-06-30T12:00:00.000Z', considered: 0, stale: false, title: 'Welder' },
  ...{ excluded: [], entries: [], tellingAssessment: null },
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

test('as JSON a list and what is asked of it are one answer', async () => {
  const standing = { rank: 3, excludedBy: [], asListed: true, entry: null };
  const session = { ...refusing, execute: async () => ({ shortlist: { standing } }) } as unknown as Session;
  await tellShortlist(session, list, { asOf, people, json: true });
  expect(JSON.parse(printed)).toMatchObject({ id: 'list-7', standings: [{ person: people[0], standing }] });
});
