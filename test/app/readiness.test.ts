import { afterEach, expect, test, vi } from 'vitest';
import { createReadiness } from '../../src/app/readiness.ts';

afterEach(() => vi.useRealTimers());

test('a process is ready once its index keeps up, and says how much it has yet to see', async () => {
  const lag = { ready: false, changes: 12, milliseconds: 20_000 };
  const notReady = createReadiness({ lag: async () => lag });
  expect(await notReady()).toMatch(/12 changes are not in it/);
  lag.ready = true;
  expect(await notReady()).toBeNull();
});

test('a graph that fails, or does not answer in two seconds, is not ready; nothing of the failure is told', async () => {
  const failing = createReadiness({
    lag: async () => {
      throw new Error('bolt://secret');
    },
  });
  expect(await failing()).toBe('the graph cannot be read');
  vi.useFakeTimers();
  const silent = createReadiness({ lag: () => new Promise(() => {}) })();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(await silent).toBe('the graph does not answer');
});

test('many that ask at once ask the graph once', async () => {
  let asked = 0;
  const notReady = createReadiness({
    lag: async () => ({ ready: ++asked > 0, changes: 0, milliseconds: 0 }),
  });
  expect(await Promise.all([notReady(), notReady(), notReady()])).toEqual([null, null, null]);
  expect(asked).toBe(1);
  await notReady();
  expect(asked).toBe(2);
});
