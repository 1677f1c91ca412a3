import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { Refused } from '../../src/cli/failure.ts';
import { refuseUnwritable } from '../../src/cli/refuse-unwritable.ts';

test('a file in a folder that is not there, or that is a folder, is refused by its name; others are as they were', () => {
  const folder = mkdtempSync(join(tmpdir(), 'meritgraph-unwritable-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const lost = join(folder, 'lost', 'forecasts.csv');
  for (const path of [lost, folder]) {
    expect(() => refuseUnwritable(path)).toThrow(Refused);
    expect(() => refuseUnwritable(path)).toThrow(path);
  }
  const [kept, fresh] = [join(folder, 'kept.csv'), join(folder, 'fresh.csv')];
  writeFileSync(kept, 'what was there');
  refuseUnwritable(kept);
  refuseUnwritable(fresh);
  expect(readFileSync(kept, 'utf8')).toBe('what was there');
  expect(existsSync(fresh)).toBe(false);
});
