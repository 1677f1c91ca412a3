import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { InvalidInput, Unavailable } from '../../src/domain/errors.ts';
import { openGrafeo } from '../../src/graph/grafeo.ts';
import { describeOwner, ownerFile, readOwner, writeOwner } from '../../src/graph/owner.ts';
import { collect } from '../contract/graphs.ts';
import { putPair, storedPairs, storedSkills } from './pairs.ts';

let folder: string;
let path: string;
const children: ChildProcess[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'meritgraph-file-'));
  path = join(folder, 'test.grafeo');
});
afterEach(async () => {
  await Promise.all(children.splice(0).map(kill));
  rmSync(folder, { recursive: true, force: true });
});

function kill(child: ChildProcess): Promise<unknown> {
  const exit = new Promise((resolve) => child.once('exit', resolve));
  return child.exitCode === null && child.kill('SIGKILL') ? exit : Promise.resolve();
}

async function startProcess(task: 'hold' | 'write'): Promise<{ child: ChildProcess; lines: string[] }> {
  const program = join(import.meta.dirname, 'graph-process.ts');
  const child = spawn(process.execPath, [program, path, task], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  const lines: string[] = [];
  let rest = '';
  child.stdout.on('data', (chunk: Buffer) => {
    const parts = (rest + chunk).split('\n');
    rest = parts.pop()!;
    lines.push(...parts);
  });
  while (lines.length === 0 && child.exitCode === null) await setTimeout(10);
  return { child, lines };
}

it('keeps what was written, and only its owner may read it', async () => {
  const graph = await openGrafeo({ path, create: true });
  await graph.write((transaction) => transaction.run(putPair, { rows: [{ id: 'a' }] }));
  expect(readOwner(path)).toEqual({ pid: process.pid });
  for (const file of readdirSync(folder))
    expect([file, statSync(join(folder, file)).mode & 0o077]).toEqual([file, 0]);
  await graph.close();
  expect(existsSync(ownerFile(path))).toBe(false);
  const again = await openGrafeo({ path, create: false });
  expect(await again.read(storedSkills, {})).toEqual([{ id: 'a' }]);
  await again.save();
  await again.close();
});

it('refuses a path without a graph, and makes nothing there', async () => {
  await expect(openGrafeo({ path, create: false })).rejects.toThrow(InvalidInput);
  expect(readdirSync(folder)).toEqual([]);
});

it('refuses a file of another format, and leaves it as it was', async () => {
  writeFileSync(path, 'not a graph\n'.repeat(1_000));
  await expect(openGrafeo({ path, create: true })).rejects.toThrow(Unavailable);
  expect(readFileSync(path, 'utf8')).toBe('not a graph\n'.repeat(1_000));
  expect(existsSync(ownerFile(path))).toBe(false);
});

it('says in one line that a path cannot be written', async () => {
  writeFileSync(path, '');
  const opened = openGrafeo({ path: join(path, 'below-a-file', 'test.grafeo'), create: true });
  await expect(opened).rejects.toThrow(Unavailable);
  await expect(opened).rejects.toThrow(/^The graph at .* cannot be opened: .*$/);
});

it('held by another process, says by which, and where it serves', async () => {
  const { child } = await startProcess('hold');
  const opened = openGrafeo({ path, create: true });
  await expect(opened).rejects.toThrow(Unavailable);
  await expect(opened).rejects.toThrow(
    `The graph at ${path} is open in process ${child.pid}, which serves it at http://127.0.0.1:4000/graphql.`,
  );
  expect(readOwner(path)).toEqual({ pid: child.pid, url: 'http://127.0.0.1:4000/graphql' });
});

it('is taken over from an owner that was killed', async () => {
  const { child } = await startProcess('hold');
  await kill(child);
  expect(existsSync(ownerFile(path))).toBe(true);
  expect(readOwner(path)).toBeUndefined();
  const graph = await openGrafeo({ path, create: false });
  expect(readOwner(path)).toEqual({ pid: process.pid });
  await graph.close();
});

it('opened twice by one process is refused the second time, and the first goes on', async () => {
  const graph = await openGrafeo({ path, create: true });
  await expect(openGrafeo({ path, create: true })).rejects.toThrow(describeOwner(path));
  expect(readOwner(path)).toEqual({ pid: process.pid });
  expect(await graph.read(storedSkills, {})).toEqual([]);
  await graph.close();
});

it('reads no owner out of a file that says none', () => {
  for (const text of ['', '{', 'null', '[]', '{"pid":"1"}', '{"pid":1.5}', '{"pid":1,"url":7}']) {
    writeFileSync(ownerFile(path), text);
    expect(readOwner(path)).toBeUndefined();
  }
  writeOwner(path, { url: 'http://127.0.0.1:1/graphql' });
  expect(readOwner(path)).toEqual({ pid: process.pid, url: 'http://127.0.0.1:1/graphql' });
});

it('killed in the middle of writing, again and again, keeps whole what it said was kept', async () => {
  let acknowledged = 0;
  for (const pause of [0, 40, 120, 333]) {
    const { child, lines } = await startProcess('write');
    const kept = () => Number(lines.findLast((line) => /^\d+$/.test(line)) ?? 0);
    // The first dies before anything is kept, or soon after; the others in the middle of it.
    while (pause > 0 && kept() === 0) await setTimeout(5);
    await setTimeout(pause);
    await kill(child);
    acknowledged = Math.max(acknowledged, kept());
    const graph = await openGrafeo({ path, create: false });
    const pairs = (await graph.read(storedPairs, {}))[0]?.pairs ?? 0;
    expect(pairs).toBeGreaterThanOrEqual(acknowledged);
    const ids = (await collect(graph.readColumns(storedSkills, {}))).flatMap(({ columns }) => [
      ...columns.id,
    ]);
    const whole = Array.from({ length: pairs }, (_, i) => [`skill:a:${i + 1}`, `skill:b:${i + 1}`]).flat();
    expect(ids).toEqual(whole.sort());
    await graph.close();
  }
  expect(acknowledged).toBeGreaterThan(0);
});
