import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { OPEN } from '../../src/domain/knowledge.ts';
import type { Graph } from '../../src/graph/graph.ts';
import { caller } from '../queue/run-world.ts';
import { openImportWorld, shippedOnet } from '../services/imports/import-world.ts';
import { sampleFolder } from '../services/imports/sample-folder.ts';
import { storedGraph } from '../services/stored-graph.ts';

let room: string;
beforeEach(() => {
  room = mkdtempSync(join(tmpdir(), 'import-faults-'));
});
afterEach(() => rmSync(room, { recursive: true, force: true }));

/** Runs an import as a process of its own; with `killAt`, one that kills itself as soon as its progress is there. */
async function importInProcess(
  path: string,
  folder: string,
  killAt?: number,
): Promise<{ killed: boolean; output: string }> {
  const script = join(import.meta.dirname, 'import-process.ts');
  const child = spawn(process.execPath, [script, path, join(room, 'data'), folder], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...(killAt !== undefined && { KILL_AT: String(killAt) }) },
  });
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    errors += chunk;
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
async function lasting(graph: Graph): Promise<Readonly<Record<string, readonly string[]>>> {
  const stored = await storedGraph(graph);
  return Object.fromEntries(
    Object.entries(stored).map(([label, rows]) => [
      label,
      rows
        .map((row) => row.replace(/"recordedAt":\d+/, '"recordedAt":0'))
        .filter((row) => !row.includes('run:')),
    ]),
  );
}

test.each([0.1, 0.6])(
  'killed with -9 at %d of an organisation and started again: nothing lost, nothing doubled',
  async (killAt) => {
    await using straight = await openImportWorld();
    const folder = straight.folder({ ...sampleFolder, 'observations.csv': manyObservations(6_000) });
    await straight.imports.organisation(caller, folder);
    const expected = await lasting(straight.graph);

    const path = join(room, 'graph');
    expect((await importInProcess(path, folder, killAt)).killed).toBe(true);
    expect(JSON.parse((await importInProcess(path, folder)).output)).toMatchObject({ refused: 0 });

    await using resumed = await openImportWorld({ path });
    const found = await lasting(resumed.graph);
    for (const label of Object.keys(expected)) expect(found[label], label).toEqual(expected[label]);
    expect(found.Observation).toHaveLength(6_000);
    expect(found.Observation!.every((row) => row.includes(`"supersededAt":${OPEN}`))).toBe(true);
    const { result } = await resumed.imports.organisation(caller, folder);
    expect(result.tables.map(({ written }) => written)).toEqual(result.tables.map(() => 0));
  },
  180_000,
);

test('killed with -9 in a framework and started again: the release is whole', async () => {
  const path = join(room, 'graph');
  expect((await importInProcess(path, 'onet', 0.5)).killed).toBe(true);
  expect(JSON.parse((await importInProcess(path, 'onet')).output)).toMatchObject({ unchanged: false });
  await using straight = await openImportWorld();
  await straight.imports.onet(caller, shippedOnet);
  const expected = await lasting(straight.graph);
  await using resumed = await openImportWorld({ path });
  const found = await lasting(resumed.graph);
  for (const label of ['links', 'Role', 'Skill']) expect(found[label]).toEqual(expected[label]);
}, 180_000);

test('killed with -9 in the next release of a framework: its counts are those of an import that was not cut off', async () => {
  await using straight = await openImportWorld();
  const former = straight.folder(manySkills(2_500, 0));
  const newer = straight.folder(manySkills(2_500, 500));
  await straight.imports.esco(caller, former);
  const { result } = await straight.imports.esco(caller, newer);
  expect(result.skillChanges).toEqual({ added: 500, changed: 1_000, retired: 500 });

  const path = join(room, 'graph');
  await importInProcess(path, `esco:${former}`);
  expect((await importInProcess(path, `esco:${newer}`, 0.15)).killed).toBe(true);
  const completed = JSON.parse((await importInProcess(path, `esco:${newer}`)).output);
  expect(completed).toMatchObject({ unchanged: false, skillChanges: result.skillChanges });

  const expected = await lasting(straight.graph);
  await using resumed = await openImportWorld({ path });
  const found = await lasting(resumed.graph);
  for (const label of ['links', 'Role', 'Skill']) expect(found[label]).toEqual(expected[label]);
}, 180_000);

/** A release of ESCO with skills from `first` on, of which every other has another name than in the release from 0. */
function manySkills(count: number, first: number): Readonly<Record<string, string>> {
  const uri = (noun: string, n: number) => `http://data.europa.eu/esco/${noun}/${String(n).padStart(6, '0')}`;
  const rows = Array.from({ length: count }, (_, index) => {
    const n = first + index;
    const name = first > 0 && n % 2 === 0 && n < count ? `skill ${n} renamed` : `skill ${n}`;
    return `KnowledgeSkillCompetence,${uri('skill', n)},${name},released,knowledge`;
  });
  return {
    'occupations_en.csv': `conceptType,conceptUri,iscoGroup,preferredLabel\nOccupation,${uri('occupation', 1)},1,one\n`,
    'skills_en.csv': `conceptType,conceptUri,preferredLabel,status,skillType\n${rows.join('\n')}\n`,
  };
}
