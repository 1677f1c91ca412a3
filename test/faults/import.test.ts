import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { OPEN } from '../../src/domain/knowledge.ts';
import { caller } from '../queue/run-world.ts';
import { openImportWorld, shippedOnet } from '../services/import-world.ts';
import { sampleFolder } from '../services/sample-folder.ts';
import { storedGraph } from '../services/stored-graph.ts';

let room: string;
beforeEach(() => {
  room = mkdtempSync(join(tmpdir(), 'import-faults-'));
});
afterEach(() => rmSync(room, { recursive: true, force: true }));

/** Runs an import as a process of its own; with `killAt`, kills it as soon as its progress is there. */
async function importInProcess(
  path: string,
  folder: string,
  killAt?: number,
): Promise<{ killed: boolean; output: string }> {
  const script = join(import.meta.dirname, 'import-process.ts');
  const child = spawn(process.execPath, [script, path, join(room, 'data'), folder], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    errors += chunk;
    if (
      killAt !== undefined &&
      String(chunk)
        .split('\n')
        .some((line) => Number(line) >= killAt)
    )
      child.kill('SIGKILL');
  });
  const [code, signal] = await once(child, 'close');
  if (signal === null && code !== 0) throw new Error(errors);
  return { killed: signal === 'SIGKILL', output };
}

/** Evidence in many batches, so that a kill falls between two of them. */
function manyObservations(count: number): string {
  const rows = Array.from({ length: count }, (_, n) => {
    const at = new Date(Date.UTC(2020, 0, 1) + n * 3_600_000).toISOString();
    return `M${n},P${1 + (n % 3)},org:${n % 2 === 0 ? 'OPS' : 'ONCALL'},${at},DELIVERY,${(n % 11) / 10},,P${1 + ((n + 1) % 3)}`;
  });
  return `external_id,person,skill,at,kind,score,trials,evaluator\n${rows.join('\n')}\n`;
}

/** What does not depend on when an import ran. */
async function lasting(path: string): Promise<Readonly<Record<string, readonly string[]>>> {
  await using world = await openImportWorld({ path });
  const stored = await storedGraph(world.graph);
  return Object.fromEntries(
    Object.entries(stored).map(([label, rows]) => [
      label,
      rows
        .map((row) => row.replace(/"recordedAt":\d+/, '"recordedAt":0'))
        .filter((row) => !row.includes('run:')),
    ]),
  );
}

test.each([0.05, 0.3, 0.55, 0.8])(
  'killed with -9 at %d of an organisation and started again: nothing lost, nothing doubled',
  async (killAt) => {
    await using world = await openImportWorld();
    const folder = world.folder({ ...sampleFolder, 'observations.csv': manyObservations(12_000) });
    const path = join(room, 'graph');
    const { killed } = await importInProcess(path, folder, killAt);
    expect(killed).toBe(true);
    const { output } = await importInProcess(path, folder);
    expect(JSON.parse(output)).toMatchObject({ refused: 0 });

    const straight = join(room, 'straight');
    await importInProcess(straight, folder);
    const [resumed, expected] = [await lasting(path), await lasting(straight)];
    for (const label of Object.keys(expected)) expect(resumed[label], label).toEqual(expected[label]);
    expect(resumed.Observation).toHaveLength(12_000);
    expect(resumed.Observation!.every((row) => row.includes(`"supersededAt":${OPEN}`))).toBe(true);

    await using after = await openImportWorld({ path });
    const again = await after.imports.organisation(caller, folder);
    expect(again.result.tables.map(({ written }) => written)).toEqual(again.result.tables.map(() => 0));
  },
);

test('killed with -9 in a framework and started again: the release is whole', async () => {
  const path = join(room, 'graph');
  expect((await importInProcess(path, 'onet', 0.5)).killed).toBe(true);
  expect(JSON.parse((await importInProcess(path, 'onet')).output)).toMatchObject({ unchanged: false });
  const resumed = await lasting(path);
  await using straight = await openImportWorld();
  await straight.imports.onet(caller, shippedOnet);
  const expected = await storedGraph(straight.graph);
  expect(resumed.links).toEqual(expected.links!.filter((row) => !row.includes('run:')));
  expect(resumed.Role).toEqual(expected.Role);
  expect(resumed.Skill).toEqual(expected.Skill);
});
