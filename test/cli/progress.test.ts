import { afterEach, expect, test, vi } from 'vitest';
import { progressDisplay } from '../../src/cli/progress.ts';

const { isTTY } = process.stderr;
afterEach(() => {
  process.stderr.isTTY = isTTY;
  vi.restoreAllMocks();
});

test('a log is told of progress at most every tenth of the way, whatever the phases are', () => {
  process.stderr.isTTY = false;
  const told: string[] = [];
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    told.push(String(text));
    return true;
  });
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
