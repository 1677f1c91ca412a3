import { afterEach, expect, test, vi } from 'vitest';
import { progressDisplay } from '../../src/cli/progress.ts';

const { isTTY } = process.stderr;
afterEach(() => {
  vi.useRealTimers();
  process.stderr.isTTY = isTTY;
  vi.restoreAllMocks();
});

function toldToLog(): string[] {
  process.stderr.isTTY = false;
  const told: string[] = [];
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    told.push(String(text));
    return true;
  });
  return told;
}

test('a log is told every half minute of what stands still', () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  const told = toldToLog();
  const { update } = progressDisplay('fit-decay');
  update(0, 'waiting');
  for (let second = 1; second <= 65; second++) {
    vi.advanceTimersByTime(1_000);
    update(0, `waits for the one before it, which is ${second} % done`);
  }
  expect(told).toEqual([
    'fit-decay: waiting (0 %)\n',
    'fit-decay: waits for the one before it, which is 30 % done (0 %)\n',
    'fit-decay: waits for the one before it, which is 60 % done (0 %)\n',
  ]);
});

test('a log is told of progress at most every tenth of the way, whatever the phases are', () => {
  const told = toldToLog();
  const { update, done } = progressDisplay('import');
  for (let row = 0; row <= 1_000; row++) update(row / 1_000, `${row} rows`);
  update(0.5, 'looked at again');
  done('1,000 rows');
  expect(told).toHaveLength(12);
  expect([told[0], told[1], told.at(-1)]).toEqual([
    'import: 0 rows (0 %)\n',
    'import: 100 rows (10 %)\n',
    'import: 1,000 rows\n',
  ]);
});
