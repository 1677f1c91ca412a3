import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { parseHyperparameters } from '../../../src/analytics/decay/model/hyperparameters.ts';
import { DAY, fixedClock } from '../../../src/domain/clock.ts';
import { personId } from '../../../src/domain/ids.ts';
import { OPEN } from '../../../src/domain/knowledge.ts';
import { statements } from '../../../src/graph/statements.generated.ts';
import { createImports } from '../../../src/services/imports/imports.ts';
import { readEvidence } from '../../../src/services/proficiency/decay-evidence.ts';
import { createFitDecay } from '../../../src/services/proficiency/fit-decay.ts';
import { refitBehind } from '../../../src/services/proficiency/refit-behind.ts';
import { seriesOf } from '../../../src/services/proficiency/series/fitted-series.ts';
import { readChangesAfter } from '../../../src/services/runs/changes.ts';
import { createWorkerPool } from '../../../src/threads/pool.ts';
import { caller } from '../../queue/run-world.ts';
import { type ImportWorld, importKey, openImportWorld } from './import-world.ts';
import { sampleFolder } from './sample-folder.ts';

const NOW = Date.parse('2025-03-01T08:00:00Z');
const clock = fixedClock(NOW);
const pool = createWorkerPool({ size: 1 });
afterAll(() => pool.close());

const KEYS = ['P1', 'P2', 'P3', 'P4'];
const people = KEYS.map((key) => personId(importKey, key)).sort();
const header = ['external_id', 'person', 'skill', 'at', 'kind', 'score', 'trials'];
const observed = (id: string, person: string, day: string, score: string) => {
  return [id, person, 'org:ONCALL', day, 'ASSESSMENT', score, '10'];
};
const before = KEYS.flatMap((key) => [
  observed(`${key}-1`, key, '2024-01-10', '0.8'),
  observed(`${key}-2`, key, '2024-06-10', '0.5'),
]);

let world: ImportWorld;
let run: string;
beforeEach(async () => {
  clock.set(NOW);
  world = await openImportWorld({ clock });
  await load(before);
  run = await fitEverybody();
  clock.set(NOW + DAY);
});
afterEach(() => world[Symbol.asyncDispose]());

const folderOf = (observations: readonly (readonly string[])[]) =>
  world.folder({ ...sampleFolder, 'observations.csv': [header, ...observations] });
const load = (observations: readonly (readonly string[])[]) =>
  world.imports.organisation(caller, folderOf(observations));

async function fitEverybody(): Promise<string> {
  const fitDecay = createFitDecay({ graph: world.graph, clock, pool });
  const { id } = await world.runs.perform(caller, { job: 'FIT_DECAY', parameters: {} }, (attempt) =>
    fitDecay.run(attempt, {}),
  );
  return id;
}

const inOrder = <Row extends { personId: string; skillId: string }>(rows: Row[]) =>
  rows.sort((a, b) => (a.personId + a.skillId < b.personId + b.skillId ? -1 : 1));
const shown = async () => inOrder(await world.graph.read(statements.peopleProficiencies, { people, run }));

/** What all evidence gives under the published hyperparameters, as far as is stored of it. */
async function everybody() {
  const [kept] = await world.graph.read(statements.decayHyperparameters, { run });
  const hyperparameters = parseHyperparameters(kept!.hyperparameters!);
  const view = { asOf: clock.now(), knownAt: OPEN, knownSeq: OPEN };
  const evidence = await readEvidence(world.graph, view, hyperparameters.kinds);
  return inOrder(seriesOf(evidence, hyperparameters, run).map(({ fitted }) => fitted));
}
const withoutClass = (rows: Awaited<ReturnType<typeof shown>>) => rows.map(({ taskClass: _, ...row }) => row);
const measured = (imported: Awaited<ReturnType<typeof load>>, name: string) =>
  imported.run.metrics.find((metric) => metric.name === name)?.value;
const refittedAfter = async (seq: number) =>
  (await readChangesAfter(world.graph, seq))
    .filter(({ kind }) => kind === 'PROFICIENCY')
    .map(({ subject }) => subject)
    .sort();
const seq = async () => (await world.graph.read(statements.readChangeCounter, {}))[0]!.last;

test('imported evidence counts when the import has ended, under the standing hyperparameters', async () => {
  const stood = await shown();
  const from = await seq();
  const imported = await load(
    [
      ...before,
      observed('P1-3', 'P1', '2025-02-01', '0.1'),
      observed('P3-2', 'P3', '2024-06-10', '0.9'),
    ].filter(([id], place, all) => all.findLastIndex(([other]) => other === id) === place),
  );
  expect(measured(imported, 'refitted')).toBe(2);
  expect(withoutClass(await shown())).toEqual(await everybody());
  expect(await shown()).not.toEqual(stood);
  const changed = ['P1', 'P3'].map((key) => personId(importKey, key)).sort();
  expect(await refittedAfter(from)).toEqual(changed);
});

test('an import that says nothing new leaves every series and the change log of people alone', async () => {
  const stood = await shown();
  const from = await seq();
  const imported = await load(before);
  expect(measured(imported, 'left to the next fit')).toBe(0);
  expect(await refittedAfter(from)).toEqual([]);
  expect(await shown()).toEqual(stood);
});

test('too many people are left to the next fit, and whoever imports is told how many', async () => {
  const { graph, runs, dataFolder } = world;
  const stood = await shown();
  const imports = createImports({ graph, clock, runs, dataFolder, personKey: importKey, mostRefitted: 1 });
  const imported = await imports.organisation(
    caller,
    folderOf([
      ...before,
      observed('P2-3', 'P2', '2025-02-01', '0.1'),
      observed('P4-3', 'P4', '2025-02-01', '0.1'),
    ]),
  );
  expect(measured(imported, 'refitted')).toBe(0);
  expect(measured(imported, 'left to the next fit')).toBe(2);
  expect(imported.result.notices.filter((notice) => notice.includes('FIT_DECAY'))).toEqual([
    expect.stringMatching(/^2 people have new evidence that counts from the next FIT_DECAY on/),
  ]);
  expect(await shown()).toEqual(stood);
  expect(await refitBehind({ graph, clock }, caller)).toEqual({ people: 2, left: 0 });
  expect(withoutClass(await shown())).toEqual(await everybody());
});

test('an import that leaves nobody behind says nothing of it', async () => {
  const { result } = await load([...before, observed('P2-3', 'P2', '2025-02-01', '0.1')]);
  expect(result.notices.filter((notice) => notice.includes('FIT_DECAY'))).toEqual([]);
});
