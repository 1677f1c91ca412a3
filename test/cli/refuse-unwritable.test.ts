import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { Refused } from '../../src/cli/failure.ts';
import { refuseUnwritable } from '../../src/cli/refuse-unwritable.ts';

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'meritgraph-unwritable-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test('a file in a folder that is not there, or that is a folder, is refused by its name; others are as they were', () => {
  const folder = newFolder();
  const [kept, fresh] = [join(folder, 'kept.csv'), join(folder, 'fresh.csv')];
  writeFileSync(kept, 'what was there');
  for (const path of [
    join(folder, 'lost', 'forecasts.csv'),
    folder,
    `${fresh}/`,
    join(kept, 'in-a-file.csv'),
  ]) {
    expect(() => refuseUnwritable(path)).toThrow(Refused);
    expect(() => refuseUnwritable(path)).toThrow(path);
  }
  refuseUnwritable(kept);
  refuseUnwritable(fresh);
  expect(readFileSync(kept, 'utf8')).toBe('what was there');
  expect(existsSync(fresh)).toBe(false);
});

test('a link is kept, whether what it leads to is there or not, and goes by where that would be', () => {
  const folder = newFolder();
  const [link, lost, round] = ['link', 'lost', 'round'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  symlinkSync('target.csv', link);
  symlinkSync(join('nowhere', 'target.csv'), lost);
  symlinkSync('round', round);
  refuseUnwritable(link);
  expect(readlinkSync(link)).toBe('target.csv');
  expect(existsSync(join(folder, 'target.csv'))).toBe(false);
  for (const path of [lost, round]) expect(() => refuseUnwritable(path)).toThrow(path);
});

test('a pipe that nobody reads yet is neither waited for nor taken away, and the terminal or whatever stands for it is written', () => {
  const pipe = join(newFolder(), 'pipe');
  execFileSync('mkfifo', [pipe]);
  refuseUnwritable(pipe);
  expect(statSync(pipe).isFIFO()).toBe(true);
  refuseUnwritable('/dev/null');
});
