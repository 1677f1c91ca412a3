import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, expect, it } from 'vitest';
import { askWatched } from '../../bench/decay/job/ask-watched.ts';

const preload = pathToFileURL(join(import.meta.dirname, '../../bench/decay/job/watched-process.ts')).href;
const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

async function start(program: string) {
  const child = spawn(process.execPath, ['--import', preload, '-e', program], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  stops.push(() => child.kill('SIGKILL'));
  let text = '';
  child.stderr.setEncoding('utf8').on('data', (more: string) => {
    text += more;
  });
  while (!text.includes('ready')) await once(child.stderr, 'data');
  return { child, stderr: () => text };
}

it('a watched process says what it saw of itself, each time that it is asked', async () => {
  const watched = await start("setInterval(() => {}, 1000); process.stderr.write('ready\\n')");
  const first = await askWatched(watched);
  expect(first.peakBytes).toBeGreaterThan(1e6);
  expect((await askWatched(watched)).cpuSeconds).toBeGreaterThanOrEqual(first.cpuSeconds);
});

it('the memory that it tells of is its own, and not that of whoever started it', async () => {
  const large = Buffer.alloc(400e6, 1);
  const watched = await start("setInterval(() => {}, 1000); process.stderr.write('ready\\n')");
  expect((await askWatched(watched)).peakBytes).toBeLessThan(large.length);
});

it('a watched process that dies is an error with its last words, and nothing is waited for', async () => {
  const watched = await start(
    "setInterval(() => {}, 1000); process.on('SIGUSR2', () => process.exit(3)); process.stderr.write('ready\\n')",
  );
  watched.child.kill('SIGUSR2');
  await once(watched.child, 'close');
  await expect(askWatched(watched)).rejects.toThrow(/ended \(3\)[\s\S]*ready/);
});
