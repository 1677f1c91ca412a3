import { describe, expect, test } from 'vitest';
import {
  type ShortlistOptions,
  shortlistInput,
} from '../../../src/cli/commands/shortlists/shortlist-input.ts';
import { UsageError } from '../../../src/cli/failure.ts';
import type { Session } from '../../../src/cli/session/session.ts';
import { toldOnStderr } from '../told.ts';

const given = { size: 10 };
const untouched: Session = {
  execute: () => Promise.reject(new Error('nothing is to be looked up')),
  close: async () => {},
};

describe('a shortlist has one target', () => {
  test.each<[string, string | undefined, Partial<ShortlistOptions>]>([
    ['nothing', undefined, {}],
    ['a role and a pod', 'welder', { pod: 'Merchant' }],
    ['a role beside the opening of a pod', 'welder', { pod: 'Merchant', opening: 'welder' }],
    ['a cluster beside it', undefined, { cluster: 'Welding', pod: 'Merchant', opening: 'welder' }],
    ['skills beside it', undefined, { skills: ['python'], pod: 'Merchant', opening: 'welder' }],
  ])('%s is refused before anything is looked up', async (_, role, options) => {
    const asked = shortlistInput(untouched, role, { ...given, ...options });
    await expect(asked).rejects.toThrow(UsageError);
    await expect(asked).rejects.toThrow('Name one target: a ROLE, --cluster, --pod or --skills.');
  });

  test.each<[string, string | undefined, Partial<ShortlistOptions>]>([
    ['a role', 'welder', {}],
    ['a pod', undefined, { pod: 'Merchant' }],
  ])('%s takes no title: it has its name', async (_, role, options) => {
    const asked = shortlistInput(untouched, role, { ...given, ...options, title: 'Mine' });
    await expect(asked).rejects.toThrow(UsageError);
    await expect(asked).rejects.toThrow('--title names a list of --skills');
  });

  test('an opening is one of a pod', async () => {
    const asked = shortlistInput(untouched, 'welder', { ...given, opening: 'welder' });
    await expect(asked).rejects.toThrow('say whose, with --pod');
  });
});

describe('work for an opening', () => {
  const told = toldOnStderr();
  const now = Date.parse('2026-06-30T12:00:00Z');
  /** A pod with one opening, from a day on. */
  const session = {
    async execute(query: string) {
      const pageInfo = { hasNextPage: false, endCursor: null };
      if (!query.includes('demand(')) return { pods: { pageInfo, edges: [{ node: kestrel }] } };
      const node = { id: 'opening', from: '2026-09-01', role: { title: 'Analyst', code: 'A' } };
      return { pod: { demand: { pageInfo, edges: [{ node }] } } };
    },
    close: async () => {},
  } as Session;
  const kestrel = { id: 'kestrel', label: 'Kestrel', key: 'kestrel' };
  const asked = (more: Partial<ShortlistOptions>) =>
    shortlistInput(session, undefined, { ...given, pod: 'Kestrel', opening: 'A', ...more }, now);

  test('begins on its first day, where that is to come, and that is said', async () => {
    const input = { target: { demand: 'opening' }, pod: 'kestrel', start: '2026-09-01' };
    expect(await asked({})).toMatchObject(input);
    expect(await asked({ asOf: '2026-08-31T12:00:00.000Z' })).toMatchObject(input);
    expect(told[0]).toContain('The opening begins on 2026-09-01');
    expect(told[0]).toContain('--start 2026-09-01');
    expect(told).toHaveLength(2);
  });

  test.each<[string, Partial<ShortlistOptions>, string | undefined]>([
    ['another day was named', { start: '2026-10-01' }, '2026-10-01'],
    ['everybody is to be listed', { start: 'any' }, undefined],
    ['who is free on a day was asked', { scope: ['free=2026-10-01'] }, undefined],
    ['it began already', { asOf: '2026-09-01T12:00:00.000Z' }, undefined],
  ])('begins as asked where %s', async (_, more, start) => {
    expect((await asked(more)).start).toBe(start);
    expect(told).toEqual([]);
  });

  test('is of the pod as a whole where no opening is named', async () => {
    const input = await asked({ opening: undefined });
    expect(input).toMatchObject({ target: { pod: 'kestrel' } });
    expect([input.start, input.pod]).toEqual([undefined, undefined]);
  });
});
