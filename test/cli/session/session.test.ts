import { expect, test, vi } from 'vitest';
import type { AppOptions } from '../../../src/app.ts';
import type { Config } from '../../../src/config.ts';

const opened: AppOptions[] = [];
let answerAfterMs = 0;
async function answer() {
  if (answerAfterMs > 0) await new Promise((done) => setTimeout(done, answerAfterMs));
  return { data: {} };
}
vi.mock('../../../src/cli/session/product.ts', () => ({
  openApp: async (_: Config, options: AppOptions) => {
    opened.push(options);
    return { execute: answer, close: async () => {} };
  },
}));
const { openSession } = await import('../../../src/cli/session/session.ts');

const embedded = { graph: 'memory:' } as Config;
const production = { graph: 'neo4j://127.0.0.1:7687', redis: 'redis://127.0.0.1:6379' } as Config;

test('a command works at its own job on the embedded pair, and never takes one from a shared queue', async () => {
  await openSession(embedded, { work: true });
  await openSession(production, { work: true });
  await openSession(embedded);
  expect(opened.map(({ work }) => work)).toEqual([true, false, false]);
});

test('an answer that takes long is told of once, a quick one not', async () => {
  vi.useFakeTimers();
  const told: string[] = [];
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    told.push(String(text));
    return true;
  });
  try {
    await (await openSession(embedded)).execute('{ units }');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(told).toEqual([]);
    const session = await openSession(embedded);
    await session.execute('{ units }');
    answerAfterMs = 10_000;
    const answers = [session.execute('{ units }'), session.execute('{ units }')];
    await vi.advanceTimersByTimeAsync(20_000);
    await Promise.all(answers);
    expect(told).toEqual(['Reading what the answer rests on …\n']);
  } finally {
    vi.useRealTimers();
    vi.restoreAllMocks();
  }
});
