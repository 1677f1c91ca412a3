import { expect, test, vi } from 'vitest';
import type { AppOptions } from '../../src/app.ts';
import type { Config } from '../../src/config.ts';

const opened: AppOptions[] = [];
vi.mock('../../src/cli/session/product.ts', () => ({
  openApp: async (_: Config, options: AppOptions) => {
    opened.push(options);
    return { execute: async () => ({ data: {} }), close: async () => {} };
  },
}));
const { openSession } = await import('../../src/cli/session/session.ts');

const embedded = { graph: 'memory:' } as Config;
const production = { graph: 'neo4j://127.0.0.1:7687', redis: 'redis://127.0.0.1:6379' } as Config;

test('a command works at its own job on the embedded pair, and never takes one from a shared queue', async () => {
  await openSession(embedded, { work: true });
  await openSession(production, { work: true });
  await openSession(embedded);
  expect(opened.map(({ work }) => work)).toEqual([true, false, false]);
});
