import { describe, expect, test } from 'vitest';
import { type ShortlistOptions, shortlistInput } from '../../src/cli/commands/shortlists/shortlist-input.ts';
import { UsageError } from '../../src/cli/failure.ts';
import type { Session } from '../../src/cli/session/session.ts';

const given = { title: 'these skills', size: 10 };
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

  test('an opening is one of a pod', async () => {
    const asked = shortlistInput(untouched, 'welder', { ...given, opening: 'welder' });
    await expect(asked).rejects.toThrow('say whose, with --pod');
  });
});
