import { expect, test } from 'vitest';
import { noticeAge, noticeOldEvidence } from '../../src/cli/evidence-notice.ts';
import type { Session } from '../../src/cli/session/session.ts';
import { toldOnStderr } from './told.ts';

const NEWEST = '2026-06-29T15:00:00.000Z';
const told = toldOnStderr();

test('evidence that ends long ago is told of, with a moment that holds all of it', () => {
  noticeAge(NEWEST, 'The newest evidence here', Date.parse('2026-11-22T01:00:00Z'));
  expect(told).toEqual([
    'The newest evidence here is of 2026-06-29, 146 days ago, and has only faded since: --as-of 2026-06-30 looks at it then.\n',
  ]);
  expect(Date.parse('2026-06-30T12:00:00Z')).toBeGreaterThan(Date.parse(NEWEST));
});

test('nothing is said of fresh evidence, of none, or to who asks about a moment', async () => {
  noticeAge(NEWEST, 'It', Date.parse('2026-07-15T12:00:00Z'));
  noticeAge(null, 'It');
  const session = { execute: () => Promise.reject(new Error('asked')), close: async () => {} } as Session;
  await noticeOldEvidence(session, '2026-06-30T12:00:00.000Z');
  expect(told).toEqual([]);
});
