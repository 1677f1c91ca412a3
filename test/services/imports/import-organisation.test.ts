import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { personId } from '../../../src/domain/ids.ts';
import { OPEN } from '../../../src/domain/knowledge.ts';
import { statements } from '../../../src/graph/statements.generated.ts';
import { caller } from '../../queue/run-world.ts';
import { counts, storedGraph } from '../stored-graph.ts';
import { importKey, openImportWorld } from './import-world.ts';
import { now, organisationWorld } from './organisation-world.ts';
import { changed, sampleFolder } from './sample-folder.ts';

const { clock, load, observations, world } = organisationWorld();

test('every table of a folder goes into the graph, with what it points to', async () => {
  const result = await load(sampleFolder);
  expect(result).toMatchObject({ refused: 0, rejects: null, notices: [] });
  const stored = await storedGraph(world().graph);
  expect(counts(stored)).toMatchObject({
    Person: 4,
    Skill: 3,
    Role: 2,
    Issuer: 1,
    Credential: 3,
    Award: 3,
    Observation: 4,
    Pod: 2,
    Demand: 2,
    Assignment: 2,
  });
  const links = stored
    .links!.map((link) => JSON.parse(link))
    .map(({ fromId, type, toId }) => `${fromId} ${type} ${toId}`);
  const ada = personId(importKey, 'P1');
  expect(links).toEqual(
    expect.arrayContaining([
      'skill:org:DRILL BROADER skill:org:ONCALL',
      'skill:org:DRILL BROADER skill:org:OPS',
      'role:org:SRE REQUIRES skill:org:ONCALL',
      'credential:org:C2 REQUIRES_FIRST credential:org:C1',
      'credential:org:C1 STACKS_INTO credential:org:C3',
      'credential:org:C1 ISSUED_BY issuer:org:I1',
      'credential:org:C2 VALIDATES skill:org:DRILL',
      `${ada} HOLDS award:org:A1`,
      'award:org:A1 OF credential:org:C1',
      `observation:org:O1 OF ${ada}`,
      'observation:org:O1 ON skill:org:ONCALL',
      'observation:org:O1 DURING assignment:org:S1',
      `observation:org:O1 BY ${personId(importKey, 'P2')}`,
      'pod:org:T1 NEEDS demand:org:D1',
      'demand:org:D1 FOR_ROLE role:org:SRE',
      `assignment:org:S1 OF ${ada}`,
      'assignment:org:S1 IN pod:org:T1',
      'assignment:org:S1 AS role:org:SRE',
    ]),
  );
  expect(await observations('O2', 'O3')).toMatchObject([
    { at: Date.parse('2023-06-01T08:00Z'), recordedAt: Date.parse('2023-06-02T12:00Z'), withdrawnAt: OPEN },
    { at: Date.parse('2024-06-01T12:00Z'), recordedAt: now, withdrawnAt: Date.parse('2024-07-01T12:00Z') },
  ]);
  const [pod] = await world().graph.read(statements.storedPods, { ids: ['pod:org:T1'] });
  expect(pod).toMatchObject({ traitNames: ['ambiguity', 'pace'], traitValues: [0.2, 0.9] });
  const [assignment] = await world().graph.read(statements.assignmentsById, { ids: ['assignment:org:S1'] });
  expect(assignment?.outcomeAt).toBe(Date.parse('2023-12-31T12:00Z'));
});

test('a Run keeps what became of the rows, and a digest of the folder instead of its path', async () => {
  const folder = world().folder(changed(sampleFolder, ['observations.csv', 1, 'score', '1.5']));
  const { run, result } = await world().imports.organisation(caller, folder);
  const stored = await world().runs.get(caller, run.id);
  expect(stored).toMatchObject({ job: 'IMPORT', state: 'COMPLETED', inputDigest: result.digest });
  const metrics = Object.fromEntries(stored!.metrics.map(({ name, value }) => [name, value]));
  expect(metrics).toMatchObject({
    refused: 1,
    'observations.read': 4,
    'observations.refused': 1,
    'observations.written': 3,
  });
  expect(JSON.stringify(stored)).not.toContain(folder);
  const kinds = await world().graph.read(statements.readChanges, {
    ids: Array.from({ length: 40 }, (_, n) => `change:${String(n + 1).padStart(16, '0')}`),
  });
  expect(new Set(kinds.map(({ kind }) => kind))).toEqual(
    new Set([
      ...['FRAMEWORK', 'ROLES', 'ORGANISATION', 'PEOPLE', 'DEMAND', 'ASSIGNMENTS', 'AWARDS', 'OBSERVATIONS'],
    ]),
  );
  expect(kinds.every(({ subject }) => subject === run.id)).toBe(true);
});

test('references lead to what an earlier import brought', async () => {
  const { 'observations.csv': evidence, ...rest } = sampleFolder;
  await load(rest);
  const result = await load({ 'people.csv': [['external_id', 'name']], 'observations.csv': evidence! });
  expect(result).toMatchObject({ refused: 0 });
  expect(result.tables.at(-1)).toMatchObject({ written: 4 });
});

test('what is not imported is named once: later tables, other files, unknown columns', async () => {
  const result = await load({
    ...sampleFolder,
    'people.csv': [
      ['external_id', 'name', 'shoe_size', 'hair'],
      ['P1', 'Ada', '38', 'red'],
      ['P2', 'G', '', ''],
      ['P3', 'Z', '', ''],
    ],
    'wages.csv': [['role', 'area']],
    'notes.csv': [['x']],
    'readme.txt': 'hello',
  });
  expect(result.notices).toEqual([
    'notes.csv: no table of the organisation format; not read',
    'people.csv: columns shoe_size, hair not known; ignored',
    'wages.csv: not imported yet',
  ]);
});

test('any order of rows and columns gives the same graph', async () => {
  await load(sampleFolder);
  const expected = await storedGraph(world().graph);
  const shuffledFolder = fc
    .tuple(
      ...Object.entries(sampleFolder).map(([name, [header, ...rows]]) =>
        fc
          .tuple(
            fc.shuffledSubarray(
              header!.map((_, index) => index),
              { minLength: header!.length },
            ),
            fc.shuffledSubarray(rows, { minLength: rows.length }),
          )
          .map(
            ([columns, order]) =>
              [name, [header!, ...order].map((row) => columns.map((column) => row[column]!))] as const,
          ),
      ),
    )
    .map((files) => Object.fromEntries(files));
  await fc.assert(
    fc.asyncProperty(shuffledFolder, async (files) => {
      await using other = await openImportWorld({ clock });
      await other.imports.organisation(caller, other.folder(files));
      expect(await storedGraph(other.graph)).toEqual(expected);
    }),
    { numRuns: 15, seed: 7 },
  );
});
